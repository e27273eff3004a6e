"""The program as a process of its own, against a Bot API and a web site on loopback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from program.servers import PATIENCE, TOKEN, BotApi, Site

CLAIMBOT = Path(sys.executable).with_name("claimbot")
WITHIN = 10.0
"""Seconds in which the program ends after SIGTERM: hosts kill soon after."""


class Program:
    """`claimbot` with an environment of its own; started, killed and asked things as an operator would."""

    def __init__(self, home: Path, **env: str) -> None:
        self.home = home
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        self.env = {
            **kept,
            "HOME": str(home),
            "DATABASE_URL": f"sqlite:///{home}/claims.db",
            "CLAIMBOT_ALLOW_PRIVATE_ADDRESSES": "1",
            **env,
        }
        self.running: subprocess.Popen[str] | None = None

    def start(self, *arguments: str) -> None:
        """Start `claimbot run` in the background; its log goes to a file."""
        with (self.home / "log.txt").open("a", encoding="utf-8") as log:
            command = [CLAIMBOT, "run", *arguments]
            self.running = subprocess.Popen(command, env=self.env, stdin=subprocess.DEVNULL, stderr=log, text=True)

    def kill(self) -> None:
        """End it as a crash would, without a chance to tidy up."""
        assert self.running
        self.running.send_signal(signal.SIGKILL)
        self.running.wait(PATIENCE)

    def stop(self) -> int:
        """Ask it to end, as a host does, and give its exit code; fails where it takes too long."""
        assert self.running
        self.running.send_signal(signal.SIGTERM)
        return self.running.wait(WITHIN)

    def ended(self) -> int:
        """Wait until it ends by itself and give its exit code."""
        assert self.running
        return self.running.wait(PATIENCE)

    @property
    def log(self) -> str:
        return (self.home / "log.txt").read_text(encoding="utf-8")

    def command(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run another command beside it."""
        return subprocess.run(
            [CLAIMBOT, *arguments],
            env=self.env, cwd=self.home, input=stdin, capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as server:
        yield server


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        yield server


@pytest.fixture
def program(api: BotApi, tmp_path: Path) -> Iterator[Program]:
    made = Program(tmp_path, TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=api.url)
    yield made
    if made.running and made.running.poll() is None:
        made.kill()
