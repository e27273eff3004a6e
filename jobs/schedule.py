"""When a source is read next: pure arithmetic on its state, no clock and no chance.

A source with news is asked more often, a quiet one less, around the interval of the settings. A failing one is asked
at intervals that double. Sources are spread by their address, so that a thousand added at once do not come at once.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from claimbot.ports import Source

FASTEST, SLOWEST = 0.5, 3.0
"""The interval of a source, as multiples of the one in the settings."""

_QUICKEN, _SLACKEN = 0.5, 1.2
"""One reading with news halves the interval; it takes four without to double it again: news comes in bursts."""

LONGEST_BACKOFF = timedelta(hours=6)
_SPREAD = 0.05


def after_reading(
    source: Source, *, now: datetime, base: float, fresh: int, etag: str | None, modified: str | None
) -> Source:
    """Give the state of *source* after it was read well and held *fresh* new articles; *base* is the usual interval."""
    interval = source.interval * (_QUICKEN if fresh else _SLACKEN)
    interval = min(max(interval, base * FASTEST), base * SLOWEST)
    return replace(
        source,
        etag=etag,
        modified=modified,
        checked=now,
        succeeded=now,
        failures=0,
        error=None,
        interval=interval,
        articles=source.articles + fresh,
        due=now + timedelta(seconds=interval * _spread(source.url)),
    )


def after_failure(source: Source, *, now: datetime, base: float, error: str, wait: float | None = None) -> Source:
    """Give the state of *source* after a failed reading; *wait* is what its server asks for, in seconds."""
    doubled = base * 2.0 ** min(source.failures, 20)
    seconds = min(doubled, LONGEST_BACKOFF.total_seconds()) * _spread(source.url)
    return replace(
        source,
        checked=now,
        failures=source.failures + 1,
        error=error,
        due=now + timedelta(seconds=max(seconds, wait or 0.0)),
    )


def _spread(url: str) -> float:
    """Give a factor near 1 that is always the same for *url*."""
    share = hashlib.sha256(url.encode("utf-8", "surrogatepass")).digest()[0] / 255
    return 1 - _SPREAD + 2 * _SPREAD * share
