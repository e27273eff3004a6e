"""Running to the end, and no longer."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import asyncio, sys, threading
from claimbot.cli.ending import run_to_the_end

async def main():
    began, go_on = threading.Event(), threading.Event()

    def work():
        began.set()
        go_on.wait()

    left = asyncio.get_running_loop().run_in_executor(None, work)
    await asyncio.to_thread(began.wait)
    if sys.argv[1] == "quick":
        go_on.set()
    print("ended")
    return 3

sys.exit(run_to_the_end(main()))
"""


@pytest.mark.parametrize(("work", "warning"), [("quick", False), ("stuck", True)])
def test_a_stuck_thread_does_not_keep_the_process(work, warning):
    """The process ends with its code and all it said, also where something is at work in a thread for good."""
    command = [sys.executable, "-c", PROGRAM, work]

    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert (ended.returncode, ended.stdout) == (3, "ended\n")
    assert ("cut off" in ended.stderr) is warning
