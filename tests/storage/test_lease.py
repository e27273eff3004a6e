"""Leases: one instance a role on a record, given back when it ends, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from sqlalchemy import text

from claimbot.errors import LeaseError, StorageError
from storage.lease import take
from storage.locks import lock_number

HOLDER = """
import sys
from storage.lease import take
lease = take(sys.argv[1], "bot")
print("taken", flush=True)
sys.stdin.read()
"""

TERMINATE_HOLDER = text(
    "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database "
    "WHERE datname = current_database() AND locktype = 'advisory' AND objid = :low"
)


def url_of(engine) -> str:
    """Give the address of a record."""
    return engine.url.render_as_string(hide_password=False)


def test_a_role_is_taken_once(engine):
    """The second instance fails at once and is told why; another role is free."""
    with take(engine, "bot") as lease, take(engine, "jobs"):
        assert (lease.role, lease.held()) == ("bot", True)
        with pytest.raises(LeaseError, match="role bot already runs"):
            take(engine, "bot")
    assert LeaseError.exit_code == 75


def test_a_lease_that_was_given_back_can_be_taken(engine):
    """After release another instance may start."""
    take(engine, "bot").release()
    take(engine, "bot").release()


def test_records_have_leases_of_their_own(tmp_path):
    """Two SQLite records in one folder do not share a lease."""
    with take(f"sqlite:///{tmp_path}/a.db", "bot"), take(f"sqlite:///{tmp_path}/b.db", "bot"):
        assert sorted(file.name for file in tmp_path.glob("*.lock")) == ["a.db.role-bot.lock", "b.db.role-bot.lock"]


def test_a_killed_process_gives_its_lease_back(engine):
    """kill -9 leaves no lease behind, and while it lives the message names the process on SQLite."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, url_of(engine)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout.readline() == "taken\n"
        with pytest.raises(LeaseError, match=f"process {process.pid}" if engine.name == "sqlite" else "stop it first"):
            take(engine, "bot")
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    wait_until_free(engine)
    take(engine, "bot").release()


def wait_until_free(engine) -> None:
    """Wait, where there is a server, until it has noticed that the other process is gone."""
    if engine.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text("SET LOCAL lock_timeout = '10s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock_number("role-bot")})


def test_a_lease_lost_by_the_server_is_known(migrated):
    """When the server drops the connection, the lease no longer claims to hold."""
    lease = take(migrated, "bot")
    with migrated.begin() as connection:
        connection.execute(TERMINATE_HOLDER, {"low": lock_number("role-bot") & 0xFFFFFFFF})
    assert not lease.held()
    lease.release()
    take(migrated, "bot").release()


def test_a_lease_file_that_cannot_be_made(tmp_path):
    """A folder in the place of the lock file is explained."""
    (tmp_path / "a.db.role-bot.lock").mkdir()
    with pytest.raises(StorageError, match="give its folder to this user"):
        take(f"sqlite:///{tmp_path}/a.db", "bot")


def test_a_server_that_does_not_answer_gives_no_lease():
    """No server, no lease: the message is about the server."""
    with pytest.raises(StorageError, match="does not answer"):
        take("postgresql://127.0.0.1:1/claims", "bot")
