"""Lanes: which alert is next in each chat, kept with every step so that the sender never searches the backlog.

An alert that is next, or is being sent, is the *head* of its chat: at most one a chat (a unique index holds it), and
none where the chat is not active. Whoever changes a lane first locks its chat's row: on PostgreSQL the recorder may
queue an alert in the very moment in which the sender finds the lane empty, and the alert would never be sent.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from claimbot.ports import AlertState, ChatState
from storage.tables import AlertRow, ChatRow
from storage.work import Work

UNSENT = (AlertState.QUEUED.value, AlertState.SENDING.value)


class Lanes(Work):
    """Keeps the heads; shared by the parts that queue, send and move alerts."""

    def _lock_lane(self, chat_id: int) -> str | None:
        """Lock a chat until the unit of work ends and give its state; None for an unknown chat."""
        return self._session.scalar(select(col(ChatRow.state)).where(col(ChatRow.id) == chat_id).with_for_update())

    def _clear_lane(self, chat_id: int) -> None:
        """Leave a chat without a head: nothing is sent to it until `_promote`."""
        self._write(update(AlertRow).where(col(AlertRow.head) == chat_id).values(head=None))

    def _promote(self, chat_id: int) -> None:
        """Make the alert that is being sent, or else the oldest one, head of an active chat that has none."""
        unsent = select(col(AlertRow.id)).where(col(AlertRow.chat) == chat_id, col(AlertRow.state).in_(UNSENT))
        sending_first = col(AlertRow.state).desc()  # "sending" > "queued"
        first = unsent.order_by(sending_first, col(AlertRow.id)).limit(1).scalar_subquery()
        active = select(col(ChatRow.id)).where(col(ChatRow.id) == chat_id, _is_active()).exists()
        following = update(AlertRow).where(col(AlertRow.id) == first, active, ~has_head(chat_id))
        self._write(following.values(head=chat_id))

    def _promote_all(self) -> None:
        """Give every active chat with unsent alerts a head, where it has none."""
        lost = (
            select(func.min(AlertRow.id))
            .join(ChatRow, col(ChatRow.id) == col(AlertRow.chat))
            .where(col(AlertRow.state).in_(UNSENT), _is_active())
            .group_by(col(AlertRow.chat))
            .having(func.max(AlertRow.head).is_(None))
        )
        self._write(update(AlertRow).where(col(AlertRow.id).in_(lost)).values(head=col(AlertRow.chat)))


def has_head(chat_id: int) -> ColumnElement[bool]:
    """Say whether a chat has a head."""
    other = aliased(AlertRow)
    return select(col(other.id)).where(col(other.head) == chat_id).exists()


def _is_active() -> ColumnElement[bool]:
    return col(ChatRow.state) == ChatState.ACTIVE.value
