"""Opening a record: the settings that keep it whole, and messages that say what to do when it cannot be opened."""

from __future__ import annotations

import stat

import pytest
from sqlalchemy import text

from claimbot.errors import SettingsError, StorageError
from storage.engine import make_engine
from storage.ledger import ledger_over
from storage.migrate import upgrade


def open_record(url: str) -> None:
    """Open a record, do nothing, close it."""
    engine = make_engine(url)
    try:
        with ledger_over(engine)():
            pass
    finally:
        engine.dispose()


def test_sqlite_survives_a_power_cut(tmp_path):
    """WAL with full synchronisation, foreign keys kept, and a wait for whoever holds the lock."""
    engine = make_engine(f"sqlite:///{tmp_path / 'claimbot.db'}")
    with engine.connect() as connection:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in names]
    engine.dispose()
    assert found == ["wal", 2, 1, 30_000]


def test_the_folder_is_made_and_the_file_is_private(tmp_path):
    """A new record's folder is made, and others on the machine cannot read the file."""
    file = tmp_path / "new" / "folder" / "claimbot.db"
    open_record(f"sqlite:///{file}")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_addresses_of_postgresql_as_hosts_give_them(scheme):
    """Whatever a host calls it, psycopg is what speaks to the server."""
    engine = make_engine(f"{scheme}://me:secret@db.example.org/claims")
    assert engine.url.drivername == "postgresql+psycopg"
    assert engine.url.password == "secret"


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://me:secret@host/db", "sqlite://", "sqlite:///:memory:", "a:b:c://"]
)
def test_other_addresses_are_refused_with_the_right_form(url):
    """The message names the variable and both forms, and never repeats a password."""
    with pytest.raises(SettingsError, match=r"DATABASE_URL.*sqlite:////.*postgresql://") as raised:
        make_engine(url)
    assert "secret" not in str(raised.value)


def test_a_file_in_the_way_of_the_folder(tmp_path):
    """A folder that cannot be made is named, with what to do."""
    (tmp_path / "file").write_text("x", encoding="ascii")
    with pytest.raises(SettingsError, match="set DATABASE_URL to a file in one that can be written"):
        make_engine(f"sqlite:///{tmp_path}/file/claimbot.db")


def test_a_folder_is_no_record(tmp_path):
    """A folder given as the file cannot be opened."""
    with pytest.raises(StorageError, match="cannot be opened"):
        open_record(f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database(tmp_path):
    """Another kind of file is named as such and left as it is."""
    file = tmp_path / "letter.txt"
    file.write_text("Dear reader, " * 500, encoding="ascii")
    with pytest.raises(StorageError, match=r"letter\.txt is no SQLite database"):
        open_record(f"sqlite:///{file}")
    assert file.read_text(encoding="ascii") == "Dear reader, " * 500


def test_a_record_that_may_not_be_written(tmp_path):
    """A read-only record is refused with what to do."""
    engine = make_engine(f"sqlite:///{tmp_path / 'claimbot.db'}")
    upgrade(engine)
    with (
        pytest.raises(StorageError, match="give the file and its folder to this user"),
        ledger_over(engine)() as ledger,
    ):
        forbid_writes(ledger)
    engine.dispose()


def forbid_writes(ledger) -> None:
    """Write where SQLite refuses it, as it does to a user without the right (root, who runs tests too, has it)."""
    ledger._session.execute(text("PRAGMA query_only = 1"))
    ledger.put_mark("name", "value")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql://me:secret@127.0.0.1:1/claims", r"claims at 127\.0\.0\.1:1 does not answer"),
        ("postgresql://me:secret@host.invalid/claims", "does not answer"),
    ],
)
def test_a_server_that_does_not_answer(url, message):
    """The message names server and database, and never the password."""
    with pytest.raises(StorageError, match=message) as raised:
        open_record(url)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("user", "database", "message"),
    [
        ("postgres", "no_such_database", "has no such database"),
        ("no_such_user:secret", "postgres", "refuses this user"),
    ],
)
def test_a_server_that_refuses(server, user, database, message):
    """A missing database and a refused user are told apart."""
    host = server.rpartition("@")[2]
    with pytest.raises(StorageError, match=message) as raised:
        open_record(f"postgresql://{user}@{host}/{database}")
    assert "secret" not in str(raised.value)
