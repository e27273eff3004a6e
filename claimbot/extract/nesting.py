"""Places told with those around them, in one phrase: "a bus station in Sennar", "Kharkiv's Slobidskyi district".

The whole phrase is the place as written; linking takes it apart again (`claimbot.keys`).
"""

from __future__ import annotations

from claimbot.extract.placenames import Mention, known_end, mention, name_end, of_place, owner_name, words
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import singular
from claimbot.gazetteer import find_place

JOINING = frozenset({"in", "near", "outside", "off", "at", "on", "inside", "within"})
"""Prepositions that put a place into or beside a wider one: "the Saint Academy in Jos"."""

GAP = 5
"""So many words may stand between the two: "Maidan Shahr in the centre of Wardak"."""


def chained(line: Line, found: list[Mention]) -> list[Mention]:
    """Join the places *found* that are told in one phrase with the place they lie in."""
    joined: list[Mention] = []
    for place in found:
        if joined and _lies_in(line, joined[-1], place):
            inner = joined.pop()
            text = line.text(inner.first, place.last)
            place = Mention(inner.first, place.last, text, max(inner.strength, place.strength))
        joined.append(place)
    return joined


def _lies_in(line: Line, inner: Mention, outer: Mention) -> bool:
    """Whether nothing but a preposition of place, or "of" after a common noun, parts the two."""
    at = inner.last
    common = inner.strength == 0 or of_place(line.lows[at - 1])
    if line.lows[at : at + 1] == (",",):
        at, common = at + 1, False
    if at >= outer.first or outer.first - at > GAP:
        return False
    if line.lows[at] not in JOINING and not (common and line.lows[at] == "of"):
        return False
    return all(line.tags[between] in "DGJNX" or line.lows[between] == "of" for between in range(at + 1, outer.first))


def held(line: Line, begin: int, first: int, strength: int) -> Mention | None:
    """Read what a named place has, after the preposition before word *begin*: "Çanakkale's pine belt"."""
    owner = first
    while owner < len(line.words) and line.tags[owner] == "X":
        owner += 1
    if line.tags[owner : owner + 1] != "G" or not line.words[first].text[0].isupper():
        return None
    last = owner + 1
    while last < len(line.words) and line.tags[last] in "NLJ" and last < owner + GAP:
        last += 1
    head = singular(line.lows[last - 1])
    of_land = last > owner + 1 and (of_place(head) or of_place(line.lows[last - 1]))
    if not of_land or (strength != 3 and line.lows[begin - 1] != "from"):
        return None
    return mention(line, begin if line.lows[begin] == "the" else first, last, strength)


def owned_name(line: Line, owner: int, strength: int) -> Mention | None:
    """Read the name that the owner at word *owner* has: "Russia's Kursk region" is Kursk region, and the owner is
    kept where it is no country: "Kharkiv's Slobidskyi district"."""
    inner = owner + 1
    while inner < owner + 4 and line.tags[inner : inner + 1] in ("N", "J") and name_end(line, inner) == inner:
        inner += 1  # "South Africa's tourist magnet Cape Town"
    last = name_end(line, inner) if line.tags[inner : inner + 1] in ("X", "J", "N") else inner
    if last == inner:
        return None
    around = find_place(owner_name(line, owner, owner + 1))
    wide = around is not None and around.kind in ("country", "continent")
    kept = line.words[owner].text[0].isupper() and not wide
    return mention(line, owner if kept else inner, last, strength)


def of_name(line: Line, last: int) -> int:
    """Take in the name of the common noun that ends before word *last*: "the Cairo district of Shubra"."""
    at = last + 1
    if line.lows[last : last + 1] != ("of",) or line.lows[last - 1] not in words("generic") or at >= len(line.words):
        return last
    end = name_end(line, at) if line.words[at].text[0].isupper() else at
    return end if end > at else last


def apposed(line: Line, last: int) -> int:
    """Take in the name that a common noun is told to have: "the country's capital, Tunis"."""
    if line.lows[last : last + 1] != (",",):
        return last
    end = known_end(line, last + 1)
    return end if end > last + 1 and line.tags[end : end + 1] in ("", ",", ".") else last
