"""Waiting that ends when the program does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from typing import TypeVar

from telegram.error import RetryAfter

T = TypeVar("T")


def wait_after(error: Exception, failures: int, back_off: Sequence[float]) -> float:
    """Give the seconds to wait after *failures* others in a row: the next of *back_off*, or what Telegram asks for."""
    wait = back_off[min(failures, len(back_off) - 1)]
    return max(wait, asked_wait(error)) if isinstance(error, RetryAfter) else wait


def asked_wait(error: RetryAfter) -> float:
    """Give the seconds that Telegram asks to wait."""
    asked = error.retry_after  # PTB is changing it from int to timedelta
    return float(asked) if isinstance(asked, int) else asked.total_seconds()


async def until(stop: asyncio.Event, work: Awaitable[T]) -> T | None:
    """Await *work* and give its result; None where *stop* is set before, and *work* is then cancelled."""
    task = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((task, stopping), return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        for pending in (task, stopping):
            pending.cancel()
        await asyncio.gather(task, stopping, return_exceptions=True)


async def sleep(stop: asyncio.Event, seconds: float) -> None:
    """Wait *seconds*, or until *stop* is set."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
