"""Words, numbers and marks of a text with their places in it: what every later pass of extraction reads.

Offsets are those of the text as given; nothing is normalised away. A number with its separators is one token
(`1,100`, `7:30`, `192.168.1.2`), so is one with letters glued on (`1.2m`, `7th`, `1990s`) and a word with inner
hyphens or apostrophes (`19-year-old`, `FA-50`, `twenty-one`, `Ukraine's`). Dotted initials are one (`U.S.`, `a.m.`).
A hyphen between two digits is a token of its own (`10-12` is three), and so is any other mark, dashes included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 200
"""No token is longer: what is, is no word (a blob, a line of digits), and is cut so that one token stays cheap."""

_HYPHEN = "\\-\u2010\u2011"  # hyphen-minus, hyphen, non-breaking hyphen: those that join words
_LETTER = r"[^\W\d_]"
_GLUED = rf"(?:['’{_HYPHEN}]{_LETTER}\w*)*"  # `'s`, `-year-old`: never begins with a digit
_NUMBER = rf"\d+(?:[.,:]\d+)*(?:{_LETTER}\w*)?{_GLUED}"
_INITIALS = r"(?:[A-Za-z]\.){2,}"
_WORD = rf"{_LETTER}\w*(?:['’{_HYPHEN}]\w+)*"
_TOKEN = re.compile(rf"{_INITIALS}|{_NUMBER}|{_WORD}|\S")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u2010": "-", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: *text* as written at *start* to *end* of the whole text.

    *low* is for comparing: casefolded, apostrophes straight, joining hyphens as `-`; dashes stay what they are.
    """

    text: str
    low: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Cut *text* into tokens, in order; white space is in none. Linear in the length of the text, never raises."""
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        for at in range(start, end, LONGEST):
            piece = text[at : min(at + LONGEST, end)]
            found.append(Token(piece, piece.casefold().translate(_PLAIN), at, at + len(piece)))
    return found
