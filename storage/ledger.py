"""The ledger: one open unit of work on the record, made of its parts by noun; and how such a unit is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Lock

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from claimbot.errors import StorageError
from claimbot.ports import Begin
from storage.articles import Articles
from storage.chats import Chats
from storage.engine import BUSY_SECONDS
from storage.failures import explained, name_of
from storage.inbox import Inbox
from storage.locks import RECORDER, lock_number
from storage.operations import Operations
from storage.outbox import Outbox
from storage.search import Search
from storage.sources import Sources


class SqlLedger(Articles, Search, Chats, Outbox, Inbox, Sources, Operations):
    """Fits `claimbot.ports.Ledger` over a session; whoever opened the session commits."""


def ledger_over(engine: Engine) -> Begin:
    """Give the opener of units of work on the record of *engine*.

    Each is one transaction: committed when its block ends well, else rolled back. On SQLite they run one after the
    other; on PostgreSQL a *recorder* waits until no other recorder is at work. Never open one inside another: it
    would wait for itself.
    """
    serial = engine.dialect.name == "sqlite"
    turn = Lock()

    @contextmanager
    def begin(*, recorder: bool = False) -> Iterator[SqlLedger]:
        with _own_turn(turn, engine) if serial else nullcontext(), explained(engine), _session(engine) as session:
            if recorder and not serial:
                session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock_number(RECORDER)})
            yield SqlLedger(session)

    return begin


@contextmanager
def _session(engine: Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as session, session.begin():
        session.connection()  # now rather than at the first query, so that an unusable record is known before any work
        yield session


@contextmanager
def _own_turn(turn: Lock, engine: Engine) -> Iterator[None]:
    """Wait among our own threads first: SQLite's waiting is a poll, which a busy recorder would win for seconds."""
    if not turn.acquire(timeout=BUSY_SECONDS):
        raise StorageError(f"{name_of(engine)} is busy: one piece of work holds it for {BUSY_SECONDS} s, try again")
    try:
        yield
    finally:
        turn.release()
