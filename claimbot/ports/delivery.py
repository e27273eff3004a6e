"""What the core asks of the way to Telegram and back: the outbox, the inbox, the sender."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class AlertState(StrEnum):
    """Where an alert stands on its way to a chat."""

    QUEUED = "queued"
    SENDING = "sending"  #: committed before the request, so that a crash is known as "may be out"
    SENT = "sent"
    DEAD = "dead"  #: given up; listed by `claimbot status`


@dataclass(frozen=True, kw_only=True, slots=True)
class Alert:
    """A change on its way to a chat. (change, chat) is unique: a replay queues nothing twice.

    *body* is Telegram HTML. *uncertain* counts the times that it may already have been delivered; a repeat is marked.
    *seq* orders the alerts of a chat.
    """

    id: int = 0
    change: str
    series: str
    chat: int
    thread: int | None = None
    body: str
    state: AlertState = AlertState.QUEUED
    not_before: datetime
    attempts: int = 0
    uncertain: int = 0
    message: int | None = None
    error: str | None = None


class OutboxLedger(Protocol):
    """The outbox of alerts."""

    def queue(self, alert: Alert) -> bool:
        """Queue an alert; False where this change is already on its way to (or was sent to) this chat."""
        ...

    def due(self, *, now: datetime, limit: int = 100) -> list[Alert]:
        """Give for each active chat the oldest alert not yet sent, where its time has come: at most one a chat.

        A chat with an alert in state `sending` gives none: its order is kept.
        """
        ...

    def next_due(self) -> datetime | None:
        """Give the earliest `not_before` of the queued alerts, or None where nothing is queued."""
        ...

    def mark_sending(self, alert_id: int) -> bool:
        """Note, before the request, that it is about to be made; False where it is not to be made any more.

        That is where `due` would no longer give the alert: its chat said /stop, was forgotten, or has others first.
        """
        ...

    def mark_sent(self, alert_id: int, *, message: int | None, now: datetime) -> None:
        """Note that Telegram took it as *message* (None where the answer could not be read)."""
        ...

    def mark_retry(self, alert_id: int, *, not_before: datetime, error: str, uncertain: bool) -> None:
        """Queue it again; *uncertain*: it may already be out, so the repeat must be marked."""
        ...

    def mark_dead(self, alert_id: int, *, error: str, now: datetime) -> None:
        """Give it up."""
        ...

    def recover_sending(self) -> int:
        """After a crash: turn alerts left in `sending` into queued ones that may be out; give how many."""
        ...

    def last_message(self, chat_id: int, series_id: str) -> int | None:
        """Give the message id of the newest alert of that series that this chat got, to reply to."""
        ...


MOST_TRIES = 3
"""Failed tries after which an update is put aside, so that one that always fails holds up nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class InboxUpdate:
    """An update from Telegram; *body* is its JSON without names."""

    id: int
    chat: int | None
    body: str
    tries: int = 0


class InboxLedger(Protocol):
    """Updates received and not yet handled. The offset is confirmed to Telegram only after `receive` committed."""

    def receive(self, updates: Sequence[InboxUpdate], *, now: datetime) -> int:
        """Keep the updates that are not known yet; give how many were new."""
        ...

    def waiting(self, *, limit: int = 100) -> list[InboxUpdate]:
        """Give the updates that wait to be handled, oldest first."""
        ...

    def mark_handled(self, update_id: int, *, now: datetime) -> None:
        """Note that an update was handled, and let go of its body."""
        ...

    def mark_failed(self, update_id: int, *, error: str, now: datetime) -> None:
        """Count a failed try; after `MOST_TRIES` the update is put aside and no longer waits."""
        ...

    def last_update_id(self) -> int | None:
        """Give the highest update id ever received, from which polling goes on."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    """An inline button: *label* shown, *data* sent back when it is pressed (64 bytes at most), or *url* opened."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A message for a chat: Telegram HTML of at most 4,096 visible UTF-16 units, rows of buttons, a reply."""

    chat: int
    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    thread: int | None = None
    reply_to: int | None = None


class Send(Protocol):
    """Hands a message to Telegram."""

    async def __call__(self, message: Outgoing) -> int | None:
        """Send it and give its message id (None where the answer could not be read although it was taken).

        Raises the `DeliveryError` that says whether, when and where to try again.
        """
        ...
