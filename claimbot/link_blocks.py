"""Hard blocks: why two claims cannot be of one quantity, whatever else they share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claimbot.amounts import compatible, span
from claimbot.claimants import one_nation, same_claimant
from claimbot.gazetteer import ancestors, find_place
from claimbot.keys_counted import class_kind
from claimbot.keys_event import (
    befallen_of,
    days_of,
    is_process,
    kin,
    kinds_of,
    names_of,
    spoken_days,
    stated_days,
    years_of,
)
from claimbot.keys_kind import DAILY, runs
from claimbot.model import Claim, Measure, RecordedClaim, SeriesKey, Standing
from claimbot.vocabulary import first_in, phrases, spaced
from claimbot.words import fold

PERIODS = {"day": 0, "week": 2, "month": 10}
"""Days by which two figures for such a time may end apart and still be for the same one."""

SAME_DAY = 2
"""Days after which a crowd, told without its day, is taken for that of another day."""

BULLETINS = frozenset({Measure.LAUNCHED, Measure.INTERCEPTED})
"""Measures that armies tell every day, so that on the next calendar day a figure without its day is the next one."""

DRIFTING = 4
"""Days by which the days of two claims of one event may differ where they are those of the states told."""

_BACKGROUND = frozenset({Standing.CURRENT, Standing.FORMER})


@dataclass(frozen=True, kw_only=True, slots=True)
class Newcomer:
    """A claim about to be linked, with its key and where and when it was said; *copied* are origins it copies."""

    claim: Claim
    key: SeriesKey
    claimant: str | None
    url: str
    outlet: str
    published: date
    copied: frozenset[str] = frozenset()


def blocked(newcomer: Newcomer, other: RecordedClaim) -> str | None:
    """Give why *newcomer* cannot be of one quantity with *other*, or None."""
    one, two = newcomer.key, other.key
    for reason in blocks(one, two):
        return reason
    return _event_block(newcomer, other)


def blocks(one: SeriesKey, two: SeriesKey) -> Iterator[str]:
    if one.measure is not two.measure:
        yield "another measure"
    if one.modality is not two.modality:
        yield "stated, denied and expected figures are kept apart"
    if _apart(one.standing) != _apart(two.standing) and not _same_part(one, two):
        yield "a part, an increment or a yardstick"
    if not _classes_join(one.counted, two.counted):
        yield "others are counted"
    if not _actors_join(one, two):
        yield "another side"
    if not _places_join(one, two):
        yield "another place"
    if not _baselines_join(one, two):
        yield "another baseline"


def _event_block(newcomer: Newcomer, other: RecordedClaim) -> str | None:
    one, two = newcomer.key, other.key
    mine, theirs = kinds_of(one.event, own=True), kinds_of(two.event, own=True)
    if mine and theirs and not any(kin(a, b) for a in mine for b in theirs):
        return "another kind of event"
    if mine and theirs and any(_befell_others(one, two, name) for name in ("aboard", "venue")):
        return "an event aboard or at something else"
    if years_of(one.event) != years_of(two.event) and not is_process(kinds_of(one.event)):
        return "an event of another year"
    if _another_cause(one, two):
        return "a running total of another cause"
    if _another_day(newcomer, other):
        return "another day"
    if _run_apart(one, two):
        return "a running total and a single event"
    return None


def _befell_others(one: SeriesKey, two: SeriesKey, name: str) -> bool:
    """Whether one incident befell a bus and the other a train, one a hotel and the other a factory."""
    mine, theirs = befallen_of(one.event, name), befallen_of(two.event, name)
    return bool(mine and theirs) and not mine & theirs


def _another_cause(one: SeriesKey, two: SeriesKey) -> bool:
    """Whether one total is that of an epidemic, by its own sentence, and the other of something else."""
    if not (runs(one) and runs(two)):
        return False
    epidemics = [is_process(kinds_of(key.event)) for key in (one, two)]
    return epidemics[0] != epidemics[1] and any(is_process(kinds_of(key.event, own=True)) for key in (one, two))


def _apart(standing: Standing) -> Standing:
    return Standing.CURRENT if standing in _BACKGROUND else standing


def _same_part(one: SeriesKey, two: SeriesKey) -> bool:
    """Whether a part told beside its whole is the group that the other counts by itself: nine police officers."""
    parts = {one.standing, two.standing} <= _BACKGROUND | {Standing.PART}
    return parts and one.counted == two.counted and class_kind(one.counted) == "group"


def _classes_join(one: str, two: str) -> bool:
    if one == two:
        return True
    kinds = {class_kind(one), class_kind(two)}
    if {one, two} == {"force", "fighter"} or {one, two} == {"militant", "fighter"}:
        return True
    return "group" not in kinds and "generic" in kinds


def _actors_join(one: SeriesKey, two: SeriesKey) -> bool:
    if one.actor and two.actor:
        return one_nation(one.actor, two.actor)
    if one.actor == two.actor:
        return True
    if class_kind(one.counted) == "group":
        return one.counted != "foreigner"
    return _at_home(one.actor or two.actor or "", one.place or two.place)


def _at_home(nation: str, place: str | None) -> bool:
    """Whether *place* is or lies in the country of *nation*: Palestinians in Gaza are the people there."""
    if place is None:
        return False
    return any(fold(nation) == fold(around) for around in (place, *ancestors(place)))


def _places_join(one: SeriesKey, two: SeriesKey) -> bool:
    if one.place is None or two.place is None or one.place == two.place:
        return True
    if runs(one) and runs(two):
        return False  # the total of a region is not that of its country
    return f"in:{one.place}" in two.anchors or f"in:{two.place}" in one.anchors


def falls_inside(newcomer: Newcomer, other: RecordedClaim) -> bool:
    """Whether a lower figure is of a place inside the country or region of *other*, and no word says that it fell."""
    mine, theirs = newcomer.key.place, other.key.place
    if mine is None or theirs is None or mine == theirs or f"in:{theirs}" not in newcomer.key.anchors:
        return False
    wide = find_place(theirs)
    if wide is None or wide.kind not in ("country", "region") or newcomer.claim.replaces is not None:
        return False
    if span(newcomer.claim).high >= span(other.claim).low:
        return False
    return first_in(spaced(newcomer.claim.sentence), phrases("events", "cue", "lowered")) is None


def reaches_beyond(newcomer: Newcomer, other: RecordedClaim) -> bool:
    """Whether a higher figure is of a whole country or region around the place of *other*, and no word makes it one.

    A day, an incident, a name in common, or a figure that it replaces would.
    """
    one, two = newcomer.key, other.key
    if one.place is None or two.place is None or one.place == two.place or f"in:{one.place}" not in two.anchors:
        return False
    wide = find_place(one.place)
    if wide is None or wide.kind not in ("country", "region") or newcomer.claim.replaces is not None:
        return False
    if span(newcomer.claim).low <= span(other.claim).high:
        return False
    named = (kinds_of(one.event) & kinds_of(two.event)) or (names_of(one.event) & names_of(two.event))
    return not named and not stated_days(one.event) & stated_days(two.event)


def _baselines_join(one: SeriesKey, two: SeriesKey) -> bool:
    if one.baseline == two.baseline:
        return True
    named = {one.baseline, two.baseline} - {None}
    if len(named) > 1 or named & {"day", "week", "month"}:
        return False
    return runs(one) and runs(two)


def _another_day(newcomer: Newcomer, other: RecordedClaim) -> bool:
    """Whether both speak of days and share none, where neither is a running figure that is told day after day.

    A day that only the claim has, and not its sentence, may be that of the state told: it parts what is counted anew
    each day (a crowd, a night's drones), and of other figures those many days apart.
    """
    one, two = newcomer.key, other.key
    if one.baseline in PERIODS and one.baseline == two.baseline:
        return _another_period(newcomer, other, PERIODS[one.baseline])
    mine, theirs = stated_days(one.event), stated_days(two.event)
    if mine & theirs:
        return False
    if one.measure in DAILY and _told_long_after(newcomer, other):
        return True
    if not mine or not theirs:
        return False
    if {"run", "stock"} & (one.event | two.event) or runs(one) or runs(two):
        return one.baseline in ("day", "week", "month")
    named = days_of(one.event) and days_of(two.event)
    return bool(named) or one.measure in DAILY or _days_between(mine, theirs) > DRIFTING


def _told_long_after(newcomer: Newcomer, other: RecordedClaim) -> bool:
    """Whether two figures of one day each, told without it, are told too far apart to be of the same."""
    one, two = newcomer.key, other.key
    if runs(one) or runs(two) or {"run", "stock"} & (one.event | two.event):
        return False
    return abs((newcomer.published - other.published.date()).days) > (0 if one.measure in BULLETINS else SAME_DAY)


def _another_period(newcomer: Newcomer, other: RecordedClaim, reach: int) -> bool:
    """Whether two figures for a day, a week or a month end more than *reach* days apart."""
    ends = [
        max(spoken_days(key.event), default=day.isoformat())
        for key, day in ((newcomer.key, newcomer.published), (other.key, other.published.date()))
    ]
    return _days_between(frozenset(ends[:1]), frozenset(ends[1:])) > reach


def _run_apart(one: SeriesKey, two: SeriesKey) -> bool:
    """Whether one is a running total and the other of a single event, with neither incident nor day in common."""
    if "daily" in one.event ^ two.event:
        return True
    if runs(one) == runs(two) or kinds_of(one.event) & kinds_of(two.event):
        return False
    return not (stated_days(one.event) & stated_days(two.event))


def _days_between(mine: frozenset[str], theirs: frozenset[str]) -> int:
    return min(abs((date.fromisoformat(a) - date.fromisoformat(b)).days) for a in mine for b in theirs)


def told_apart(newcomer: Newcomer, told: RecordedClaim) -> bool:
    """Whether one text gives both figures for two things: no correction of one another, and one claimant."""
    one, two = newcomer.claim, told.claim
    if compatible(one, two) or one.replaces or two.replaces:
        return False
    if Standing.FORMER in (newcomer.key.standing, told.key.standing):
        return False
    if not same_claimant(newcomer.claimant, told.claimant_key):
        return False
    if newcomer.key.place != told.key.place or newcomer.key.counted != told.key.counted:
        return True
    return one.claimant is not None and one.claimant == two.claimant and one.as_of == two.as_of
