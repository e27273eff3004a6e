"""Places named as who acts, owns or tells: "Peru's health minister", "Vermont has opened", "villagers in Buner".

They are where something happened only if nothing nearer is: of a government that counts abroad they tell nothing.
"""

from __future__ import annotations

from claimbot.extract.attribution import Attribution
from claimbot.extract.claimants import covering
from claimbot.extract.drafts import Scene
from claimbot.extract.placenames import owner_name, words
from claimbot.extract.spots import Spot
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import noun_classes, singular
from claimbot.extract.voices import speaks
from claimbot.gazetteer import ancestors, find_place, known_place, longest_name, nation_of

_NEAR = ("in", "at", "near")


def owner(line: Line) -> str | None:
    """Give the first place that owns or records something, or heads the line: "Rwanda's floods", "Boksburg: ..."."""
    if line.tags[1:2] in (":", "-") and line.tags[0] == "X":
        heads = line.lows[0] in words("notices") or (speaks(line, 0, 1) and not known_place(line.words[0].text))
        return None if heads else line.words[0].text
    for at, tag in enumerate(line.tags):
        if tag == "G" or line.lows[at + 1 : at + 2] in _RECORDING:
            name = _known(line, at)
            if name:
                return name
    return None


_RECORDING = (("has",), ("had",), ("have",), ("records",), ("recorded",))


def actor(line: Line, before: int) -> str | None:
    """Give the last known place that acts, or owns who acts, in the clause before word *before*; a capital that acts
    is a government."""
    begin = max(line.tags.rfind(";", 0, before), line.tags.rfind(":", 0, before)) + 1
    for at in range(before - 1, begin - 1, -1):
        acts = line.tags[at] == "G" or line.tags[at + 1 : at + 2] in tuple("VHBME")
        name = _known(line, at) if acts else None
        if name is None or (at and line.tags[at - 1] == "P"):
            continue
        if line.tags[at] == "G" or not _of_kind(name, "capital"):
            return name
    return None


def _known(line: Line, at: int) -> str | None:
    """Give the known place whose name ends with word *at*, unless it owns what acts elsewhere ("Israel's army")."""
    named = line.tags[at] in "GX" or (line.tags[at] == "L" and line.words[at].text[0].isupper())  # "the Philippines"
    if not named or not words("abroad").isdisjoint(line.lows[at + 1 : at + 4]):
        return None
    first = at - 1 if at and line.tags[at - 1] == "X" else at
    name = owner_name(line, first, at + 1)
    if known_place(name):
        return name
    name = owner_name(line, at, at + 1)
    return name if known_place(name) else None


def opening(line: Line, scene: Scene) -> str | None:
    """Give the name that opens a sentence as its subject or owner: "Petrópolis kept digging", "Gironde's fires".

    Whoever is told to say something is no place, unless a word of the name says so ("Camp Mystic confirmed").
    """
    if not line.lows or line.lows[0] in words("calamities") or noun_classes(singular(line.lows[0])):
        return None
    at = 0
    while at < len(line.tags) and (line.tags[at] == "X" or (at and line.lows[at] in ("de", "do", "del", "da", "of"))):
        at += 1
    owns = line.tags[at : at + 1] == "G"
    if not owns and (at == 0 or line.tags[at : at + 1] not in tuple("VHBME")):
        return None
    speaks = any(source.first < at for source in scene.sources)
    if speaks and not any(low in words("suffixes") or low in words("generic") for low in line.lows[:at]):
        return None
    name = owner_name(line, 0, at + owns)
    return None if nation_of(name) or name.isupper() else name


def local(line: Line, sources: list[Attribution], places: list[Spot]) -> str | None:
    """Give where a local source is from: "villagers in Buner", "Kerr County's sheriff"; no seat of government."""
    for source in sources:
        for spot in places:
            if spot.speaking and _seen(spot, source) and line.lows[spot.mention.first - 2] in words("witnesses"):
                return spot.text
        name = _local_name(line, source)
        if name:
            return name
    return None


def _local_name(line: Line, source: Attribution) -> str | None:
    local_force = not words("local_forces").isdisjoint(line.lows[source.first : source.last])
    kinds = ("city", "region", "capital") if local_force else ("city", "region")
    for first in range(max(source.first, source.last - _SOURCE), source.last):
        if not line.words[first].text[0].isupper():
            continue
        for last in range(min(source.last, first + longest_name()), first, -1):
            name = owner_name(line, first, last)
            if _of_kind(name, *kinds):
                return name
    return None


_SOURCE = 12
"""So many words of a source, its last ones, may name where it is."""


def witness(line: Line, sources: list[Attribution], places: list[Spot], *, at: int) -> str | None:
    """Give where those are who tell of the figure at word *at*: "a hospital in Mitrovica said 53 came in"."""
    source = covering(line, sources, at)
    for spot in places if source else ():
        if source and _seen(spot, source):
            told = line.lows[source.first : spot.mention.first]
            if not words("witnesses").isdisjoint(told):
                return spot.text
    return None


def _seen(spot: Spot, source: Attribution) -> bool:
    return spot.strong and spot.preposition in _NEAR and source.first < spot.mention.first <= source.last


def apart(one: str, other: str) -> bool:
    """Whether both places are known and neither lies in the other."""
    here, there = find_place(one), find_place(other)
    if here is None or there is None or here.name == there.name:
        return False
    return here.name not in ancestors(there.name) and there.name not in ancestors(here.name)


def below_country(name: str) -> bool:
    """Whether *name* is known as a town or region, which does not act as a government."""
    return _of_kind(name, "city", "region")


def _of_kind(name: str, *kinds: str) -> bool:
    place = find_place(name)
    return place is not None and place.kind in kinds
