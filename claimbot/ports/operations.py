"""What the core asks of the record for its upkeep: counts, retention and small marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How much is on record and on its way."""

    articles: int = 0
    revisions: int = 0
    claims: int = 0
    series: int = 0
    changes: int = 0
    suggestions: int = 0
    chats: int = 0
    subscriptions: int = 0
    sources: int = 0
    failing_sources: int = 0
    waiting_updates: int = 0
    failed_updates: int = 0
    alerts: Mapping[str, int] = field(default_factory=dict)
    oldest_queued: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """How long what is no longer needed is kept: times before which it may go."""

    handled_updates: datetime
    sent_alerts: datetime
    raw_pages: datetime


POLL_MARK = "last_poll"
"""The mark of the time of the last successful getUpdates."""

CONFLICT_MARK = "last_poll_conflict"
"""The mark of the last time that Telegram said that somebody else polls with this token."""


class OperationsLedger(Protocol):
    """Counts, retention and small marks."""

    def counts(self) -> Counts:
        """Count what is on record and on its way."""
        ...

    def prune(self, kept: Kept) -> dict[str, int]:
        """Remove what is older than *kept* (bodies of updates and sent alerts, raw pages); give how much went."""
        ...

    def mark(self, name: str) -> str | None:
        """Give a small named value (the time of the last poll, of the last backup)."""
        ...

    def marks(self, prefix: str) -> dict[str, str]:
        """Give the small values whose names begin with *prefix*, by name."""
        ...

    def put_mark(self, name: str, value: str) -> None:
        """Keep a small named value."""
        ...
