"""Which day a figure speaks of: the days that a text names around it, weighed by where and how they are named.

Options are the days of the figure's sentence, of the sentence after it, those named last before it, the day of
publication, and none; rules choose first. Each option has features (`same event right1`, `told event killed`), whose
weights were learned from annotated texts: `daysigns.py` says of figure and clause what bears on any day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from claimbot.extract.choosing import UNCHOSEN, Option, decide
from claimbot.extract.circumstances import clause
from claimbot.extract.daybook import Choice, Dated, Daybook, Surroundings, dated, surroundings_of
from claimbot.extract.daysigns import Told, again, of_figure, shared, tense_of
from claimbot.extract.drafts import Draft, Memory, Scene
from claimbot.extract.tagging import Line
from claimbot.extract.when import Day, names_hour
from claimbot.extract.words import table
from claimbot.model import Modality, Scope, Standing

FAR = 4
"""Sentences between a day and a figure are counted up to here."""

_PARTS = {
    "same event": "own event", "same owner": "own event", "same statement": "own statement",
    "before event": "told event", "before owner": "told event", "before statement": "told statement",
    "published": "published", "none": "none",
}  # fmt: skip
"""What an option is to the figure, by its role; what holds of the figure speaks for or against these only."""


@dataclass(slots=True)
class _Proposal:
    """A day that may be meant, in what *role* it is named first, and what holds of it."""

    day: date | None
    role: str
    features: list[str]


def day_of(draft: Draft, scene: Scene, memory: Memory, told: Told) -> date | None:
    """Choose the day that the figure *draft* speaks of, or none."""
    line, book = draft.line, memory.daybook
    ruled = by_rules(draft, scene, book, told.scope)
    here = surroundings_of(line)
    context = list(of_figure(draft, scene, book, told))
    carried = list(again(draft, book))
    options = [
        _option(one, context, carried, common=_common(one, here, book, told), ruled=one.day == ruled)
        for one in _proposals(draft, scene, book, told.modality)
    ]
    options.sort(key=lambda option: option.value != ruled)
    first, last = line.spans[draft.index]
    before = book.choice.day if book.choice else UNCHOSEN
    chosen = decide("as_of", options, offset=line.words[first].start, watch=memory.watch, before=before)
    book.choice = Choice(chosen, book.at, last, line.sentence.paragraph, draft.measure, tense_of(draft))
    return chosen


def by_rules(draft: Draft, scene: Scene, daybook: Daybook, scope: Scope) -> date | None:
    """Choose by rules alone: the day of the event in the sentence, else of the statement, else the one carried."""
    line = draft.line
    first = line.spans[draft.index][0]
    if draft.standing is Standing.FORMER:
        return next((day.day for day in scene.days if 0 <= day.first - draft.phrase.last <= 1), None)
    own = list(zip(scene.days, dated(line, scene.days, scene.sources, daybook.at), strict=True))
    events = [day for day, one in own if one.role == "event"]
    if events:
        return min(events, key=lambda day: abs(day.first - first)).day
    for role in ("owner", "statement"):
        for day, one in own:
            if one.role == role:
                return day.day
    if daybook.undated and (daybook.hour or names_hour(line)) and scope is Scope.EVENT:
        return daybook.published
    if own or draft.measure not in _event_measures() or (scope is Scope.TOTAL and draft.found.topic < 0):
        return None
    return daybook.event


@cache
def _event_measures() -> frozenset[str]:
    return frozenset(table("where")["event_measures"])


def _common(one: _Proposal, here: Surroundings, book: Daybook, told: Told) -> list[str]:
    """Give what the figure's sentence shares with the one that told the day *one*."""
    if one.day is None or _PARTS.get(one.role) not in ("told event", "told statement", "published"):
        return []
    return list(shared(one.day, here, book, told))


def _option(
    one: _Proposal, context: list[str], carried: list[str], *, common: list[str], ruled: bool
) -> Option[date | None]:
    """Make the option of a proposed day, with all that speaks for and against it."""
    part = _PARTS.get(one.role, "")
    features = [one.role, *one.features]
    if part:
        features += [part, *[f"{part} {word}" for word in (*context, *common)]]
    if ruled:
        features += ["ruled", f"ruled {part or one.role}"]
    after = carried if one.day else [f"none {word}" for word in carried]
    return Option(one.day, tuple(dict.fromkeys(features)), tuple(after))


def _proposals(draft: Draft, scene: Scene, daybook: Daybook, modality: Modality) -> list[_Proposal]:
    """Give the days that may be meant, each with what holds of it; the last one is none."""
    found: dict[date, _Proposal] = {}
    own = dated(draft.line, scene.days, scene.sources, daybook.at)
    for day, one in zip(scene.days, own, strict=True):
        _add(found, one, f"same {one.role}", [*_between(draft, day)])
        if day.kind == "weekday" and one.role == "event" and modality is Modality.EXPECTED:
            ahead = Dated(one.day + timedelta(days=7), one.at, one.role, one.traits)
            _add(found, ahead, "coming", [])
    for back, one in enumerate(reversed(daybook.named)):
        _add(found, one, f"before {one.role}", [f"ago{min(FAR, daybook.at - one.at)}", f"back{back}"])
    for one in daybook.ahead:
        _add(found, one, f"after {one.role}", [])
    if daybook.published:
        _add(found, Dated(daybook.published, daybook.at, "", ()), "published", [])
    for carried, name in ((daybook.event, "carried"), (daybook.first, "first")):
        if carried in found:
            found[carried].features += [name, f"{found[carried].role} {name}"]
    if daybook.published in found:
        found[daybook.published].features += _undated(daybook, draft.line)
    _add_spread(found, daybook)
    return [*found.values(), _Proposal(None, "none", [])]


def _undated(daybook: Daybook, line: Line) -> list[str]:
    """Say of the day of publication whether the text names another, and whether it names an hour."""
    if not daybook.undated:
        return []
    return ["undated", "undated hour here" if names_hour(line) else f"undated hour {daybook.hour}"]


def _add_spread(found: dict[date, _Proposal], daybook: Daybook) -> None:
    """Say of each day how long before publication it is, and whether it is the only one that was named."""
    alone = sum(one.role != "published" for one in found.values()) == 1
    for day, one in found.items():
        if daybook.published and one.role != "published":
            age = (daybook.published - day).days
            bucket = "coming" if age < 0 else str(age) if age < 3 else "week" if age < 8 else "older"
            one.features += [
                f"age {bucket}",
                f"{one.role} age {bucket}",
                f"{one.role} {'alone' if alone else 'one of several'}",
            ]


def _add(found: dict[date, _Proposal], dated: Dated, role: str, features: list[str]) -> None:
    """Propose a day; where it was proposed in another role before, that it is named again is one more feature."""
    one = found.get(dated.day)
    if one is None:
        found[dated.day] = _Proposal(dated.day, role, [f"{role} {trait}" for trait in (*features, *dated.traits)])
    else:
        one.features.append(f"{one.role} and {role}")


def _between(draft: Draft, day: Day) -> Iterator[str]:
    """Say how far a day of the same sentence is from the figure, and what stands between them."""
    line = draft.line
    first, last = line.spans[draft.index][0], draft.phrase.last
    side = "right" if day.first >= first else "left"
    begin, end = (last, day.first) if side == "right" else (day.last, first)
    yield f"{side}{min(3, max(0, end - begin) // 3)}"
    between = line.tags[begin:end]
    for mark in ";S,CQVH":
        if mark in between:
            yield f"{side} past {mark}"
    begin, end = clause(line, first, last)
    yield "same clause" if begin <= day.first < end else "other clause"
