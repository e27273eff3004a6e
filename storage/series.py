"""Series: how they are founded, what is linked to them, what changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import col

from claimbot.model import Change, RecordedClaim, Series
from claimbot.ports import Suggestion
from storage import rows
from storage.claims import Claims
from storage.tables import (
    ChangeRow,
    ClaimRow,
    LinkRow,
    SeriesAnchorRow,
    SeriesRow,
    SeriesWordRow,
    SuggestionRow,
    WordRow,
)
from storage.work import in_batches


class SeriesBook(Claims):
    """Fits `claimbot.ports.SeriesLedger`, but for the searches (`storage.search`)."""

    def series(self, series_id: str) -> Series | None:
        """Give one series with all its claims in order of learning."""
        found = self._series([series_id], newest=None)
        return found[0] if found else None

    def add_series(self, series: Series, *, words: Collection[str]) -> None:
        """Found a series (its claims are added with `add_claim`); *words* are what look-ups find it by."""
        row = SeriesRow(id=series.id, label=series.label, name=series.name, **rows.key_fields(series.key))
        self._session.add(row)
        self._session.flush()
        self._index(row, words=words, anchors=series.key.anchors)

    def extend_series(self, series_id: str, *, words: Collection[str] = (), anchors: Collection[str] = ()) -> None:
        """Add words and anchors that a later claim brought; those already there do no harm."""
        row = self._session.get_one(SeriesRow, series_id)
        row.anchors = rows.join_words(rows.split_words(row.anchors) | set(anchors))
        self._index(row, words=words, anchors=anchors)

    def add_claim(self, recorded: RecordedClaim, *, reason: str) -> None:
        """Append a claim and its link; its revision and its series must be on record."""
        row = rows.claim_row(recorded)
        self._session.add(row)
        self._session.flush()
        seq = rows.stored(row.seq)
        self._session.add(LinkRow(claim=seq, series=recorded.series, reason=reason, learned=recorded.learned))
        self._move(recorded.series, seq)

    def mark_gone(self, claim_ids: Collection[str], *, now: datetime) -> None:
        """Note that a later version of the page no longer has these claims; the first such note stays."""
        for ids in in_batches(claim_ids):
            still = update(ClaimRow).where(col(ClaimRow.id).in_(ids), col(ClaimRow.gone).is_(None))
            self._write(still.values(gone=now))

    def link_reason(self, claim_id: str) -> str | None:
        """Give why a claim was linked where it stands."""
        links = select(col(LinkRow.reason)).join(ClaimRow, col(ClaimRow.seq) == col(LinkRow.claim))
        standing = links.where(col(ClaimRow.id) == claim_id, col(LinkRow.superseded).is_(None))
        return self._session.scalar(standing)

    def add_suggestion(self, suggestion: Suggestion, *, now: datetime) -> None:
        """Append an unsure link for a curator; the same one again changes nothing. Its claim must be on record."""
        self._insert_new(
            SuggestionRow,
            [
                {
                    "claim": suggestion.claim,
                    "series": suggestion.series,
                    "score": suggestion.score,
                    "reason": suggestion.reason,
                    "learned": now,
                }
            ],
        )

    def add_change(self, change: Change) -> None:
        """Append a change; its claims must be on record."""
        self._session.add(
            ChangeRow(
                id=change.id,
                series=change.series,
                kind=change.kind.value,
                before=change.before.id if change.before else None,
                after=change.after.id if change.after else None,
                reason=change.reason,
                learned=change.learned,
            )
        )

    def changes(self, *, series_id: str | None = None, since: datetime | None = None, limit: int = 100) -> list[Change]:
        """Give changes, newest first, of one series or of all; *since* is the earliest time of learning."""
        statement = select(ChangeRow).order_by(col(ChangeRow.seq).desc()).limit(limit)
        if series_id is not None:
            statement = statement.where(col(ChangeRow.series) == series_id)
        if since is not None:
            statement = statement.where(col(ChangeRow.learned) >= since)
        return self._changes(self._session.scalars(statement).all())

    def change(self, change_id: str) -> Change | None:
        """Give one change."""
        found = self._changes(self._session.scalars(select(ChangeRow).where(col(ChangeRow.id) == change_id)).all())
        return found[0] if found else None

    def _changes(self, found: Sequence[ChangeRow]) -> list[Change]:
        named = {claim_id for row in found for claim_id in (row.before, row.after) if claim_id}
        claims = self._claims_by_id(named)
        return [rows.change(row, claims) for row in found]

    def _series(self, series_ids: Sequence[str], *, newest: int | None) -> list[Series]:
        """Give several series in the order of *series_ids*, each with its *newest* claims (None: all)."""
        found = self._session.scalars(select(SeriesRow).where(col(SeriesRow.id).in_(series_ids)))
        by_id = {row.id: row for row in found}
        known = [series_id for series_id in series_ids if series_id in by_id]
        claims = self._claims_by_series(known, newest=newest) if known else {}
        return [rows.series(by_id[series_id], claims[series_id]) for series_id in known]

    def _index(self, row: SeriesRow, *, words: Collection[str], anchors: Collection[str]) -> None:
        """Let a series be found by *words* and *anchors*."""
        place = {"series": row.id, "newest": row.newest}
        anchored = [{"anchor": anchor, "measure": row.measure, **place} for anchor in sorted(anchors)]
        self._insert_new(SeriesAnchorRow, anchored)
        self._insert_new(SeriesWordRow, [{"word": word, **place} for word in sorted(words)])
        self._insert_new(WordRow, [{"word": word} for word in sorted(words)])

    def _move(self, series_id: str, seq: int) -> None:
        """Note that claim number *seq* is the newest of a series, wherever that is read off an index."""
        self._write(update(SeriesRow).where(col(SeriesRow.id) == series_id).values(newest=seq))
        for index in (SeriesAnchorRow, SeriesWordRow):
            self._write(update(index).where(col(index.series) == series_id).values(newest=seq))
