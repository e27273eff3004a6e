"""Who copies whom: a statement read in several outlets is one origin, however many articles carry it.

Three signs of a copy: the same sentence, an agency named as the source, or the same
claimant with the same figure. Figures alone are no sign: two claimants may count alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from claimbot.amounts import same_figure
from claimbot.claimants import is_outlet, same_claimant
from claimbot.model import RecordedClaim
from claimbot.words import plain_words

LEAST_WORDS = 6
"""A sentence with fewer words says too little to be known again ("Nine people died")."""


def sentence_hash(sentence: str) -> str:
    """Give what tells *sentence* from others whatever its case, spacing and marks; empty where it is too short."""
    words = plain_words(sentence)
    if len(words) < LEAST_WORDS:
        return ""
    return hashlib.blake2b(" ".join(words).encode(), digest_size=10).hexdigest()


def origin_of(claim: RecordedClaim, known: Sequence[RecordedClaim], text: str) -> str | None:
    """Give the origin that *claim* copies among the claims *known* of its series, or None where it is one of its own.

    *text* is the article: an outlet named in it as the source of the same figure is who is copied.
    """
    same = [other for other in known if not other.void and same_figure(claim.claim, other.claim)]
    for other in sorted(same, key=lambda other: (other.published, other.learned)):
        if claim.claimant_key is None or same_claimant(claim.claimant_key, other.claimant_key):
            return other.origin
        if _copies(claim, other) or _credits(claim, other, text):
            return other.origin
    return None


def _copies(claim: RecordedClaim, other: RecordedClaim) -> bool:
    said = sentence_hash(claim.claim.sentence)
    return said != "" and said == sentence_hash(other.claim.sentence)


def _credits(claim: RecordedClaim, other: RecordedClaim, text: str) -> bool:
    """Whether *claim* is credited to the outlet of *other*: "Example Wire reported", or its name in brackets."""
    if not other.outlet or other.outlet == claim.outlet:
        return False
    if claim.claimant_key is not None and is_outlet(claim.claimant_key, other.outlet):
        return True
    return f"({other.outlet})" in text
