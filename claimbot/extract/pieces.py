"""The parts of a sentence that numbers are read from: tokens, with glued and hyphenated ones taken apart.

`twenty-one`, `19-year-old`, `1.2m` and `F-16s` are one token each, and several pieces: number words and digits are
found in them by the same grammar that reads spaced words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimbot.extract.tokens import Token

SPACED, HYPHENED, GLUED = " ", "-", ""
"""How a piece hangs on the one before it: a token of its own, after a hyphen, or glued on."""

_LED = re.compile(r"(\.?\d+(?:[.,:]\d+)*)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one sentence, as parallel lists: their words, the tokens they are part of, and their links."""

    tokens: tuple[Token, ...]
    lows: list[str]
    owners: list[int]
    links: list[str]

    def low(self, at: int) -> str:
        """Give piece *at*, or "" beyond either end."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def link(self, at: int) -> str:
        """Give how piece *at* hangs on the one before; spaced beyond the end."""
        return self.links[at] if 0 <= at < len(self.links) else SPACED

    def written(self, at: int) -> str:
        """Give the token that piece *at* is part of, as written; "" beyond either end."""
        return self.tokens[self.owners[at]].text if 0 <= at < len(self.lows) else ""

    def gap(self, at: int) -> int:
        """Count the characters between the token of piece *at* and the token before it."""
        owner = self.owners[at]
        return self.tokens[owner].start - self.tokens[owner - 1].end if owner else 0


def line_of(tokens: tuple[Token, ...]) -> Line:
    """Take the tokens of one sentence apart, in order; a token that holds no number stays whole."""
    lows: list[str] = []
    owners: list[int] = []
    links: list[str] = []
    for at, token in enumerate(tokens):
        low = token.low
        if low.isalpha() or len(low) == 1:
            lows.append(low)
            owners.append(at)
            links.append(SPACED)
        else:
            for part, link in _parts(low):
                lows.append(part)
                owners.append(at)
                links.append(link)
    return Line(tokens, lows, owners, links)


def _parts(low: str) -> Iterator[tuple[str, str]]:
    """The parts of a compound token with their links."""
    link = SPACED
    for part in low.split("-") if low[0] != "-" else [low]:
        if part:
            yield from _led(part, link)
            link = HYPHENED


def _led(part: str, link: str) -> Iterator[tuple[str, str]]:
    """A number at the head of *part* and what is glued to it; "'s" goes its own way."""
    match = _LED.fullmatch(part)
    if match:
        yield match[1], link
        part, link = match[2], GLUED
    head, apostrophe, tail = part.partition("'")
    if head:
        yield head, link
        link = GLUED
    if apostrophe:
        yield apostrophe + tail, link
