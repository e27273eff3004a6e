"""Threads for the work on what strangers wrote."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading

import pytest

from jobs.workers import Workers

SOON = 0.01
LONG = 60.0


@pytest.fixture
def gate():
    """A gate at which work waits until the test lets it through."""
    gate = threading.Event()
    yield gate
    gate.set()


async def test_results_and_errors():
    """Work gives its result or raises its error, in a thread of its own."""
    workers = Workers()

    assert await workers.run(threading.get_ident, seconds=LONG) != threading.get_ident()
    with pytest.raises(ZeroDivisionError):
        await workers.run(lambda: 1 // 0, seconds=LONG)


async def test_few_at_a_time(gate):
    """No more is under way than there are places, and the rest is done in its turn."""
    workers, began, lock = Workers(places=2), threading.Semaphore(0), threading.Lock()
    under_way, peak = 0, 0

    def work() -> None:
        nonlocal under_way, peak
        with lock:
            under_way += 1
            peak = max(peak, under_way)
        began.release()
        gate.wait()
        with lock:
            under_way -= 1

    runs = [asyncio.create_task(workers.run(work, seconds=LONG)) for _ in range(6)]
    for _ in range(2):
        await asyncio.to_thread(began.acquire)
    gate.set()
    await asyncio.gather(*runs)

    assert (peak, under_way) == (2, 0)


async def test_too_long(gate):
    """Work that takes too long is left to end, and others begin in its place."""
    workers = Workers(places=1)

    with pytest.raises(TimeoutError):
        await workers.run(gate.wait, seconds=SOON)

    assert await workers.run(lambda: "next", seconds=LONG) == "next"


async def test_the_clock_starts_with_the_work(gate, monkeypatch):
    """Work that waits for its turn, however long, has all its time when it begins."""
    workers, loop = Workers(places=1, spare=0), asyncio.get_running_loop()
    with pytest.raises(TimeoutError):
        await workers.run(gate.wait, seconds=SOON)
    queued = asyncio.create_task(workers.run(lambda: "done", seconds=LONG))
    await asyncio.wait([queued], timeout=SOON)
    much_later = loop.time() + 10 * LONG
    monkeypatch.setattr(loop, "time", lambda: much_later)

    gate.set()

    assert await queued == "done"


async def test_bounded_also_when_stuck(gate):
    """Work that is stuck for good takes up the spare places, then the others, and never more threads than both."""
    workers, before = Workers(places=2, spare=3), set(threading.enumerate())
    for _ in range(5):
        with pytest.raises(TimeoutError):
            await workers.run(gate.wait, seconds=SOON)

    stuck = asyncio.create_task(workers.run(gate.wait, seconds=LONG))
    await asyncio.wait([stuck], timeout=SOON)

    assert len({one for one in threading.enumerate() if one.name == "work on an article"} - before) == 5
    gate.set()
    assert await stuck


async def test_places_come_back(gate):
    """When stuck work ends after all, its place is free again."""
    workers = Workers(places=1, spare=1)
    for _ in range(2):
        with pytest.raises(TimeoutError):
            await workers.run(gate.wait, seconds=SOON)
    gate.set()

    assert [await workers.run(lambda: "done", seconds=LONG) for _ in range(3)] == ["done"] * 3


PROGRAM = """
import asyncio, threading
from contextlib import suppress
from jobs.workers import Workers

async def main():
    with suppress(TimeoutError):
        await Workers().run(threading.Event().wait, seconds=0.01)
    print("ended", flush=True)

asyncio.run(main())
"""


def test_the_program_ends():
    """Work that never ends does not keep the program from ending."""
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=LONG, check=False)

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "ended\n", "")
