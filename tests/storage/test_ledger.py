"""Units of work: all or nothing, one after the other, and whole over threads and processes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from claimbot.errors import StorageError
from claimbot.model import Document
from claimbot.ports import Begin
from storage.engine import make_engine
from storage.ledger import ledger_over
from storage.locks import RECORDER, lock_number
from storage.migrate import upgrade


def test_a_unit_that_fails_leaves_nothing(begin, say, change, chat, now):
    """Claims, links, changes and alerts of one document commit together or not at all."""

    def fail_at_the_end() -> None:
        with begin(recorder=True) as ledger:
            chat(ledger, 7)
            ledger.add_change(change(say(ledger)))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_at_the_end()
    with begin() as ledger:
        counts = ledger.counts()
        assert (counts.articles, counts.claims, counts.series, counts.changes, counts.chats) == (0, 0, 0, 0, 0)


def test_a_unit_that_ends_well_is_kept(begin, say):
    """The next unit of work sees what the last one committed."""
    with begin(recorder=True) as ledger:
        given = say(ledger)
    with begin() as ledger:
        assert ledger.claim(given.id) == given


def test_a_unit_sees_its_own_writes(begin, say, now):
    """What was written in a unit is read back in it, also after a read of the same thing before."""
    with begin() as ledger:
        given = say(ledger)
        assert not ledger.claim(given.id).gone
        ledger.mark_gone([given.id], now=now)
        assert ledger.claim(given.id).gone


def test_recorders_work_one_after_the_other(begin: Begin):
    """Two recorders never overlap: the one that counts up from what it read loses nothing."""

    def count_up(_: int) -> None:
        with begin(recorder=True) as ledger:
            ledger.put_mark("count", str(int(ledger.mark("count") or 0) + 1))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count_up, range(40)))
    with begin() as ledger:
        assert ledger.mark("count") == "40"


def test_readers_do_not_wait_for_a_recorder_on_a_server(migrated):
    """On PostgreSQL a unit that is no recorder goes on while one is at work."""
    begin = ledger_over(migrated)
    with begin(recorder=True), begin() as other:
        assert other.mark("nothing") is None


def test_a_recorder_that_died_frees_its_turn(migrated):
    """The lock of a connection that is lost is lost with it."""
    begin = ledger_over(migrated)
    with migrated.connect() as dying:
        dying.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock_number(RECORDER)})
        dying.invalidate()
    with begin(recorder=True) as ledger:
        assert ledger.mark("nothing") is None


def test_units_on_many_threads_wait_their_turn(begin, now):
    """Writers on SQLite and PostgreSQL queue up; none fails for another."""
    start = threading.Barrier(8)

    def read_then_write(number: int) -> int:
        start.wait()
        with begin() as ledger:
            ledger.article(f"https://example.org/{number}")
            return ledger.add_revision(Document(url=f"https://example.org/{number}", text="x"), published=now, now=now)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read_then_write, range(8))) == [1] * 8
    with begin() as ledger:
        assert ledger.counts().articles == 8


def read_both(begin: Begin, now: datetime, *documents: Document) -> None:
    """Record documents in one unit of work."""
    with begin() as ledger:
        for document in documents:
            ledger.add_revision(document, published=now, now=now)


def test_a_full_disk_rolls_back_and_goes_on_later(tmp_path, now):
    """Where the record cannot grow the unit is undone with a message that says so; with room it works again."""
    engine = make_engine(f"sqlite:///{tmp_path / 'claimbot.db'}")
    upgrade(engine)
    begin = ledger_over(engine)
    big = Document(url="https://example.org/big", text="x" * 4_000_000)
    with begin() as ledger:
        pages = ledger._session.execute(text("PRAGMA page_count")).scalar_one()
        ledger._session.execute(text(f"PRAGMA max_page_count = {pages + 20}"))
    with pytest.raises(StorageError, match="disk is full"):
        read_both(begin, now, Document(url="https://example.org/small", text="x"), big)
    with begin() as ledger:
        assert ledger.counts().articles == 0
        ledger._session.execute(text("PRAGMA max_page_count = 1000000"))
    with begin() as ledger:
        assert ledger.add_revision(big, published=now, now=now) == 1
    engine.dispose()


def test_a_locked_record_is_waited_for_and_then_explained(tmp_path, monkeypatch):
    """A unit waits for another program that holds the record; when that takes too long the message says what to do."""
    monkeypatch.setattr("storage.engine.BUSY_SECONDS", 0.05)
    file = tmp_path / "claimbot.db"
    engine = make_engine(f"sqlite:///{file}")
    upgrade(engine)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="locked by another program"), ledger_over(engine)():
        pass
    other.execute("COMMIT")
    other.close()
    with ledger_over(engine)() as ledger:
        assert ledger.mark("nothing") is None
    engine.dispose()


def test_a_record_without_tables_says_migrate(tmp_path, database):
    """A record that was never migrated tells so, on both engines."""
    for url in (f"sqlite:///{tmp_path / 'claimbot.db'}", database):
        engine = make_engine(url)
        with pytest.raises(StorageError, match="claimbot migrate"), ledger_over(engine)() as ledger:
            ledger.counts()
        engine.dispose()


def test_a_bug_stays_a_bug(begin, say):
    """What no operator can put right is not dressed up as a problem of the record."""
    with begin() as ledger:
        say(ledger, id="same")
    with pytest.raises(IntegrityError), begin() as ledger:
        say(ledger, id="same")


def test_a_unit_inside_another_is_refused(tmp_path, monkeypatch):
    """On SQLite a unit inside a unit would wait for itself: it gives up with a message."""
    monkeypatch.setattr("storage.ledger.BUSY_SECONDS", 0.05)
    engine = make_engine(f"sqlite:///{tmp_path / 'claimbot.db'}")
    upgrade(engine)
    begin = ledger_over(engine)
    with begin(), pytest.raises(StorageError, match="is busy"), begin():
        pass
    engine.dispose()


def test_a_server_with_no_connection_left_is_busy(database):
    """Where every connection is in use the message says so."""
    engine = create_engine(database, pool_size=1, max_overflow=0, pool_timeout=0.05)
    begin = ledger_over(engine)
    with begin(), pytest.raises(StorageError, match="too many pieces of work"), begin():
        pass
    engine.dispose()


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("53100", "has run out of room"),
        ("57P03", "is shutting down or starting up"),
        ("25006", "is read only"),
        ("42501", "grant it the right"),
        ("40P01", "try again"),
    ],
)
def test_what_a_server_reports_is_explained(migrated, code, message):
    """The codes of a server that an operator can act on are put in words."""
    with pytest.raises(StorageError, match=message), ledger_over(migrated)() as ledger:
        ledger._session.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{code}'; END $$"))


KILLED_HALF_WAY = """
import sys, time
from storage.engine import make_engine
from storage.ledger import ledger_over
begin = ledger_over(make_engine(sys.argv[1]))
with begin() as ledger:
    ledger.put_mark("first", "kept")
with begin(recorder=True) as ledger:
    ledger.put_mark("second", "lost")
    ledger.counts()
    print("half-way", flush=True)
    time.sleep(60)
"""


def test_kill_9_leaves_whole_units_only(engine):
    """What was committed survives a kill, what was half done is gone, and the next recorder need not wait."""
    url = engine.url.render_as_string(hide_password=False)
    with subprocess.Popen([sys.executable, "-c", KILLED_HALF_WAY, url], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "half-way\n"
        process.kill()
    with ledger_over(engine)(recorder=True) as ledger:
        assert (ledger.mark("first"), ledger.mark("second")) == ("kept", None)
        if engine.name == "sqlite":
            assert ledger._session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
