"""Recording one article: what it claims, where each claim belongs, what it changes, and whom to tell.

One document is one unit of work: its revision, claims, links, changes and queued alerts commit together or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claimbot.extract import extract
from claimbot.model import Change, Claim, Document, RecordedClaim
from claimbot.ports import Begin, Ledger


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
    """Record *claims* of *document*: link each to its series, compare, append, and queue alerts where *alert* is set."""
    article = ledger.article(document.url)
    if article is not None and article.hashes and article.hashes[-1] == document.sha256:
        return Recorded(
            url=document.url, revision=article.revision, repeat=True, claims=tuple(ledger.claims_of(document.url))
        )
    published = document.published or (article.published if article else now)
    revision = ledger.add_revision(document, published=published, now=now)
    return Recorded(url=document.url, revision=revision, repeat=False)
