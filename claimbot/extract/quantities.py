"""Every number of a sentence: its interval by the words around it, and what kind of number it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimbot.extract.kinds import Kind
from claimbot.extract.sentences import Sentence
from claimbot.model import Amount, Bound

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A number read in a sentence.

    *first* to *last* (exclusive) are the tokens with the hedges around them ("at least", "or so"), *core_first* to
    *core_last* those of the number words, currency signs and units out. *unit* is the unit or currency as written,
    None for a bare count. *reason* says in a few words why it is of its *kind*.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    amount: Amount
    kind: Kind
    unit: str | None
    reason: str


def quantities(sentence: Sentence) -> list[Quantity]:
    """Read every number of *sentence*, in order; none overlap. Never raises."""
    found = []
    for at, token in enumerate(sentence.tokens):
        value: float | None = _WORDS.get(token.low)
        if value is None and len(token.text) < 16 and _DIGITS.fullmatch(token.text):
            value = float(token.text.replace(",", ""))
        if value is None:
            continue
        amount = Amount(low=value, high=value, bound=Bound.EXACT)
        kind = Kind.ONE if token.low == "one" else Kind.COUNT
        found.append(
            Quantity(
                first=at,
                last=at + 1,
                core_first=at,
                core_last=at + 1,
                amount=amount,
                kind=kind,
                unit=None,
                reason="a number",
            )
        )
    return found
