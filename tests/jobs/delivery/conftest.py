"""What the tests of delivery stand on: a Telegram of their own, its clock, and a queue to fill."""

from __future__ import annotations

from datetime import timedelta

import pytest
from delivering import FakeTelegram, FillingDisk, Ticking

from claimbot.ports import Alert, Chat
from jobs.deliver import Deliverer


@pytest.fixture
def telegram(ticking) -> FakeTelegram:
    """A Telegram that takes everything."""
    return FakeTelegram(ticking)


@pytest.fixture
def ticking(clock) -> Ticking:
    """The time of the pacing."""
    return Ticking(clock)


@pytest.fixture
def deliverer(services, telegram, ticking) -> Deliverer:
    """A deliverer to that Telegram."""
    return Deliverer(services, telegram, monotonic=ticking, sleep=ticking.sleep)


@pytest.fixture
def queue(begin, clock):
    """Queue alerts for a chat: their texts, in order."""

    def queue(chat: int, *texts: str, series: str = "s1") -> None:
        with begin() as ledger:
            if ledger.chat(chat) is None:
                ledger.put_chat(Chat(id=chat, kind="private" if chat > 0 else "group"), now=clock())
            for text in texts:
                ledger.queue(
                    Alert(
                        change=f"c{text}",
                        series=series,
                        chat=chat,
                        body=text,
                        not_before=clock() - timedelta(seconds=1),
                    )
                )

    return queue


@pytest.fixture
def states(begin):
    """Give how many alerts are in which state."""

    def states() -> dict[str, int]:
        with begin() as ledger:
            return {state: count for state, count in ledger.counts().alerts.items() if count}

    return states


@pytest.fixture
def disk(services, telegram, ticking) -> FillingDisk:
    """A disk that fills up."""
    return FillingDisk(services, telegram, ticking)
