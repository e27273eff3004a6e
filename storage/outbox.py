"""The outbox: alerts on their way to chats, in order for each chat."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, select, update
from sqlmodel import col

from claimbot.ports import Alert, AlertState, ChatState
from storage import rows
from storage.lanes import Lanes, has_head
from storage.tables import AlertRow


class Outbox(Lanes):
    """Fits `claimbot.ports.OutboxLedger`."""

    def queue(self, alert: Alert) -> bool:
        """Queue an alert; False where this change already goes or went to this chat, or the chat is not known."""
        state = self._lock_lane(alert.chat)
        if state is None:  # forgotten since its subscriptions were read
            return False
        head = case((has_head(alert.chat), None), else_=alert.chat) if state == ChatState.ACTIVE.value else None
        new = self._insert(AlertRow).values(**rows.alert_fields(alert), head=head)
        return self._write(new.on_conflict_do_nothing(index_elements=["change", "chat"])) == 1

    def due(self, *, now: datetime, limit: int = 100) -> list[Alert]:
        """Give for each active chat the oldest alert not yet sent, where its time has come: at most one a chat."""
        come = select(AlertRow).where(*_NEXT, col(AlertRow.not_before) <= now)
        found = come.order_by(col(AlertRow.not_before), col(AlertRow.id)).limit(limit)
        return [rows.alert(row) for row in self._session.scalars(found)]

    def next_due(self) -> datetime | None:
        """Give the earliest time at which `due` gives something as things stand, or None where nothing is queued."""
        times = select(col(AlertRow.not_before)).where(*_NEXT)
        return self._session.scalar(times.order_by(col(AlertRow.not_before)).limit(1))

    def mark_sending(self, alert_id: int) -> bool:
        """Note, before the request, that it is about to be made; False where it is no longer the next of its chat."""
        waits = col(AlertRow.state) == AlertState.QUEUED.value
        one = update(AlertRow).where(col(AlertRow.id) == alert_id, col(AlertRow.head).is_not(None), waits)
        return self._write(one.values(state=AlertState.SENDING.value, attempts=col(AlertRow.attempts) + 1)) == 1

    def mark_sent(self, alert_id: int, *, message: int | None, now: datetime) -> None:
        """Note that Telegram took it as *message* (None where the answer could not be read)."""
        self._finish(alert_id, state=AlertState.SENT.value, message=message, error=None, done=now)

    def mark_retry(self, alert_id: int, *, not_before: datetime, error: str, uncertain: bool) -> None:
        """Queue it again; *uncertain*: it may already be out, so the repeat must be marked."""
        doubts = col(AlertRow.uncertain) + int(uncertain)
        self._set(alert_id, state=AlertState.QUEUED.value, not_before=not_before, error=error, uncertain=doubts)

    def mark_dead(self, alert_id: int, *, error: str, now: datetime) -> None:
        """Give it up."""
        self._finish(alert_id, state=AlertState.DEAD.value, error=error, done=now)

    def recover_sending(self) -> int:
        """After a crash: turn alerts left in `sending` into queued ones that may be out; give how many."""
        left = update(AlertRow).where(col(AlertRow.state) == AlertState.SENDING.value)
        count = self._write(left.values(state=AlertState.QUEUED.value, uncertain=col(AlertRow.uncertain) + 1))
        self._promote_all()
        return count

    def last_message(self, chat_id: int, series_id: str) -> int | None:
        """Give the message id of the newest alert of that series that this chat got, to reply to."""
        sent = select(col(AlertRow.message)).where(
            col(AlertRow.chat) == chat_id, col(AlertRow.series) == series_id, col(AlertRow.message).is_not(None)
        )
        return self._session.scalar(sent.order_by(col(AlertRow.id).desc()).limit(1))

    def _finish(self, alert_id: int, **values: Any) -> None:
        """Take an alert out of its lane for good, and let the next one of its chat follow."""
        chat_id = self._session.scalar(select(col(AlertRow.chat)).where(col(AlertRow.id) == alert_id))
        if chat_id is not None:
            self._lock_lane(chat_id)
            self._set(alert_id, head=None, **values)
            self._promote(chat_id)

    def _set(self, alert_id: int, **values: Any) -> None:
        self._write(update(AlertRow).where(col(AlertRow.id) == alert_id).values(**values))


_NEXT: tuple[ColumnElement[bool], ...] = (
    col(AlertRow.head).is_not(None),
    col(AlertRow.state) != AlertState.SENDING.value,  # not "= queued": SQLite would then walk the whole backlog
)
"""What makes an alert the next one to send, once its time has come."""
