"""Figures taken back elsewhere than on their page: by the claimant who gave them, or by an outlet's correction.

A figure that somebody else calls wrong is merely denied and stands. A claimant who gives another figure in its stead
has revised it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimbot.amounts import same_figure
from claimbot.certainty import read_surely
from claimbot.claimants import same_claimant
from claimbot.link import match
from claimbot.link_blocks import Newcomer
from claimbot.model import Amount, Modality, RecordedClaim, Series, Standing
from claimbot.ports import Ledger
from claimbot.record_links import Page, Placed, Placement, candidates_for
from claimbot.vocabulary import first_in, phrases, spaced

NEAR = 4
"""Words around "withdrew" in which what is withdrawn is named."""

_HEADING = re.compile(
    r"(?:^|[.!?\n])\s*corrections?\s*(?:[:.\u2013\u2014-]|\n|$| and clarifications?\b| (?:to|on)\b)", re.IGNORECASE
)
"""The word over a notice of correction: "Correction:", and not a correction facility or officer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawn:
    """A *claim* on record that is taken back, and why; *corrected*: by the outlet that had reported it."""

    claim: RecordedClaim
    reason: str
    corrected: bool


def withdrawals(page: Page, placed: Placement, *, ledger: Ledger) -> list[Withdrawn]:
    """Give the claims on record that the article of *page* takes back."""
    correction = is_correction(page)
    found: dict[str, Withdrawn] = {}
    for one in placed.claims:
        for wrong in _called_wrong(one, correction=correction):
            for series in candidates_for(wrong, ledger):
                withdrawn = _taken_back(wrong, series, placed, page=page, correction=correction)
                if withdrawn is not None:
                    found.setdefault(withdrawn.claim.series, withdrawn)
    return list(found.values())


def is_correction(page: Page) -> bool:
    """Say whether the article is a notice of its outlet about its own report."""
    title, text = page.document.title, page.document.text[:600]
    headed = _HEADING.search(title) or _HEADING.search(text)
    return headed is not None or first_in(spaced(f"{title} {text}"), phrases("events", "cue", "correction")) is not None


def _called_wrong(one: Placed, *, correction: bool) -> Iterator[Newcomer]:
    """Give the figures that *one* calls wrong, as if stated: denied, withdrawn, or replaced in a correction."""
    told = one.newcomer
    if not read_surely(told.claim):
        return  # a guess takes nothing back
    if told.key.modality is Modality.DENIED or _withdraws(told.claim.sentence):
        yield _stated(told, told.claim.amount)
    if correction and told.claim.replaces is not None:
        yield _stated(told, told.claim.replaces)


def _withdraws(sentence: str) -> bool:
    """Whether *sentence* tells that a figure is withdrawn, and not that troops are or that a town is taken back."""
    if first_in(spaced(sentence), phrases("events", "cue", "withdrawn")):
        return True
    for clause in map(spaced, re.split(r"[,;:]", sentence)):
        verb = first_in(clause, phrases("events", "cue", "withdrew"))
        before, _, after = clause.partition(verb) if verb else ("", "", "")
        near = [*before.split()[-NEAR:], *after.split()[:NEAR]]
        if first_in(spaced(" ".join(near)), phrases("events", "cue", "statement")):
            return True
    return False


def _stated(told: Newcomer, amount: Amount) -> Newcomer:
    key = replace(told.key, modality=Modality.STATED, standing=Standing.CURRENT)
    return replace(told, key=key, claim=replace(told.claim, amount=amount, modality=Modality.STATED))


def _taken_back(
    wrong: Newcomer, series: Series, placed: Placement, *, page: Page, correction: bool
) -> Withdrawn | None:
    """Give the claim of *series* that is taken back by who gave it, or by the outlet that reported it."""
    if match(wrong, series) is None:
        return None
    standing = [claim for claim in series.claims if claim.url != page.document.url and not (claim.gone or claim.void)]
    for claim in reversed([claim for claim in standing if same_figure(claim.claim, wrong.claim)]):
        if correction and claim.outlet and claim.outlet == page.document.outlet:
            return Withdrawn(claim=claim, reason=f"{claim.outlet} corrected its report", corrected=True)
        if _speaks_for_itself(wrong, claim) and not _gave_another(claim, placed):
            return Withdrawn(claim=claim, reason=f"{claim.claim.claimant} withdrew the figure", corrected=False)
    return None


def _speaks_for_itself(wrong: Newcomer, claim: RecordedClaim) -> bool:
    """Whether the claimant of *claim* is who calls it wrong: as read, or named in the sentence that withdraws it."""
    if claim.claimant_key is None or claim.claim.claimant is None:
        return False
    if wrong.claimant is not None:
        return same_claimant(wrong.claimant, claim.claimant_key)
    return spaced(_no_article(claim.claim.claimant)) in spaced(wrong.claim.sentence)


def _no_article(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ")


def _gave_another(claim: RecordedClaim, placed: Placement) -> bool:
    """Whether the article states another figure of the same claimant and series."""
    return any(
        one.recorded.series == claim.series
        and one.recorded.key.modality is Modality.STATED
        and same_claimant(one.recorded.claimant_key, claim.claimant_key)
        and not same_figure(one.recorded.claim, claim.claim)
        for one in placed.claims
    )
