"""Where the name of a place ends: known names of the gazetteer, runs of capitals, and the nouns that belong to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimbot.extract.tagging import Line
from claimbot.extract.words import table
from claimbot.gazetteer import begins_name, find_place, known_place, longest_name, nation_of

_INNER = frozenset({"al", "el", "de", "del", "di", "da", "do", "la", "of"})
"""Words in lower case inside a name: "Rio Bonito do Iguaçu"."""

_JOINED = ("al-", "el-", "as-", "ad-", "ar-", "an-", "at-", "ash-", "az-", "ul-", "ur-", "ud-")
"""Arabic articles before a later word of a name: "Tel al-Sultan"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place at the words *first* to *last* (exclusive): *text* as written. *strength*: 3 after a locative
    preposition, 2 after another, 1 a known name without one, 0 a common noun ("the province")."""

    first: int
    last: int
    text: str
    strength: int


@cache
def words(name: str) -> frozenset[str]:
    """Give one list of `data/where.toml`."""
    return frozenset(table("where")[name])


def of_place(low: str) -> bool:
    """Say whether a common noun may name a place or be part of its name: "the province", "Kursk region"."""
    return low in words("suffixes") or low in words("generic")


def mention(line: Line, first: int, last: int, strength: int) -> Mention | None:
    """Make the mention of a name, unless it is that of a people, a body or a time."""
    text = line.text(first, last)
    bare = text.removeprefix("the ").removeprefix("The ")
    if bare.casefold() in words("no_places") or (nation_of(bare) and not known_place(bare)):
        return None
    return Mention(first, last, text, strength)


def owner_name(line: Line, first: int, last: int) -> str:
    """Give the words *first* to *last* without the ending of an owner: "Gironde's" is Gironde."""
    return line.text(first, last).removesuffix("'s").removesuffix("’s").rstrip("'’")


def name_end(line: Line, first: int) -> int:
    """Give the end of the name that begins at *first*, or *first* where none does."""
    at = max(known_end(line, first), capitals_end(line, first))
    if at == first or _of_a_people(line, first, at):
        return first
    while at < len(line.words) and line.tags[at] in "NLXJ" and of_place(line.lows[at]):
        at += 1
    return at


def known_end(line: Line, first: int) -> int:
    """Give the end of the longest name of the gazetteer at *first*, or *first* where none begins."""
    if first >= len(line.words) or not begins_name(line.words[first].text):
        return first
    for last in range(min(len(line.words), first + longest_name()), first, -1):
        text = line.text(first, last)
        if known_place(text) and (text[0].isupper() or line.text(0, len(line.words)).islower()):
            return last
    return first


def capitals_end(line: Line, first: int) -> int:
    """Give the end of a run of capitalised words, with "of", "al" and "de" inside."""
    if line.sentence.text.isupper():
        return first
    at = first
    while at < len(line.words) and (_capital(line, at) or (at > first and _inside(line, at))):
        at += 1
    return at


def _capital(line: Line, at: int) -> bool:
    word = line.words[at]
    return word.text[0].isupper() and line.tags[at] not in "QWRUSPCG" and word.low not in words("no_places")


def _inside(line: Line, at: int) -> bool:
    low, text = line.lows[at], line.words[at].text
    if low.startswith(_JOINED):
        return text.split("-", 1)[1][:1].isupper()
    following = line.words[at + 1 : at + 2]
    return low in _INNER and bool(following) and following[0].text[0].isupper() and line.tags[at + 1] not in "QW"


def _of_a_people(line: Line, first: int, last: int) -> bool:
    """Whether the name is an adjective of a people before a noun ("in Russian hands") rather than a place."""
    alone = last - first == 1 and nation_of(line.words[first].text) is not None
    return alone and not known_place(line.text(first, last))


def listed_end(line: Line, first: int, last: int) -> int:
    """Take in further names after those from *first* to *last*: "Sumy, Poltava and Kyiv oblasts", "Lebanon and
    Syria", "Coahuayana, Michoacán"."""
    while last + 1 < len(line.words) and line.lows[last] in (",", "and", "or"):
        further = last + 2 if line.tags[last] == "," and line.tags[last + 1] == "C" else last + 1
        if line.lows[further : further + 1] == ("the",):
            further += 1
        end = name_end(line, further)
        acts = end < len(line.words) and line.tags[end] in "VEBHMGN"
        if end == further or acts or not _place_like(line, further, end) or _after_country(line, first, last, end=end):
            break
        last = end
    return last


def _after_country(line: Line, first: int, last: int, *, end: int) -> bool:
    """Whether an unknown name follows a country and its comma, who is somebody: "the United States, Bill Clinton"."""
    place = find_place(line.text(first, last))
    wide = place is not None and place.kind == "country"
    return wide and line.tags[last] == "," and not known_place(line.text(last + 1, end))


def _place_like(line: Line, first: int, last: int) -> bool:
    named = known_place(line.text(first, last)) or line.lows[last - 1] in words("suffixes")
    return named or last == len(line.words) or line.tags[last] in ".,;)PCWR"
