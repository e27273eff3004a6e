"""What the core asks of the record about sources and what was seen in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A feed, page or Telegram channel that is read on a schedule, with what the last reading left behind."""

    url: str
    title: str = ""
    kind: str = "feed"
    added: datetime | None = None
    etag: str | None = None
    modified: str | None = None
    due: datetime | None = None
    interval: float = 300.0
    checked: datetime | None = None
    succeeded: datetime | None = None
    failures: int = 0
    error: str | None = None
    articles: int = 0


class SourceLedger(Protocol):
    """The sources and what was already seen in them."""

    def sources(self) -> list[Source]:
        """Give all sources, by address."""
        ...

    def source(self, url: str) -> Source | None:
        """Give one source."""
        ...

    def put_source(self, source: Source) -> bool:
        """Add a source or write its new state; True where it was new."""
        ...

    def remove_source(self, url: str) -> bool:
        """Remove a source (what was read from it stays); False where there was none."""
        ...

    def due_sources(self, *, now: datetime, limit: int = 50) -> list[Source]:
        """Give the sources whose time has come, the longest overdue first."""
        ...

    def unseen(self, source_url: str, entries: Mapping[str, str]) -> set[str]:
        """Of *entries* (key to fingerprint) give the keys that are new or whose fingerprint changed."""
        ...

    def mark_seen(self, source_url: str, entries: Mapping[str, str], *, now: datetime) -> None:
        """Note entries as seen, after their articles were recorded."""
        ...
