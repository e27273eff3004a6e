"""When a source is read next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from claimbot.ports import Source
from jobs.schedule import after_failure, after_reading

NOW = datetime(2024, 12, 23, tzinfo=UTC)
SOURCE = Source(url="https://news.example/feed", interval=300)


def read(source: Source, *, fresh: int) -> Source:
    """Give *source* after a reading with so much news."""
    return after_reading(source, now=NOW, base=300, fresh=fresh, etag=None, modified=None)


def test_news_quickens():
    """A source with news is read more often, down to half of the interval."""
    assert read(SOURCE, fresh=2).interval == 150
    assert read(replace(SOURCE, interval=150), fresh=2).interval == 150


def test_quiet_slackens():
    """A quiet source is read less often, up to three times the interval."""
    state = SOURCE
    for _ in range(20):
        state = read(state, fresh=0)

    assert state.interval == 900


def test_changed_setting():
    """A new interval in the settings takes hold at the next reading."""
    state = after_reading(replace(SOURCE, interval=900), now=NOW, base=60, fresh=0, etag=None, modified=None)

    assert state.interval == 180


@pytest.mark.parametrize(("failures", "factor"), [(0, 1), (1, 2), (3, 8), (6, 64), (7, 72), (400, 72)])
def test_backs_off(failures, factor):
    """The wait of a failing source doubles, up to six hours, give or take a twentieth."""
    state = after_failure(replace(SOURCE, failures=failures), now=NOW, base=300, error="no")

    assert (state.failures, state.error) == (failures + 1, "no")
    assert (state.due - NOW) / timedelta(seconds=300) == pytest.approx(factor, rel=0.051)


def test_longer_wait_on_request():
    """A server that asks for a longer wait gets it; one that asks for less does not get less."""
    longer = after_failure(SOURCE, now=NOW, base=300, error="busy", wait=5000)
    shorter = after_failure(SOURCE, now=NOW, base=300, error="busy", wait=1)

    assert longer.due - NOW == timedelta(seconds=5000)
    assert shorter.due == after_failure(SOURCE, now=NOW, base=300, error="busy").due


def test_spread():
    """Sources added at once do not come at once, and each keeps its place."""
    due = [read(replace(SOURCE, url=f"https://{number}.example/"), fresh=0).due for number in range(50)]

    assert len(set(due)) > 30
    assert due[0] == read(replace(SOURCE, url="https://0.example/"), fresh=0).due
