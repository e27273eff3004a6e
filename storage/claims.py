"""Claims as they stand in the record: the reads that the parts of the ledger share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from claimbot.model import RecordedClaim
from storage import rows
from storage.tables import ArticleRow, ClaimRow, LinkRow, RevisionRow, SeriesRow
from storage.work import Work, in_batches


class Claims(Work):
    """Reads claims with their standing link."""

    def claim(self, claim_id: str) -> RecordedClaim | None:
        """Give one claim."""
        return self._claims_by_id([claim_id]).get(claim_id)

    def claims_of(self, url: str) -> list[RecordedClaim]:
        """Give the claims of an article that still stand on its page, in order of the text."""
        standing = _claims().where(col(ClaimRow.article) == rows.address_id(url), col(ClaimRow.gone).is_(None))
        return self._read(standing.order_by(col(ClaimRow.quote_start), col(ClaimRow.seq)))

    def claims_with_sentences(self, hashes: Collection[str], *, limit: int = 200) -> list[RecordedClaim]:
        """Give claims whose sentence has one of *hashes*, in order of learning: the newest *limit* of them."""
        alike = _claims().where(col(ClaimRow.sentence_hash).in_(set(hashes) - {""}))
        return self._read(alike.order_by(col(ClaimRow.seq).desc()).limit(limit))[::-1]

    def _claims_by_id(self, claim_ids: Collection[str]) -> dict[str, RecordedClaim]:
        found: dict[str, RecordedClaim] = {}
        for ids in in_batches(claim_ids):
            found |= {claim.id: claim for claim in self._read(_claims().where(col(ClaimRow.id).in_(ids)))}
        return found

    def _claims_by_series(self, series_ids: Sequence[str], *, newest: int | None) -> dict[str, list[RecordedClaim]]:
        """Give the claims of several series by one query, each in order of learning: all, or the *newest* ones."""
        found: dict[str, list[RecordedClaim]] = {series_id: [] for series_id in series_ids}
        statement = _claims().join(SeriesRow, col(SeriesRow.id) == col(LinkRow.series))
        statement = statement.where(col(SeriesRow.id).in_(series_ids))
        if newest is not None:
            statement = statement.where(col(LinkRow.claim) >= _floor(newest))
        for claim in self._read(statement.order_by(col(LinkRow.claim))):
            found[claim.series].append(claim)
        return found

    def _read(self, statement: Select[Any]) -> list[RecordedClaim]:
        return [rows.recorded_claim(row) for row in self._session.execute(statement)]


def _claims() -> Select[Any]:
    of_revision = (col(RevisionRow.article) == col(ClaimRow.article)) & (
        col(RevisionRow.number) == col(ClaimRow.revision)
    )
    return (
        select(*rows.CLAIM_COLUMNS)
        .join(LinkRow, col(LinkRow.claim) == col(ClaimRow.seq))
        .join(RevisionRow, of_revision)
        .join(ArticleRow, col(ArticleRow.id) == col(ClaimRow.article))
        .where(col(LinkRow.superseded).is_(None))
    )


def _floor(newest: int) -> ColumnElement[int]:
    """Give the number of the oldest of the *newest* claims of a series, read off the index of its links."""
    link = aliased(LinkRow)
    oldest = (
        select(col(link.claim))
        .where(col(link.series) == col(SeriesRow.id), col(link.superseded).is_(None))
        .order_by(col(link.claim).desc())
        .offset(newest - 1)
        .limit(1)
        .correlate(SeriesRow)
        .scalar_subquery()
    )
    return func.coalesce(oldest, 0)
