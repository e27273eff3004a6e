"""Running to the end, and no longer: what still keeps a thread busy then does not keep the process."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
Result = TypeVar("Result")

GRACE = 0.5
"""Seconds for what is at work in the end: hosts kill after ten, and the jobs may have taken eight."""


class Threads(ThreadPoolExecutor):
    """The default threads of a loop, which know what is still at work in them."""

    def __init__(self) -> None:
        super().__init__(thread_name_prefix="claimbot")
        self._unfinished: set[Future[Any]] = set()

    def submit(self, fn: Callable[P, Result], /, *args: P.args, **kwargs: P.kwargs) -> Future[Result]:
        """Do *fn* in a thread."""
        future = super().submit(fn, *args, **kwargs)
        self._unfinished.add(future)
        future.add_done_callback(self._unfinished.discard)
        return future

    def are_busy(self) -> bool:
        """Say whether something is at work that does not end within the grace."""
        return bool(wait(set(self._unfinished), timeout=GRACE).not_done)


def run_to_the_end(main: Coroutine[Any, Any, int]) -> int:
    """Run *main* and give its exit code.

    Where a thread is still at work after it the process ends here: asyncio and the interpreter would wait for it, for
    minutes where somebody built a text to that end. Nothing is lost: a unit of work that is cut off is rolled back.
    """
    return asyncio.run(_run(main))


async def _run(main: Coroutine[Any, Any, int]) -> int:
    threads = Threads()
    asyncio.get_running_loop().set_default_executor(threads)
    code = await main
    if threads.are_busy():
        logging.getLogger(__name__).warning("something is still at work in a thread and is cut off")
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code
