"""Answers to look-ups, piece by piece."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claimbot.lookup import Checked, Origin, SeriesView, Sources, Verdict, view
from claimbot.model import Amount, Bound, Claim, Measure, RecordedClaim, Series, SeriesKey
from claimbot.texts import chats, replies
from claimbot.texts.help import COMMANDS, Command, WrongUse, command_named, usage_html
from claimbot.texts.html import plain

NOW = datetime(2024, 12, 23, 12, tzinfo=UTC)
KEY = SeriesKey(measure=Measure.KILLED, counted="person")
CLAIM = Claim(
    quote="14 people",
    start=0,
    end=9,
    sentence="14 people died, police said.",
    amount=Amount(low=14, high=14, bound=Bound.EXACT),
    measure=Measure.KILLED,
    subject="people",
    claimant="police",
)


def recorded(number: int) -> RecordedClaim:
    return RecordedClaim(
        id=f"c{number}", series="flood1", origin="o", claim=CLAIM, key=KEY, claimant_key="police", title="",
        url=f"https://example.org/{number}", outlet=f"Outlet {number}", published=NOW, learned=NOW, revision=1,
    )  # fmt: skip


def seen() -> SeriesView:
    made = view(Series(id="flood1", key=KEY, label="People killed, Orvale flood", claims=(recorded(0),)))
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.KNOWN, "✅ on record"),
        (Verdict.DIFFERS, "⚠️ differs from the record"),
        (Verdict.OUTDATED, "🕰 outdated"),
        (Verdict.UNKNOWN, "▫️ not on record"),
    ],
)
def test_a_checked_figure_is_held_against_the_record(verdict: Verdict, words: str) -> None:
    """Each figure shows how it stands, and against which claim."""
    reply = replies.checked([Checked(claim=CLAIM, verdict=verdict, view=seen(), against=recorded(0))], now=NOW)

    assert plain(reply.html).splitlines() == [
        "1 figure",
        "",
        f"1. 14 people killed: {words}",
        "People killed, Orvale flood",
        "14 (police, 23 Dec 12:00 UTC), Outlet 0",
    ]
    assert [[button.label for button in row] for row in reply.buttons] == [["1"]]


def test_many_copies_are_counted_after_the_first_ones() -> None:
    """A statement that everybody copied names five outlets and counts the others."""
    copies = tuple(recorded(number) for number in range(1, 9))
    origin = Origin(claimant="police", first=recorded(0), copies=copies)
    reply = replies.sources(Sources(view=seen(), origins=(origin,)), 1, now=NOW)

    assert plain(reply.html).endswith("also in Outlet 1, Outlet 2, Outlet 3, Outlet 4, Outlet 5 and 3 others")


@pytest.mark.parametrize(("page", "shown", "at"), [(0, [0, 1], 1), (2, [2, 3], 2), (3, [4], 3), (99, [4], 3)])
def test_pages_are_brought_into_range(page: int, shown: list[int], at: int) -> None:
    """A page before the first is the first, one after the last is the last."""
    assert replies.paged(range(5), page, size=2) == (range(shown[0], shown[-1] + 1), at, 3)


def test_nothing_at_all_has_one_page() -> None:
    """An empty list is one empty page, not none."""
    assert replies.paged([], 1) == ([], 1, 1)


def test_the_list_to_end_from_is_empty_at_the_end() -> None:
    """When the last subscription is ended, what to do next is said."""
    assert "/follow" in plain(chats.ending_buttons([]).html)
    assert "/follow" in plain(chats.following_list([], [], active=True).html)


def test_every_command_has_a_form_and_a_line() -> None:
    """The menu of Telegram takes 1 to 32 small letters and up to 256 characters."""
    assert all(command.name.isalpha() and command.name.islower() for command in COMMANDS)
    assert all(0 < len(command.summary) <= 256 for command in COMMANDS)
    assert all(bool(command.usage) == bool(command.example) for command in COMMANDS)


def test_a_wrong_use_shows_the_right_one() -> None:
    """The message of the error is what a person reads, also where a command takes nothing."""
    assert str(WrongUse("find")) == "Usage: /find WORDS\nExample: /find north korean killed"
    assert plain(usage_html(Command(name="help", summary="x"))) == "Usage: /help"
    assert command_named("search") is command_named("find")
    assert command_named("nosuch") is None
