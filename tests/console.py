"""What a command did, for tests of the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


Claimbot = Callable[..., Done]
"""Runs a command, as `claimbot("find", "kursk", stdin="")`."""
