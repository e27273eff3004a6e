"""Days that a text names: by the calendar, by their nearness, and by the day that it named before."""

from __future__ import annotations

from datetime import date

import pytest

from claimbot.extract.quantities import quantities
from claimbot.extract.sentences import sentences
from claimbot.extract.tagging import tag
from claimbot.extract.when import days_of

FRIDAY = date(2025, 6, 20)


def named(text: str, published: date | None = FRIDAY) -> list[list[str]]:
    """Give for each sentence of *text* the days it names, as ISO dates."""
    lines = [tag(sentence, quantities(sentence)) for sentence in sentences(text)]
    return [[day.day.isoformat() for day in found] for found in days_of(lines, published)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry sank this morning.", "2025-06-20"),
        ("The ferry sank last night.", "2025-06-19"),
        ("Last night's raid was the third.", "2025-06-19"),
        ("The ferry sank last Thursday.", "2025-06-12"),
        ("The ferry sank on the 17th.", "2025-06-17"),
        ("The ferry sank on the 25th.", "2025-05-25"),
        ("The ferry sank on 5/6 March.", "2025-03-06"),
        ("The ferry sank on Christmas Eve.", "2024-12-24"),
        ("The ferry sank on New Year's Day.", "2025-01-01"),
        ("The ferry sank at the end of last month.", "2025-05-31"),
        ("The court meets on July 4.", "2025-07-04"),
        ("The court met on December 4.", "2024-12-04"),
    ],
)
def test_days_of_the_calendar_and_near_ones(text: str, day: str) -> None:
    """A day left without month or year is the latest one, or the coming one where the last is nearly a year ago."""
    assert named(text) == [[day]]


@pytest.mark.parametrize(
    "text",
    [
        "The 7th Brigade held on the 7th floor.",
        "Super Tuesday is at hand.",
        "The eve of battle was quiet.",
        "The day before the vote was quiet.",
    ],
)
def test_what_is_no_day(text: str) -> None:
    """Names that hold a weekday or a number are no days, nor is a day that only an unknown event tells."""
    assert named(text) == [[]]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Four more died that night.", "2025-06-16"),
        ("Four more died the same evening.", "2025-06-16"),
        ("Later in the day four more died.", "2025-06-16"),
        ("The day's second blast killed four.", "2025-06-16"),
        ("The next day four more died.", "2025-06-17"),
        ("The following morning four more died.", "2025-06-17"),
        ("The day after, four more died.", "2025-06-17"),
        ("Four more died two days later.", "2025-06-18"),
        ("The previous evening four had died.", "2025-06-15"),
        ("Four had died the night before.", "2025-06-15"),
        ("A week earlier four had died.", "2025-06-09"),
        ("A week ago four died.", "2025-06-13"),
    ],
)
def test_a_day_told_by_the_one_before(sentence: str, day: str) -> None:
    """A pointing word counts from the day named last; "ago" counts from publication."""
    assert named(f"A mine blew up on Monday. {sentence}") == [["2025-06-16"], [day]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four had died a day earlier.", ["2025-06-19"]),
        ("Earlier in the day four died.", ["2025-06-20"]),
        ("Four died two days later.", []),
        ("Four died that night.", []),
    ],
)
def test_pointing_words_without_a_day_before(text: str, expected: list[str]) -> None:
    """What is earlier counts from publication where no day was named; what is later, and "that night", has no day."""
    assert named(text) == [expected]


def test_later_is_never_after_publication() -> None:
    """A text does not tell as past what comes after it."""
    assert named("A mine blew up on Thursday. A week later four died.") == [["2025-06-19"], []]


def test_near_days_need_the_day_of_publication() -> None:
    """Without it only full dates are days."""
    assert named("Four died on 3 March 2024. Two died yesterday.", None) == [["2024-03-03"], []]


def test_a_day_to_come_is_not_pointed_back_to() -> None:
    """ "That night" is a night that is past."""
    assert named("A mine blew up on Monday, and the inquest is on July 4. Four died that night.")[1] == ["2025-06-16"]
