"""Bringing the tables of a record up to date, by the migrations in this package (no alembic.ini is needed).

A new migration is drafted by `DATABASE_URL=… alembic revision --autogenerate -m "what it does"`, then read and
reworded by hand before it is kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from claimbot.errors import SettingsError, StorageError
from storage.engine import record_file
from storage.failures import explained, name_of
from storage.locks import MIGRATION, lock, lock_file, lock_number

_FOLDER = Path(__file__).with_name("migrations")


def upgrade(engine: Engine) -> None:
    """Bring the record's tables up to date, alone: another program that starts meanwhile waits until it is done.

    All or nothing; a record that is up to date is left as it is. Raises `StorageError` where it cannot be written,
    or where a newer claimbot made it.
    """
    with explained(engine), _alone(engine), engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            _wait_for_migration(connection)
        current = _current(connection)
        _refuse_newer(engine, current)
        if current != head():
            command.upgrade(config(connection), "head")


def is_current(engine: Engine) -> bool:
    """Say whether the record's tables are those that this version works with."""
    return current(engine) == head()


def require_current(engine: Engine) -> None:
    """Raise `SettingsError` where the record's tables are not those that this version works with."""
    found = current(engine)
    _refuse_newer(engine, found)
    if found != head():
        raise SettingsError(f"{name_of(engine)} has no tables of this version yet: run `claimbot migrate` once")


def current(engine: Engine) -> str | None:
    """Give the last migration that the record went through; None for an empty record."""
    with explained(engine), engine.begin() as connection:
        return _current(connection)


def head() -> str | None:
    """Give the last migration there is."""
    return ScriptDirectory(str(_FOLDER)).get_current_head()


def config(connection: Connection | None = None) -> Config:
    """Give alembic's configuration for its commands on *connection*, or on the record of DATABASE_URL."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(engine: Engine, current: str | None) -> None:
    known = {script.revision for script in ScriptDirectory(str(_FOLDER)).walk_revisions()}
    if current is not None and current not in known:
        raise StorageError(
            f"{name_of(engine)} was made by a newer claimbot: install that version, or give DATABASE_URL another value"
        )


@contextmanager
def _alone(engine: Engine) -> Iterator[None]:
    """Hold the lock file beside an SQLite record: the first opening of a new file, too, is done by one alone."""
    file = record_file(engine.url)
    if file is None:
        yield
        return
    descriptor = lock(lock_file(file, MIGRATION), wait=True)
    assert descriptor is not None  # noqa: S101 - it waited; tells the type checker
    try:
        yield
    finally:
        os.close(descriptor)


def _wait_for_migration(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock_number(MIGRATION)})
