"""A number and what stands around it, as the rules that tell its kind look at it; and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimbot.extract.kinds import Kind
from claimbot.extract.numeral import Numeral, Shape
from claimbot.extract.pieces import SPACED, Line
from claimbot.extract.words import table


@dataclass(frozen=True, slots=True)
class Site:
    """A number in its line; *start* is where its hedges and currency begin; *cased* whether capitals say anything."""

    line: Line
    numeral: Numeral
    start: int
    cased: bool

    def before(self, back: int = 1) -> str:
        """Give the piece so far before the number words."""
        at = self.numeral.first - back
        return self.line.lows[at] if at >= 0 else ""

    def after(self, ahead: int = 0) -> str:
        """Give the piece so far after the number words."""
        lows, at = self.line.lows, self.numeral.last + ahead
        return lows[at] if at < len(lows) else ""

    @property
    def value(self) -> float:
        """The lower number."""
        return self.numeral.low

    @property
    def digits(self) -> bool:
        """Whether it is written in digits."""
        return self.numeral.shape is Shape.DIGITS

    @property
    def bare(self) -> bool:
        """Whether it is one token of plain digits: "1944", not "1,944" nor "1.9 million"."""
        return self.line.lows[self.numeral.first].isdecimal() and self.numeral.last == self.numeral.first + 1

    @property
    def tail(self) -> list[str]:
        """The pieces that hang on the number by a hyphen or without: "19" has "year", "old"."""
        line, at = self.line, self.numeral.last
        end = at
        while line.link(end) != SPACED:
            end += 1
        return line.lows[at:end]

    def capital(self, at: int) -> bool:
        """Whether the token of piece *at* begins with a capital that means something."""
        return self.cased and self.line.written(at)[:1].isupper()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a number and why; *last* is the piece after its unit, None where there is none; *unit* as written."""

    kind: Kind
    reason: str
    unit: str | None = None
    last: int | None = None


def plural(site: Site) -> bool:
    """Whether a plural noun follows the number, so that people or things may be counted."""
    following = site.after()
    if following in names()["people"]:
        return True
    ends = following.endswith("s") and following[-2:] not in ("ss", "us", "is", "as")
    return ends and following.isalpha() and not site.capital(site.numeral.last)


@cache
def names() -> Mapping[str, frozenset[str]]:
    """Give the lists of `data/names.toml`."""
    return {name: frozenset(listed) for name, listed in table("names").items()}


@cache
def phrases(name: str) -> frozenset[tuple[str, ...]]:
    """Give one list of `data/names.toml` cut into words."""
    return frozenset(tuple(phrase.split()) for phrase in table("names")[name])


@cache
def first_words(name: str) -> frozenset[str]:
    """Give the words with which the phrases of one list of `data/names.toml` begin."""
    return frozenset(phrase[0] for phrase in phrases(name))
