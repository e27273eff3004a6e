"""Leases: one running instance a role on a record. A killed process gives its leases back by itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from claimbot.errors import LeaseError
from storage.engine import make_engine, record_file
from storage.failures import explained, name_of
from storage.locks import lock, lock_file, lock_number


class Lease:
    """A lease that was taken; it lasts until it is released or the process ends."""

    def __init__(self, role: str, *, held: Callable[[], bool], release: Callable[[], None]) -> None:
        self.role = role
        self._held = held
        self._release = release

    def held(self) -> bool:
        """Say whether it still holds; a server that was restarted has given it away."""
        return self._held()

    def release(self) -> None:
        """Give it back."""
        self._release()

    def __enter__(self) -> Lease:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def take(engine_or_url: Engine | str, role: str) -> Lease:
    """Take the lease of *role* on a record; raises `LeaseError` at once where another instance holds it.

    On SQLite it is a lock on a file beside the record, on PostgreSQL a session's advisory lock on a connection of its
    own. Raises `StorageError` where the record cannot be reached.
    """
    engine = make_engine(engine_or_url) if isinstance(engine_or_url, str) else engine_or_url
    file = record_file(engine.url)
    if file is not None:
        return _take_file(lock_file(file, f"role-{role}"), role)
    with explained(engine):
        return _take_session(engine, role)


def _take_file(file: Path, role: str) -> Lease:
    descriptor = lock(file, wait=False)
    if descriptor is None:
        holder = file.read_text(encoding="ascii").strip()
        raise LeaseError(f"role {role} already runs on this record (process {holder}): stop it first")
    return Lease(role, held=lambda: True, release=lambda: os.close(descriptor))


def _take_session(engine: Engine, role: str) -> Lease:
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    connection.detach()  # the lock is the session's: it must never go back to the pool
    taken = text("SELECT pg_try_advisory_lock(:lock)")
    if not connection.scalar(taken, {"lock": lock_number(f"role-{role}")}):
        connection.close()
        raise LeaseError(f"role {role} already runs on {name_of(engine)}: stop it first")
    return Lease(role, held=lambda: _answers(connection), release=connection.close)


def _answers(connection: Connection) -> bool:
    try:
        connection.execute(text("SELECT 1"))
    except DBAPIError:
        return False
    return True
