"""All numbers of a line: at each piece the readers are asked in turn, and the first that reads one has it."""

from __future__ import annotations

from claimbot.extract.cardinals import of_words
from claimbot.extract.digits import of_code, of_digits
from claimbot.extract.lexicon import lexicon
from claimbot.extract.numeral import Numeral
from claimbot.extract.pieces import Line
from claimbot.extract.vague import multiple, of_glyph, ordinal, part, single, vague


def numerals(line: Line, most: int) -> list[Numeral]:
    """Read the numbers of *line*, in order, none overlapping; no more than *most*."""
    found: list[Numeral] = []
    at, end = 0, len(line.lows)
    while at < end and len(found) < most:
        if _may_begin(line, at):
            numeral = numeral_at(line, at)
            if numeral is not None:
                found.append(numeral)
                at = numeral.last
                continue
        at += 1
    return found


def _may_begin(line: Line, at: int) -> bool:
    """Whether a number may begin at piece *at*: most words and marks are told from one at a glance."""
    low, words = line.lows[at], lexicon()
    if low in ("a", "an"):
        return line.low(at + 1) in words.led
    return low in words.seeds or not (low.isalpha() or low in _MARKS)


_MARKS = frozenset(".,;:!?()[]\"'“”‘’-–—…")


def numeral_at(line: Line, at: int) -> Numeral | None:
    """Read the number that begins at piece *at*, the longest there is, or None."""
    low = line.lows[at]
    if low[0].isdecimal() or (low[0] == "." and low[1:].isdecimal()):
        return of_digits(line, at)
    if not low.isalpha():
        return of_glyph(line, at) or of_code(line, at)
    return (
        vague(line, at)
        or part(line, at)
        or ordinal(line, at)
        or of_words(line, at)
        or multiple(line, at)
        or single(line, at)
    )
