"""A number as it is read at one place, and the words that multiply it.

Readers (digits, cardinals, vague) take a line of pieces and a place, and give what begins there with the place after
it, or None. They look a few pieces ahead and hardly back, so a line is read in linear time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimbot.extract.lexicon import lexicon
from claimbot.extract.pieces import GLUED, SPACED, Line
from claimbot.model import Number, whole

MOST_DIGITS = 15
"""More digits are no figure: an account, a hash; and floats would no longer be exact."""
LARGEST = 10**18

KELVIN = 12
"""So near to a sign of degrees "573K" is a temperature too."""

Read = tuple[Number, int]
"""A value, and the place after it."""


class Shape(StrEnum):
    """How a number is written, as far as its kind depends on it."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    ODD = "odd"  #: digits that are no plain number: 7:30, 192.168.1.2
    CODE = "code"  #: letters and digits in one word: G7, M23


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in pieces *first* to *last* (exclusive); *scale* is the scale word it ends with, 1 without."""

    first: int
    last: int
    low: Number
    high: Number
    shape: Shape
    scale: int = 1
    about: bool = False
    joined: bool = False


def scaled(value: Number, factor: Number) -> Number:
    """Multiply without the dust of floats: 1.1 million is 1,100,000."""
    return whole(round(value * factor, 6))


def scale_at(line: Line, at: int, *, digits: bool) -> tuple[int, int]:
    """The product of the scale words at *at* and the place after them; 1 where there is none."""
    words = lexicon()
    factor = 1
    low = line.low(at)
    if digits and low in words.short:
        return words.short[low], at + 1
    if digits and line.link(at) == GLUED and (low in words.letters or low in words.money_letters):
        return _letter(line, at), at + 1
    if digits and low in words.letters and line.link(at) == SPACED and at >= 2 and _sign(line.low(at - 2)):
        return words.letters[low], at + 1
    if digits and low == "k" and line.written(at) == "k" and not _race(line, at):
        return words.letters[low], at + 1
    if low == "dozens":
        return words.scales["dozen"], at + 1
    while low in words.scales and factor < LARGEST:
        factor, at = factor * words.scales[low], at + 1
        low = line.low(at)
    return factor, at


def _race(line: Line, at: int) -> bool:
    """Whether "k" means kilometres: "a 10 k run", "she ran 10 k"."""
    return not lexicon().races.isdisjoint((line.low(at + 1), line.low(at - 2)))


def _letter(line: Line, at: int) -> int:
    """What a letter glued to digits multiplies by: by the currency before it, its case and what follows."""
    words, low = lexicon(), line.low(at)
    money = at >= 2 and _sign(line.low(at - 2))
    if money:
        return words.money_letters.get(low) or words.letters.get(low, 1)
    if low == "m" and (line.low(at + 1) in words.metres or not _names_people(line, at)):
        return 1
    if low == "k" and "°" in line.lows[max(0, at - KELVIN) : at + KELVIN]:
        return 1
    if low == "b" and "." not in line.low(at - 1):
        return 1
    return words.letters.get(low, 1)


def _names_people(line: Line, at: int) -> bool:
    """Whether a glued "m" can be millions: not where "10m-high" or a full stop makes metres likelier."""
    return line.link(at + 1) == SPACED or line.low(at + 1) in ("strong", "plus", "odd")


def _sign(low: str) -> bool:
    """Whether a piece is a currency sign or a code of three letters before digits."""
    return bool(low) and (low in "$€£¥₹₽₴₩₪₦฿₺₱₫" or low in ("usd", "eur", "gbp", "rs", "rm", "chf", "aud", "inr"))
