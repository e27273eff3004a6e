"""Which day a figure speaks of: the days that a text names around it, weighed by where and how they are named.

Options are the days of the figure's sentence, of the sentence after it, those named last before it, the day of
publication, and none; rules choose first. Each option has features (`same event right1`, `before event killed`), whose
weights were learned from annotated texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from claimbot.extract.choosing import Option, decide
from claimbot.extract.circumstances import clause
from claimbot.extract.daybook import Dated, Daybook, dated
from claimbot.extract.drafts import Draft, Memory, Scene
from claimbot.extract.tagging import Line
from claimbot.extract.when import Day, names_hour
from claimbot.extract.words import table
from claimbot.model import Claim, Modality, Scope, Standing

COMPANY = 12
"""So many figures before this one are asked which day they have."""

FAR = 4
"""Sentences between a day and a figure are counted up to here."""

_WORDINGS = (
    "present", "perfect", "past_perfect", "simple_past", "planned", "rates", "lengths", "running_words", "pointers",
    "day_parts", "earlier",
)  # fmt: skip


@dataclass(slots=True)
class _Proposal:
    """A day that may be meant, in what *role* it is named first, and what holds of it."""

    day: date | None
    role: str
    features: list[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a figure before its day: its scope, modality, place and claimant."""

    scope: Scope
    modality: Modality
    place: str | None
    claimant: str | None


def day_of(draft: Draft, scene: Scene, memory: Memory, told: Told) -> date | None:
    """Choose the day that the figure *draft* speaks of, or none."""
    scope, modality = told.scope, told.modality
    ruled = by_rules(draft, scene, memory.daybook, scope)
    proposals = _proposals(draft, scene, memory.daybook, modality)
    for one in proposals:
        one.features += [
            f"{one.role.split()[0]} {word}" for word in _company(one.day, draft, memory.claims[-COMPANY:], told)
        ]
    if told.claimant:
        proposals[-1].features.append("none attributed")
    context = [*_of_figure(draft, scope, modality), *_of_clause(draft), f"sentence {min(memory.daybook.at, 3)}"]
    context.append("own " + " ".join(sorted({one.role[5:] for one in proposals if one.role.startswith("same")})))
    options = [
        Option(
            one.day,
            (
                one.role,
                *one.features,
                *[f"{one.role} {word}" for word in context],
                *(("ruled", f"ruled {one.role}") if one.day == ruled else ()),
            ),
        )
        for one in proposals
    ]
    options.sort(key=lambda option: option.value != ruled)
    return decide("as_of", options, offset=draft.line.words[draft.line.spans[draft.index][0]].start, watch=memory.watch)


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
    if own or draft.measure not in _words("event_measures") or (scope is Scope.TOTAL and draft.found.topic < 0):
        return None
    return daybook.event


def _company(day: date | None, draft: Draft, earlier: list[Claim], told: Told) -> Iterator[str]:
    """Say which figures read before this one have *day* (None: have none): like ones, of its place, of its source."""
    fellows = [claim for claim in earlier if claim.as_of == day]
    if not fellows:
        yield "no company"
        return
    yield "company"
    if earlier[-1].as_of == day:
        yield "last"
    if any(claim.measure == draft.measure for claim in fellows):
        yield "same measure"
    elif draft.measure in _words("harm") and any(claim.measure in _words("harm") for claim in fellows):
        yield "like measure"
    else:
        yield "other measure"
    for name, mine, theirs in (
        ("place", told.place, {claim.place for claim in fellows}),
        ("source", told.claimant, {claim.claimant for claim in fellows}),
    ):
        yield f"same {name}" if mine in theirs else f"other {name}" if mine else f"no {name}"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("where" if name == "event_measures" else "dates")[name])


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


def _of_figure(draft: Draft, scope: Scope, modality: Modality) -> Iterator[str]:
    """Say what the figure is, apart from any day."""
    yield from (draft.measure, scope, draft.standing, modality)
    if draft.found.topic >= 0:
        yield "topic"
    if draft.phrase.bare:
        yield "bare"
    if draft.phrase.anaphor or draft.phrase.added:
        yield "points back"


def _of_clause(draft: Draft) -> Iterator[str]:
    """Say how the figure's clause is worded: its tense, the times without a day in it, what it points to."""
    line = draft.line
    begin, end = clause(line, draft.line.spans[draft.index][0], draft.phrase.last)
    lows = line.lows[begin:end]
    yield from (name for name in _WORDINGS if not _words(name).isdisjoint(lows))
    if not _words("day_parts").isdisjoint(line.lows):
        yield "day part"
    if any(low in _months() or low.isdecimal() for low in lows) and any(_period(line, at) for at in range(begin, end)):
        yield "period"
    yield from _to_before(line)
    if line.lows[0] in ("in", "at", "on", "near", "across", "over", "elsewhere", "along"):
        yield f"opens with a place {line.tags[1:2] == 'X' or line.tags[2:3] == 'X'}"


def _to_before(line: Line) -> Iterator[str]:
    """Say whether the sentence points to a day named before: "that day", "the same night"."""
    if _words("same_day").isdisjoint(line.lows):
        return
    for at in range(len(line.lows) - 1):
        if line.lows[at] in _words("same_day") and line.lows[at + 1] in _words("day_names"):
            yield "same day"
            return


@cache
def _months() -> frozenset[str]:
    return frozenset(table("dates")["months"])


def _period(line: Line, at: int) -> bool:
    """Whether word *at* names a month or a year."""
    low = line.lows[at]
    if low in _months():
        return line.words[at].text[0].isupper()
    return len(low) == 4 and low.isdecimal() and low[:2] in ("19", "20")
