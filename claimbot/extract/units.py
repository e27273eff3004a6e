"""Units and currencies beside a number, from `data/units.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from claimbot.extract.kinds import Kind
from claimbot.extract.pieces import GLUED, SPACED, Line
from claimbot.extract.words import table

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or currency in pieces *first* to *last* (exclusive), and the kind it makes of its number."""

    kind: Kind
    first: int
    last: int

    def surface(self, line: Line) -> str:
        """Give it as written; of a glued one only its own piece."""
        if line.link(self.first) != SPACED:
            return " ".join(line.lows[self.first : self.last])
        tokens = line.tokens[line.owners[self.first] : line.owners[self.last - 1] + 1]
        gaps = (" " * (after.start > before.end) for before, after in pairwise(tokens))
        return tokens[0].text + "".join(gap + token.text for gap, token in zip(gaps, tokens[1:], strict=False))


@dataclass(frozen=True, kw_only=True)
class Units:
    """The unit words by the first word of each phrase, longest phrase first; and those of money."""

    after: Mapping[str, list[tuple[Phrase, Kind]]]
    inner: frozenset[str]
    not_unit: Mapping[str, frozenset[str]]
    signs: frozenset[str]
    countries: frozenset[str]
    codes: frozenset[str]
    names: frozenset[str]
    pounds: frozenset[str]
    won: frozenset[str]
    adjectives: frozenset[str]

    @cached_property
    def leads(self) -> frozenset[str]:
        """Every piece that a currency directly before a number ends with."""
        return self.codes | self.signs | {"."}

    @cached_property
    def starts(self) -> frozenset[str]:
        """Every piece with which a unit or currency after a number, or the words before it, can begin."""
        money = self.signs | self.codes | self.adjectives | self.names | self.pounds | self.won
        return money | self.inner | self.after.keys() | {"c", "f", "k"}


@cache
def units() -> Units:
    """Give the units of the package, read once."""
    data = table("units")
    after: dict[str, list[tuple[Phrase, Kind]]] = {}
    for kind, listed in data["after"].items():
        for phrase in by_length(listed):
            after.setdefault(phrase[0], []).append((phrase, Kind(kind)))
    for entries in after.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    money = {name: frozenset(listed) for name, listed in data["money"].items()}
    not_unit = {word: frozenset(listed) for word, listed in data["not_unit"].items()}
    return Units(after=after, inner=frozenset(data["inner"]["words"]), not_unit=not_unit, **money)


def by_length(phrases: Iterable[str]) -> list[Phrase]:
    """Cut *phrases* into words, the longest first, so that the first that fits is the longest."""
    return sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True)


def unit_before(line: Line, first: int) -> Unit | None:
    """Find a currency directly before piece *first*: "$", "US$", "Rs.", "EUR"."""
    known, at = units(), first - 1
    if line.low(at) not in known.leads:
        return None
    if line.low(at) == "." and line.low(at - 1) in known.codes:
        at -= 1
    if line.low(at) in known.codes and line.low(at) != "try":
        return Unit(Kind.MONEY, at, first)
    if line.low(at) not in known.signs:
        return None
    country = line.low(at - 1) in known.countries and line.gap(at) == 0
    return Unit(Kind.MONEY, at - 1 if country else at, first)


def unit_after(line: Line, last: int, *, digits: bool) -> Unit | None:
    """Find a unit or currency that follows piece *last* - 1, "three straight days" included.

    *digits*: the number is in digits, so that a lone letter may be a unit ("100 m", "30 C").
    """
    if line.low(last) not in units().starts:
        return None
    return _currency_after(line, last) or _plain(line, last, digits=digits) or _spread(line, last, digits=digits)


def _plain(line: Line, at: int, *, digits: bool) -> Unit | None:
    """A unit at piece *at*."""
    known, low = units(), line.low(at)
    for phrase, kind in known.after.get(low, ()):
        last = at + len(phrase)
        if tuple(line.lows[at:last]) != phrase or (
            len(low) == 1 and low.isalpha() and not _letter(line, at, digits=digits)
        ):
            continue
        if line.low(last) in known.not_unit.get(low, ()) or (
            low == "second" and not digits and line.link(at) == SPACED
        ):
            continue
        return _per_hour(line, Unit(kind, at, last))
    if digits and low in ("c", "f", "k") and line.written(at)[-1] in "CFK" and line.low(at + 1) not in ("-",):
        return Unit(Kind.TEMPERATURE, at, at + 1)
    if digits and line.written(at) == "k":
        return Unit(Kind.DISTANCE, at, at + 1)  # thousands were read with the number: "a 10 k run"
    return None


def _letter(line: Line, at: int, *, digits: bool) -> bool:
    """Whether a lone letter is a unit: glued to digits, or small and after digits."""
    return digits and (line.link(at) == GLUED or line.written(at).islower())


def _per_hour(line: Line, unit: Unit) -> Unit:
    """A length by time is a speed: "km/h", "metres a second"."""
    if unit.kind is not Kind.DISTANCE:
        return unit
    if line.low(unit.last) == "/" and line.low(unit.last + 1) in ("h", "s", "hr", "hour"):
        return Unit(Kind.SPEED, unit.first, unit.last + 2)
    if line.low(unit.last) in ("per", "an", "a") and line.low(unit.last + 1) in ("hour", "second", "minute"):
        return Unit(Kind.SPEED, unit.first, unit.last + 2)
    return unit


def _spread(line: Line, at: int, *, digits: bool) -> Unit | None:
    """A unit of time or length with up to three words before it: "two more long years"."""
    known = units()
    for ahead in range(at, at + 3):
        if line.low(ahead) not in known.inner or line.low(ahead) in ("-",):
            return None
        found = _plain(line, ahead + 1, digits=digits) if len(line.low(ahead + 1)) > 1 else None
        if found and found.kind in (Kind.DURATION, Kind.DISTANCE):
            return found
    return None


def _currency_after(line: Line, at: int) -> Unit | None:
    """A currency after the number: "dollars", "US dollars", "€", "pounds" but not of weight."""
    known, low = units(), line.low(at)
    if low in known.signs:
        return Unit(Kind.MONEY, at, at + 1) if line.gap(at) == 0 else None
    if low in known.codes and line.written(at)[-1:].isupper() and low not in ("rs", "rm", "tk", "try"):
        return Unit(Kind.MONEY, at, at + 1)
    name = at
    while line.low(name) in known.adjectives and name < at + 2:
        name += 1
    word = line.low(name)
    if (
        word in known.names
        or (word in known.pounds and _is_money(line, name))
        or (word in known.won and _is_won(line, name))
    ):
        return Unit(Kind.MONEY, at, name + 1)
    return None


def _is_money(line: Line, at: int) -> bool:
    """Whether pounds are money: not "20 pounds of rice", "a five-pound bomb" nor beside another weight."""
    return (
        line.low(at + 1) != "of"
        and line.link(at) == SPACED
        and line.low(at - 1) in ("million", "billion", "thousand", "hundred")
    )


def _is_won(line: Line, at: int) -> bool:
    """Whether "won" is money: only after a scale word or thousands, where a verb would have a subject."""
    before = line.low(at - 1)
    return before in ("million", "billion", "trillion") or (
        "," in before and before[0].isdecimal() and line.low(at + 1) in ("(", "", ".", ",", "to", "for", "in", "by")
    )
