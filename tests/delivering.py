"""A Telegram, a clock and a disk for tests of delivery: each does what the test tells it to."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import pytest

from claimbot.errors import (
    DeliveryError,
    StorageError,
)
from claimbot.ports import Outgoing
from jobs.deliver import Deliverer


class FakeTelegram:
    """Takes messages, or raises what it was told to for a chat; *tried* has all, *taken* those that arrived."""

    def __init__(self, time: Callable[[], float]) -> None:
        self.time = time
        self.up_at = float("inf")
        self.tried: list[Outgoing] = []
        self.taken: list[Outgoing] = []
        self.faults: dict[int, list[Exception]] = defaultdict(list)
        self.down: DeliveryError | None = None

    async def __call__(self, message: Outgoing) -> int:
        self.tried.append(message)
        await asyncio.sleep(0)
        if self.down is not None and self.time() < self.up_at:
            raise self.down
        if self.faults[message.chat]:
            raise self.faults[message.chat].pop(0)
        self.taken.append(message)
        return len(self.taken)

    def texts(self, chat: int) -> list[str]:
        """Give what arrived in *chat*, in order."""
        return [message.html for message in self.taken if message.chat == chat]


class Ticking:
    """The pacing's clock and the record's, which go on only while somebody sleeps."""

    def __init__(self, clock) -> None:
        self.clock = clock
        self.now = 0.0
        self.alarm = float("inf")
        self.ring: Callable[[], None] = lambda: None

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        if self.now >= self.alarm:
            self.ring()
        self.clock.forward(seconds=seconds)
        await asyncio.sleep(0)


class FillingDisk:
    """A record whose disk fills up with the first request to Telegram, until there is room again."""

    def __init__(self, services, telegram: FakeTelegram, ticking: Ticking) -> None:
        self._begin = services.begin
        self._telegram = telegram
        self.full = False
        full = replace(services, begin=self.begin)
        self.deliverer = Deliverer(full, self.send, monotonic=ticking, sleep=ticking.sleep)

    def begin(self, *, recorder: bool = False):
        if self.full:
            raise StorageError("the disk is full; make room")
        return self._begin(recorder=recorder)

    async def send(self, message: Outgoing) -> int:
        self.full = len(self._telegram.tried) == 0
        return await self._telegram(message)

    async def fails(self, times: int = 3) -> None:
        """Run so often while the disk is full."""
        for _ in range(times):
            with pytest.raises(StorageError):
                await self.deliverer.run()
