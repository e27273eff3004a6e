"""Numbers that are no plain cardinal: dozens, several hundred, half a million, two thirds, first, twice."""

from __future__ import annotations

from claimbot.extract.cardinals import below_hundred
from claimbot.extract.lexicon import lexicon
from claimbot.extract.numeral import Numeral, Read, Shape, scale_at, scaled
from claimbot.extract.pieces import HYPHENED, SPACED, Line


def vague(line: Line, at: int) -> Numeral | None:
    """Dozens, tens of thousands, several hundred, a few, a handful, a couple of hundred."""
    low = line.lows[at]
    start = at
    if low in ("a", "an"):
        at += 1
        low = line.low(at)
    words = lexicon()
    if low == "couple" or low == "pair":
        return _couple(line, start, at)
    if low in words.some and (
        low != "few" or start != at or scale_at(line, at + 1, digits=False)[0] > 1 or _counted(line, at)
    ):
        return _some(line, start, at)
    if start == at and low in words.vague and _plural(line, at):
        return _magnitude(line, at)
    return None


def _counted(line: Line, at: int) -> bool:
    """Whether "few" stands after a word that makes it a number: "the past few days", "every few hours"."""
    return line.low(at - 1) in ("last", "past", "next", "first", "every", "these", "those") or line.low(at - 1) == '"'


def _couple(line: Line, first: int, at: int) -> Numeral | None:
    """Two of something; a couple of a scale word is about twice that."""
    last = at + 2 if line.low(at + 1) == "of" else at + 1
    factor, after = scale_at(line, last, digits=False)
    if factor > 1:
        return Numeral(first, after, 2 * factor, 2 * factor, Shape.WORDS, factor, about=True)
    if first == at or last == at + 1:
        return None
    return Numeral(first, last, 2, 2, Shape.WORDS)


def _some(line: Line, first: int, at: int) -> Numeral:
    """Several, a few, a handful: three to nine of the scale word that follows, or of nothing."""
    low, high = lexicon().some[line.lows[at]]
    last = at + 1
    if line.low(last) == "of" and line.low(last + 1) in lexicon().scales:
        last += 1
    factor, last = scale_at(line, last, digits=False)
    if factor == 1 and line.low(last) in lexicon().vague and line.low(last)[:-1] in lexicon().scales:
        factor, last = lexicon().scales[line.low(last)[:-1]], last + 1  # "several hundreds"
    if factor == 1 and line.low(last) == "tens" and line.low(last + 1) == "of":
        factor, last = _tens_of(line, last)
    return Numeral(first, last, low * factor, high * factor, Shape.VAGUE, factor)


def _tens_of(line: Line, at: int) -> tuple[int, int]:
    """ "tens of thousands" as a factor: ten thousand."""
    scale = lexicon().scales.get(line.low(at + 2)[:-1], 0)
    return (10 * scale, at + 3) if scale else (10, at + 1)


def _plural(line: Line, at: int) -> bool:
    """Whether a plural like "scores" or "tens" is a number here."""
    words, low, following = lexicon(), line.lows[at], line.low(at + 1)
    if low == "tens":
        return following == "of" or (following == "or" and line.low(at + 2) in words.vague)
    if low == "scores":
        return following == "of" or (
            line.low(at - 1) not in words.no_scores and (not following or following in words.scores_go_on)
        )
    return True


def _magnitude(line: Line, at: int) -> Numeral:
    """Dozens, hundreds of thousands; doubled ones ("thousands and thousands") say no more than one."""
    words = lexicon()
    low, high = words.vague[line.lows[at]]
    last, scale = at + 1, 1
    if line.low(last) in ("and", "upon") and line.low(last + 1) == line.lows[at]:
        last += 2
    following = line.low(last + 1)
    if line.low(last) == "of" and following in words.vague and following[:-1] in words.scales:
        scale = words.scales[following[:-1]]
        return Numeral(at, last + 2, low * scale, (high + 1) * scale - 1, Shape.VAGUE, scale)
    return Numeral(at, last, low, high, Shape.VAGUE, scale)


def of_glyph(line: Line, at: int) -> Numeral | None:
    """½, ¾ and the like, with a scale word if there is one."""
    part = lexicon().glyphs.get(line.lows[at])
    return of_a_scale(line, at, (part, at + 1)) if part is not None else None


def part(line: Line, at: int) -> Numeral | None:
    """Half, a third, two thirds; and a part of a scale word: half a million, three quarters of a million."""
    words, low = lexicon(), line.lows[at]
    if low == "half":
        return of_a_scale(line, at, (0.5, at + 1))
    if low in ("a", "an") or low == "quarter":
        name = at if low == "quarter" else at + 1
        if line.low(name) not in words.fractions:
            return None
        if low == "quarter" and line.low(name + 1) not in words.scales:
            return None
        if line.low(name) in words.ordinals and not _ends_part(line, name):
            return None
        return of_a_scale(line, at, (words.fractions[line.low(name)], name + 1))
    over = below_hundred(line, at)
    if over is None or line.low(over[1]) not in words.fractions or (line.low(over[1]) == "half" and over[0] > 1):
        return None
    if line.low(over[1])[-1] != "s" and over[0] != 1:
        return None  # "the two third parties"; and "twenty first" is an ordinal
    part = over[0] * words.fractions[line.low(over[1])]
    return of_a_scale(line, at, (round(part, 12), over[1] + 1))


def _ends_part(line: Line, at: int) -> bool:
    """Whether the noun of a part ends it: "a third of", "a third." but not "a third man"."""
    following = line.low(at + 1)
    return following in ("of", "") or not following[0].isalnum()


def of_a_scale(line: Line, first: int, read: Read) -> Numeral:
    """A part of a scale word is a number ("half a million", "half dozen"), a part alone is a part."""
    part, at = read
    ahead = at
    while line.low(ahead) in ("of", "a") and ahead < at + 2:
        ahead += 1
    factor, last = scale_at(line, ahead, digits=False)
    if factor > 1:
        return Numeral(first, last, scaled(part, factor), scaled(part, factor), Shape.WORDS, factor)
    return Numeral(first, at, part, part, Shape.FRACTION)


def ordinal(line: Line, at: int) -> Numeral | None:
    """First, twenty-first, hundredth."""
    words = lexicon()
    value = words.ordinals.get(line.lows[at])
    if value is not None:
        return Numeral(at, at + 1, value, value, Shape.ORDINAL)
    tens = words.cardinals.get(line.lows[at], 0)
    ones = words.ordinals.get(line.low(at + 1), 0)
    if tens >= 20 and 0 < ones < 10 and line.link(at + 1) == HYPHENED:
        return Numeral(at, at + 2, tens + ones, tens + ones, Shape.ORDINAL)
    return None


def multiple(line: Line, at: int) -> Numeral | None:
    """Twice, threefold, double."""
    value = lexicon().multiples.get(line.lows[at])
    return Numeral(at, at + 1, value, value, Shape.MULTIPLE) if value else None


def single(line: Line, at: int) -> Numeral | None:
    """ "A single" is one; "single mothers" and "a single-engine plane" are not."""
    if line.low(at) != "a" or line.low(at + 1) != "single" or line.link(at + 2) != SPACED:
        return None
    return Numeral(at, at + 2, 1, 1, Shape.WORDS)
