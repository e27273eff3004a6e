"""Two numbers that are the ends of one: "10 to 12 thousand", "between 5 and 7", "two or three", "seven, perhaps eight".

A figure that moves is no range: "rose from 14 to 20" and "by 12 to 40" stay two numbers each.
"""

from __future__ import annotations

from dataclasses import replace

from claimbot.extract.bounds import QUOTES, hedge_before, hedges
from claimbot.extract.numeral import Numeral, Shape, scaled
from claimbot.extract.pieces import Line
from claimbot.extract.site import names
from claimbot.extract.units import unit_after, unit_before
from claimbot.model import Bound

DASHES = frozenset("-–—−~‒")
REACH = 14
"""So many pieces back a verb of change still governs "from A to B": the longest clauses of news prose."""
SHARED = 4
"""In "10 to 30,000" the thousands are shared while the ends are this near; "5 to 30,000" is as it stands."""

_STOPS = frozenset(".;:!?")
_OPEN = frozenset({Shape.DIGITS, Shape.WORDS, Shape.VAGUE})


def join(line: Line, found: list[Numeral]) -> list[Numeral]:
    """Join neighbours of *found* that are the ends of one range; all others stay as they are."""
    joined: list[Numeral] = []
    for numeral in found:
        pair = _range(line, joined[-1], numeral) if joined else None
        if pair is None:
            joined.append(numeral)
        else:
            joined[-1] = pair
    return joined


def _range(line: Line, low: Numeral, high: Numeral) -> Numeral | None:
    """The range from *low* to *high*, or None where they are two numbers."""
    if high.first - low.last > 9 or low.joined or not _alike(low, high):
        return None
    unit = unit_after(line, low.last, digits=low.shape is Shape.DIGITS)
    start = unit.last if unit else low.last
    if line.low(high.first - 1) == "~" and high.first - 1 == start and line.gap(start) == 0:
        return _spread(low, high)
    if unit and _another_unit(line, high, line.low(unit.first)):
        return None
    currency = unit_before(line, high.first)
    edge = currency.first if currency else high.first
    hedge = hedge_before(line, edge)
    if hedge.bound not in (Bound.EXACT, Bound.ABOUT):
        return _spread(low, high) if line.lows[start : hedge.edge] == [] and _is_from(line, low) else None
    words = line.lows[start : hedge.edge]
    if not _connects(line, low, high, words=words):
        noun = _after_noun(line, high, words=words, maybe=line.low(hedge.edge))
        return replace(low, high=high.high, joined=True) if noun and low.high < high.low else None
    return _spread(low, high)


def _another_unit(line: Line, high: Numeral, word: str) -> bool:
    """Whether the second number has a unit of its own that is not *word*, singular or plural."""
    unit = unit_after(line, high.last, digits=high.shape is Shape.DIGITS)
    return unit is not None and line.low(unit.first)[:2] != word[:2]


def _alike(low: Numeral, high: Numeral) -> bool:
    """Whether the two are written alike enough to be ends of one range."""
    return low.shape is high.shape or (low.shape in _OPEN and high.shape in _OPEN)


def _connects(line: Line, low: Numeral, high: Numeral, *, words: list[str]) -> bool:
    """Whether *words* between the two make them one: "to", a dash, "or", "and" after "between"."""
    if words in (["to"], ["-", "to"], ["through"]):
        return not _moves(line, low)
    if words == ["or"] or (words == ["-", "or"]):
        return True
    if words == ["and"]:
        return _is_between(line, low)
    if words == [","]:
        return line.low(high.first - 1) in names()["maybe"] or line.low(high.first - 2) in names()["maybe"]
    if len(words) == 1 and words[0] in DASHES:
        return _dashed(line, low, high)
    return words == [] and line.link(high.first) == "-" and low.last == high.first and high.shape is low.shape


def _is_between(line: Line, low: Numeral) -> bool:
    """Whether "between" opens the range, over its currency and hedges."""
    return line.low(_opening(line, low)) in ("between", "betwixt") or _ages(line, low)


def _ages(line: Line, low: Numeral) -> bool:
    """Whether "between the ages of" opens it."""
    return line.lows[max(0, low.first - 4) : low.first] == ["between", "the", "ages", "of"]


def _is_from(line: Line, low: Numeral) -> bool:
    return line.low(_opening(line, low)) == "from"


def _opening(line: Line, low: Numeral) -> int:
    """The piece before a number with its currency and hedges."""
    currency = unit_before(line, low.first)
    at = hedge_before(line, currency.first if currency else low.first).edge - 1
    return at - 1 if line.low(at) in QUOTES else at


def _moves(line: Line, low: Numeral) -> bool:
    """Whether the number moves from *low* to the next, or by *low* to the next."""
    at = _opening(line, low)
    word = line.low(at)
    known = hedges()
    if word != "from":
        more = word in known.skip and line.low(at - 1) in known.direct  # "rose another 12 to 40"
        return more or word in known.steps or word in known.direct
    if known.spreads.intersection(line.lows[max(0, at - REACH) : at]):
        return False
    for back in range(at - 1, max(-1, at - REACH), -1):
        if line.lows[back] in _STOPS:
            return False
        if line.lows[back] in known.change:
            return True
    return line.low(_opening(line, low) - 1) in known.change


def _dashed(line: Line, low: Numeral, high: Numeral) -> bool:
    """Whether a dash joins the two: not a spaced one of a headline, nor one of several in a date."""
    dash = high.first - 1
    if unit_before(line, high.first):
        dash -= 1
    if (
        low.first
        and line.low(low.first - 1) in DASHES
        and line.gap(low.first) == 0
        and line.low(low.first - 2)[:1].isdecimal()
    ):
        return False
    if line.low(high.last) in DASHES and line.low(high.last + 1)[:1].isdecimal() and line.gap(high.last) == 0:
        return False
    spaced = dash >= 0 and line.gap(dash) > 0
    if not spaced:
        return True
    return line.low(dash) != "—" and line.low(high.last) not in hedges().headline


def _after_noun(line: Line, high: Numeral, *, words: list[str], maybe: str) -> bool:
    """Whether *high* corrects the number before it over its noun: "three drones, perhaps four"."""
    if maybe not in names()["maybe"] or not 2 <= len(words) <= 3 or words[-1] != ",":
        return False
    return all(word.isalpha() for word in words[:-1]) and line.low(high.last) in names()["after_maybe"]


def _spread(low: Numeral, high: Numeral) -> Numeral | None:
    """The range from one to the other, with a scale word of the second shared; None where it would fall."""
    factor = _shared(low, high)
    start = scaled(low.low, factor)
    if start >= high.high or low.high * factor > high.high:
        return None
    vague = Shape.VAGUE in (low.shape, high.shape)
    shape = Shape.VAGUE if vague else high.shape
    return Numeral(low.first, high.last, start, high.high, shape, high.scale, joined=True)


def _shared(low: Numeral, high: Numeral) -> int:
    """What *low* is multiplied by: the scale that stands with *high* alone, "10 to 12 thousand", "11 to 12,000"."""
    if low.scale > 1 or low.shape not in _OPEN:
        return 1
    if high.scale > 1:
        return high.scale if low.low < high.low / high.scale or high.shape is Shape.VAGUE is low.shape else 1
    thousands = high.low / 1000
    if high.shape is Shape.DIGITS and high.low % 1000 == 0 and low.low < thousands <= SHARED * low.low:
        return 1000
    return 1
