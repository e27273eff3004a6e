"""The base of the ledger's parts: one open session, and the writes that both engines spell alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import UpdateBase

from storage.tables import Row

Item = TypeVar("Item")

BATCH = 5000
"""How many values one statement compares with: both engines take several times as many."""


class Work:
    """One open unit of work. Its parts never commit: the ledger does when all went well."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _write(self, statement: UpdateBase, rows: Sequence[Mapping[str, Any]] | None = None) -> int:
        """Run an insert, update or delete past the session's objects and give how many rows it touched."""
        self._session.flush()
        counted = {"preserve_rowcount": True}  # else psycopg does not count over several rows
        result: CursorResult[Any] = self._session.connection().execute(statement, rows, execution_options=counted)
        self._session.expire_all()  # what it loaded before may have changed
        return result.rowcount

    def _insert_new(self, kind: type[Row], rows: Sequence[Mapping[str, Any]]) -> int:
        """Insert those of *rows* that no unique key forbids; give how many went in."""
        return self._write(self._insert(kind).on_conflict_do_nothing(), rows) if rows else 0

    def _upsert(self, kind: type[Row], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert *rows*; where the primary key is taken, overwrite the other columns given."""
        if not rows:
            return
        table = _table(kind)
        insert = self._insert(kind)
        keys = [column.name for column in table.primary_key]
        news = {name: insert.excluded[name] for name in rows[0] if name not in keys}
        self._write(insert.on_conflict_do_update(index_elements=keys, set_=news), rows)

    def _insert(self, kind: type[Row]) -> postgresql.Insert | sqlite.Insert:
        if self._session.get_bind().dialect.name == "postgresql":
            return postgresql.insert(_table(kind))
        return sqlite.insert(_table(kind))


def in_batches(items: Iterable[Item], *, size: int = BATCH) -> Iterator[list[Item]]:
    """Give *items* in lists that are short enough for one statement."""
    rest = list(items)
    for start in range(0, len(rest), size):
        yield rest[start : start + size]


def _table(kind: type[Row]) -> Table:
    return kind.metadata.tables[str(kind.__tablename__)]
