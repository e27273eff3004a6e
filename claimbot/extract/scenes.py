"""The circumstances of a claim: who states it, where and when, from its sentence and what was read before."""

from __future__ import annotations

from functools import cache

from claimbot.extract.attribution import Attribution, name_of
from claimbot.extract.authors import unowned
from claimbot.extract.claimants import zone
from claimbot.extract.drafts import Draft, Memory, Scene
from claimbot.extract.places import Mention
from claimbot.extract.sources import heading, opening, speaker
from claimbot.extract.tagging import Line
from claimbot.extract.voices import is_pronoun
from claimbot.extract.words import table
from claimbot.gazetteer import find_place, known_place


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("where")[name])


def claimant_of(line: Line, source: Attribution | None, draft: Draft, *, scene: Scene, memory: Memory) -> str | None:
    """Give who states the figure; a pronoun is who spoke last, and "of them" goes on with who counted them."""
    if source is None:
        bound = draft.phrase.anaphor and not draft.phrase.added and line.spans[draft.index][0] < 3
        return memory.claimant if bound or memory.quoting else memory.author
    name = name_of(line, source)
    if is_pronoun(name):
        return _named_before(line, source, scene) or _subject_of(line, source) or memory.claimant
    return memory.claimant or name if unowned(line, source.first, source.last) else name


def _subject_of(line: Line, source: Attribution) -> str | None:
    """Give the subject of the sentence where it can speak: "The operator withdrew a notice in which it had said"."""
    if source.first == 0 or line.lows[source.first] not in ("it", "he", "she", "they"):
        return None
    found = opening(line, source.first)
    return line.text(*found) if found else None


def _named_before(line: Line, source: Attribution, scene: Scene) -> str | None:
    """Give the source that a pronoun in the same sentence stands for: "the mayor said he feared"."""
    for other in reversed(scene.sources):
        name = name_of(line, other)
        owned = line.lows[other.first] in ("its", "his", "her", "their")
        if other.first < source.first and not owned and not is_pronoun(name):
            return name
    return None


def place_of(line: Line, draft: Draft, scene: Scene, memory: Memory) -> str | None:
    """Choose the place nearest to the figure, the named before the common, not those that tell where a source spoke."""
    at = line.spans[draft.index][0]
    given = draft.measure in _words("given_measures")
    if given and at and line.tags[at - 1] == "X" and known_place(line.words[at - 1].text):
        return line.words[at - 1].text
    best: tuple[float, Mention] | None = None
    for place in _free(scene, line):
        before = line.words[place.first - 1].low if place.first else ""
        if (before == "from" and draft.measure not in _words("leaving_measures")) or (before == "for" and not given):
            continue
        cost = _distance(line, place, at, draft.phrase.last) + _WEAKNESS[place.strength]
        if best is None or cost < best[0]:
            best = (cost, place)
    if best and best[1].strength == 0 and memory.ahead and best[1].text.endswith("capital") and not memory.place:
        return memory.ahead
    if best:
        return best[1].text
    if draft.measure in _words("unplaced_measures"):
        return None
    home = memory.owner or _owner(line) if draft.measure in _words("home_measures") else None
    return memory.place or _local(scene, line) or memory.local or home or memory.ahead


_WEAKNESS = {3: 0, 2: 12, 1: 6, 0: 18}
"""How far away a weaker mention of a place counts as."""


def _distance(line: Line, place: Mention, first: int, last: int) -> float:
    """How many words lie between figure and place; a clause between them counts as ten."""
    begin, end = (last, place.first) if place.first >= first else (place.last, first)
    between = line.tags[begin:end]
    breaks = between.count(";") + between.count(".") + between.count("S") + between.count(",C")
    return max(0, end - begin) * (1.0 if place.first >= first else 1.2) + 10 * breaks


def _free(scene: Scene, line: Line) -> list[Mention]:
    """Give the places that do not tell where a source is or spoke."""
    zones = [zone(line, source) for source in scene.sources]
    return [place for place in scene.places if not any(first <= place.first < last for first, last in zones)]


def _owner(line: Line) -> str | None:
    """Give the first place that owns or records something, or heads the line: "Rwanda's floods", "Boksburg: ..."."""
    if line.tags[1:2] in (":", "-") and line.tags[0] == "X":
        return line.words[0].text
    for at in range(len(line.words)):
        if line.tags[at] not in "GX":
            continue
        name = line.words[at].text.removesuffix("'s").removesuffix("’s")
        if at and line.tags[at - 1] == "X":
            name = f"{line.words[at - 1].text} {name}"
        following = line.words[at + 1 : at + 4]
        if not known_place(name) or any(word.low in _words("abroad") for word in following):
            continue
        if line.tags[at] == "G" or (following and following[0].low in ("has", "had", "have", "records", "recorded")):
            return name
    return None


def _local(scene: Scene, line: Line) -> str | None:
    """Give where a local source is from: "villagers in Buner", "Kerr County's sheriff"; no seat of government."""
    for source in scene.sources:
        for first in range(source.first, source.last):
            for last in range(source.last, first, -1):
                name = line.text(first, last).removesuffix("'s").removesuffix("’s")
                place = find_place(name) if name[:1].isupper() else None
                if place and place.kind in ("city", "region"):
                    return name
    return None


def places_ahead(lines: list[Line], scenes: list[Scene]) -> list[str | None]:
    """Give for each sentence the place that a later one names first, for a text that names it late."""
    found: list[str | None] = []
    coming: str | None = None
    for line, scene in zip(reversed(lines), reversed(scenes), strict=True):
        found.append(coming)
        strong = [place.text for place in _free(scene, line) if place.strength == 3]
        coming = strong[0] if strong else coming
    return found[::-1]


def _quoting(line: Line, memory: Memory) -> bool:
    """Whether a quotation is still open at the end of the sentence, so that its speaker goes on."""
    quoting = memory.quoting and memory.paragraph == line.sentence.paragraph
    for token in line.sentence.tokens:
        if token.text == '"':
            quoting = not quoting
        elif token.text in "“”":
            quoting = token.text == "“"
    return quoting


def remember(line: Line, scene: Scene, memory: Memory) -> None:
    """Carry place and source of a sentence to the next ones."""
    places = _free(scene, line)
    if places:
        strongest = max(places, key=lambda place: place.strength)
        if memory.place is None:
            memory.place = strongest.text
    memory.local = memory.local or _local(scene, line)
    memory.owner = memory.owner or _owner(line)
    memory.quoting = _quoting(line, memory)
    memory.paragraph = line.sentence.paragraph
    named = [name for name in (name_of(line, source) for source in scene.sources) if not is_pronoun(name)]
    if named:
        memory.claimant = named[-1]
    elif not scene.sources:
        memory.author = heading(line) or memory.author
        memory.claimant = (None if memory.quoting else speaker(line)) or memory.claimant
