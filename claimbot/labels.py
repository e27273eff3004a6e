"""What a series is called ("North Korean troops killed or wounded, Kursk, so far"), and the words it is found by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from claimbot.gazetteer import find_place
from claimbot.keys import innermost
from claimbot.keys_counted import who_lost
from claimbot.keys_event import kinds_of, names_of
from claimbot.model import Claim, Measure, Modality, RecordedClaim, Scope, SeriesKey, Standing
from claimbot.vocabulary import table
from claimbot.words import index_words, plain_words


def label(claim: Claim, key: SeriesKey) -> str:
    """Name the quantity that *claim* founds: who is counted, what happened to them, where, and over which time."""
    parts = [_counted(claim)]
    if claim.place:
        parts.append(_place(claim.place))
    parts += _limits(claim, key)
    return ", ".join(part for part in parts if part)


def words_of(claim: RecordedClaim) -> frozenset[str]:
    """Give the words that the series of *claim* is found by: all its sentence says but what other figures measure."""
    measured = table("labels")["measure"][claim.key.measure.value]
    told = index_words(f"{claim.claim.sentence} {claim.title}") - _measure_words()
    named = (
        f"{claim.claim.subject} {claim.claim.place or ''} {claim.key.place or ''} {claim.key.actor or ''} {measured}"
    )
    events = " ".join([*sorted(kinds_of(claim.key.event)), *sorted(names_of(claim.key.event))])
    return told | index_words(f"{named} {events} {_also(claim.key.measure)}")


def words_of_all(claims: Iterable[RecordedClaim]) -> frozenset[str]:
    """Give the words that a series of *claims* is found by."""
    return frozenset().union(*(words_of(claim) for claim in claims))


def _counted(claim: Claim) -> str:
    subject = who_lost(claim, claim.sentence) or claim.subject.strip()
    subject = subject[:1].upper() + subject[1:]
    said = table("labels")["said"].get(claim.measure.value, [])
    if set(plain_words(subject)) & set(said):
        return subject
    return f"{subject} {table('labels')['measure'][claim.measure.value]}".strip()


LONGEST = 40
"""A place told with those around it is shortened to its innermost name where it has more letters than this."""


def _place(place: str) -> str:
    place = place if len(place) <= LONGEST else innermost(place)
    found = find_place(place)
    exact = found is not None and found.name.casefold() == place.casefold()
    bare = place.strip()
    return found.name if found and exact else bare[4:] if bare[:4].casefold() == "the " else bare


def _limits(claim: Claim, key: SeriesKey) -> list[str]:
    found = []
    if key.baseline:
        found.append(_since(key.baseline))
    elif claim.scope is Scope.TOTAL or "run" in key.event:
        found.append("so far")
    if key.standing not in (Standing.CURRENT, Standing.FORMER):
        found.append(table("labels")["standing"][key.standing.value])
    if key.modality is not Modality.STATED:
        found.append(table("labels")["modality"][key.modality.value])
    return found


def _since(baseline: str) -> str:
    """Word a baseline: "in 2025", "since July 2024", "since the war began"."""
    kind, _, year = baseline.partition(" ")
    if kind == "year":
        return f"in {year}"
    if kind == "since":
        return f"since {year.title()}"
    return str(table("labels")["baseline"][baseline])


def _also(measure: Measure) -> str:
    """Give the other words that people ask for a measure by."""
    return " ".join(table("labels")["said"].get(measure.value, []))


@cache
def _measure_words() -> frozenset[str]:
    words = table("labels")
    listed = [*words["measure"].values(), *(word for said in words["said"].values() for word in said)]
    return index_words(" ".join(listed))
