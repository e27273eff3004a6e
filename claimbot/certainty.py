"""What a figure that was read with little certainty may do: be kept and shown, move nothing, alert nobody alone. Pure.

A claim's confidence is the share of right ones among those read in the same way (docs/extraction.md). Below `SURE` it
is a guess. A sure figure is held against sure ones; a change that rests on a guess is recorded with its reason, and
told only where a sure figure of another article is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimbot.amounts import same_figure
from claimbot.model import Claim, RecordedClaim

SURE = 0.6
"""Of claims below it, hardly more than half are right: an alert would be a toss of a coin."""


def read_surely(claim: Claim) -> bool:
    """Say whether *claim* was read surely enough to tell somebody of it."""
    return claim.confidence >= SURE


def is_sure(claim: RecordedClaim) -> bool:
    """Say the same of a claim on record."""
    return read_surely(claim.claim)


def as_sure(claim: RecordedClaim, others: Iterable[RecordedClaim]) -> list[RecordedClaim]:
    """Give those of *others* that *claim* may be held against: a sure figure listens to no guess."""
    return [other for other in others if is_sure(other) or not is_sure(claim)]


def sure_ones(claims: Sequence[RecordedClaim]) -> list[RecordedClaim]:
    """Give the sure ones of *claims*, or all of them where there is none."""
    return [claim for claim in claims if is_sure(claim)] or list(claims)


def doubt(rests_on: Iterable[RecordedClaim | None], record: Sequence[RecordedClaim]) -> str | None:
    """Say why a change that *rests_on* these claims is told nobody; None where it may be told.

    *record* has all claims of the series.
    """
    for claim in rests_on:
        if claim is not None and not is_sure(claim) and not _backed(claim, record):
            read = f"“{claim.claim.quote}” was read with a certainty of {claim.claim.confidence:.0%}"
            return f"nobody is alerted: {read}, and no other article says so"
    return None


def _backed(claim: RecordedClaim, record: Sequence[RecordedClaim]) -> bool:
    """Whether a sure claim of another article, which is no copy of this one, gives the same figure."""
    return any(
        is_sure(other)
        and not (other.void or other.gone)
        and other.url != claim.url
        and other.origin != claim.origin
        and same_figure(claim.claim, other.claim)
        for other in record
    )
