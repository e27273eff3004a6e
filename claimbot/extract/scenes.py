"""The circumstances of a claim: who states it, where and when, from its sentence and what was read before."""

from __future__ import annotations

from datetime import date

from claimbot.extract.claimants import Attribution, zone
from claimbot.extract.drafts import Draft, Memory, Scene
from claimbot.extract.places import Mention
from claimbot.extract.sources import PRONOUNS, heading, speaker
from claimbot.extract.tagging import Line
from claimbot.extract.when import Day
from claimbot.gazetteer import find_place, known_place
from claimbot.model import Scope, Standing


def claimant_of(line: Line, source: Attribution | None, draft: Draft, memory: Memory) -> str | None:
    """Give who states the figure; a pronoun is who spoke last, and "of them" goes on with who counted them."""
    if source is None:
        bound = draft.phrase.anaphor and not draft.phrase.added and line.spans[draft.index][0] < 3
        return memory.claimant if bound else memory.author
    name = line.text(source.first, source.last)
    return memory.claimant if name.casefold() in PRONOUNS else name


def place_of(line: Line, draft: Draft, scene: Scene, memory: Memory) -> str | None:
    """Choose the place nearest to the figure, the named before the common, not those that tell where a source spoke."""
    at = line.spans[draft.index][0]
    if draft.measure in _GIVEN and at and line.tags[at - 1] == "X" and known_place(line.words[at - 1].text):
        return line.words[at - 1].text
    best: tuple[float, Mention] | None = None
    for place in _free(scene, line):
        before = line.words[place.first - 1].low if place.first else ""
        if (before == "from" and draft.measure not in _LEFT) or (before == "for" and draft.measure not in _GIVEN):
            continue
        cost = _distance(line, place, at, draft.phrase.last) + _WEAKNESS[place.strength]
        if best is None or cost < best[0]:
            best = (cost, place)
    if best:
        return best[1].text
    if draft.measure in _ABROAD:
        return None
    return memory.place or _local(scene, line) or memory.local


_GIVEN = frozenset({"supplied", "money"})
"""Measures of what is given to a place: "gave Ukraine eight howitzers", "a loan for Kyiv"."""


_LEFT = frozenset({"displaced", "evacuated", "rescued", "released"})
"""Measures of those who come out of a place."""


_ABROAD = frozenset({"money", "launched", "intercepted", "supplied"})
"""Measures whose place is not that of the sentences before: sums and salvos are not where the last event was."""


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


def day_of(line: Line, draft: Draft, scene: Scene, memory: Memory, scope: Scope) -> date | None:
    """Choose the day of the event in the sentence, else of the statement, else the one carried."""
    at = line.spans[draft.index][0]
    if draft.standing is Standing.FORMER:
        return None
    events = [day for day in scene.days if not day.anchor and not _of_statement(day, scene)]
    if events:
        return min(events, key=lambda day: abs(day.first - at)).day
    possessive = [day for day in scene.days if day.anchor and line.words[day.last - 1].low.endswith("'s")]
    if possessive:
        return possessive[0].day
    stated = [day for day in scene.days if not day.anchor]
    if stated:
        return stated[0].day
    if scene.days or draft.measure not in _OF_EVENTS or (scope is Scope.TOTAL and draft.found.topic < 0):
        return None
    return memory.day


_OF_EVENTS = frozenset(
    {"killed", "wounded", "killed_or_wounded", "rescued", "protesters", "arrested", "abducted", "destroyed", "missing"}
)
"""Measures of an event that the sentences before may have dated."""


def _of_statement(day: Day, scene: Scene) -> bool:
    """Whether the day stands with the verb of saying: "said on Tuesday", "on Monday said"."""
    for source in scene.sources:
        verb = source.last if source.begin <= source.first else source.begin
        if verb <= day.first <= verb + 4:
            return True
    return False


def remember(line: Line, scene: Scene, memory: Memory) -> None:
    """Carry place, source and day of a sentence to the next ones."""
    places = _free(scene, line)
    if places:
        strongest = max(places, key=lambda place: place.strength)
        if strongest.strength or memory.place is None:
            memory.place = strongest.text
    memory.local = _local(scene, line) or memory.local
    events = [day for day in scene.days if not _of_statement(day, scene)]
    if events:
        memory.day = next((day.day for day in events if not day.anchor), events[0].day)
    named = [line.text(source.first, source.last) for source in scene.sources]
    named = [name for name in named if name.casefold() not in PRONOUNS]
    if named:
        memory.claimant = named[-1]
    elif not scene.sources:
        memory.author = heading(line) or memory.author
        memory.claimant = speaker(line) or memory.claimant
