"""Numbers in digits: 1,100; 1 200; 1.2m; 2 1/2; 5 thousand 914; 7th; and words with digits in them."""

from __future__ import annotations

import re

from claimbot.extract.cardinals import digits_value, scale_up
from claimbot.extract.lexicon import lexicon
from claimbot.extract.numeral import LARGEST, MOST_DIGITS, Numeral, Read, Shape
from claimbot.extract.pieces import GLUED, SPACED, Line
from claimbot.model import Number

_LAST_GROUP = re.compile(r"\d{3}\.\d+")
_RUN = re.compile(r"\d+")


def of_digits(line: Line, at: int) -> Numeral | None:
    """A number that begins in digits: 1,100; 1 200; 1.2m; 2 1/2; 5 thousand 914; 7th."""
    value = digits_value(line.lows[at])
    if value is None:
        return _odd(line, at)
    value, last = _space_grouped(line, at, value)
    low = line.low(last)
    if line.link(last) == GLUED and low in lexicon().endings:
        return Numeral(at, last + 1, value, value, Shape.ORDINAL)
    if low == "/" or line.low(last + 1) == "/":
        fraction = _slashed(line, at, last)
        if fraction:
            return fraction
    if low in lexicon().glyphs:
        return scale_up(line, at, (value + lexicon().glyphs[low], last + 1), shape=Shape.DIGITS)
    return scale_up(line, at, (value, last), shape=Shape.DIGITS)


def _odd(line: Line, at: int) -> Numeral | None:
    """Digits that are no plain number keep their first part as value: a clock time, a version, an address."""
    head = re.split("[.,:]", line.lows[at], maxsplit=1)[0]
    if len(head) > MOST_DIGITS:
        return None
    return Numeral(at, at + 1, int(head), int(head), Shape.ODD)


def _space_grouped(line: Line, at: int, value: Number) -> Read:
    """Thousands set off by a space: "1 200", "40 000"; the first group is short, the others have three digits."""
    last = at + 1
    if len(line.lows[at]) > 3 or not line.lows[at].isdecimal() or line.link(at) != SPACED or value == 0:
        return value, last
    while (
        last < len(line.lows)
        and line.links[last] == SPACED
        and len(line.lows[last]) == 3
        and line.lows[last].isdecimal()
        and line.link(last + 1) == SPACED
        and line.gap(last) == 1
        and value < LARGEST / 1000
    ):
        value, last = value * 1000 + int(line.lows[last]), last + 1
    tail = line.low(last)
    if last > at + 1 and _LAST_GROUP.fullmatch(tail) and line.link(last) == SPACED and line.gap(last) == 1:
        return value * 1000 + float(tail), last + 1
    return value, last


def _slashed(line: Line, at: int, last: int) -> Numeral | None:
    """A fraction with a slash, with or without a whole: 3/4, 2 1/2."""
    slash = last if line.low(last) == "/" else last + 1
    over, under = line.low(slash - 1), line.low(slash + 1)
    if not (over.isdecimal() and under.isdecimal()) or len(over) > 3 or len(under) > 3 or line.low(slash + 2) == "/":
        return None
    if not 0 < int(over) < int(under) or line.gap(slash) or line.gap(slash + 1):
        return None
    part = int(over) / int(under)
    if slash == last:
        return Numeral(at, slash + 2, part, part, Shape.FRACTION)
    value = int(line.lows[at]) + part if line.lows[at].isdecimal() and last == at + 1 else None
    return Numeral(at, slash + 2, value, value, Shape.DIGITS) if value is not None else None


def of_code(line: Line, at: int) -> Numeral | None:
    """Letters and digits in one word: a name that holds a number."""
    match = _RUN.search(line.lows[at])
    if not match or len(match[0]) > MOST_DIGITS or not line.lows[at][0].isalnum():
        return None
    return Numeral(at, at + 1, int(match[0]), int(match[0]), Shape.CODE)
