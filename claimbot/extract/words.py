"""The vocabulary files of extraction, read from the package when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Give the vocabulary file *name* (without ending) as its tables; read once for a process."""
    return tomllib.loads((files("claimbot.extract") / "data" / f"{name}.toml").read_text("utf-8"))
