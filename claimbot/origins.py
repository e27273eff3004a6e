"""Who copies whom: a statement read in several outlets is one origin, however many articles carry it.

Three signs of a copy (`SCENARIOS` rule "Copies"): the same sentence, an agency named as the source, or the same
claimant with the same figure. Figures alone are no sign: two claimants may count alike.
"""

from __future__ import annotations

import hashlib

from claimbot.words import plain_words

LEAST_WORDS = 6
"""A sentence with fewer words says too little to be known again ("Nine people died")."""


def sentence_hash(sentence: str) -> str:
    """Give what tells *sentence* from others whatever its case, spacing and marks; empty where it is too short."""
    words = plain_words(sentence)
    if len(words) < LEAST_WORDS:
        return ""
    return hashlib.blake2b(" ".join(words).encode(), digest_size=10).hexdigest()
