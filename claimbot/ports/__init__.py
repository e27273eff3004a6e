"""What the core asks of the world: small protocols that storage, jobs and handlers fit structurally.

The composition root wires the adapters in and mypy checks the fit there. Times are aware and in UTC. One open `Ledger`
is one unit of work: it commits when its `with` block ends well and rolls back otherwise; its methods never commit.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from claimbot.model import Document
from claimbot.ports.articles import Article, ArticleLedger, Revision, SeriesLedger, Suggestion
from claimbot.ports.chats import Chat, ChatLedger, ChatState, Subscription
from claimbot.ports.delivery import (
    MOST_TRIES,
    Alert,
    AlertState,
    Button,
    InboxLedger,
    InboxUpdate,
    OutboxLedger,
    Outgoing,
    Send,
)
from claimbot.ports.operations import CONFLICT_MARK, POLL_MARK, Counts, Kept, OperationsLedger
from claimbot.ports.sources import Source, SourceLedger

__all__ = [
    "CONFLICT_MARK",
    "MOST_TRIES",
    "POLL_MARK",
    "Alert",
    "AlertState",
    "Article",
    "ArticleLedger",
    "Begin",
    "Button",
    "Chat",
    "ChatLedger",
    "ChatState",
    "Counts",
    "FetchDocument",
    "InboxLedger",
    "InboxUpdate",
    "Kept",
    "Ledger",
    "Now",
    "OperationsLedger",
    "OutboxLedger",
    "Outgoing",
    "Revision",
    "Send",
    "SeriesLedger",
    "Services",
    "Source",
    "SourceLedger",
    "Subscription",
    "Suggestion",
]

Now = Callable[[], datetime]
"""The clock: the present time, aware, in UTC. The demo and the tests hand in one of their own."""

FetchDocument = Callable[[str], Awaitable[Document]]
"""Read the article at a URL; raises `SourceError` when it cannot be read."""


class Ledger(
    ArticleLedger, SeriesLedger, ChatLedger, OutboxLedger, InboxLedger, SourceLedger, OperationsLedger, Protocol
):
    """One open unit of work on the record."""


class Begin(Protocol):
    """Opens a unit of work."""

    def __call__(self, *, recorder: bool = False) -> AbstractContextManager[Ledger]:
        """Open a unit of work; *recorder* waits for its turn as the one recorder (an advisory lock).

        Raises `StorageError` where the record cannot be opened, read or written.
        """
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Services:
    """What handlers and jobs are given: the record, the clock, the reader of pages, and who administers the bot."""

    begin: Begin
    now: Now
    fetch: FetchDocument
    admins: frozenset[int] = frozenset()
