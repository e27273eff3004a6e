"""Two versions of one page: which figure of the new one stands where which figure of the old one stood.

Claims are paired by their sentences with the numbers taken out, so that "Police said 12 people were killed" meets
"Police said 21 people were killed". A changed figure is an edit, unless the page says that it is news: another
attribution, another day, or a notice of an update.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from claimbot.amounts import same_figure
from claimbot.keys_event import spoken_days
from claimbot.link_blocks import Newcomer
from claimbot.model import Claim, RecordedClaim
from claimbot.vocabulary import phrases, spaced
from claimbot.words import plain_words

ALIKE = 70.0
"""Sentences this alike (rapidfuzz `ratio` of 0 to 100, numbers taken out) stand in one place of the page."""

_NUMBER = re.compile(r"\d[\d.,]*")

_LATEST = re.compile(r"\s*latest\s*(?::|(?:at\s+|[-\u2013\u2014]\s*)?\d{1,2}[:.]\d\d\b)", re.IGNORECASE)
"""The word over a notice of an update: "Latest:" or with a time, and not the start of "Latest weather follows"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Aligned:
    """How the claims of a new version stand to those of the old: *pairs* by number of the new claim, and the *lost*."""

    pairs: dict[int, RecordedClaim]
    lost: tuple[RecordedClaim, ...]


def align(old: Sequence[RecordedClaim], new: Sequence[Newcomer]) -> Aligned:
    """Pair each new claim with the old one in its place, each at most once, the most alike first."""
    scored = sorted(
        (
            (-_likeness(before, after), at, number)
            for at, before in enumerate(old)
            for number, after in enumerate(new)
            if _may_pair(before, after)
        ),
    )
    pairs: dict[int, RecordedClaim] = {}
    used: set[int] = set()
    for _, at, number in scored:
        if at not in used and number not in pairs:
            pairs[number] = old[at]
            used.add(at)
    return Aligned(pairs=pairs, lost=tuple(before for at, before in enumerate(old) if at not in used))


def unchanged(old: Claim, new: Claim) -> bool:
    """Say whether the figure stands as it stood, if in other words."""
    return old.amount == new.amount or same_figure(old, new)


def is_development(old: RecordedClaim, new: Newcomer, *, before: str, after: str) -> bool:
    """Say whether the page gives the new figure as news: by attribution, by day, or by a notice in its text *after*."""
    if old.claimant_key != new.claimant:
        return True
    if spoken_days(new.key.event) - spoken_days(old.key.event):
        return True
    return has_notice(after) and _notice(after) != _notice(before)


def has_notice(text: str) -> bool:
    """Say whether *text* says that it was updated."""
    return _notice(text) is not None


def still_says(text: str, claim: Claim) -> bool:
    """Say whether the words of the figure still stand in *text*, though it was not read as a claim there."""
    numbers = _NUMBER.findall(claim.quote) or plain_words(claim.quote)[:1]
    return all(f" {' '.join(plain_words(number))} " in spaced(text) for number in numbers)


def _notice(text: str) -> str | None:
    """Give the first line or sentence of *text* that opens with a word of update."""
    for line in re.split(r"(?<=[.!?])\s+|\n+", text):
        words = spaced(line)
        if _LATEST.match(line) or any(words.startswith(phrase) for phrase in phrases("events", "cue", "update")):
            return words
    return None


def _may_pair(old: RecordedClaim, new: Newcomer) -> bool:
    if old.key.measure is not new.key.measure or old.key.modality is not new.key.modality:
        return False
    if old.key.counted != new.key.counted and old.claim.amount != new.claim.amount:
        return False
    return _likeness(old, new) >= ALIKE


def _likeness(old: RecordedClaim, new: Newcomer) -> float:
    score = fuzz.ratio(_without_numbers(old.claim), _without_numbers(new.claim))
    score += 15 if old.claim.amount == new.claim.amount else 0
    return score + (10 if old.claimant_key == new.claimant else 0) - (0 if old.key.counted == new.key.counted else 10)


def _without_numbers(claim: Claim) -> str:
    words = " ".join(plain_words(claim.sentence.replace(claim.quote, " # ")))
    return _NUMBER.sub("", words)
