"""Counts, retention and small marks."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, case, delete, func, select, update
from sqlmodel import col

from claimbot.ports import AlertState, ChatState, Counts, Kept
from storage.inbox import InboxState
from storage.tables import (
    AlertRow,
    ArticleRow,
    ChangeRow,
    ChatRow,
    ClaimRow,
    InboxRow,
    MarkRow,
    RawPageRow,
    RevisionRow,
    Row,
    SeriesRow,
    SourceRow,
    SubscriptionRow,
    SuggestionRow,
)
from storage.work import Work


class Operations(Work):
    """Fits `claimbot.ports.OperationsLedger`."""

    def counts(self) -> Counts:
        """Count what is on record and on its way."""
        return Counts(
            articles=self._count(ArticleRow),
            revisions=self._count(RevisionRow),
            claims=self._count(ClaimRow),
            series=self._count(SeriesRow),
            changes=self._count(ChangeRow),
            suggestions=self._count(SuggestionRow, col(SuggestionRow.decided).is_(None)),
            chats=self._count(ChatRow),
            subscriptions=self._count(SubscriptionRow),
            sources=self._count(SourceRow),
            failing_sources=self._count(SourceRow, col(SourceRow.failures) > 0),
            waiting_updates=self._count(InboxRow, col(InboxRow.state) == InboxState.WAITING.value),
            failed_updates=self._count(InboxRow, col(InboxRow.state) == InboxState.FAILED.value),
            alerts=self._alerts_by_state(),
            oldest_queued=self._oldest_queued(),
        )

    def prune(self, kept: Kept) -> dict[str, int]:
        """Remove what is older than *kept*; give how much went.

        Updates that were handled or put aside go, but for the newest of all, from which polling goes on. Of alerts
        only the bodies go: that a change went to a chat stays known. Raw pages go; their texts stay.
        """
        done = col(InboxRow.state) != InboxState.WAITING.value
        newest = select(func.max(InboxRow.id)).scalar_subquery()
        old = delete(InboxRow).where(done, col(InboxRow.done) < kept.handled_updates, col(InboxRow.id) != newest)
        told = update(AlertRow).where(col(AlertRow.done) < kept.sent_alerts, col(AlertRow.body) != "")
        return {
            "updates": self._write(old),
            "alerts": self._write(told.values(body="")),
            "pages": self._write(delete(RawPageRow).where(col(RawPageRow.learned) < kept.raw_pages)),
        }

    def mark(self, name: str) -> str | None:
        """Give a small named value (the time of the last poll, of the last backup)."""
        return self._session.scalar(select(col(MarkRow.value)).where(col(MarkRow.name) == name))

    def marks(self, prefix: str) -> dict[str, str]:
        """Give the small values whose names begin with *prefix*, by name."""
        named = select(col(MarkRow.name), col(MarkRow.value)).where(
            col(MarkRow.name).startswith(prefix, autoescape=True)
        )
        rows = self._session.execute(named.order_by(col(MarkRow.name)))
        return {row.name: row.value for row in rows}

    def put_mark(self, name: str, value: str) -> None:
        """Keep a small named value."""
        self._upsert(MarkRow, [{"name": name, "value": value}])

    def _count(self, kind: type[Row], *conditions: ColumnElement[bool]) -> int:
        return self._session.scalar(select(func.count()).select_from(kind).where(*conditions)) or 0

    def _alerts_by_state(self) -> dict[str, int]:
        """Count alerts by state; queued ones of a chat that is not active count as `held`."""
        held = (col(AlertRow.state) == AlertState.QUEUED.value) & (col(ChatRow.state) != ChatState.ACTIVE.value)
        state = case((held, "held"), else_=col(AlertRow.state)).label("state")
        alerts = select(state, func.count().label("alerts"))
        states = alerts.join_from(AlertRow, ChatRow, col(ChatRow.id) == col(AlertRow.chat))
        return {row.state: row.alerts for row in self._session.execute(states.group_by(state))}

    def _oldest_queued(self) -> datetime | None:
        next_ones = (col(AlertRow.head).is_not(None), col(AlertRow.state) == AlertState.QUEUED.value)
        return self._session.scalar(select(func.min(AlertRow.not_before)).where(*next_ones))
