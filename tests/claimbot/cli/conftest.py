"""The command line in this process, with a home folder of its own and nothing in the environment."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from console import Claimbot, Done

from claimbot.cli import main
from claimbot.settings import VARIABLES


@pytest.fixture
def claimbot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Claimbot:
    """Run a command as `claimbot("find", "kursk")`; *stdin* is what it reads."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/claims.db")
    monkeypatch.chdir(tmp_path)

    def run(*argv: str, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        try:
            code = main(argv)
        except SystemExit as ended:  # argparse ends the process itself
            code = int(ended.code or 0)
        written = capsys.readouterr()
        return Done(code, written.out, written.err)

    return run
