"""Backups: a whole copy of one moment, that can be put in the record's place."""

from __future__ import annotations

import stat

import pytest

from claimbot.errors import StorageError
from storage.backup import backup
from storage.engine import make_engine
from storage.ledger import ledger_over
from storage.migrate import is_current, upgrade


@pytest.fixture
def record(tmp_path):
    """Give a migrated SQLite record with one mark on it."""
    engine = make_engine(f"sqlite:///{tmp_path / 'claimbot.db'}")
    upgrade(engine)
    with ledger_over(engine)() as ledger:
        ledger.put_mark("name", "kept")
    yield engine
    engine.dispose()


def test_a_backup_is_a_record(record, tmp_path):
    """The copy opens as a record of its own, with what was committed, and is private to its owner."""
    file = tmp_path / "backup.db"
    backup(record, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    copy = make_engine(f"sqlite:///{file}")
    assert is_current(copy)
    with ledger_over(copy)() as ledger:
        assert ledger.mark("name") == "kept"
    copy.dispose()


def test_a_backup_is_taken_while_a_unit_is_open(record, tmp_path):
    """What is not committed yet is not in it, and nobody waits."""
    with ledger_over(record)() as ledger:
        ledger.put_mark("name", "changed")
        backup(record, tmp_path / "backup.db")
    copy = make_engine(f"sqlite:///{tmp_path / 'backup.db'}")
    with ledger_over(copy)() as ledger:
        assert ledger.mark("name") == "kept"
    copy.dispose()


def test_the_old_backup_is_replaced_by_a_whole_one(record, tmp_path):
    """A backup to the same file again takes its place and leaves no part behind."""
    for _ in range(2):
        backup(record, tmp_path / "backup.db")
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_never_overwrites_the_record(record, tmp_path):
    """The record's own file is refused as the place for its backup."""
    with pytest.raises(StorageError, match="is the record itself"):
        backup(record, tmp_path / "claimbot.db")


def test_a_backup_that_cannot_be_written(record, tmp_path):
    """A missing folder is named."""
    with pytest.raises(StorageError, match=r"backup\.db cannot be written: .*No such file"):
        backup(record, tmp_path / "missing" / "backup.db")


def test_a_server_has_tools_of_its_own(migrated, tmp_path):
    """For PostgreSQL the message names the tool."""
    with pytest.raises(StorageError, match="pg_dump"):
        backup(migrated, tmp_path / "backup.db")
