"""Numbers in words, and what scale words make of a number: "a hundred and forty", "two and a half thousand"."""

from __future__ import annotations

import re

from claimbot.extract.lexicon import lexicon
from claimbot.extract.numeral import LARGEST, MOST_DIGITS, Numeral, Read, Shape, scale_at, scaled
from claimbot.extract.pieces import HYPHENED, SPACED, Line
from claimbot.model import Number, whole

_AND = frozenset({"and", "&"})
_WHOLE_PARTS = frozenset({"half", "quarter"})
"""Parts that are one of a kind: "a third" may be an ordinal, "a half" is none."""

_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_DECIMAL = re.compile(r"\d*\.\d+")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})*,\d{1,2}")


def digits_value(text: str) -> Number | None:
    """Give the value of digits with their separators; None where they are no plain number."""
    if sum(char.isdecimal() for char in text) > MOST_DIGITS:
        return None
    if _PLAIN.fullmatch(text):
        return int(text)
    if _GROUPED.fullmatch(text):
        return whole(float(text.replace(",", "")))
    if _DECIMAL.fullmatch(text):
        return float(text)
    if _DOTTED.fullmatch(text) or _EUROPEAN.fullmatch(text):
        return whole(float(text.replace(".", "").replace(",", ".")))
    return None


def of_words(line: Line, at: int) -> Numeral | None:
    """A number in words: twenty-one; a hundred and forty; two and a half thousand; half a million; a dozen."""
    group = group_at(line, at)
    numeral = scale_up(line, at, group, shape=Shape.WORDS) if group else None
    return numeral if numeral and numeral.last > at else None


def group_at(line: Line, at: int) -> Read | None:
    """A number below a thousand in words, or "a" before a scale word, or a bare scale word."""
    below = below_hundred(line, at) or _article(line, at)
    if below is None and line.low(at) in lexicon().scales:
        below = (1, at)  # "hundred people", "dozen" without "a"
    if below is None:
        return None
    value, last = below
    if line.low(last) == "hundred":
        value, last = value * 100, last + 1
        rest = _rest(line, last)
        if rest:
            value, last = value + rest[0], rest[1]
    return value, last


def _rest(line: Line, at: int) -> Read | None:
    """What goes on after "hundred"; "two hundred two-person tents", "two hundred and three hundred" are two each."""
    joined = line.low(at) in _AND
    rest = below_hundred(line, at + joined)
    if rest is None or lexicon().scales.get(line.low(rest[1])) == 100 or line.low(rest[1]) in lexicon().fractions:
        return None
    whole_word = line.link(rest[1]) == SPACED or line.link(rest[1] - 1) == HYPHENED
    return rest if joined or whole_word else None


def below_hundred(line: Line, at: int) -> Read | None:
    """One to ninety-nine in words, hyphened or spaced."""
    cardinals = lexicon().cardinals
    value = cardinals.get(line.low(at))
    if value is None:
        return None
    if value >= 20:
        ones = cardinals.get(line.low(at + 1), 0)
        if 0 < ones < 10 and (line.link(at + 1) == HYPHENED or line.link(at + 2) == SPACED):
            return value + ones, at + 2
        ones = cardinals.get(line.low(at + 2), 0) if line.low(at + 1) == "-" else 0
        if 0 < ones < 10 and line.low(at + 3) not in lexicon().items:
            return value + ones, at + 3  # "fifty - two", which is neither a range nor two items of a headline
    return value, at + 1


def _article(line: Line, at: int) -> Read | None:
    """ "a" as one before a scale word, with or without an adjective: "a hundred", "a good dozen"."""
    if line.low(at) not in ("a", "an"):
        return None
    last = at + 2 if line.low(at + 1) in lexicon().fillers else at + 1
    return (1, last) if line.low(last) in lexicon().scales else None


def scale_up(line: Line, first: int, read: Read, *, shape: Shape) -> Numeral:
    """Multiply by the scale words that follow, and add what goes on in the same way of writing."""
    group, last = _and_a_half(line, read, 1)
    group, last = _point(line, (group, last)) if shape is Shape.WORDS else (group, last)
    total: Number = 0
    scale, limit = 100 if line.low(last - 1) == "hundred" else 1, LARGEST
    while True:
        factor, after = scale_at(line, last, digits=shape is Shape.DIGITS and last == first + 1)
        if factor == 1 or factor >= limit:
            return Numeral(first, last, total + group, total + group, shape, scale)
        value, last = _and_a_half(line, (scaled(group, factor), after), factor)
        scale = limit = factor
        total, group = total + value, 0
        more = _more(line, last, shape) if factor > 12 and value == whole(value) else None
        if more is None or not 0 < more[0] < limit or value > LARGEST:
            return Numeral(first, last, total, total, shape, scale)
        following, _ = scale_at(line, more[1], digits=False)
        if following >= limit:
            return Numeral(first, last, total, total, shape, scale)
        scale = 1
        group, last = more


def _and_a_half(line: Line, read: Read, factor: int) -> Read:
    """Add "and a half" of *factor*: "two and a half thousand", "a million and three quarters"."""
    value, at = read
    if line.low(at) not in _AND:
        return read
    over, name, last = _part_at(line, at + 1)
    scale_follows = line.low(last) in lexicon().scales
    if not over or (factor > 1 and scale_follows):
        return read  # "a billion and a half million" are two
    usual = name in _WHOLE_PARTS and line.low(at + 1) == "a"
    if usual or scale_follows or (factor > 1 and line.low(last) != "of"):
        return value + whole(round(factor * over * lexicon().fractions[name], 6)), last
    return read


def _part_at(line: Line, at: int) -> tuple[int, str, int]:
    """Give how many parts of which kind stand at *at*, and the place after: "three quarters"; 0 where none do."""
    name = line.low(at + 1)
    over = 1 if line.low(at) == "a" else lexicon().cardinals.get(line.low(at), 0)
    plural = name[-1:] == "s" or line.low(at + 2) in lexicon().scales
    if name in _WHOLE_PARTS if over == 1 else (1 < over < 10 and plural and name in lexicon().fractions):
        return over, name, at + 2
    return 0, "", at


def _point(line: Line, read: Read) -> Read:
    """Add decimals in words: "two point five"."""
    value, at = read
    if line.low(at) != "point" or not float(value).is_integer():
        return read  # "two and a half point five" is no number
    value = int(value)
    digits, last = "", at + 1
    while lexicon().cardinals.get(line.low(last), 10) < 10 and len(digits) < MOST_DIGITS:
        digits, last = digits + str(lexicon().cardinals[line.low(last)]), last + 1
    decimals = None if digits else below_hundred(line, last)
    if decimals:
        digits, last = str(decimals[0]), decimals[1]
    return (float(f"{value}.{digits}"), last) if digits else read


def _more(line: Line, at: int, shape: Shape) -> Read | None:
    """What goes on after a scale word: "two thousand and fifty", "5 thousand 914"."""
    if shape is Shape.DIGITS:
        value = digits_value(line.low(at)) if line.low(at)[:1].isdecimal() and line.link(at + 1) == SPACED else None
        if not isinstance(value, int) or value < 100:
            return _hundreds(line, at)
        return value, at + 1
    joined = line.low(at) in _AND
    if line.low(at) == ",":
        return _after_comma(line, at + 1)
    if line.low(at + joined) in ("a", "an") or line.low(at + joined) in lexicon().scales:
        return None
    group = group_at(line, at + joined)
    if group and line.low(group[1]) in lexicon().fractions:
        return None
    return group if group and (joined or group[0] >= 10 or line.link(at) == HYPHENED) else None


def _after_comma(line: Line, at: int) -> Read | None:
    """What goes on after a comma, written out to its end: "three million, two hundred and forty"."""
    below = below_hundred(line, at)
    if below is None or line.low(below[1]) != "hundred" or line.low(below[1] + 1) not in _AND:
        return None
    rest = _rest(line, below[1] + 1)
    return (below[0] * 100 + rest[0], rest[1]) if rest else None


def _hundreds(line: Line, at: int) -> Read | None:
    """ "3 hundred and 21", "and 21" after hundreds in digits, "and one" too."""
    low = line.low(at)
    if low == "and" and line.low(at - 1) == "hundred":
        rest = _rest(line, at)
        if rest:
            return rest
    if low == "and" and line.low(at - 1) == "hundred" and line.low(at + 1).isdecimal() and len(line.low(at + 1)) < 3:
        return int(line.low(at + 1)), at + 2
    if low.isdecimal() and line.low(at + 1) == "hundred" and len(low) < 2:
        return int(low), at + 1
    return None
