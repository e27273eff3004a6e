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
    seeds = lexicon().seeds
    found: list[Numeral] = []
    at, end = 0, len(line.lows)
    while at < end and len(found) < most:
        low = line.lows[at]
        if low in seeds or low in ("a", "an") or not low.isalpha():
            numeral = numeral_at(line, at)
            if numeral is not None:
                found.append(numeral)
                at = numeral.last
                continue
        at += 1
    return found


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
