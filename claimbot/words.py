"""The words that series are found by: folded, lightly stemmed, with aliases resolved, for the record and for queries.

Both sides go through `index_words`, so that "DPRK soldiers" finds "North Korean troops". Aliases and words that carry
nothing are data (`data/words.toml`). Nothing here knows the record.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from rapidfuzz import fuzz, process

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")

LEAST_SCORE = 80.0
"""A word this alike (rapidfuzz `ratio`, 0 to 100) is taken as the same word misspelt; below it, words are others."""

SHORTEST_CORRECTED = 4
"""Shorter words are too close to too many others to be corrected."""


def fold(text: str) -> str:
    """Give *text* without case, diacritics and typographic apostrophes, so that spelling variants meet."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """Give the words of *text* in order, folded, without possessive endings and full stops."""
    return tuple(_bare(word) for word in _WORD.findall(fold(text)))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Take the commonest English endings off *word*, so that "floods", "flooding" and "flooded" meet.

    Light on purpose: a stem is compared with other stems and never shown.
    """
    if len(word) <= 3 or not word.isascii():
        return word
    for ending, least, instead in _table()["endings"]:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return _undouble(word[: len(word) - len(ending)] + instead)
    return word


@lru_cache(maxsize=8192)
def index_words(text: str) -> frozenset[str]:
    """Give the canonical look-up words of *text*: aliases resolved, empty words left out, the rest stemmed."""
    found: set[str] = set()
    words = plain_words(text)
    at = 0
    while at < len(words):
        length, names = _alias_at(words, at)
        if names:
            found.update(stem(name) for name in names)
        elif words[at] not in _empty():
            found.add(stem(words[at]))
        at += length
    return frozenset(found)


def parse_query(text: str) -> frozenset[str]:
    """Give the canonical words that a query asks for; empty where it has no word that could find anything."""
    return index_words(text)


def correct(words: Collection[str], vocabulary: Collection[str]) -> frozenset[str]:
    """Give *words* with each one that *vocabulary* does not hold replaced by the most alike word of it, if any."""
    return frozenset(_corrected(word, vocabulary) for word in words)


def _corrected(word: str, vocabulary: Collection[str]) -> str:
    if word in vocabulary or len(word) < SHORTEST_CORRECTED or word.isdecimal():
        return word
    alike = process.extract(word, list(vocabulary), scorer=fuzz.ratio, score_cutoff=LEAST_SCORE, limit=5)
    return min(alike, key=lambda found: (-found[1], found[0]))[0] if alike else word


def _bare(word: str) -> str:
    return word.removesuffix("'s").replace(".", "").replace("'", "")


def _undouble(word: str) -> str:
    """Take back a doubled last letter: "shipp" is "ship"."""
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt"
    return word[:-1] if doubled else word


def _alias_at(words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    """Give how many words the longest alias at *at* takes, and the words it stands for (none where it is no alias)."""
    aliases = _aliases()
    for length in range(min(4, len(words) - at), 0, -1):
        names = aliases.get(" ".join(words[at : at + length]))
        if names:
            return length, names
    return 1, ()


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("claimbot").joinpath("data", "words.toml").read_text(encoding="utf-8"))


@cache
def _empty() -> frozenset[str]:
    return frozenset(_table()["empty"])


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    return {alias: tuple(name.split()) for name, aliases in _table()["aliases"].items() for alias in aliases}
