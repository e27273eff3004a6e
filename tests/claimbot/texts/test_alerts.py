"""Alerts as they arrive."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fake_telegram import Markup
from hypothesis import given
from hypothesis import strategies as st

from claimbot.model import Amount, Bound, Change, ChangeKind, Claim, Measure, RecordedClaim, Series, SeriesKey
from claimbot.texts.alerts import ICONS, KIND_WORDS, alert_buttons, alert_html, excerpt, repeated
from claimbot.texts.html import plain, visible_length

KEY = SeriesKey(measure=Measure.KILLED_OR_WOUNDED, counted="soldier")
TITLE = "North Korean troops killed or wounded, Kursk, so far"


def claim(quote: str, sentence: str, claimant: str | None, amount: Amount) -> Claim:
    return Claim(
        quote=quote, start=0, end=len(quote), sentence=sentence, amount=amount, measure=Measure.KILLED_OR_WOUNDED,
        subject="soldiers", claimant=claimant,
    )  # fmt: skip


def recorded(name: str, said: Claim, day: int) -> RecordedClaim:
    moment = datetime(2024, 12, day, 4, 10, tzinfo=UTC)
    return RecordedClaim(
        id=name, series="kursk1", origin=name, claim=said, key=KEY, claimant_key=said.claimant, title="",
        url=f"https://example.org/{name}", outlet="Example Wire", published=moment, learned=moment, revision=1,
    )  # fmt: skip


OLD = recorded(
    "a",
    claim(
        "several hundred casualties",
        "The North has suffered several hundred casualties.",
        "US military official",
        Amount(low=300, high=900, bound=Bound.VAGUE),
    ),
    17,
)
NEW = recorded(
    "b",
    claim(
        "at least 1,100 of the North's soldiers",
        "Seoul says at least 1,100 of the North's soldiers have been killed or wounded.",
        "South Korea's military",
        Amount(low=1100, high=None, bound=Bound.AT_LEAST),
    ),
    23,
)
SERIES = Series(id="kursk1", key=KEY, label=TITLE, claims=(OLD, NEW))


def change(kind: ChangeKind, before: RecordedClaim | None = OLD, after: RecordedClaim | None = NEW) -> Change:
    return Change(
        id="x7k2p9qrstvw", series="kursk1", kind=kind, before=before, after=after, reason="", learned=NEW.learned
    )


def test_an_alert_says_what_moved_who_says_so_and_where() -> None:
    """The whole of one alert, as it stands in a chat."""
    html = alert_html(change(ChangeKind.REVISED_UP), SERIES)

    assert plain(html).splitlines() == [
        f"🔺 {TITLE}",
        "several hundred → at least 1,100 (South Korea's military)",
        "was: several hundred, US military official, 17 Dec · 2 claimants, 300 or more · 2 origins, 2 articles",
        "“Seoul says at least 1,100 of the North's soldiers have been killed or wounded.” Example Wire, "
        "23 Dec 04:10 UTC · alert x7k2p9",
    ]
    assert '<a href="https://example.org/b">Example Wire</a>' in html


HEADLINES = {
    ChangeKind.NEW: "at least 1,100 (South Korea's military)",
    ChangeKind.REVISED_UP: "several hundred → at least 1,100 (South Korea's military)",
    ChangeKind.REVISED_DOWN: "several hundred → at least 1,100 (South Korea's military)",
    ChangeKind.REFINED: "several hundred → at least 1,100 (South Korea's military), more exact",
    ChangeKind.LOOSENED: "several hundred → at least 1,100 (South Korea's military), less exact",
    ChangeKind.CORROBORATED: "at least 1,100 (South Korea's military) agrees with several hundred "
    "(US military official, 17 Dec)",
    ChangeKind.CONFLICTING: "at least 1,100 (South Korea's military) against several hundred "
    "(US military official, 17 Dec)",
    ChangeKind.EDITED: "several hundred → at least 1,100 (South Korea's military), changed on the page itself",
    ChangeKind.RETRACTED: "several hundred (US military official) → withdrawn",
    ChangeKind.MEASURE_DRIFT: "at least 1,100: killed or wounded → killed or wounded (South Korea's military)",
    ChangeKind.OUTDATED: "at least 1,100 is repeated as current; on record is several hundred "
    "(US military official, 17 Dec)",
}


@pytest.mark.parametrize("kind", ChangeKind)
def test_each_kind_has_its_headline(kind: ChangeKind) -> None:
    """Every kind of change has an icon, a name and words of its own."""
    before = None if kind is ChangeKind.NEW else OLD
    after = None if kind is ChangeKind.RETRACTED else NEW
    lines = plain(alert_html(change(kind, before, after), SERIES)).splitlines()

    assert lines[0].startswith(ICONS[kind])
    assert lines[1] == HEADLINES[kind]
    assert KIND_WORDS[kind]


@pytest.mark.parametrize(
    ("kind", "headline"),
    [
        (ChangeKind.REVISED_UP, "at least 1,100 (South Korea's military)"),
        (ChangeKind.CONFLICTING, "at least 1,100 (South Korea's military)"),
        (ChangeKind.CORROBORATED, "at least 1,100 (South Korea's military)"),
        (ChangeKind.OUTDATED, "at least 1,100 is repeated as current"),
        (ChangeKind.EDITED, "at least 1,100 (South Korea's military), changed on the page itself"),
    ],
)
def test_a_change_without_an_earlier_claim_is_worded_all_the_same(kind: ChangeKind, headline: str) -> None:
    """What is missing is left out, and no alert fails for want of it."""
    assert plain(alert_html(change(kind, None), SERIES)).splitlines()[1] == headline


def test_a_series_without_a_standing_claim() -> None:
    """When the only figure is withdrawn nothing stands, and nothing is counted."""
    gone = replace(SERIES, claims=(replace(OLD, gone=True),))
    lines = plain(alert_html(change(ChangeKind.RETRACTED, OLD, None), gone)).splitlines()

    assert len(lines) == 3
    assert "→ withdrawn" in lines[1]


def test_the_buttons_of_an_alert() -> None:
    """A wrong link can be called so where it is known which change made it."""
    [row] = alert_buttons("kursk1")
    [more] = alert_buttons("kursk1", change_id="x7k2p9qrstvw")

    assert [button.label for button in row] == ["History", "Sources", "Mute"]
    assert [button.label for button in more] == ["History", "Sources", "Mute", "Not the same"]


def test_an_edit_shows_both_wordings_and_when_they_were_read() -> None:
    """A silent edit is proved by what the page said before and after; its own date is no help."""
    text = plain(
        alert_html(replace(change(ChangeKind.EDITED), learned=datetime(2024, 12, 24, 9, 0, tzinfo=UTC)), SERIES)
    )

    assert "was: “The North has suffered several hundred casualties.”, read 17 Dec 04:10 UTC" in text
    assert text.endswith("killed or wounded.” Example Wire, read 24 Dec 09:00 UTC · alert x7k2p9")


def test_an_unattributed_figure_is_that_of_its_outlet() -> None:
    """Where nobody is named, the outlet speaks in its own voice."""
    unattributed = replace(NEW, claim=replace(NEW.claim, claimant=None))

    assert "at least 1,100 (Example Wire)" in plain(alert_html(change(ChangeKind.NEW, None, unattributed), SERIES))


def test_a_claimant_from_the_beginning_of_a_sentence() -> None:
    """Its article is small in the middle of ours; its own capitals stay."""
    ministry = replace(NEW, claim=replace(NEW.claim, claimant="The Health Ministry"))

    assert "(the Health Ministry)" in plain(alert_html(change(ChangeKind.NEW, None, ministry), SERIES))


def test_a_repeat_is_marked() -> None:
    """A copy that may be a second one says so; the number at the end shows that the two are one."""
    body = alert_html(change(ChangeKind.REVISED_UP), SERIES)

    assert repeated(body) == f"(repeat) {body}"
    assert body.endswith("alert x7k2p9")


def test_a_long_sentence_is_cut_around_its_quote() -> None:
    """The quote is always there, whole words stand around it, and dots where words are left out."""
    long = replace(NEW.claim, sentence=f"{'Before that ' * 40}{NEW.claim.quote}{' and after' * 40}")
    shown = excerpt(long)

    assert NEW.claim.quote in shown
    assert shown.startswith("“…")
    assert shown.endswith("…”")
    assert len(shown) < 250


def test_a_long_sentence_without_blanks_is_cut_all_the_same() -> None:
    """Scripts without blanks are cut within the text, from the quote on."""
    long = replace(NEW.claim, quote="三十人", sentence=f"{'前' * 300}三十人{'後' * 300}")

    assert excerpt(long).startswith("“…三十人後")


@given(
    st.text(min_size=1, max_size=600),
    st.text(min_size=1, max_size=50).map(lambda text: text * 100),
    st.sampled_from(ChangeKind),
)
def test_no_text_breaks_an_alert(sentence: str, title: str, kind: ChangeKind) -> None:
    """Whatever a page, a title or a claimant holds, Telegram takes the message."""
    hostile = replace(NEW, claim=replace(NEW.claim, sentence=sentence, claimant=title), outlet=title)
    html = alert_html(change(kind, OLD, hostile), replace(SERIES, label=title))

    assert Markup(html).fault == ""
    assert visible_length(html) < 4000
