"""Backups: a copy of the record as it stands, taken while it is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from claimbot.errors import StorageError
from storage.engine import record_file
from storage.failures import explained


def backup(engine: Engine, file: Path) -> None:
    """Copy the SQLite record of *engine* to *file*, whole and of one moment; others go on working meanwhile.

    A *file* that is there is replaced only when the copy is complete and on the disk. Raises `StorageError` where it
    cannot be written, or where the record is on a PostgreSQL server, which has tools of its own.
    """
    record = record_file(engine.url)
    if record is None:
        raise StorageError("a PostgreSQL server makes its own backups: use pg_dump")
    if file.exists() and file.samefile(record):
        raise StorageError(f"{file} is the record itself: name another file for its backup")
    part = file.with_name(f"{file.name}.part")
    try:
        _copy(engine, part)
        part.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"the backup {file} cannot be written: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def _copy(engine: Engine, part: Path) -> None:
    """Write the copy to *part*, private to its owner, and on to the disk."""
    descriptor = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600)
    try:
        with explained(engine), closing(engine.raw_connection()) as connection:
            connection.cursor().execute("VACUUM INTO ?", (str(part),))  # raw, for it runs in no transaction
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
