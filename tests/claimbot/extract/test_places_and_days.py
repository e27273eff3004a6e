"""Where and when: the place and the day of a figure."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from claimbot.extract import extract
from claimbot.model import Claim, Document

WEDNESDAY = datetime(2025, 6, 18, 12, 0, tzinfo=UTC)


def only(text: str) -> Claim:
    """Give the last claim of *text*, published on a Wednesday."""
    return extract(Document(url="https://example.org/a", text=text, published=WEDNESDAY))[-1]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A strike on Kharkiv killed five people.", "Kharkiv"),
        ("Five people died in Tarnów Dolny.", "Tarnów Dolny"),
        ("Five people died in Varsk province.", "Varsk province"),
        ("Five people died in northern Gaza.", "northern Gaza"),
        ("Five people died in Russia's Kursk region.", "Kursk region"),
        ("Police in Manila said five people died near Luneta.", "Luneta"),
        ("A bus fell into a gorge near Salento. Five people died.", "Salento"),
        ("Villagers in Buner said five people died.", "Buner"),
        ("Five US soldiers died.", None),
    ],
)
def test_places(text, place):
    """Known and unknown places are read as written; a people and the seat of a source are no place of the event."""
    assert only(text).place == place


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Five people died on Monday.", date(2025, 6, 16)),
        ("Five people died on Wednesday.", date(2025, 6, 18)),
        ("Five people died overnight.", date(2025, 6, 18)),
        ("Five people died yesterday.", date(2025, 6, 17)),
        ("Five people died on 3 March 2024.", date(2024, 3, 3)),
        ("Five people died on March 3.", date(2025, 3, 3)),
        ("Five people died three days ago.", date(2025, 6, 15)),
        ("Five people died last week.", date(2025, 6, 15)),
        ("Five people died at the weekend.", date(2025, 6, 15)),
        ("Five people have died since Monday.", None),
        ("Five people died in May.", None),
        ("Five people died, police said on Tuesday.", date(2025, 6, 17)),
        ("Five people died on Monday, police said on Tuesday.", date(2025, 6, 16)),
    ],
)
def test_days(text, day):
    """The day of the event counts before the day of the statement; months and beginnings give none."""
    assert only(text).as_of == day


def test_a_day_carries_to_the_next_sentence():
    """An event that was dated stays dated."""
    assert only("A car hit a crowd on Friday. Five people died.").as_of == date(2025, 6, 13)


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("Five people have died since the war began.", "since the war began"),
        ("Five people have died so far.", "so far"),
        ("Five people have died this year.", "this year"),
        ("Five people died.", None),
    ],
)
def test_baselines(text, baseline):
    """A running figure says since when it runs."""
    assert only(text).baseline == baseline


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Five people died.", "event"),
        ("The death toll reached five.", "total"),
        ("Five people have died so far.", "total"),
        ("Five people died in the past 24 hours.", "event"),
        ("The Pentagon has 2,000 troops in Syria.", "total"),
        ("Two more people died, raising the toll.", "event"),
    ],
)
def test_scope(text, scope):
    """Running words and stocks are totals; a day and an increment are events."""
    assert only(text).scope == scope
