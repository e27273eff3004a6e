"""Threads for the work on what strangers wrote: few at a time, each for a while, and waited for by nobody in the end.

A page may be built so that reading it takes minutes, and a thread cannot be ended from outside. So this work has
threads of its own: commands, delivery and short questions to the record, which use the default ones, never queue behind
it; and its threads are daemons, which do not keep the program from ending.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

PLACES = 4
"""Pieces of work at the same time; more would only take turns, for Python runs one of them at a time."""

SPARE = 8
"""Pieces that took too long and go on beside the others; where there are more, they keep the places they have."""

Result = TypeVar("Result")


class Workers:
    """Does blocking work in threads. Belongs to one event loop."""

    def __init__(self, *, places: int = PLACES, spare: int = SPARE) -> None:
        self._places = asyncio.Semaphore(places)
        self._spare = asyncio.Semaphore(spare)

    async def run(self, work: Callable[[], Result], *, seconds: float) -> Result:
        """Do *work* when there is a place for it, and give its result or raise its error.

        Raises `TimeoutError` where it takes longer than *seconds*, counted from its beginning; it is left to end.
        """
        place = self._places
        await place.acquire()
        loop = asyncio.get_running_loop()
        outcome: Future[Result] = Future()
        ended: asyncio.Future[None] = loop.create_future()

        def end() -> None:
            place.release()
            if not ended.done():
                ended.set_result(None)

        _in_thread(work, outcome, then=lambda: loop.call_soon_threadsafe(end))
        try:
            async with asyncio.timeout(seconds):
                await ended
        except (TimeoutError, asyncio.CancelledError):
            if (
                ended.cancelled() and not self._spare.locked()
            ):  # it goes on: at once elsewhere, so that others can begin
                await self._spare.acquire()
                place.release()
                place = self._spare
            raise
        return outcome.result()


def _in_thread(work: Callable[[], Result], outcome: Future[Result], *, then: Callable[[], object]) -> None:
    """Start a thread that puts what *work* gives or raises into *outcome*, and then calls *then*."""

    def main() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:
            outcome.set_exception(error)
        with suppress(RuntimeError):  # the loop is closed: the program ended without waiting for this
            then()

    threading.Thread(target=main, name="work on an article", daemon=True).start()
