"""Words, numbers and marks of a text with their places in it: what every later pass of extraction reads.

Offsets are those of the text as given; nothing is normalised away. A number with its separators is one token
(`1,100`, `7:30`, `192.168.1.2`), so is one with letters glued on (`1.2m`, `7th`, `1990s`) and a word with inner
hyphens or apostrophes (`19-year-old`, `FA-50`, `twenty-one`, `Ukraine's`). Dotted initials are one (`U.S.`, `a.m.`).
A hyphen between two digits is a token of its own (`10-12` is three), and so is any other mark, dashes included, and the
commas of a row of small numbers (`22,24,26`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 200
"""No token is longer: what is, is no word (a blob, a line of digits), and is cut so that one token stays cheap."""

_HYPHEN = "\\-\u2010\u2011"  # hyphen-minus, hyphen, non-breaking hyphen: those that join words
_LETTER = r"[^\W\d_]"
_GLUED = rf"(?:['’{_HYPHEN}]{_LETTER}\w*)*"  # `'s`, `-year-old`: never begins with a digit
_POINT = rf"(?<![\w.)])\.\d+{_GLUED}"  # ".22"
_ROW = r"\d{1,2}(?=(?:,\d{1,2}){2,30}(?![.,:]?\d))|(?<=\d,)\d{1,2}(?=,\d{1,2}(?![.,:]?\d))"  # "22,24,26": three tokens
_NUMBER = rf"\d+(?:[.,:]\d+)*(?:{_LETTER}\w*)?{_GLUED}"
_CURRENCY = (
    r"(?:Rs|RM|Tk|USD|EUR|GBP|CHF|INR|AUD|CAD|NZD|SEK|NOK|DKK|JPY|CNY|RMB|UAH|RUB)(?=\d)"  # "Rs5,000" is two tokens
)
_INITIALS = r"(?:[A-Za-z]\.){2,}"
_WORD = rf"{_LETTER}\w*(?:['’{_HYPHEN}]\w+)*"
_COMMON = "[A-Za-z]+(?=[ ,])"  # what most words are, tried first: it saves a third of the time of this pass
_TOKEN = re.compile(rf"{_COMMON}|{_INITIALS}|{_CURRENCY}|{_POINT}|{_ROW}|{_NUMBER}|{_WORD}|\S")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u2010": "-", "\u2011": "-"})


class Token(NamedTuple):
    """One word, number or mark: *text* as written at *start* to *end* of the whole text.

    *low* is for comparing: casefolded, apostrophes straight, joining hyphens as `-`; dashes stay what they are.
    (A named tuple, because a text of a megabyte makes a million of them and a dataclass takes twice as long.)
    """

    text: str
    low: str
    start: int
    end: int


_new = tuple.__new__
"""Makes a named tuple without the checks of its constructor: a quarter of the time of this pass."""


def tokens(text: str) -> list[Token]:
    """Cut *text* into tokens, in order; white space is in none. Linear in the length of the text, never raises."""
    return list(each_token(text))


def each_token(text: str) -> Iterator[Token]:
    """Give the tokens of *text* one by one."""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if end - start <= LONGEST:
            written = match[0]
            low = written.casefold()
            yield _new(Token, (written, low if low.isascii() else low.translate(_PLAIN), start, end))
        else:
            for at in range(start, end, LONGEST):
                yield _token(text[at : min(at + LONGEST, end)], at, min(at + LONGEST, end))


def _token(text: str, start: int, end: int) -> Token:
    low = text.casefold()
    return Token(text, low if low.isascii() else low.translate(_PLAIN), start, end)
