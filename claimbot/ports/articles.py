"""What the core asks of the record about articles, claims, series and changes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from claimbot.model import Change, Document, Measure, RecordedClaim, Series


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One text of one outlet as it is on record. *hashes* are those of its revisions, oldest first."""

    url: str
    title: str
    outlet: str
    published: datetime
    learned: datetime
    hashes: tuple[str, ...]

    @property
    def revision(self) -> int:
        """The number of the newest revision, counted from 1."""
        return len(self.hashes)


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """One fetched version of an article."""

    url: str
    number: int
    title: str
    text: str
    sha256: str
    learned: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """An unsure link, for a curator: *claim* may belong to *series*."""

    claim: str
    series: str
    score: float
    reason: str


class ArticleLedger(Protocol):
    """Articles, their revisions and the claims read from them."""

    def article(self, url: str) -> Article | None:
        """Give the article at *url*, or None where it is not on record."""
        ...

    def known(self, urls: Collection[str]) -> dict[str, datetime]:
        """Give those of *urls* whose article is on record, each with when it was learned; in one look for all."""
        ...

    def revision(self, url: str, number: int) -> Revision | None:
        """Give one fetched version of an article."""
        ...

    def add_revision(self, document: Document, *, published: datetime, now: datetime) -> int:
        """Append a version of an article (the article itself where it is new) and give its number, from 1."""
        ...

    def claims_of(self, url: str) -> list[RecordedClaim]:
        """Give the claims of an article that still stand on its page, in order of the text."""
        ...

    def claim(self, claim_id: str) -> RecordedClaim | None:
        """Give one claim."""
        ...

    def claims_with_sentences(self, hashes: Collection[str], *, limit: int = 200) -> list[RecordedClaim]:
        """Give claims whose sentence has one of *hashes* (`claimbot.origins.sentence_hash`): copies of a statement."""
        ...


class SeriesLedger(Protocol):
    """Series, their claims and what changed."""

    def candidates(self, measures: Collection[Measure], anchors: Collection[str], *, limit: int = 100) -> list[Series]:
        """Give the series of *measures* that share an anchor with *anchors*, those sharing most and newest first.

        Each holds its newest claims (at least the last 100). The cost must not grow with the record.
        """
        ...

    def series(self, series_id: str) -> Series | None:
        """Give one series with all its claims in order of learning."""
        ...

    def series_by_words(self, words: Collection[str], *, limit: int = 50) -> list[Series]:
        """Give series indexed under *words*, those with most of them first, then the most recently moved."""
        ...

    def vocabulary(self) -> frozenset[str]:
        """Give every word that a series is indexed under, for the correction of spelling."""
        ...

    def recent_series(self, *, limit: int = 10) -> list[Series]:
        """Give the series that learned a claim last, newest first."""
        ...

    def add_series(self, series: Series, *, words: Collection[str]) -> None:
        """Found a series (its claims are added with `add_claim`); *words* are what look-ups find it by."""
        ...

    def extend_series(self, series_id: str, *, words: Collection[str] = (), anchors: Collection[str] = ()) -> None:
        """Add words and anchors that a later claim brought."""
        ...

    def add_claim(self, recorded: RecordedClaim, *, reason: str) -> None:
        """Append a claim and its link; *reason* is why it was linked where it was."""
        ...

    def mark_gone(self, claim_ids: Collection[str], *, now: datetime) -> None:
        """Note that a later version of the page no longer has these claims (the claims stay on record)."""
        ...

    def add_change(self, change: Change) -> None:
        """Append a change."""
        ...

    def add_suggestion(self, suggestion: Suggestion, *, now: datetime) -> None:
        """Append an unsure link for a curator; the same one again (claim, series, reason) changes nothing."""
        ...

    def changes(self, *, series_id: str | None = None, since: datetime | None = None, limit: int = 100) -> list[Change]:
        """Give changes, newest first, of one series or of all."""
        ...

    def change(self, change_id: str) -> Change | None:
        """Give one change."""
        ...

    def link_reason(self, claim_id: str) -> str | None:
        """Give why a claim was linked where it stands."""
        ...
