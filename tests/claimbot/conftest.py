"""A record of its own for every test of the core, on a real SQLite file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from newsroom import Newsroom

from claimbot.ports import Begin
from storage.engine import make_engine
from storage.ledger import ledger_over
from storage.migrate import upgrade


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Open an empty record."""
    engine = make_engine(f"sqlite:///{tmp_path / 'claims.db'}")
    upgrade(engine)
    yield ledger_over(engine)
    engine.dispose()


@pytest.fixture
def room(begin: Begin) -> Newsroom:
    """Open a newsroom on an empty record."""
    return Newsroom(begin)
