"""What a figure, its clause and the sentence that named a day say of whether the figure is of that day.

Every function gives features in words (`tense perfect`, `shares 2`); which of them count, and how much, was learned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import chain

from claimbot.extract.circumstances import clause
from claimbot.extract.daybook import Daybook, Surroundings, dated, event_noun, is_period
from claimbot.extract.drafts import Draft, Scene
from claimbot.extract.tagging import KEPT, Line
from claimbot.extract.vocabulary import verb_forms
from claimbot.extract.when import names_hour
from claimbot.extract.words import table
from claimbot.model import Modality, Scope

LONG = 12
"""A text of more sentences tells its day once, in the first, and goes far from it."""

_SIZES = (2, 10, 100, 1_000, 100_000)
"""Sizes of figures: tens are of an event, hundreds of thousands of a country."""

_TENSES = {"has": "perfect", "have": "perfect", "'ve": "perfect", "had": "past perfect"} | {
    **dict.fromkeys(("was", "were"), "past"),
    **dict.fromkeys(("is", "are", "'s", "'re"), "present"),
}
"""The tense that an auxiliary gives to the verb after it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a figure before its day: its scope, modality, place and claimant."""

    scope: Scope
    modality: Modality
    place: str | None
    claimant: str | None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("dates")[name])


def family(measure: str) -> str:
    """Give what *measure* is told together with: the dead with the wounded, the fled with the evacuated."""
    return str(table("dates")["families"][measure])


def tense_of(draft: Draft) -> str:
    """Give the tense of the figure's verb: of its predicate, else of the verb nearest in its clause."""
    line = draft.line
    at = draft.found.predicate.at if draft.found.predicate else _verb_near(draft)
    if at < 0:
        return "verbless"
    for back in range(at, max(-1, at - 6), -1):
        if line.tags[back] == "M":
            return "modal"
        if line.lows[back] in _TENSES:
            return _TENSES[line.lows[back]]
        if back < at and line.tags[back] in ",;:SLQ":
            break
    return _form(line, at)


def _verb_near(draft: Draft) -> int:
    """Give the verb of the clause that is nearest to the figure, before it or else after it; finite ones first."""
    line, first = draft.line, draft.line.spans[draft.index][0]
    begin, end = clause(line, first, draft.phrase.last)
    for letters in ("VBHM", "E"):
        for at in chain(range(first - 1, begin - 1, -1), range(draft.phrase.last, end)):
            if line.tags[at] in letters:
                return at
    return -1


def _form(line: Line, at: int) -> str:
    """Give the tense of a verb without an auxiliary by its form."""
    letter, low = line.tags[at], line.lows[at]
    if letter in "VE" and (low.endswith("ed") or any(form.shape == "past" for form in verb_forms(low))):
        return "past"
    return {"I": "ing", "E": "participle", "V": "present"}.get(letter, "state")


def of_figure(draft: Draft, scene: Scene, daybook: Daybook, told: Told) -> Iterator[str]:
    """Say what the figure is and how its clause is worded, apart from any day."""
    tense = tense_of(draft)
    yield from (draft.measure, f"{draft.measure} {told.scope}", family(draft.measure))
    yield from (told.scope, f"tense {tense}", f"{told.scope} {tense}", draft.standing, told.modality)
    yield "attributed" if told.claimant else "unattributed"
    yield f"size {sum(draft.line.quantities[draft.index].amount.edge >= size for size in _SIZES)}"
    for name, holds in (
        ("topic", draft.found.topic >= 0),
        ("points back", draft.phrase.anaphor or draft.phrase.added),
        ("bound", draft.found.bound),
        ("long text", daybook.length > LONG),
    ):
        if holds:
            yield name
    yield f"sentence {min(daybook.at, 3)}"
    yield "own " + " ".join(sorted({day.role for day in dated(draft.line, scene.days, scene.sources, daybook.at)}))
    yield from _of_clause(draft)


def _of_clause(draft: Draft) -> Iterator[str]:
    """Say what else of time the figure's clause speaks of, and whether it names the event."""
    line = draft.line
    begin, end = clause(line, line.spans[draft.index][0], draft.phrase.last)
    yield from (
        name for name in ("lengths", "running_words", "earlier") if not _words(name).isdisjoint(line.lows[begin:end])
    )
    if any(_is_rate(line, at) for at in range(begin, end)):
        yield "rate"
    if names_hour(line):
        yield "hour"
    for name, holds in (("period", is_period), ("refers", _refers)):
        found = _holding(line, holds)
        if any(begin <= at < end for at in found):
            yield name
        elif found:
            yield f"sentence {name}"
    if line.lows[0] in _words("openings") and line.lows[1:2] not in (("least",), ("most",)):
        yield f"opens with a place {'X' in line.tags[1:3]}"


@lru_cache(maxsize=KEPT)
def _holding(line: Line, holds: Callable[[Line, int], bool]) -> tuple[int, ...]:
    """Give the words of *line* of which it *holds*."""
    return tuple([at for at in range(len(line.lows)) if holds(line, at)])


def _is_rate(line: Line, at: int) -> bool:
    """Whether word *at* makes the figure one for each so long a time: "daily", "a week"."""
    if line.lows[at] in ("a", "an"):
        return line.lows[at + 1 : at + 2] != () and line.lows[at + 1] in _words("spans")
    return line.lows[at] in _words("rates")


def _refers(line: Line, at: int) -> bool:
    """Whether word *at* names an event as known: "the blast", "that event", "these two attacks"."""
    if not event_noun(line.lows[at]):
        return False
    for back in range(at - 1, max(-1, at - 4), -1):
        if line.lows[back] in ("the", "this", "that", "these", "those", "both"):
            return True
        if line.tags[back] not in "JXNGEQ":
            break
    return False


def shared(day: date, here: Surroundings, daybook: Daybook, told: Told) -> Iterator[str]:
    """Say what the figure's sentence *here* shares with the one that named *day*, and what was told between them."""
    named = daybook.naming(day)
    if named is None:
        return
    there = named.around
    yield f"shares {min(2, len(here.words & there.words))}"
    yield f"same paragraph {here.paragraph == there.paragraph}"
    if here.events:
        yield f"event {'shared' if here.events & there.events else 'new'}"
    for name, value in (("place", told.place), ("source", told.claimant)):
        if value:
            yield f"{name} {value.lower() in there.text}"
    if named.at == 0:
        yield "lead"
    if daybook.period > named.at:
        yield "period between"
        if daybook.period == daybook.at - 1:
            yield "period right before"


def again(draft: Draft, daybook: Daybook) -> Iterator[str]:
    """Say how the figure goes on from the one before it: whether it will have its day too."""
    before = daybook.choice
    if before is None:
        return
    far = min(3, daybook.at - before.at)
    alike = "same" if before.measure == draft.measure else "other"
    if alike == "other" and family(before.measure) == family(draft.measure):
        alike = "like"
    tense = tense_of(draft)
    yield from ("again", f"again {far}", f"again {alike} measure", f"again {far} {alike} measure")
    yield from (f"again tense {before.tense == tense}", f"again {far == 0} tense {before.tense} {tense}")
    if draft.phrase.anaphor or draft.phrase.added:
        yield "again points back"
    if far:
        yield f"again paragraph {before.paragraph == draft.line.sentence.paragraph}"
        return
    between = draft.line.tags[before.last : draft.line.spans[draft.index][0]]
    yield f"again joined {draft.found.bound}"
    yield from (f"again past {mark}" for mark in ";S," if mark in between)
    yield f"again past verb {not set('VEBHM').isdisjoint(between)}"
