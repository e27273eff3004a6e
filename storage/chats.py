"""Chats, what they follow and what they muted."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlmodel import col

from claimbot.model import ChangeKind
from claimbot.ports import Chat, ChatState, Subscription
from storage import rows
from storage.inbox import InboxState
from storage.lanes import Lanes
from storage.tables import AlertRow, ChatRow, InboxRow, MuteRow, SeriesWordRow, SubscriptionRow
from storage.work import in_batches

RARITY = 1000
"""Up to how many series a word is counted: what is more common than that is common."""


class Chats(Lanes):
    """Fits `claimbot.ports.ChatLedger`."""

    def chat(self, chat_id: int) -> Chat | None:
        """Give a chat."""
        row = self._session.get(ChatRow, chat_id)
        return rows.chat(row) if row else None

    def put_chat(self, chat: Chat, *, now: datetime) -> None:
        """Note a chat, or its new kind or state; the queued alerts of a chat that is not active are held."""
        row = self._session.get(ChatRow, chat.id)
        if row is None:
            self._session.add(ChatRow(id=chat.id, kind=chat.kind, state=chat.state.value, learned=now, changed=now))
            return
        row.kind, row.state, row.changed = chat.kind, chat.state.value, now
        if chat.state is ChatState.ACTIVE:
            self._promote(chat.id)
        else:
            self._clear_lane(chat.id)

    def subscriptions(self, chat_id: int) -> list[Subscription]:
        """Give what a chat follows, oldest first."""
        own = select(SubscriptionRow).where(col(SubscriptionRow.chat) == chat_id).order_by(col(SubscriptionRow.id))
        return [rows.subscription(row) for row in self._session.scalars(own)]

    def subscribe(self, subscription: Subscription) -> Subscription:
        """Add a subscription (its chat must be known); the same one again (chat, thread, what is followed) stays."""
        identity = rows.subscription_identity(subscription)
        same = select(SubscriptionRow).where(col(SubscriptionRow.identity) == identity)
        row = self._session.scalars(same).one_or_none()
        if row is None:
            row = rows.subscription_row(subscription, key_word=self._rarest(subscription.words))
            self._session.add(row)
            self._session.flush()
        return rows.subscription(row)

    def set_kinds(self, chat_id: int, subscription_id: int, kinds: Collection[ChangeKind]) -> Subscription | None:
        """Let a subscription of that chat be alerted of *kinds*, and give it; None where it is not one of its."""
        row = self._session.get(SubscriptionRow, subscription_id)
        if row is None or row.chat != chat_id:
            return None
        row.kinds = rows.join_words([kind.value for kind in kinds])
        return rows.subscription(row)

    def unsubscribe(self, chat_id: int, subscription_ids: Collection[int]) -> int:
        """Remove subscriptions of that chat and give how many went."""
        own = delete(SubscriptionRow).where(col(SubscriptionRow.chat) == chat_id)
        return sum(self._write(own.where(col(SubscriptionRow.id).in_(ids))) for ids in in_batches(subscription_ids))

    def followers(self, series_id: str, words: Collection[str], *, now: datetime | None = None) -> list[Subscription]:
        """Give the subscriptions of active chats to this series, or to words all among *words*, oldest first."""
        ways = (col(SubscriptionRow.series) == series_id, col(SubscriptionRow.key_word).in_(words))
        active = (
            select(SubscriptionRow)
            .join(ChatRow, col(ChatRow.id) == col(SubscriptionRow.chat))
            .where(col(ChatRow.state) == ChatState.ACTIVE.value, ~_muted(series_id, now))
        )
        # Two look-ups, each on its own index: joined by OR, an engine may scan instead.
        found = [rows.subscription(row) for way in ways for row in self._session.scalars(active.where(way))]
        known = frozenset(words)
        return sorted((one for one in found if one.words <= known), key=lambda one: one.id)

    def mute(self, chat_id: int, series_id: str, *, until: datetime | None, now: datetime) -> None:
        """Send a chat nothing about a series until then (None: for ever)."""
        self._upsert(MuteRow, [{"chat": chat_id, "series": series_id, "until": until, "learned": now}])

    def unmute(self, chat_id: int, series_id: str) -> None:
        """Undo a mute."""
        self._write(delete(MuteRow).where(col(MuteRow.chat) == chat_id, col(MuteRow.series) == series_id))

    def muted(self, chat_id: int, *, now: datetime) -> dict[str, datetime | None]:
        """Give the muted series of a chat, each with its end."""
        standing = select(MuteRow).where(col(MuteRow.chat) == chat_id, _lasting(now)).order_by(col(MuteRow.learned))
        return {row.series: row.until for row in self._session.scalars(standing)}

    def move_chat(self, old: int, new: int) -> None:
        """Give everything of chat *old* (subscriptions, mutes, alerts) to *new*; doing it twice is harmless."""
        row = self._session.get(ChatRow, old)
        if row is None or old == new:
            return
        target = self._session.get(ChatRow, new)
        if target is None:
            target = ChatRow(id=new, kind=row.kind, state=row.state, learned=row.learned, changed=row.changed)
            self._session.add(target)
            self._session.flush()
        self._move_subscriptions(old, new)
        self._move_mutes(old, new)
        self._move_alerts(old, new)
        self._session.delete(row)
        self._session.flush()

    def forget_chat(self, chat_id: int) -> dict[str, int]:
        """Remove everything kept about a chat (what it follows, mutes, alerts, its updates); give how much went.

        Of its updates the bare numbers stay for a while, so that Telegram is not asked for them again.
        """
        handled = {"state": InboxState.HANDLED.value, "done": col(InboxRow.received)}
        emptied = (
            update(InboxRow).where(col(InboxRow.chat) == chat_id).values(chat=None, body="", error=None, **handled)
        )
        return {
            "subscriptions": self._write(delete(SubscriptionRow).where(col(SubscriptionRow.chat) == chat_id)),
            "mutes": self._write(delete(MuteRow).where(col(MuteRow.chat) == chat_id)),
            "alerts": self._write(delete(AlertRow).where(col(AlertRow.chat) == chat_id)),
            "updates": self._write(emptied),
            "chats": self._write(delete(ChatRow).where(col(ChatRow.id) == chat_id)),
        }

    def _rarest(self, words: Collection[str]) -> str | None:
        """Give the word that the fewest series are found by, the longest of equals; None for no words."""
        return min(sorted(words), key=lambda word: (self._frequency(word), -len(word)), default=None)

    def _frequency(self, word: str) -> int:
        some = select(col(SeriesWordRow.series)).where(col(SeriesWordRow.word) == word).limit(RARITY).subquery()
        return self._session.scalar(select(func.count()).select_from(some)) or 0

    def _move_subscriptions(self, old: int, new: int) -> None:
        own = select(SubscriptionRow).where(col(SubscriptionRow.chat) == new)
        taken = {row.identity for row in self._session.scalars(own)}
        for row in self._session.scalars(select(SubscriptionRow).where(col(SubscriptionRow.chat) == old)).all():
            row.chat = new
            row.identity = rows.subscription_identity(row)
            if row.identity in taken:
                self._session.delete(row)
        self._session.flush()

    def _move_mutes(self, old: int, new: int) -> None:
        mutes = self._session.scalars(select(MuteRow).where(col(MuteRow.chat) == old)).all()
        moved = [{"chat": new, "series": row.series, "until": row.until, "learned": row.learned} for row in mutes]
        self._insert_new(MuteRow, moved)
        self._write(delete(MuteRow).where(col(MuteRow.chat) == old))

    def _move_alerts(self, old: int, new: int) -> None:
        """Move alerts, but for those that *new* has; the message ids are of the old chat and mean nothing now."""
        self._clear_lane(old)
        self._clear_lane(new)
        own = select(col(AlertRow.change)).where(col(AlertRow.chat) == new)
        self._write(delete(AlertRow).where(col(AlertRow.chat) == old, col(AlertRow.change).in_(own)))
        self._write(update(AlertRow).where(col(AlertRow.chat) == old).values(chat=new, message=None))
        self._promote(new)


def _lasting(now: datetime | None) -> ColumnElement[bool]:
    for_ever = col(MuteRow.until).is_(None)
    return for_ever | (col(MuteRow.until) > now) if now else for_ever | col(MuteRow.until).is_not(None)


def _muted(series_id: str, now: datetime | None) -> ColumnElement[bool]:
    """Say whether the chat of a subscription muted a series."""
    mutes = select(col(MuteRow.chat)).where(
        col(MuteRow.chat) == col(SubscriptionRow.chat), col(MuteRow.series) == series_id, _lasting(now)
    )
    return mutes.exists()
