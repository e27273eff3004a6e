"""Engines: how the record is opened, on SQLite and on PostgreSQL. Nothing is opened before it is used."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from claimbot.errors import SettingsError

BUSY_SECONDS = 30
"""How long a unit of work waits for another one on SQLite: longer than any of ours takes, backups included."""

CONNECT_SECONDS = 10
"""How long a PostgreSQL server may take to answer before it counts as unreachable."""

_POSTGRES = {"postgres", "postgresql", "postgresql+psycopg"}


def make_engine(url: str) -> Engine:
    """Give the engine for *url*: `sqlite:///FILE`, or `postgresql://…` (`postgres://` works too).

    Raises `SettingsError` for another kind of address, and where the file or its folder cannot be made.
    """
    parsed = _parse(url)
    if parsed.drivername in _POSTGRES:
        return _postgres_engine(parsed)
    if parsed.get_backend_name() != "sqlite" or record_file(parsed) is None:
        raise SettingsError(
            "DATABASE_URL is neither an SQLite file (sqlite:////folder/claimbot.db) "
            "nor a PostgreSQL server (postgresql://user:password@host/database)"
        )
    return _sqlite_engine(parsed)


def record_file(url: URL) -> Path | None:
    """Give the file of an SQLite record; None for a server, or for SQLite in memory, which threads cannot share."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def _parse(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        # Not chained: the cause may quote the address, password and all.
        raise SettingsError(
            "DATABASE_URL is no database address: write sqlite:////folder/claimbot.db "
            "or postgresql://user:password@host/database, with special characters of the password as %XX"
        ) from None


def _postgres_engine(url: URL) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={"connect_timeout": CONNECT_SECONDS, "application_name": "claimbot"},
    )


def _sqlite_engine(url: URL) -> Engine:
    file = record_file(url)
    assert file is not None  # noqa: S101 - make_engine looked; tells the type checker
    _make_private(file)
    # No limit on connections: who waits, waits for the record and not for a connection to it.
    engine = create_engine(url, max_overflow=-1, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _on_sqlite_connect)
    event.listen(engine, "begin", _on_sqlite_begin)
    return engine


def _make_private(file: Path) -> None:
    """Make the folder, and the file itself readable by its owner alone: it holds the ids of chats."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise SettingsError(
            f"the record {file} cannot be made ({error.strerror}): give its folder to this user, "
            "or set DATABASE_URL to a file in one that can be written"
        ) from error


def _on_sqlite_connect(connection: Any, _record: object) -> None:
    """Set up a new connection.

    pysqlite's own transactions are switched off, as SQLAlchemy documents, because they begin late and are
    deferred: a reader that later writes then fails at once where another has written since. FULL keeps the last
    commits through a power cut.
    """
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA cache_size = -32000")
    cursor.close()


def _on_sqlite_begin(connection: Connection) -> None:
    """Take the write lock when a unit of work begins: it then waits its turn instead of failing half-way."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
