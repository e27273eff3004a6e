"""What the placed claims of one article change: comparisons, edits of the page, withdrawals, drifts of measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimbot.amounts import same_figure
from claimbot.certainty import as_sure, doubt, is_sure
from claimbot.claimants import nations_of, same_claimant
from claimbot.compare import Finding, compare
from claimbot.compare_order import reference
from claimbot.edits import is_development, still_says
from claimbot.keys_event import kinds_of, names_of
from claimbot.keys_kind import is_news
from claimbot.link_blocks import Newcomer, blocked
from claimbot.model import Change, ChangeKind, Measure, Modality, RecordedClaim, Series, digest_id
from claimbot.ports import Ledger
from claimbot.record_links import Page, Placed, Placement
from claimbot.withdraw import Withdrawn, withdrawals

_CASUALTIES = {
    Measure.KILLED: (Measure.KILLED_OR_WOUNDED,),
    Measure.WOUNDED: (Measure.KILLED_OR_WOUNDED,),
    Measure.KILLED_OR_WOUNDED: (Measure.KILLED, Measure.WOUNDED),
}
"""Measures that are taken for one another: the whole for its part, the part for its whole."""


def found_changes(page: Page, placed: Placement, *, ledger: Ledger) -> list[Change]:
    """Give the changes that the claims of *page* make, in order of the text, and mark what is gone from the page."""
    findings = list(_page_findings(page, placed))
    withdrawn = withdrawals(page, placed, ledger=ledger)
    findings += [(one.claim.series, _withdrawn_finding(one)) for one in withdrawn]
    # What stands in the stead of a withdrawn figure is no move of it; the withdrawal of a guess was told nobody.
    silent = {one.claim.series for one in withdrawn if is_sure(one.claim)}
    for series_id, fresh in _fresh_by_series(page, placed).items():
        if series_id not in silent and not page.back:
            findings += [(series_id, finding) for finding in _compared(series_id, fresh, placed, ledger=ledger)]
    gone = [one.claim.id for one in withdrawn]
    ledger.mark_gone([*gone, *_gone(page, placed)], now=page.learned)
    return [_change(series_id, finding, page, placed) for series_id, finding in findings]


def _change(series_id: str, finding: Finding, page: Page, placed: Placement) -> Change:
    claims = (finding.before, finding.after)
    told = [one.recorded for one in placed.claims if one.recorded.series == series_id]
    doubted = doubt(claims, [*placed.known.get(series_id, ()), *told])
    return Change(
        id=digest_id("change", series_id, finding.kind, *(claim.id if claim else "" for claim in claims)),
        series=series_id,
        kind=finding.kind,
        before=finding.before,
        after=finding.after,
        reason=f"{finding.reason}; {doubted}" if doubted else finding.reason,
        learned=page.learned,
    )


def _fresh_by_series(page: Page, placed: Placement) -> dict[str, list[RecordedClaim]]:
    """Give the claims to compare, by series: those new to the page, and those it gives as news."""
    fresh: dict[str, list[RecordedClaim]] = {}
    for one in placed.claims:
        if not one.stood and not _is_edit(page, placed, one):
            fresh.setdefault(one.recorded.series, []).append(one.recorded)
    return fresh


def _compared(
    series_id: str, fresh: Sequence[RecordedClaim], placed: Placement, *, ledger: Ledger
) -> Iterator[Finding]:
    known = [claim for claim in placed.known[series_id] if not claim.gone]
    first = next((claim for claim in fresh if is_sure(claim)), fresh[0])
    founds = not as_sure(first, known)
    drift = _drifted(first, ledger) if founds else None
    if drift:
        yield drift
    else:
        yield from compare(placed.series[series_id], fresh, known)


# --- the page -----------------------------------------------------------------------------------------------------


def _page_findings(page: Page, placed: Placement) -> Iterator[tuple[str, Finding]]:
    """Give the edits of the page, and the figures that are gone from it without another."""
    if page.before is None or page.back:
        return
    for one in placed.claims:
        old = _old(placed, one)
        if old is not None and _is_edit(page, placed, one) and is_news(one.recorded.key):
            reason = "the figure on the page was changed in place"
            yield old.series, Finding(kind=ChangeKind.EDITED, before=old, after=one.recorded, reason=reason)
    for claim in _vanished(page, placed):
        reason = "the page no longer gives the figure"
        if is_news(claim.key):
            yield claim.series, Finding(kind=ChangeKind.RETRACTED, before=claim, after=None, reason=reason)


def _is_edit(page: Page, placed: Placement, one: Placed) -> bool:
    """Whether the claim changed a figure in place, rather than telling news."""
    old = _old(placed, one)
    if old is None or one.stood or page.before is None or same_figure(old.claim, one.recorded.claim):
        return False
    if is_sure(one.recorded) and not is_sure(old):
        return False  # the figure is read surely for the first time: it is held against the record, as any other
    return not is_development(old, one.newcomer, before=page.before, after=page.document.text)


def _old(placed: Placement, one: Placed) -> RecordedClaim | None:
    """Give the old claim that *one* stands for: in its place, or the lost one of its series."""
    if one.old is not None:
        return one.old
    lost = [claim for claim in placed.lost if claim.series == one.recorded.series]
    return lost[-1] if lost else None


def _vanished(page: Page, placed: Placement) -> list[RecordedClaim]:
    """Give the lost claims whose figure is gone from the page with no other in its stead."""
    told = {one.recorded.series for one in placed.claims}
    return [
        claim for claim in placed.lost if claim.series not in told and not still_says(page.document.text, claim.claim)
    ]


def _gone(page: Page, placed: Placement) -> Iterable[str]:
    """Give the ids of old claims that the page no longer has."""
    told = {one.recorded.series for one in placed.claims}
    replaced = [one.old.id for one in placed.claims if one.old is not None and not one.stood]
    lost = [claim.id for claim in placed.lost if claim.series in told]
    return [*replaced, *lost, *(claim.id for claim in _vanished(page, placed))]


def _withdrawn_finding(one: Withdrawn) -> Finding:
    return Finding(kind=ChangeKind.RETRACTED, before=one.claim, after=None, reason=one.reason)


# --- drift --------------------------------------------------------------------------------------------------------


def _drifted(claim: RecordedClaim, ledger: Ledger) -> Finding | None:
    """Give the drift where *claim*, the first of its series, is its claimant's figure under another measure."""
    others = _CASUALTIES.get(claim.key.measure)
    if others is None or claim.key.modality is not Modality.STATED or claim.claimant_key is None:
        return None
    for series in ledger.candidates(others, claim.key.anchors):
        origin = _same_statement(claim, series)
        if origin is not None:
            words = origin.key.measure.value.replace("_", " ")
            reason = f"the same figure of the same claimant was {words}"
            return Finding(kind=ChangeKind.MEASURE_DRIFT, before=origin, after=claim, reason=reason)
    return None


def _same_statement(claim: RecordedClaim, series: Series) -> RecordedClaim | None:
    own = [other for other in as_sure(claim, series.claims) if _may_drift(claim, other)]
    if not own:
        return None
    last = reference(own)
    return last if same_figure(last.claim, claim.claim) else None


def _may_drift(claim: RecordedClaim, other: RecordedClaim) -> bool:
    """Whether *other* is of the same claimant, place and event as *claim*, though of another measure."""
    if other.url == claim.url or other.gone or other.void or not is_news(other.key):
        return False
    if not same_claimant(claim.claimant_key, other.claimant_key):
        return False
    as_other = Newcomer(
        claim=claim.claim,
        key=replace(claim.key, measure=other.key.measure, counted=other.key.counted, actor=_side(claim, other)),
        claimant=claim.claimant_key,
        url=claim.url,
        outlet=claim.outlet,
        published=claim.published.date(),
    )
    one, two = claim.key, other.key
    same_place = one.place is not None and one.place == two.place
    same_event = kinds_of(one.event) & kinds_of(two.event) or names_of(one.event) & names_of(two.event)
    return blocked(as_other, other) is None and (same_place or bool(same_event))


def _side(claim: RecordedClaim, other: RecordedClaim) -> str | None:
    """Give the side counted; a claimant's own losses are told with or without it ("150 casualties", "its soldiers")."""
    own = claim.key.actor in nations_of(claim.claimant_key)
    return other.key.actor if own and other.key.actor is None else claim.key.actor
