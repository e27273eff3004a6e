"""The sources and what was already seen in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import col

from claimbot.model import digest_id
from claimbot.ports import Source
from claimbot.storable import storable
from storage import rows
from storage.tables import SeenRow, SourceRow
from storage.work import Work, in_batches


class Sources(Work):
    """Fits `claimbot.ports.SourceLedger`."""

    def sources(self) -> list[Source]:
        """Give all sources, by address."""
        return sorted(map(rows.source, self._session.scalars(select(SourceRow))), key=lambda source: source.url)

    def source(self, url: str) -> Source | None:
        """Give one source."""
        row = self._session.get(SourceRow, rows.address_id(url))
        return rows.source(row) if row else None

    def put_source(self, source: Source) -> bool:
        """Add a source or write its new state; True where it was new."""
        fields = rows.source_fields(source)
        new = self._insert_new(SourceRow, [fields]) == 1
        if not new:
            self._upsert(SourceRow, [fields])
        return new

    def remove_source(self, url: str) -> bool:
        """Remove a source (what was read from it stays); False where there was none."""
        return self._write(delete(SourceRow).where(col(SourceRow.id) == rows.address_id(url))) == 1

    def due_sources(self, *, now: datetime, limit: int = 50) -> list[Source]:
        """Give the sources whose time has come, never read ones first, then the longest overdue.

        On PostgreSQL they stay locked to this unit of work and others pass over them: write their next time in it.
        """
        due = col(SourceRow.due)
        overdue = select(SourceRow).where(due.is_(None) | (due <= now)).order_by(due.asc().nulls_first())
        locked = overdue.limit(limit).with_for_update(skip_locked=True)
        return [rows.source(row) for row in self._session.scalars(locked)]

    def unseen(self, source_url: str, entries: Mapping[str, str]) -> set[str]:
        """Of *entries* (key to fingerprint) give the keys that are new or whose fingerprint changed."""
        keys = {digest_id(key): key for key in entries}
        seen: dict[str, str] = {}
        for batch in in_batches(keys):
            known = select(col(SeenRow.entry), col(SeenRow.fingerprint)).where(
                col(SeenRow.source) == rows.address_id(source_url), col(SeenRow.entry).in_(batch)
            )
            seen |= {row.entry: row.fingerprint for row in self._session.execute(known)}
        return {key for entry, key in keys.items() if seen.get(entry) != storable(entries[key])}

    def mark_seen(self, source_url: str, entries: Mapping[str, str], *, now: datetime) -> None:
        """Note entries as seen, after their articles were recorded."""
        source = rows.address_id(source_url)
        seen = [
            {"source": source, "entry": digest_id(key), "fingerprint": fingerprint, "learned": now}
            for key, fingerprint in entries.items()
        ]
        self._upsert(SeenRow, seen)
