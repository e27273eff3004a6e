"""What went wrong in the database, in words an operator can act on; whatever is no fault of theirs stays a bug."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from claimbot.errors import StorageError

_SQLITE = {
    sqlite3.SQLITE_PERM: "may not be used by this user: give the file and its folder to it",
    sqlite3.SQLITE_BUSY: "is locked by another program: close what else has it open, then try again",
    sqlite3.SQLITE_LOCKED: "is locked by another program: close what else has it open, then try again",
    sqlite3.SQLITE_READONLY: "cannot be written: give the file and its folder to this user",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error, look at it before going on",
    sqlite3.SQLITE_CORRUPT: "is damaged: put the newest backup in its place",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full, make room and it goes on",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: look whether the file and its folder exist and belong to this user",
    sqlite3.SQLITE_NOTADB: "is no SQLite database: set DATABASE_URL to another file, or move this one away",
}
"""SQLite's primary result codes (https://www.sqlite.org/rescode.html) that are no fault of the program."""

_POSTGRES = {
    "08": "does not answer: look whether it runs and whether DATABASE_URL names it rightly",
    "28": "refuses this user: look at the user and the password in DATABASE_URL",
    "3D": "has no such database: create it, or correct its name in DATABASE_URL",
    "53": "has run out of room, memory or connections: give it more, then try again",
    "57": "is shutting down or starting up: try again when it is up",
    "40": "could not order two pieces of work at once: try again",
    "25006": "is read only: set DATABASE_URL to the primary server",
    "42501": "does not let this user read or write the tables: grant it the right",
    "55P03": "is locked by another program: try again",
}
"""PostgreSQL's error codes, whole or by class (the first two characters), that are no fault of the program."""

_SENTENCES = {
    "authentication failed": "28",
    "no password supplied": "28",
    "no pg_hba.conf entry": "28",
    'role "': "28",
    'database "': "3D",
    "too many clients": "53",
    "connection slots": "53",
    "starting up": "57",
    "shutting down": "57",
}
"""What a PostgreSQL server says when it refuses a connection, and the class of code it would have."""

_NO_TABLES = "has no tables of claimbot yet, or old ones: run `claimbot migrate`"


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turn what an operator can put right into a `StorageError` that says how; let everything else pass."""
    try:
        yield
    except PoolTimeout as error:
        raise StorageError(f"{name_of(engine)} is busy: too many pieces of work at once, try again") from error
    except DBAPIError as error:
        advice = _advice(error.orig)
        if advice is None:
            raise
        raise StorageError(f"{name_of(engine)} {advice}") from error


def name_of(engine: Engine) -> str:
    """Give what people call the record of *engine*; never holds a password."""
    url = engine.url
    if url.get_backend_name() == "sqlite":
        return f"the record {url.database}"
    return f"the database {url.database} at {url.host or 'localhost'}:{url.port or 5432}"


def _advice(cause: BaseException | None) -> str | None:
    if isinstance(cause, sqlite3.Error):
        return _sqlite_advice(cause)
    return _postgres_advice(cause) if isinstance(cause, psycopg.Error) else None


def _sqlite_advice(cause: sqlite3.Error) -> str | None:
    if str(cause).startswith(("no such table", "no such column")):
        return _NO_TABLES
    return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)


def _postgres_advice(cause: psycopg.Error) -> str | None:
    code = cause.sqlstate or ""
    if code in {"42P01", "42703"}:
        return _NO_TABLES
    if not code and isinstance(cause, psycopg.OperationalError):
        return _connection_advice(str(cause))
    return _POSTGRES.get(code) or _POSTGRES.get(code[:2])


def _connection_advice(message: str) -> str:
    """Say why no connection came about: psycopg gives no code then, only the server's sentence."""
    return next((_POSTGRES[code] for words, code in _SENTENCES.items() if words in message), _POSTGRES["08"])
