"""The record as a whole: SQLite is brought up to date when it is opened, a server by `claimbot migrate` alone."""

from __future__ import annotations

import pytest

from claimbot.errors import LeaseError, SettingsError
from storage.record import Record


def test_a_file_is_ready_when_opened(tmp_path):
    """Opening a new file makes its tables."""
    with Record(f"sqlite:///{tmp_path / 'claimbot.db'}") as record, record.open()() as ledger:
        assert ledger.counts().articles == 0
        assert record.name.endswith("claimbot.db")


def test_a_server_is_ready_when_it_was_migrated(database):
    """Opening a server without tables is a matter of settings, until they were made."""
    with Record(database) as record:
        with pytest.raises(SettingsError, match="claimbot migrate"):
            record.open()
        record.migrate()
        with record.open()() as ledger:
            assert ledger.counts().articles == 0


def test_a_record_can_be_copied(tmp_path):
    """Its backup is a record too."""
    with Record(f"sqlite:///{tmp_path / 'claimbot.db'}") as record:
        record.open()
        record.backup(tmp_path / "backup.db")
    with Record(f"sqlite:///{tmp_path / 'backup.db'}") as copy, copy.open()() as ledger:
        assert ledger.counts().articles == 0


def test_a_record_is_leased_by_role(tmp_path):
    """Two programs on one file cannot have the same role."""
    url = f"sqlite:///{tmp_path / 'claimbot.db'}"
    with Record(url) as one, Record(url) as other, one.lease("bot"), pytest.raises(LeaseError):
        other.lease("bot")
