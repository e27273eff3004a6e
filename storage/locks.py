"""Who may do what alone: names of locks, as PostgreSQL's advisory locks and as files beside an SQLite record."""

from __future__ import annotations

import fcntl
import hashlib
import os
from pathlib import Path

from claimbot.errors import StorageError

RECORDER = "recorder"
"""The lock of the one that links and compares."""

MIGRATION = "migration"
"""The lock of the one that brings the tables up to date."""


def lock_number(name: str) -> int:
    """Give the number of PostgreSQL's advisory lock *name*: 63 bits of a digest, the same on every machine."""
    return int.from_bytes(hashlib.sha256(f"claimbot:{name}".encode()).digest()[:8], "big") >> 1


def lock_file(record: Path, name: str) -> Path:
    """Give the file that is locked for *name*, beside the SQLite file *record*."""
    return record.with_name(f"{record.name}.{name}.lock")


def lock(file: Path, *, wait: bool) -> int | None:
    """Lock *file* for this process and give its descriptor, whose end frees it; None where another one holds it.

    The kernel frees the lock of a killed process. The holder's process id is written into the file for the reader.
    Raises `StorageError` where the file cannot be made.
    """
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise StorageError(f"{file} cannot be made ({error.strerror}): give its folder to this user") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(descriptor)
        return None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"{os.getpid()}\n".encode())
    return descriptor
