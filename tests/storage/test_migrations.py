"""Migrations: they make exactly the tables of the code, once, whole, and tell an old record from a newer one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from claimbot.errors import SettingsError, StorageError
from storage.engine import make_engine
from storage.ledger import ledger_over
from storage.migrate import config, current, head, is_current, require_current, upgrade
from storage.tables import Row


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path):
    """Give a record that was never migrated."""
    url = request.getfixturevalue("database") if request.param == "postgresql" else f"sqlite:///{tmp_path / 'a b%.db'}"
    engine = make_engine(url)
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    """Give the names of the tables there are."""
    with engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def test_an_upgraded_record_has_the_tables_of_the_code(engine):
    """Nothing is left for alembic to generate: the migrations say what the tables say."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Row.metadata) == []


def test_alembic_finds_the_record_by_its_variable(engine, monkeypatch):
    """A developer's `alembic check` reads DATABASE_URL and finds nothing to do."""
    monkeypatch.setenv("DATABASE_URL", engine.url.render_as_string(hide_password=False))
    command.check(config())


def test_upgrading_twice_changes_nothing(empty):
    """An empty record becomes current, and stays as it is when upgraded again."""
    assert (current(empty), is_current(empty)) == (None, False)
    upgrade(empty)
    assert (current(empty), is_current(empty)) == (head(), True)
    with ledger_over(empty)() as ledger:
        ledger.put_mark("kept", "yes")
    upgrade(empty)
    with ledger_over(empty)() as ledger:
        assert ledger.mark("kept") == "yes"


def test_programs_that_start_together_upgrade_once(empty):
    """Whoever comes second waits and finds the work done."""

    def start(_: int) -> None:
        own = make_engine(empty.url.render_as_string(hide_password=False))
        upgrade(own)
        own.dispose()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(start, range(4)))
    assert is_current(empty)


def test_an_upgrade_that_fails_leaves_nothing_behind(empty):
    """Half a migration is none: what stood in the way stays, and nothing else was made."""
    with empty.begin() as connection:
        connection.execute(text("CREATE TABLE seen (x INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        upgrade(empty)
    assert tables(empty) == {"seen"}
    assert current(empty) is None


def test_a_downgrade_takes_the_tables_away(empty):
    """The way back works too."""
    upgrade(empty)
    with empty.begin() as connection:
        command.downgrade(config(connection), "base")
    assert tables(empty) <= {"alembic_version"}


def test_an_old_record_is_a_matter_of_settings(empty):
    """`run` on a server whose tables are not there yet says which command makes them."""
    with pytest.raises(SettingsError, match="run `claimbot migrate` once"):
        require_current(empty)
    upgrade(empty)
    require_current(empty)


def test_a_record_of_a_newer_version_is_refused(empty):
    """An older claimbot never touches what a newer one made."""
    upgrade(empty)
    with empty.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for attempt in (upgrade, require_current):
        with pytest.raises(StorageError, match="made by a newer claimbot"):
            attempt(empty)
