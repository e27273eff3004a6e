"""Articles without news of figures: sport, weather, culture and prices are full of numbers and alert nobody."""

from __future__ import annotations


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
