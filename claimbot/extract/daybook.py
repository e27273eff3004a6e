"""The days a text has named so far, and how: what a figure without a day of its own looks back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from claimbot.extract.attribution import Attribution
from claimbot.extract.tagging import Line
from claimbot.extract.when import Day
from claimbot.extract.words import table

REMEMBERED = 4
"""So many of the days named last are kept."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that sentence *at* names; *role* says what it dates (an event, a statement, a beginning, or what it owns),
    *traits* how it is worded."""

    day: date
    at: int
    role: str
    traits: tuple[str, ...]


@dataclass(slots=True)
class Daybook:
    """What has been dated before sentence *at*: the days *named* last (the newest at the end), those of the sentence
    *ahead*, the *first* day of an event, and the *event* that was dated last. *undated*: the whole text names no day;
    *hour*: it has named a part of a day by now."""

    published: date | None = None
    at: int = 0
    named: list[Dated] = field(default_factory=list)
    ahead: list[Dated] = field(default_factory=list)
    first: date | None = None
    event: date | None = None
    undated: bool = False
    hour: bool = False

    def turn(self, passed: list[Dated], ahead: list[Dated]) -> None:
        """Go on to the next sentence; *passed* are the days of the last one, *ahead* those of the one after."""
        self.at += 1
        self.named = [*self.named, *passed][-REMEMBERED:]
        self.ahead = ahead
        events = [one for one in passed if one.role in ("event", "owner")]
        if events:
            self.event = next((one.day for one in events if one.role == "event"), events[0].day)
            self.first = self.first or self.event


def dated(line: Line, days: Iterable[Day], sources: list[Attribution], at: int) -> list[Dated]:
    """Give the *days* of sentence *at* with their roles and traits."""
    return [Dated(day.day, at, _role(line, day, sources), tuple(_traits(line, day))) for day in days]


def _role(line: Line, day: Day, sources: list[Attribution]) -> str:
    """Say what a day dates: a statement where it stands with the verb of saying, as in "said on Tuesday"."""
    if day.anchor:
        return "owner" if line.lows[day.last - 1].endswith("'s") else "anchor"
    for source in sources:
        verb = source.last if source.begin <= source.first else source.begin
        if verb <= day.first <= verb + 4:
            return "statement"
    return "event"


def _traits(line: Line, day: Day) -> Iterator[str]:
    """Say how a day is worded: its kind, the word before it, whether it heads or ends the sentence."""
    yield day.kind
    lead = line.lows[day.first - 1] if day.first else "^"
    yield f"after {lead if lead in _leads() else line.tags[max(0, day.first - 1)]}"
    if day.first <= 1:
        yield "heads"
    if day.last >= len(line.words) - 1:
        yield "ends"


@cache
def _leads() -> frozenset[str]:
    return frozenset(table("dates")["leads"])
