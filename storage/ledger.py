"""The ledger: one open unit of work on the record, made of its parts by noun; and how such a unit is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from claimbot.ports import Begin
from storage.articles import Articles
from storage.chats import Chats
from storage.failures import explained
from storage.inbox import Inbox
from storage.locks import Lock, lock_number
from storage.operations import Operations
from storage.outbox import Outbox
from storage.search import Search
from storage.sources import Sources


class SqlLedger(Articles, Search, Chats, Outbox, Inbox, Sources, Operations):
    """Fits `claimbot.ports.Ledger` over a session; whoever opened the session commits."""


def ledger_over(engine: Engine) -> Begin:
    """Give the opener of units of work on the record of *engine*.

    Each is one transaction: committed when its block ends well, else rolled back. On SQLite they run one after the
    other; on PostgreSQL a *recorder* waits until no other recorder is at work.
    """
    serial = engine.dialect.name == "sqlite"

    @contextmanager
    def begin(*, recorder: bool = False) -> Iterator[SqlLedger]:
        with explained(engine), Session(engine, expire_on_commit=False) as session, session.begin():
            session.connection()  # takes the turn now, so that a record that cannot be used is known before any work
            if recorder and not serial:
                session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock_number(Lock.RECORDER)})
            yield SqlLedger(session)

    return begin
