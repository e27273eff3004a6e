"""Placing the claims of one article in the record: each joins its series, founds one, or stands where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from claimbot.certainty import is_sure, read_surely
from claimbot.claimants import claimant_key
from claimbot.edits import Aligned, align, unchanged
from claimbot.keys import key_of
from claimbot.keys_event import Story, story_of
from claimbot.labels import label, words_of
from claimbot.link import Link, link
from claimbot.link_blocks import Newcomer
from claimbot.model import Claim, Document, RecordedClaim, Series, digest_id
from claimbot.origins import origin_of, sentence_hash
from claimbot.ports import Ledger, Suggestion

CANDIDATES = 40
"""How many series, those sharing most anchors first, a claim is held against."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The version of an article that is being recorded.

    *before* is the text of the version before it, None for the first; *back*: the page went back to an older version.
    """

    document: Document
    published: datetime
    learned: datetime
    revision: int
    before: str | None
    back: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A claim of the article on record. *old* stood in its place in the version before; *stood*: it still stands."""

    newcomer: Newcomer
    recorded: RecordedClaim
    old: RecordedClaim | None = None
    stood: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Placement:
    """The claims of an article as placed, in order of the text.

    *known* are the claims that each touched series had before; *series* are those series as they were; *lost* are the
    claims of the version before that have no counterpart.
    """

    claims: tuple[Placed, ...]
    series: dict[str, Series]
    known: dict[str, tuple[RecordedClaim, ...]]
    lost: tuple[RecordedClaim, ...] = ()


@dataclass(slots=True)
class _Desk:
    """What placing one article holds on to."""

    page: Page
    ledger: Ledger
    story: Story
    copied: frozenset[str]
    series: dict[str, Series] = field(default_factory=dict)
    known: dict[str, tuple[RecordedClaim, ...]] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)


def place_claims(page: Page, claims: Sequence[Claim], *, ledger: Ledger) -> Placement:
    """Link *claims* of *page* and append them to the record."""
    story = story_of(page.document, page.published.date())
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    once = {_claim_id(claim, page): claim for claim in ordered}  # another extractor may give a claim twice
    newcomers = [newcomer(claim, page, story) for claim in once.values()]
    desk = _Desk(page=page, ledger=ledger, story=story, copied=_copied(newcomers, ledger))
    old = ledger.claims_of(page.document.url) if page.before is not None else []
    aligned = align(old, newcomers)
    for number, one in enumerate(newcomers):
        desk.placed.append(_place(one, aligned.pairs.get(number), desk))
    return Placement(claims=tuple(desk.placed), series=desk.series, known=desk.known, lost=_lost(aligned, desk))


def newcomer(claim: Claim, page: Page, story: Story) -> Newcomer:
    """Prepare *claim* for linking: its sentence, who says it, and its key."""
    told = replace(claim, sentence=story.sentence(claim))
    claimant = claimant_key(claim.claimant, f"{story.title}. {story.text}")
    return Newcomer(
        claim=told,
        key=key_of(told, story, claimant),
        claimant=claimant,
        url=page.document.url,
        outlet=page.document.outlet,
        published=page.published.date(),
    )


def candidates_for(one: Newcomer, ledger: Ledger) -> list[Series]:
    """Give the series that *one* may belong to, by the anchors of its key."""
    anchors = set(one.key.anchors)
    anchors |= {f"in:{anchor[6:]}" for anchor in one.key.anchors if anchor.startswith("place:")}
    anchors |= {f"place:{anchor[3:]}" for anchor in one.key.anchors if anchor.startswith("in:")}
    return ledger.candidates([one.key.measure], anchors, limit=CANDIDATES)


def _copied(newcomers: Sequence[Newcomer], ledger: Ledger) -> frozenset[str]:
    """Give the origins whose sentences stand in this article."""
    hashes = {sentence_hash(one.claim.sentence) for one in newcomers} - {""}
    return frozenset(claim.origin for claim in ledger.claims_with_sentences(hashes)) if hashes else frozenset()


def _place(one: Newcomer, old: RecordedClaim | None, desk: _Desk) -> Placed:
    surer = old is not None and read_surely(one.claim) and not is_sure(old)
    if old is not None and unchanged(old.claim, one.claim) and not surer:
        _note(desk, old.series)
        return Placed(newcomer=one, recorded=old, old=old, stood=True)
    if old is not None:
        series = desk.ledger.series(old.series)
        found = Link(series=series, reason="it stands where the page had another figure")
    else:
        article = [placed.recorded for placed in desk.placed]
        found = link(replace(one, copied=desk.copied), candidates_for(one, desk.ledger), article=article)
    return Placed(newcomer=one, recorded=_append(one, found, desk), old=old)


def _note(desk: _Desk, series_id: str) -> None:
    """Keep what a series was before this article."""
    if series_id not in desk.series:
        series = desk.ledger.series(series_id)
        if series is not None:
            desk.series[series_id] = series
            desk.known[series_id] = series.claims


def _append(one: Newcomer, found: Link, desk: _Desk) -> RecordedClaim:
    """Append *one* to the series it was linked to, or found one for it."""
    claim_id = _claim_id(one.claim, desk.page)
    series_id = found.series.id if found.series else digest_id("series", claim_id)
    recorded = _recorded(one, desk.page, claim_id=claim_id, series_id=series_id)
    if found.series is None:
        _found_series(recorded, desk)
    else:
        _note(desk, series_id)
        desk.ledger.extend_series(series_id, words=words_of(recorded), anchors=one.key.anchors)
    told = [placed.recorded for placed in desk.placed if placed.recorded.series == series_id]
    origin = origin_of(recorded, [*desk.known[series_id], *told], desk.page.document.text)
    recorded = replace(recorded, origin=origin or recorded.origin)
    desk.ledger.add_claim(recorded, reason=found.reason)
    for match in found.unsure if found.series is None else ():
        suggestion = Suggestion(claim=claim_id, series=match.series.id, score=match.score, reason=match.reason)
        desk.ledger.add_suggestion(suggestion, now=desk.page.learned)
    return recorded


def _found_series(recorded: RecordedClaim, desk: _Desk) -> None:
    series = Series(id=recorded.series, key=recorded.key, label=label(recorded.claim, recorded.key))
    desk.ledger.add_series(series, words=words_of(recorded))
    desk.series[series.id] = series
    desk.known[series.id] = ()


def _recorded(one: Newcomer, page: Page, *, claim_id: str, series_id: str) -> RecordedClaim:
    return RecordedClaim(
        id=claim_id,
        series=series_id,
        origin=digest_id("origin", claim_id),
        claim=one.claim,
        key=one.key,
        claimant_key=one.claimant,
        url=page.document.url,
        title=page.document.title,
        outlet=page.document.outlet,
        published=page.published,
        learned=page.learned,
        revision=page.revision,
    )


def _claim_id(claim: Claim, page: Page) -> str:
    """Derive the id of a claim; a page that went back to an older version states its figures once more."""
    version = f"{page.document.sha256} {page.revision}" if page.back else page.document.sha256
    amount = claim.amount
    where = (page.document.url, version, claim.start, claim.end)
    what = (claim.measure, amount.low, amount.high, amount.bound, claim.subject, claim.place)
    return digest_id("claim", *where, *what, claim.modality, claim.claimant)


def _lost(aligned: Aligned, desk: _Desk) -> tuple[RecordedClaim, ...]:
    """Give the old claims without counterpart, with what their series were noted."""
    for claim in aligned.lost:
        _note(desk, claim.series)
    return aligned.lost
