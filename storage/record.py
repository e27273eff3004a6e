"""The record as a whole: opened by its address, brought up to date, leased by role, closed."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from claimbot.ports import Begin
from storage.backup import backup
from storage.engine import make_engine
from storage.failures import name_of
from storage.lease import Lease, take
from storage.ledger import ledger_over
from storage.migrate import require_current, upgrade


class Record:
    """The record at *url*, used as `with Record(url) as record`; nothing is opened before it is used."""

    def __init__(self, url: str) -> None:
        self._engine = make_engine(url)

    @property
    def name(self) -> str:
        """What it is called in messages; no password is in it."""
        return name_of(self._engine)

    def open(self) -> Begin:
        """Give the opener of units of work.

        An SQLite file is brought up to date first; a PostgreSQL server must have been, by `claimbot migrate`, else
        `SettingsError`. Raises `StorageError` where it cannot be opened.
        """
        if self._engine.dialect.name == "sqlite":
            upgrade(self._engine)
        else:
            require_current(self._engine)
        return ledger_over(self._engine)

    def migrate(self) -> None:
        """Bring its tables up to date."""
        upgrade(self._engine)

    def backup(self, file: Path) -> None:
        """Copy it to *file* while it is in use; raises `StorageError` where it cannot be, and for a server."""
        backup(self._engine, file)

    def lease(self, role: str) -> Lease:
        """Take the lease of *role*; raises `LeaseError` where another process holds it."""
        return take(self._engine, role)

    def close(self) -> None:
        """Close its connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
