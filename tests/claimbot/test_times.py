"""Times as people write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claimbot.errors import UsageError
from claimbot.times import parse_moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-12-17", datetime(2024, 12, 17, 12, tzinfo=UTC)),
        ("2024-12-17T10:30:00Z", datetime(2024, 12, 17, 10, 30, tzinfo=UTC)),
        ("2024-12-17 10:30", datetime(2024, 12, 17, 10, 30, tzinfo=UTC)),
        ("2024-12-17T10:30:00+08:00", datetime(2024, 12, 17, 2, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_an_instant_in_utc(text: str, moment: datetime) -> None:
    """A zone is converted, none means UTC, a day alone is its noon."""
    assert parse_moment(text) == moment


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13-01", "17/12/2024", 20241217, None])
def test_anything_else_is_refused_with_an_example(text: object) -> None:
    """The message shows how a date is written."""
    with pytest.raises(UsageError, match="2024-12-17"):
        parse_moment(text)
