"""Where things are: names of places and peoples, their canonical forms, and what lies in what.

The tables are `data/places.csv` and `data/demonyms.csv`, compiled for this program. A place that they do not hold is
no error: news happens in villages that no table knows, so callers fall back on the words of the text.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_ARTICLES = frozenset({"the"})
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the table: its canonical *name*, its *kind* (country, capital, region, city, water, continent), and
    the canonical name of the place around it, or None."""

    name: str
    kind: str
    parent: str | None


def canonical_place(text: str) -> str | None:
    """Give the canonical name of the place that *text* names, or None where the table does not hold it.

    Case, diacritics, an article, a word for the kind of place ("region") and a direction ("northern") do not matter;
    the exact name wins, so that "Kursk region" is the region and "Kursk" the town.
    """
    place = find_place(text)
    return place.name if place else None


def find_place(text: str) -> Place | None:
    """Give the row of the table for *text*, matched as `canonical_place` does."""
    table = _places()
    words = _key(text).split()
    for form in _forms(words):
        if form in table:
            return table[form]
    return None


def ancestors(place: str) -> tuple[str, ...]:
    """Give the canonical names of the places around *place*, nearest first; empty where it is not known."""
    table = _places()
    found: list[str] = []
    row = find_place(place)
    while row is not None and row.parent is not None and row.parent not in found:
        found.append(row.parent)
        row = table.get(_key(row.parent))
    return tuple(found)


def nation_of(demonym: str) -> str | None:
    """Give the canonical place of a people or an adjective: "North Korean" and "North Koreans" are North Korea."""
    table = _demonyms()
    key = _key(demonym)
    return table.get(key) or (table.get(key[:-1]) if key.endswith("s") else None)


def country_of_capital(text: str) -> str | None:
    """Give the country that news means by the name of its capital ("Kyiv said"), or None."""
    place = find_place(text)
    return place.parent if place and place.kind == "capital" else None


@cache
def longest_name() -> int:
    """Give the number of words in the longest name of the tables: how far a reader of text must look ahead."""
    return max(len(key.split()) for table in (_places(), _demonyms()) for key in table)


def known_place(text: str) -> bool:
    """Say whether *text*, as it is written, is a name or alias in the table of places."""
    return _key(text) in _places()


@lru_cache(maxsize=1 << 16)
def begins_name(word: str) -> bool:
    """Say whether a name in the table of places begins with *word*; where none does, none need be looked up."""
    return _beginning(_key(word)) in _beginnings()


def _forms(words: list[str]) -> Iterator[str]:
    """Give *words* as they are, then with articles, kinds and directions taken off, the fullest form first."""
    divisions, directions = _words("divisions"), _words("directions")
    while words and words[0] in _ARTICLES:
        words = words[1:]
    yield " ".join(words)
    if len(words) > 1 and words[-1] in divisions:
        yield " ".join(words[:-1])
    while len(words) > 1 and words[0] in directions:
        words = words[1:]
        yield " ".join(words)
        if len(words) > 1 and words[-1] in divisions:
            yield " ".join(words[:-1])


def _key(text: str) -> str:
    """Fold *text* so that spelling variants meet: case, diacritics, apostrophes, runs of space."""
    if text.isascii():
        folded = text.casefold()
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        folded = "".join(char for char in decomposed if not unicodedata.combining(char)).replace("’", "'")
    return " ".join(folded.split())


def _beginning(key: str) -> str:
    """Give the letters and digits that *key* begins with, up to the first mark or space."""
    found = _LETTERS.match(key)
    return found[0] if found else key[:1]


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(_beginning(key) for key in _places())


def _read(name: str) -> str:
    return resources.files("claimbot").joinpath("data", name).read_text(encoding="utf-8")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(tomllib.loads(_read("places.toml"))[kind])


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_read(name).splitlines())


@cache
def _places() -> dict[str, Place]:
    table: dict[str, Place] = {}
    for row in _rows("places.csv"):
        place = Place(row["name"], row["kind"], row["parent"] or None)
        for alias in (row["name"], *filter(None, row["aliases"].split("|"))):
            table.setdefault(_key(alias), place)
    return table


@cache
def _demonyms() -> dict[str, str]:
    return {_key(row["demonym"]): row["place"] for row in _rows("demonyms.csv")}
