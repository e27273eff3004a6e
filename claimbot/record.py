"""Recording one article: what it claims, where each claim belongs, what it changes, and whom to tell.

One document is one unit of work: its revision, claims, links, changes and queued alerts commit together or not at all.
The steps decide nothing themselves: `keys` say what a claim is of, `link` where it belongs, `compare`, `edits` and
`withdraw` what it changes, `alerts` who is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claimbot.alerts import plan
from claimbot.extract import extract
from claimbot.labels import words_of_all
from claimbot.model import Change, Claim, Document, RecordedClaim
from claimbot.ports import Begin, Ledger
from claimbot.record_changes import found_changes
from claimbot.record_links import Page, place_claims


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """What recording an article did.

    *claims* are in order of the text; for a *repeat* (the same version again) they are those on record, and there are
    no *changes*. *queued* counts the alerts that were put on their way.
    """

    url: str
    revision: int
    repeat: bool
    claims: tuple[RecordedClaim, ...] = ()
    changes: tuple[Change, ...] = ()
    queued: int = 0


def read(document: Document) -> tuple[Claim, ...]:
    """Give the claims of *document*: those that came with it, else those that its text makes."""
    return document.claims if document.claims is not None else tuple(extract(document))


def record_in(begin: Begin, document: Document, *, now: datetime, alert: bool = True) -> Recorded:
    """Read *document* and record it in one unit of work; the reading happens before the unit is opened."""
    claims = read(document)
    with begin(recorder=True) as ledger:
        return record(document, claims, ledger=ledger, now=now, alert=alert)


def record(
    document: Document, claims: Sequence[Claim], *, ledger: Ledger, now: datetime, alert: bool = True
) -> Recorded:
    """Record *claims* of *document*: link each to its series, compare, append, and (*alert*) queue alerts."""
    article = ledger.article(document.url)
    if article is not None and article.hashes[-1:] == (document.sha256,):
        standing = tuple(ledger.claims_of(document.url))
        return Recorded(url=document.url, revision=article.revision, repeat=True, claims=standing)
    # A date ahead of the clock (a zone taken wrongly) would make every later article of its series older news.
    published = min(document.published or (article.published if article else now), now)
    before = ledger.revision(document.url, article.revision) if article else None
    revision = ledger.add_revision(document, published=published, now=now)
    page = Page(
        document=document,
        published=published,
        learned=now,
        revision=revision,
        before=before.text if before else None,
        back=article is not None and document.sha256 in article.hashes,
    )
    placed = place_claims(page, claims, ledger=ledger)
    changes = found_changes(page, placed, ledger=ledger)
    for change in changes:
        ledger.add_change(change)
    queued = sum(_tell(change, ledger=ledger, now=now) for change in changes) if alert else 0
    recorded = tuple(one.recorded for one in placed.claims)
    return Recorded(
        url=document.url, revision=revision, repeat=False, claims=recorded, changes=tuple(changes), queued=queued
    )


def _tell(change: Change, *, ledger: Ledger, now: datetime) -> int:
    """Queue the alerts of *change* and give how many were new."""
    series = ledger.series(change.series)
    if series is None:
        return 0
    followers = ledger.followers(series.id, words_of_all(series.claims))
    return sum(ledger.queue(alert) for alert in plan(change, series, subscriptions=followers, now=now))
