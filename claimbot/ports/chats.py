"""What the core asks of the record about chats, what they follow and what they muted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from claimbot.model import DEFAULT_ALERTS, ChangeKind


class ChatState(StrEnum):
    """Whether a chat is sent to."""

    ACTIVE = "active"
    STOPPED = "stopped"  #: its people said /stop; /start wakes it
    BLOCKED = "blocked"  #: Telegram says that the bot was blocked, kicked or the account is gone


@dataclass(frozen=True, kw_only=True, slots=True)
class Chat:
    """One Telegram chat; *kind* is Telegram's (private, group, supergroup, channel)."""

    id: int
    kind: str
    state: ChatState = ChatState.ACTIVE


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscription:
    """What a chat follows: one series, or words that a series must all be indexed under.

    *query* is the wording of the user, *words* its canonical words. Empty filters let everything through, but for
    *kinds*, which start as the default kinds. *thread* is the forum topic to write to.
    """

    id: int
    chat: int
    series: str | None = None
    query: str | None = None
    words: frozenset[str] = frozenset()
    kinds: frozenset[ChangeKind] = DEFAULT_ALERTS
    thread: int | None = None
    created: datetime

    def __post_init__(self) -> None:
        if (self.series is None) == (not self.words):
            raise ValueError("a subscription follows one series, or words")


class ChatLedger(Protocol):
    """Chats, what they follow and what they muted."""

    def chat(self, chat_id: int) -> Chat | None:
        """Give a chat."""
        ...

    def put_chat(self, chat: Chat, *, now: datetime) -> None:
        """Note a chat, or its new kind or state."""
        ...

    def move_chat(self, old: int, new: int) -> None:
        """Give everything of chat *old* (subscriptions, mutes, queued alerts) to *new*; doing it twice is harmless."""
        ...

    def forget_chat(self, chat_id: int) -> dict[str, int]:
        """Remove everything kept about a chat (what it follows, mutes, alerts, its updates); give how much went."""
        ...

    def subscriptions(self, chat_id: int) -> list[Subscription]:
        """Give what a chat follows, oldest first."""
        ...

    def subscribe(self, subscription: Subscription) -> Subscription:
        """Add a subscription (its id is given by the record); the same one again is given back unchanged."""
        ...

    def set_kinds(self, chat_id: int, subscription_id: int, kinds: Collection[ChangeKind]) -> Subscription | None:
        """Let a subscription of that chat be alerted of *kinds*, and give it; None where it is not one of its."""
        ...

    def unsubscribe(self, chat_id: int, subscription_ids: Collection[int]) -> int:
        """Remove subscriptions of that chat and give how many went."""
        ...

    def followers(self, series_id: str, words: Collection[str], *, now: datetime | None = None) -> list[Subscription]:
        """Give the subscriptions of active chats to this series, or to words that are all among *words*.

        Subscriptions of a chat that muted the series are left out; a mute that ended by *now* no longer counts (where
        *now* is not given, every mute counts).
        """
        ...

    def mute(self, chat_id: int, series_id: str, *, until: datetime | None, now: datetime) -> None:
        """Send a chat nothing about a series until then (None: for ever)."""
        ...

    def unmute(self, chat_id: int, series_id: str) -> None:
        """Undo a mute."""
        ...

    def muted(self, chat_id: int, *, now: datetime) -> dict[str, datetime | None]:
        """Give the muted series of a chat, each with its end."""
        ...
