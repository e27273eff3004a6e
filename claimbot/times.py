"""Times as people and machines write them, read into aware values in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from claimbot.errors import UsageError


def parse_moment(text: object) -> datetime:
    """Read `2024-12-17` or `2024-12-17T10:30:00Z`; without a zone it is UTC, a date alone is noon there.

    Noon, because a text of that day speaks of that day as today nearly wherever it was written. Raises `UsageError`.
    """
    example = "write 2024-12-17 or 2024-12-17T10:30:00Z"
    if not isinstance(text, str):
        raise UsageError(f"{text!r} is no date; {example}")
    try:
        if len(text) == len("2024-12-17"):
            return datetime.combine(date.fromisoformat(text), time(12), UTC)
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise UsageError(f"{text!r} is no date; {example}") from None
