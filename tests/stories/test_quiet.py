"""Articles without news of figures: sport, weather, culture and prices are full of numbers and alert nobody."""

from __future__ import annotations

from collections import Counter

from claimbot.model import DEFAULT_ALERTS

LOUD = (
    "kyiv-reports", "us-official", "flood-in-selvane", "selvane-", "seoul-", "ferry-grey", "grey-heron", "hallowick-",
    "calden-march", "police-dispute", "second-calden", "zelenskyy-", "white-house", "two-north", "spy-agency",
    "why-pyongyang",
)  # fmt: skip
"""The beginnings of the articles that hold a figure somebody could dispute or update."""


def test_numbers_without_news_move_nothing(news):
    """No article outside the stories moves, disputes or edits a figure, although hardly one is without numbers."""
    quiet = {slug: news.after(slug, version) for slug, version in news.messages if not slug.startswith(LOUD)}
    moved = {slug for slug, alerts in quiet.items() if DEFAULT_ALERTS & {alert.kind for alert in alerts}}

    assert len(quiet) >= 20
    assert moved == set()


def test_the_stream_shows_every_kind_that_it_promises(news):
    """New, revised, conflicting, corroborated, edited and outdated figures all occur."""
    kinds = Counter(alert.kind.value for alert in news.all)

    assert {"new", "revised_up", "revised_down", "conflicting", "corroborated", "edited", "outdated"} <= set(kinds)


def test_no_alert_comes_twice(news):
    """Each change is told once."""
    texts = [alert.text for alert in news.all]

    assert len(texts) == len(set(texts))


def test_every_alert_has_its_evidence(news):
    """Whatever the kind: a quote, an outlet, a link to its page, a time."""
    for alert in news.all:
        assert alert.quote.strip("“”… ")
        assert alert.outlet
        assert alert.link.startswith("http://127.0.0.1:")
