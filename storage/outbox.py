"""The outbox: alerts on their way to chats, in order for each chat."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from claimbot.ports import Alert, AlertState, ChatState
from storage import rows
from storage.tables import AlertRow, ChatRow
from storage.work import Work


class Outbox(Work):
    """Fits `claimbot.ports.OutboxLedger`."""

    def queue(self, alert: Alert) -> bool:
        """Queue an alert (its chat must be known); False where this change already goes or went to this chat."""
        state = self._session.scalar(select(col(ChatRow.state)).where(col(ChatRow.id) == alert.chat))
        return self._insert_new(AlertRow, [rows.alert_fields(alert, held=state != ChatState.ACTIVE)]) == 1

    def due(self, *, now: datetime, limit: int = 100) -> list[Alert]:
        """Give for each active chat the oldest alert not yet sent, where its time has come: at most one a chat."""
        heads = _heads(select(AlertRow)).where(col(AlertRow.not_before) <= now)
        found = heads.order_by(col(AlertRow.not_before), col(AlertRow.id)).limit(limit)
        return [rows.alert(row) for row in self._session.scalars(found)]

    def next_due(self) -> datetime | None:
        """Give the earliest time at which `due` gives something as things stand, or None where nothing is queued."""
        heads = _heads(select(col(AlertRow.not_before)))
        first: datetime | None = self._session.scalar(heads.order_by(col(AlertRow.not_before)).limit(1))
        return first

    def mark_sending(self, alert_id: int) -> None:
        """Note, before the request, that it is about to be made."""
        self._set(alert_id, state=AlertState.SENDING.value, attempts=col(AlertRow.attempts) + 1)

    def mark_sent(self, alert_id: int, *, message: int | None, now: datetime) -> None:
        """Note that Telegram took it as *message* (None where the answer could not be read)."""
        self._set(alert_id, state=AlertState.SENT.value, message=message, error=None, done=now)

    def mark_retry(self, alert_id: int, *, not_before: datetime, error: str, uncertain: bool) -> None:
        """Queue it again; *uncertain*: it may already be out, so the repeat must be marked."""
        doubts = col(AlertRow.uncertain) + int(uncertain)
        self._set(alert_id, state=AlertState.QUEUED.value, not_before=not_before, error=error, uncertain=doubts)

    def mark_dead(self, alert_id: int, *, error: str, now: datetime) -> None:
        """Give it up."""
        self._set(alert_id, state=AlertState.DEAD.value, error=error, done=now)

    def recover_sending(self) -> int:
        """After a crash: turn alerts left in `sending` into queued ones that may be out; give how many."""
        left = update(AlertRow).where(col(AlertRow.state) == AlertState.SENDING.value)
        return self._write(left.values(state=AlertState.QUEUED.value, uncertain=col(AlertRow.uncertain) + 1))

    def last_message(self, chat_id: int, series_id: str) -> int | None:
        """Give the message id of the newest alert of that series that this chat got, to reply to."""
        sent = select(col(AlertRow.message)).where(
            col(AlertRow.chat) == chat_id, col(AlertRow.series) == series_id, col(AlertRow.message).is_not(None)
        )
        return self._session.scalar(sent.order_by(col(AlertRow.id).desc()).limit(1))

    def _set(self, alert_id: int, **values: Any) -> None:
        self._write(update(AlertRow).where(col(AlertRow.id) == alert_id).values(**values))


def _heads(statement: Select[Any]) -> Select[Any]:
    """Narrow *statement* to the alerts that are next in an active chat: none before them waits or is being sent."""
    return statement.where(
        col(AlertRow.held).is_(False),
        col(AlertRow.state) == AlertState.QUEUED.value,
        ~_before(AlertState.SENDING, earlier_only=False),
        ~_before(AlertState.QUEUED, earlier_only=True),
    )


def _before(state: AlertState, *, earlier_only: bool) -> ColumnElement[bool]:
    """Say whether the chat has another alert in *state* (*earlier_only*: one that was queued earlier)."""
    other = aliased(AlertRow)
    others = select(col(other.id)).where(col(other.chat) == col(AlertRow.chat), col(other.state) == state.value)
    if earlier_only:
        others = others.where(col(other.id) < col(AlertRow.id))
    return others.exists()
