"""The order of claims in a series: what was said before what, which word of a claimant is its last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from claimbot.amounts import Move, moved, same_figure
from claimbot.certainty import sure_ones
from claimbot.claimants import same_claimant
from claimbot.days import states_day
from claimbot.keys_event import spoken_days
from claimbot.keys_kind import runs
from claimbot.model import Bound, RecordedClaim, Standing


def time_key(claim: RecordedClaim) -> tuple[date, datetime, datetime, int]:
    """Give the place of *claim* in its series: the day it speaks of, else of publication; then when it was said."""
    return (claim.claim.as_of or claim.published.date(), claim.published, claim.learned, claim.claim.start)


def spoken_key(claim: RecordedClaim) -> tuple[datetime, datetime, int]:
    """Give when *claim* was said."""
    return (claim.published, claim.learned, claim.claim.start)


def before(other: RecordedClaim, claim: RecordedClaim) -> bool:
    """Say whether *other* was said before *claim*, or in the same text as it."""
    return other.url == claim.url or other.published <= claim.published


def older_news(claim: RecordedClaim, record: Sequence[RecordedClaim]) -> bool:
    """Say whether another article on *record* is newer than that of *claim*: what is learned late changes nothing."""
    return any(other.published > claim.published for other in record if other.url != claim.url)


def earlier_state(claim: RecordedClaim, record: Sequence[RecordedClaim]) -> bool:
    """Say whether *claim* speaks of an older state than a figure on *record* does, so that it is background."""
    return any(_speaks_earlier(claim, other) for other in record)


def latest(claims: Sequence[RecordedClaim]) -> RecordedClaim:
    """Give the claim that was said last of the latest state."""
    newest = claims[0]
    for claim in sorted(claims, key=spoken_key):
        if not _speaks_earlier(claim, newest):
            newest = claim
    return newest


def reference(own: Sequence[RecordedClaim]) -> RecordedClaim:
    """Give the figure that a claimant stands by: its last, but no rounding of it and no old one told again."""
    told = [claim for claim in own if claim.key.standing is not Standing.FORMER] or list(own)
    ordered = sorted(told, key=spoken_key)
    stands = ordered[0]
    past: list[RecordedClaim] = []
    for claim in ordered[1:]:
        again = any(same_figure(claim.claim, old.claim) for old in past) and not claim.claim.replaces
        if again or _speaks_earlier(claim, stands) or moved(stands.claim, claim.claim) is Move.SAME:
            continue
        past.append(stands)
        stands = claim
    return stands


def superseded(claim: RecordedClaim, own: Sequence[RecordedClaim], stands: RecordedClaim) -> bool:
    """Say whether *claim* repeats as current a figure of its claimant that *stands* has replaced."""
    if same_figure(claim.claim, stands.claim) or claim.published <= stands.published or claim.claim.replaces:
        return False
    if claim.claim.as_of and stands.claim.as_of and claim.claim.as_of < stands.claim.as_of:
        return False
    past = [old for old in own if spoken_key(old) < spoken_key(stands) and old.key.standing is not Standing.FORMER]
    return any(
        same_figure(claim.claim, old.claim) and moved(old.claim, stands.claim) in (Move.UP, Move.DOWN) for old in past
    )


def by_claimant(claims: Sequence[RecordedClaim]) -> list[list[RecordedClaim]]:
    """Group *claims* by who speaks; the outlets' own voice is one."""
    groups: list[list[RecordedClaim]] = []
    for claim in claims:
        for group in groups:
            if same_claimant(group[0].claimant_key, claim.claimant_key):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return groups


def current_words(claims: Sequence[RecordedClaim]) -> list[RecordedClaim]:
    """Give the figure that each claimant stands by now; an outlet's vague word, and a guess, only in want of others."""
    sure = sure_ones(claims)
    solid = [claim for claim in sure if not is_loose(claim)] or sure
    return [reference(group) for group in by_claimant(solid)]


def is_loose(claim: RecordedClaim) -> bool:
    """Say whether *claim* is an outlet's own vague word ("dozens"), which says nothing beside a figure."""
    return claim.claimant_key is None and claim.claim.amount.bound is Bound.VAGUE


def _speaks_earlier(claim: RecordedClaim, other: RecordedClaim) -> bool:
    """Whether *claim* names an older day than *other*, both naming one.

    A day may be that of the event or that of the statement: wordings of another scope are not held against each other,
    and a higher toll than the other's is a later state whatever day of the event it names.
    """
    mine, theirs = claim.claim.as_of, other.claim.as_of
    if not mine or not theirs or mine >= theirs or claim.claim.scope is not other.claim.scope:
        return False
    as_of = states_day(claim.claim.sentence)
    if not as_of and max(spoken_days(claim.key.event), default="") >= max(spoken_days(other.key.event), default=""):
        return False
    later = claim.published > other.published and not runs(claim.key)
    return not (later and moved(other.claim, claim.claim) is Move.UP)
