"""What a text has dated so far: roles of days, and what is remembered of them."""

from __future__ import annotations

from datetime import date

import pytest

from claimbot.extract.claimants import attributions
from claimbot.extract.daybook import REMEMBERED, Dated, Daybook, dated, event_noun, surroundings_of
from claimbot.extract.quantities import quantities
from claimbot.extract.sentences import sentences
from claimbot.extract.tagging import Line, tag
from claimbot.extract.when import days

FRIDAY = date(2025, 6, 20)


def line_of(text: str) -> Line:
    """Tag the one sentence of *text*."""
    (sentence,) = sentences(text)
    return tag(sentence, quantities(sentence))


def dates(text: str) -> list[Dated]:
    """Give the days of the sentence *text* with their roles."""
    line = line_of(text)
    return dated(line, days(line, FRIDAY), attributions(line), 0)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A bus fell into a gorge on Monday.", "event"),
        ("The governor said on Monday that a bus fell into a gorge.", "statement"),
        ("Monday's crash was the worst.", "owner"),
        ("The June 16 crash was the worst.", "owner"),
        ("Since Monday the road has been shut.", "anchor"),
    ],
)
def test_what_a_day_dates(text: str, role: str) -> None:
    """An event, a statement by its verb, what the day owns or describes, or where something begins."""
    assert [one.role for one in dates(text)] == [role]


def test_how_a_day_is_worded() -> None:
    """Its kind, the word before it, and whether it heads or ends the sentence."""
    assert set(dates("A bus fell on Monday.")[0].traits) == {"weekday", "after on", "ends"}
    assert {"near", "heads"} <= set(dates("Yesterday a bus fell.")[0].traits)


def test_the_event_dated_last_and_first() -> None:
    """A statement's day moves neither; only the last few days are kept."""
    book = Daybook(FRIDAY, length=9)
    line = line_of("The road was shut.")
    for text in ("A bus fell on Monday.", "Police said on Thursday that it was old.", "A car burned on Tuesday."):
        book.turn(line, dates(text), [])
    assert (book.first, book.event) == (date(2025, 6, 16), date(2025, 6, 17))
    for _ in range(3):
        book.turn(line, dates("A car burned on Sunday."), [])
    assert len(book.named) == REMEMBERED
    assert book.naming(date(2025, 6, 15)) is book.named[-1]
    assert book.naming(date(2025, 6, 16)) is None


def test_hours_and_periods_are_noted() -> None:
    """A part of the day makes the text one of a day; a month or a year is background."""
    book = Daybook(FRIDAY)
    book.turn(line_of("The bus left at dawn."), [], [])
    assert (book.hour, book.period) == (True, -1)
    book.turn(line_of("In 2019 the same firm lost a truck."), [], [])
    assert book.period == 1


@pytest.mark.parametrize(("word", "noun"), [("blast", "blast"), ("clashes", "clash"), ("fires", "fire"), ("buses", "")])
def test_nouns_of_events(word: str, noun: str) -> None:
    """One event or several are the same noun."""
    assert event_noun(word) == noun


def test_a_sentence_is_known_again_by_its_nouns_and_events() -> None:
    """Short words and verbs do not count."""
    around = surroundings_of(line_of("The blast in Lahore wrecked a bakery."))
    assert around.events == {"blast"}
    assert {"lahore", "bakery"} <= around.words
    assert "wrecked" not in around.words
