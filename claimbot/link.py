"""Linking: to which series a claim belongs. Hard blocks first, then evidence; a tie or thin evidence is unsure.

A block is a reason why two claims cannot be of one quantity (another side, another day, a part of a whole). What is
not blocked is weighed: places, incidents, names, days, baselines, claimants, with nearness in time and in magnitude
as weak evidence. The figure is never part of what is compared as text. Points and thresholds were set on stories
whose series are known; they are evidence counts, not probabilities.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimbot.keys_kind import LOOSE
from claimbot.link_blocks import Newcomer, blocked, blocks, falls_inside, reaches_beyond, told_apart
from claimbot.link_evidence import evidence
from claimbot.model import RecordedClaim, Series, Standing

SURE = 4.5
"""Points from which a claim is linked."""

SURE_LOOSE = 6.0
"""Points for measures that say little of what is counted (`other`, `money`): many things share a noun."""

UNSURE = 3.0
"""Points from which an unlinked claim is suggested to curators."""

TIE = 0.5
"""Two series this close in points are equally good: the claim is linked to neither."""

COMPARED = 40
"""How many of the newest claims of a series a new claim is held against."""


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
    weighed = [tuple(evidence(newcomer, claim)) for claim in open_ones]
    best = max(weighed, key=lambda points: sum(value for value, _ in points))
    score = sum(value for value, _ in best)
    if all(falls_inside(newcomer, claim) for claim in open_ones):
        score = min(score, SURE - TIE)  # unsure: the town's share of its region's toll, or the toll itself, fallen
    if all(reaches_beyond(newcomer, claim) for claim in open_ones):
        score = min(score, SURE - TIE)  # unsure: the losses of one village are not those of its region
    return Match(series=series, score=score, reason=", ".join(words for value, words in best if value > 0 and words))


def _parted(newcomer: Newcomer, series: Series, article: Sequence[RecordedClaim]) -> bool:
    """Whether the text itself sets the newcomer apart from *series*: one speaker gives two figures at one time."""
    return any(told.series == series.id and told_apart(newcomer, told) for told in article)


def _mostly_blocked(newcomer: Newcomer, known: Sequence[RecordedClaim], open_ones: Sequence[RecordedClaim]) -> bool:
    """Whether another claim of the series than its vaguest rules the newcomer out by side, group or place."""
    vague = all(claim.key.place is None or claim.key.actor is None for claim in open_ones)
    hard = [claim for claim in known if claim not in open_ones and next(blocks(newcomer.key, claim.key), None)]
    return vague and len(hard) > 0 and len(open_ones) < len(known) / 2
