"""The inbox: updates from Telegram, kept before they are confirmed and until they are handled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import case, func, select, update
from sqlmodel import col

from claimbot.ports import MOST_TRIES, InboxUpdate
from storage import rows
from storage.tables import InboxRow
from storage.work import Work


class InboxState(StrEnum):
    """Where an update stands."""

    WAITING = "waiting"
    HANDLED = "handled"
    FAILED = "failed"  #: put aside


class Inbox(Work):
    """Fits `claimbot.ports.InboxLedger`."""

    def receive(self, updates: Sequence[InboxUpdate], *, now: datetime) -> int:
        """Keep the updates that are not known yet; give how many were new."""
        new = [rows.inbox_fields(one, state=InboxState.WAITING.value, now=now) for one in updates]
        return self._insert_new(InboxRow, new)

    def waiting(self, *, limit: int = 100) -> list[InboxUpdate]:
        """Give the updates that wait to be handled, oldest first."""
        waiting = select(InboxRow).where(col(InboxRow.state) == InboxState.WAITING.value)
        oldest = waiting.order_by(col(InboxRow.id)).limit(limit)
        return [rows.inbox_update(row) for row in self._session.scalars(oldest)]

    def mark_handled(self, update_id: int, *, now: datetime) -> None:
        """Note that an update was handled, and empty it: of what people write nothing is kept longer than it must."""
        one = update(InboxRow).where(col(InboxRow.id) == update_id)
        self._write(one.values(state=InboxState.HANDLED.value, body="", error=None, done=now))

    def mark_failed(self, update_id: int, *, error: str, now: datetime) -> None:
        """Count a failed try; after `MOST_TRIES` the update is put aside and no longer waits."""
        tries = col(InboxRow.tries) + 1
        state = case((tries >= MOST_TRIES, InboxState.FAILED.value), else_=InboxState.WAITING.value)
        one = update(InboxRow).where(col(InboxRow.id) == update_id)
        self._write(one.values(tries=tries, state=state, error=error, done=now))

    def last_update_id(self) -> int | None:
        """Give the highest update id ever received, from which polling goes on."""
        return self._session.scalar(select(func.max(InboxRow.id)))
