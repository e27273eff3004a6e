"""Letting go of what is no longer needed; claims, links and changes are never among it."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from claimbot.ports import Kept, Services

log = logging.getLogger(__name__)

HANDLED_UPDATES = timedelta(days=7)
"""That a message came must be known for as long as Telegram may repeat it (a day); it was emptied when it was handled.
What was put aside is of use to find out what went wrong."""

SENT_ALERTS = timedelta(days=30)
RAW_PAGES = timedelta(days=90)
"""A page as it was fetched proves what it said; the text and its hash stay for good."""


async def prune(services: Services) -> dict[str, int]:
    """Remove what is older than it is kept, and give how much went."""
    kept = kept_at(services.now())

    def unit() -> dict[str, int]:
        with services.begin() as ledger:
            return ledger.prune(kept)

    gone = await asyncio.to_thread(unit)
    if any(gone.values()):
        words = ", ".join(f"{name} {count}" for name, count in gone.items())
        log.info("prune: %s", words, extra={"action": "prune"})
    return gone


def kept_at(now: datetime) -> Kept:
    """Give the times before which each kind of thing may go."""
    return Kept(handled_updates=now - HANDLED_UPDATES, sent_alerts=now - SENT_ALERTS, raw_pages=now - RAW_PAGES)
