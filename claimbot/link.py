"""Linking: to which series a claim belongs. Hard blocks first, then evidence; a tie or thin evidence is unsure.

A block is a reason why two claims cannot be of one quantity (another side, another day, a part of a whole). What is
not blocked is weighed: places, incidents, names, days, baselines, claimants, with nearness in time and in magnitude
as weak evidence. The figure is never part of what is compared as text. Points and thresholds were set on stories
whose series are known; they are evidence counts, not probabilities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claimbot.amounts import compatible, same_figure, span
from claimbot.claimants import one_nation, same_claimant
from claimbot.keys_counted import class_kind
from claimbot.keys_event import (
    about_of,
    at_of,
    days_of,
    is_process,
    kin,
    kinds_of,
    lands_of,
    names_of,
    stated_days,
    topics_of,
    years_of,
)
from claimbot.model import Claim, Measure, Modality, RecordedClaim, Series, SeriesKey, Standing
from claimbot.words import plain_words

SURE = 4.5
"""Points from which a claim is linked."""

SURE_LOOSE = 6.0
"""Points for measures that say little of what is counted (`other`, `money`): many things of one article share a noun."""

UNSURE = 3.0
"""Points from which an unlinked claim is suggested to curators."""

TIE = 0.5
"""Two series this close in points are equally good: the claim is linked to neither."""

COMPARED = 40
"""How many of the newest claims of a series a new claim is held against."""

LOOSE = frozenset({Measure.OTHER, Measure.MONEY})
"""Measures under which like nouns are no sign of one quantity."""

DAILY = frozenset({Measure.PROTESTERS, Measure.LAUNCHED, Measure.INTERCEPTED})
"""Measures that are counted anew each day: another day is another quantity."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """How well a newcomer fits a series: *score* in points, and the *reason* in words."""

    series: Series
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """Where a claim goes: into *series*, or (None) into one of its own, with what it may belong to, for curators."""

    series: Series | None
    reason: str
    unsure: tuple[Match, ...] = ()


def link(newcomer: Newcomer, candidates: Iterable[Series], *, article: Sequence[RecordedClaim] = ()) -> Link:
    """Choose the series of *newcomer* among *candidates*; *article* holds the claims of its text already linked."""
    if newcomer.key.standing is Standing.YARDSTICK:
        return Link(series=None, reason="another event, named to compare")
    matches = [found for series in candidates if (found := match(newcomer, series, article=article)) is not None]
    matches.sort(key=lambda found: (-found.score, found.series.id))
    least = SURE_LOOSE if newcomer.key.measure in LOOSE else SURE
    sure = [found for found in matches if found.score >= least]
    unsure = tuple(found for found in matches if found.score >= UNSURE)[:3]
    if not sure:
        reason = unsure[0].reason if unsure else "nothing on record is of the same quantity"
        return Link(series=None, reason=reason, unsure=unsure)
    best = sure[0]
    if len(sure) > 1 and best.score - sure[1].score < TIE:
        return Link(series=None, reason=f"two series fit equally well; {best.reason}", unsure=unsure)
    return Link(series=best.series, reason=best.reason)


def match(newcomer: Newcomer, series: Series, *, article: Sequence[RecordedClaim] = ()) -> Match | None:
    """Weigh *newcomer* against the claims of *series*; None where something rules it out."""
    known = [claim for claim in series.claims if not claim.void][-COMPARED:]
    if not known or _parted(newcomer, series, article):
        return None
    open_ones = [claim for claim in known if blocked(newcomer, claim) is None]
    if not open_ones or _mostly_blocked(newcomer, known, open_ones):
        return None
    weighed = [tuple(_evidence(newcomer, claim)) for claim in open_ones]
    best = max(weighed, key=lambda points: sum(value for value, _ in points))
    score = sum(value for value, _ in best)
    return Match(series=series, score=score, reason=", ".join(words for value, words in best if value > 0 and words))


def blocked(newcomer: Newcomer, other: RecordedClaim) -> str | None:
    """Give why *newcomer* cannot be of one quantity with *other*, or None."""
    one, two = newcomer.key, other.key
    for reason in _blocks(one, two):
        return reason
    return _event_block(newcomer, other)


def _blocks(one: SeriesKey, two: SeriesKey) -> Iterator[str]:
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
    if years_of(one.event) != years_of(two.event) and not is_process(kinds_of(one.event)):
        return "an event of another year"
    if _another_day(newcomer, other):
        return "another day"
    if _run_apart(one, two):
        return "a running total and a single event"
    return None


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
    return class_kind(one.counted) == "group" and one.counted != "foreigner"


def _places_join(one: SeriesKey, two: SeriesKey) -> bool:
    if one.place is None or two.place is None or one.place == two.place:
        return True
    if runs(one) and runs(two):
        return False  # the total of a region is not that of its country
    return f"in:{one.place}" in two.anchors or f"in:{two.place}" in one.anchors


def _baselines_join(one: SeriesKey, two: SeriesKey) -> bool:
    if one.baseline == two.baseline:
        return True
    named = {one.baseline, two.baseline} - {None}
    if len(named) > 1 or named & {"day", "week", "month"}:
        return False
    return runs(one) and runs(two)


def runs(key: SeriesKey) -> bool:
    """Say whether the figure runs on over a process or since a baseline, and not over one incident's victims."""
    if key.baseline in ("war", "year") or (key.baseline or "").startswith("since"):
        return True
    incidents = kinds_of(key.event)
    if is_process(incidents):
        return key.baseline not in ("day", "week", "month") and "daily" not in key.event
    return bool({"run", "stock"} & key.event) and not incidents


def _another_day(newcomer: Newcomer, other: RecordedClaim) -> bool:
    """Whether both speak of days and share none, where neither is a running figure that is told day after day.

    A day that only the claim has, and not its sentence, may be that of the state told: it parts what is counted anew
    each day (a crowd, a night's drones), and of other figures those many days apart.
    """
    one, two = newcomer.key, other.key
    mine, theirs = stated_days(one.event), stated_days(two.event)
    if not mine or not theirs or mine & theirs:
        return False
    if {"run", "stock"} & (one.event | two.event) or runs(one) or runs(two):
        return one.baseline in ("day", "week", "month")
    named = days_of(one.event) and days_of(two.event)
    return bool(named) or one.measure in DAILY or _days_between(mine, theirs) > DRIFTING


def _run_apart(one: SeriesKey, two: SeriesKey) -> bool:
    """Whether one is a running total and the other of a single event, with neither incident nor day in common."""
    if "daily" in one.event ^ two.event:
        return True
    if runs(one) == runs(two) or kinds_of(one.event) & kinds_of(two.event):
        return False
    return not (stated_days(one.event) & stated_days(two.event))


def _days_between(mine: frozenset[str], theirs: frozenset[str]) -> int:
    return min(abs((date.fromisoformat(a) - date.fromisoformat(b)).days) for a in mine for b in theirs)


def _parted(newcomer: Newcomer, series: Series, article: Sequence[RecordedClaim]) -> bool:
    """Whether the text itself sets the newcomer apart from *series*: one speaker gives two figures at one time."""
    return any(told.series == series.id and _told_apart(newcomer, told) for told in article)


def _told_apart(newcomer: Newcomer, told: RecordedClaim) -> bool:
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


def _mostly_blocked(newcomer: Newcomer, known: Sequence[RecordedClaim], open_ones: Sequence[RecordedClaim]) -> bool:
    """Whether another claim of the series than its vaguest rules the newcomer out by side, group or place."""
    vague = all(claim.key.place is None or claim.key.actor is None for claim in open_ones)
    hard = [claim for claim in known if claim not in open_ones and next(_blocks(newcomer.key, claim.key), None)]
    return vague and len(hard) > 0 and len(open_ones) < len(known) / 2


def _evidence(newcomer: Newcomer, other: RecordedClaim) -> Iterator[tuple[float, str]]:
    """Give points for and against one quantity, each with its words."""
    one, two = newcomer.key, other.key
    yield from _where(one, two)
    if one.place is None or two.place is None:
        yield from _told_what(one, two)
    yield from _what(one, two)
    yield from _when(newcomer, other)
    if one.actor and two.actor:
        yield 2.0, "the same side"
    if one.baseline is not None and one.baseline == two.baseline:
        yield 1.0, "the same baseline"
    if runs(one) and runs(two):
        yield 1.0, "both running totals"
    own = newcomer.claimant is not None and same_claimant(newcomer.claimant, other.claimant_key)
    again = same_figure(newcomer.claim, other.claim)
    if own:
        yield 0.75, "the same claimant"
    if again:
        yield (1.5 if own else 0.75), "the same figure"
    if other.origin in newcomer.copied:
        yield 2.0, "a copied sentence"
    if _replaces(newcomer.claim, other.claim):
        yield 2.0, "it names the figure that it replaces"
    yield _magnitude(newcomer.claim, other.claim), ""


def _where(one: SeriesKey, two: SeriesKey) -> Iterator[tuple[float, str]]:
    if one.place is None or two.place is None:
        yield from _told_where(one, two)
    elif one.place == two.place:
        yield 3.0, "the same place"
    else:
        yield 1.5, "one place lies in the other"


def _told_where(one: SeriesKey, two: SeriesKey) -> Iterator[tuple[float, str]]:
    """Weigh what the articles say of where, when a claim itself does not."""
    place = one.place or two.place
    silent = two if one.place else one
    if place is None:
        if at_of(one.event) & at_of(two.event):
            yield 1.0, "articles about the same place"
    elif runs(one) and runs(two) and not one.actor:
        yield -2.0, ""  # totals of many places are told alike, and no side tells whose this is
    elif _speaks_of(silent, place):
        yield 1.5, "its article speaks of the place"
    elif at_of(silent.event):
        yield -1.5, ""


def _told_what(first: SeriesKey, second: SeriesKey) -> Iterator[tuple[float, str]]:
    """Weigh whether two articles tell one story: names and words that both return to, countries that they play in."""
    if first.measure in LOOSE:
        return
    one, two = first.event, second.event
    names = about_of(one) & about_of(two)
    lands = lands_of(one) & lands_of(two)
    if names:
        yield min(2.5, 0.9 * len(names)), f"articles about the same names ({', '.join(sorted(names))})"
    if lands:
        yield 0.5, ""
    elif lands_of(one) and lands_of(two):
        yield -1.5, ""
    if names or at_of(one) & at_of(two):
        yield min(2.0, 0.5 * len(topics_of(one) & topics_of(two))), "articles in the same words"


def _speaks_of(key: SeriesKey, place: str) -> bool:
    return place in at_of(key.event) or set(plain_words(place)) <= about_of(key.event)


def _what(one: SeriesKey, two: SeriesKey) -> Iterator[tuple[float, str]]:
    own = kinds_of(one.event, own=True) & kinds_of(two.event, own=True)
    if own:
        yield 2.0, f"the same kind of event ({', '.join(sorted(own))})"
    elif kinds_of(one.event) & kinds_of(two.event):
        yield 1.0, "articles about the same kind of event"
    names = names_of(one.event) & names_of(two.event)
    if names:
        yield min(3.0, 1.5 * len(names)), f"the same names ({', '.join(sorted(names))})"
    if one.counted == two.counted and class_kind(one.counted) != "generic":
        yield 0.75, "the same group"
    elif one.counted != two.counted:
        yield -0.5, ""


def _when(newcomer: Newcomer, other: RecordedClaim) -> Iterator[tuple[float, str]]:
    one, two = newcomer.key, other.key
    if stated_days(one.event) & stated_days(two.event):
        yield 1.5, "the same day"
    elif newcomer.claim.as_of and newcomer.claim.as_of == other.claim.as_of:
        yield 1.0, "as of the same day"
    gap = abs((newcomer.published - other.published.date()).days)
    if runs(one) and runs(two):
        yield (0.5 if gap <= 60 else 0.0 if gap <= 400 else -1.0), ""
    elif gap <= 3:
        yield 0.5, "days apart"
    elif gap > 30:
        yield (-1.0 if gap <= 90 else -2.5), ""


def _replaces(one: Claim, two: Claim) -> bool:
    return one.replaces is not None and (one.replaces.low, one.replaces.high) == (two.amount.low, two.amount.high)


def _magnitude(one: Claim, two: Claim) -> float:
    """Take points off where one figure is many times the other: no revision is that large, an event may be another."""
    low, high = sorted((span(one), span(two)), key=lambda covered: covered.low)
    if low.meets(high) or low.high <= 0:
        return 0.0
    ratio = high.low / low.high
    return 0.0 if ratio <= 20 else -1.0 if ratio <= 100 else -2.0


def is_news(key: SeriesKey) -> bool:
    """Say whether a claim with *key* can move a series: stated, and no increment or yardstick."""
    return key.modality is Modality.STATED and key.standing not in (Standing.INCREMENT, Standing.YARDSTICK)
