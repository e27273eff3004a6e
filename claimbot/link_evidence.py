"""Evidence that two claims are of one quantity: points for what they share, each with its words.

A figure is never compared as text; that it is many times the other is weak evidence against.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimbot.amounts import same_figure, span
from claimbot.claimants import same_claimant
from claimbot.gazetteer import find_place
from claimbot.keys_counted import class_kind
from claimbot.keys_event import (
    about_of,
    at_of,
    befallen_of,
    is_broad,
    kin,
    kinds_of,
    lands_of,
    names_of,
    stated_days,
    topics_of,
)
from claimbot.keys_kind import LOOSE, runs
from claimbot.link_blocks import Newcomer
from claimbot.model import Claim, RecordedClaim, SeriesKey
from claimbot.words import plain_words


def evidence(newcomer: Newcomer, other: RecordedClaim) -> Iterator[tuple[float, str]]:
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
        wide = _is_country(one.place) and not (runs(one) and runs(two))
        yield (2.25 if wide else 3.0), "the same place"
    else:
        yield 1.5, "one place lies in the other"


def _is_country(place: str) -> bool:
    """Whether *place* is a whole country, in which much happens in a day."""
    found = find_place(place)
    return found is not None and found.kind == "country"


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
    yield from _kinds(one, two)
    names = names_of(one.event) & names_of(two.event)
    if names:
        yield min(3.0, 1.5 * len(names)), f"the same names ({', '.join(sorted(names))})"
    if one.counted == two.counted and class_kind(one.counted) != "generic":
        yield 0.75, "the same group"
    elif one.counted != two.counted:
        yield -0.5, ""


def _kinds(one: SeriesKey, two: SeriesKey) -> Iterator[tuple[float, str]]:
    """Weigh the kinds of incident: one and the same, one that may be called by the other, or two that stand alone."""
    mine, theirs = kinds_of(one.event, own=True), kinds_of(two.event, own=True)
    if mine & theirs:
        yield 2.0, f"the same kind of event ({', '.join(sorted(mine & theirs))})"
    elif mine and theirs:
        broad = any(kin(a, b) and (is_broad(a) or is_broad(b)) for a in mine for b in theirs)
        yield (0.5, "events that go by one name") if broad or _befell_one(one, two) else (-1.5, "")
        if _told_of_others(one, two):
            yield -2.0, ""
    elif _told_alike(kinds_of(one.event), kinds_of(two.event)):
        yield 1.0, "articles about the same kind of event"


def _told_alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether articles tell of one kind, or of kinds that come with each other: a dam burst and a flood."""
    return bool(one & two) or any(kin(a, b) for a in one for b in two)


def _befell_one(one: SeriesKey, two: SeriesKey) -> bool:
    """Whether both befell a bus, or a factory: a blast and a fire there are one."""
    return any(befallen_of(one.event, name) & befallen_of(two.event, name) for name in ("aboard", "venue"))


def _told_of_others(one: SeriesKey, two: SeriesKey) -> bool:
    """Whether one tells only what was aboard and the other only a venue: a bus that crashed, a hotel that burned."""
    told = [{name for name in ("aboard", "venue") if befallen_of(key.event, name)} for key in (one, two)]
    return bool(told[0] and told[1]) and not told[0] & told[1]


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
    elif gap <= 14:
        yield (-1.5 if _news_of_its_own(newcomer, other) else 0.0), ""
    else:
        tolls = "run" in one.event and "run" in two.event  # a toll is told long after its event, a first count is not
        yield (-1.0 if gap <= 30 else -2.0 if gap <= 120 else -3.0) + (1.0 if tolls else 0.0), ""


def _news_of_its_own(newcomer: Newcomer, other: RecordedClaim) -> bool:
    """Whether the later text tells of no toll and shares neither day nor name with the story: a like event, days on.

    The losses of a side at war are counted on for weeks, in whatever words.
    """
    one, two = newcomer.key, other.key
    if one.actor is not None and one.actor == two.actor:
        return False
    later = one if newcomer.published >= other.published.date() else two
    if {"run", "stock"} & later.event or runs(later) or stated_days(one.event) & stated_days(two.event):
        return False
    named = names_of(one.event) & names_of(two.event) or about_of(one.event) & about_of(two.event)
    return not named and not _replaces(newcomer.claim, other.claim)


def _replaces(one: Claim, two: Claim) -> bool:
    return one.replaces is not None and (one.replaces.low, one.replaces.high) == (two.amount.low, two.amount.high)


def _magnitude(one: Claim, two: Claim) -> float:
    """Take points off where one figure is many times the other: no revision is that large, an event may be another."""
    low, high = sorted((span(one), span(two)), key=lambda covered: covered.low)
    if low.meets(high) or low.high <= 0:
        return 0.0
    ratio = high.low / low.high
    return 0.0 if ratio <= 20 else -1.0 if ratio <= 100 else -2.0
