"""The days a text has named so far, and how: what a figure without a day of its own looks back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from claimbot.extract.attribution import Attribution
from claimbot.extract.tagging import KEPT, Line
from claimbot.extract.when import Day, names_hour
from claimbot.extract.words import table

REMEMBERED = 4
"""So many of the days named last are kept."""

TELLING = 4
"""So many characters a word has at least by which two sentences are held to speak of the same."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentence that names a day: its *words*, the *events* among them, its *text* in lower case, its paragraph."""

    words: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    text: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that sentence *at* names; *role* says what it dates (an event, a statement, a beginning, or what it owns),
    *traits* how it is worded, *around* in which sentence."""

    day: date
    at: int
    role: str
    traits: tuple[str, ...]
    around: Surroundings = Surroundings()


@dataclass(frozen=True, slots=True)
class Choice:
    """The day chosen for a figure, whose number ends before word *last* of sentence *at*; its measure and tense."""

    day: date | None
    at: int
    last: int
    paragraph: int
    measure: str
    tense: str


@dataclass(slots=True)
class Daybook:
    """What has been dated before sentence *at* of *length*: the days *named* last (the newest at the end), those of
    the sentence *ahead*, the *first* day of an event, the *event* that was dated last, and the *choice* for the figure
    before. *undated*: the whole text names no day; *hour*: it has named a part of a day by now; *period*: the last
    sentence that spoke of a month or a year."""

    published: date | None = None
    at: int = 0
    named: list[Dated] = field(default_factory=list)
    ahead: list[Dated] = field(default_factory=list)
    first: date | None = None
    event: date | None = None
    choice: Choice | None = None
    undated: bool = False
    hour: bool = False
    period: int = -1
    length: int = 0

    def turn(self, line: Line, passed: list[Dated], ahead: list[Dated]) -> None:
        """Go on from the sentence *line*, which names the days *passed*; *ahead* are those of the one after next."""
        self.hour = self.hour or names_hour(line)
        if any(is_period(line, word) for word in range(len(line.lows))):
            self.period = self.at
        self.at += 1
        self.named = [*self.named, *passed][-REMEMBERED:]
        self.ahead = ahead
        events = [one for one in passed if one.role in ("event", "owner")]
        if events:
            self.event = next((one.day for one in events if one.role == "event"), events[0].day)
            self.first = self.first or self.event

    def naming(self, day: date) -> Dated | None:
        """Give the latest mention of *day* among those that are kept."""
        return next((one for one in reversed(self.named) if one.day == day), None)


def is_period(line: Line, at: int) -> bool:
    """Whether word *at* names a month or a year."""
    low = line.lows[at]
    if low in _words("months"):
        return line.words[at].text[0].isupper()
    return len(low) == 4 and low.isdecimal() and low[:2] in ("19", "20")


def dated(line: Line, days: Iterable[Day], sources: list[Attribution], at: int) -> list[Dated]:
    """Give the *days* of sentence *at* with their roles, traits and surroundings."""
    around = surroundings_of(line)
    return [Dated(day.day, at, _role(line, day, sources), tuple(_traits(line, day)), around) for day in days]


@lru_cache(maxsize=KEPT)
def surroundings_of(line: Line) -> Surroundings:
    """Give what the sentence *line* can be known again by: its nouns and names, and the events it speaks of."""
    pairs = zip(line.lows, line.tags, strict=True)
    words = frozenset(low for low, letter in pairs if letter in "XNLG" and len(low) >= TELLING)
    events = frozenset(noun for low in line.lows if (noun := event_noun(low)))
    return Surroundings(words, events, line.sentence.text.lower(), line.sentence.paragraph)


@lru_cache(maxsize=1 << 14)
def event_noun(low: str) -> str:
    """Give the noun of an event that *low* is, one or several ("clashes"), or "" where it is none."""
    nouns = _words("events")
    if low in nouns or low[-1:] != "s":
        return low if low in nouns else ""
    return next((one for one in (low[:-1], low.removesuffix("es")) if one in nouns), "")


def _role(line: Line, day: Day, sources: list[Attribution]) -> str:
    """Say what a day dates: a statement where it stands with the verb of saying, as in "said on Tuesday"."""
    if day.anchor:
        return "owner" if line.lows[day.last - 1].endswith("'s") else "anchor"
    if _describes(line, day):
        return "owner"
    for source in sources:
        verb = source.last if source.begin <= source.first else source.begin
        if verb <= day.first <= verb + 4:
            return "statement"
    return "event"


def _describes(line: Line, day: Day) -> bool:
    """Whether a date only says which event is meant: "the January 7 quake"."""
    if day.kind != "date" or not day.first or day.last >= len(line.tags):
        return False
    return line.tags[day.first - 1] == "D" and line.tags[day.last] in "NLJ"


def _traits(line: Line, day: Day) -> Iterator[str]:
    """Say how a day is worded: its kind, the word before it, whether it heads or ends the sentence."""
    yield day.kind
    lead = line.lows[day.first - 1] if day.first else "^"
    yield f"after {lead if lead in _words('leads') else line.tags[max(0, day.first - 1)]}"
    if day.first <= 1:
        yield "heads"
    if day.last >= len(line.words) - 1:
        yield "ends"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("dates")[name])
