"""One record on each engine, empty for every test, and a short way to put claims on it."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import OperationalError

from claimbot.model import Amount, Bound, Change, ChangeKind, Claim, Document, Measure, RecordedClaim, Series, SeriesKey
from claimbot.ports import Begin, Chat, Ledger
from storage.engine import make_engine
from storage.ledger import ledger_over
from storage.migrate import upgrade
from storage.tables import Row

SERVER = "postgresql+psycopg://postgres@127.0.0.1:5432"
NOON = datetime(2024, 12, 17, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def server() -> str:
    """Give the address of a PostgreSQL server; skip where none answers, but never in CI."""
    engine = create_engine(f"{SERVER}/postgres", connect_args={"connect_timeout": 2})
    try:
        engine.connect().close()
    except OperationalError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PostgreSQL server answers at 127.0.0.1:5432: {error.orig}")
    finally:
        engine.dispose()
    return SERVER


@pytest.fixture
def database(server: str) -> Iterator[str]:
    """Give the address of an empty PostgreSQL database that is thrown away afterwards."""
    with _database(server) as url:
        yield url


class _database:
    """A database of its own on *server* for as long as the block lasts."""

    def __init__(self, server: str) -> None:
        self.admin = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
        self.name = f"claimbot_test_{uuid.uuid4().hex[:12]}"
        self.url = f"{server}/{self.name}"

    def __enter__(self) -> str:
        self._run(f"CREATE DATABASE {self.name}")
        return self.url

    def __exit__(self, *_: object) -> None:
        self._run(f"DROP DATABASE {self.name} WITH (FORCE)")
        self.admin.dispose()

    def _run(self, statement: str) -> None:
        with self.admin.connect() as connection:
            connection.execute(text(statement))


@pytest.fixture(scope="session")
def migrated(server: str) -> Iterator[Engine]:
    """Give a migrated PostgreSQL database that the tests of a session share, one after the other."""
    with _database(server) as url:
        engine = make_engine(url)
        upgrade(engine)
        yield engine
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Give an empty, migrated record: on SQLite, then on PostgreSQL."""
    if request.param == "postgresql":
        shared: Engine = request.getfixturevalue("migrated")
        with shared.begin() as connection:
            for table in reversed(Row.metadata.sorted_tables):
                connection.execute(table.delete())
        yield shared
        return
    own = make_engine(f"sqlite:///{tmp_path / 'claimbot.db'}")
    upgrade(own)
    yield own
    own.dispose()


@pytest.fixture
def begin(engine: Engine) -> Begin:
    """Give the opener of units of work on an empty record."""
    return ledger_over(engine)


@pytest.fixture
def ledger(begin: Begin) -> Iterator[Ledger]:
    """Give one open unit of work on an empty record."""
    with begin() as one:
        yield one


Say = Callable[..., RecordedClaim]


@pytest.fixture
def say() -> Say:
    """Give `say(ledger, series, low, …)`: an outlet reports a figure; its page and its series are made where new."""
    counter = iter(range(1, 1_000_000))

    def _say(
        ledger: Ledger,
        series: str = "s1",
        low: float = 30,
        *,
        key: SeriesKey | None = None,
        words: frozenset[str] = frozenset(),
        url: str | None = None,
        **changes: object,
    ) -> RecordedClaim:
        number = next(counter)
        key = key or SeriesKey(measure=Measure.KILLED, counted="soldier", anchors=frozenset({"actor:north-korea"}))
        url = url or f"https://example.org/{number}"
        learned = NOON + timedelta(minutes=number)
        document = Document(url=url, text=f"At least {low} died.", title=f"Title {number}", outlet="Example Wire")
        revision = ledger.add_revision(document, published=learned, now=learned)
        if ledger.series(series) is None:
            ledger.add_series(Series(id=series, key=key, label=f"Label of {series}"), words=words)
        recorded = RecordedClaim(
            id=f"c{number}", series=series, origin=f"o{number}", claim=a_claim(low), key=key, claimant_key="seoul",
            url=url, title=document.title, outlet=document.outlet, published=learned, learned=learned,
            revision=revision,
        )  # fmt: skip
        recorded = replace(recorded, **changes)  # type: ignore[arg-type]
        ledger.add_claim(recorded, reason="same quantity")
        return recorded

    return _say


def a_claim(low: float = 30, **changes: object) -> Claim:
    """Give a plain claim of at least *low* killed soldiers."""
    plain = Claim(
        quote=f"At least {low}",
        start=0,
        end=len(f"At least {low}"),
        sentence=f"At least {low} North Korean soldiers died near Kursk on Monday.",
        amount=Amount(low=low, high=None, bound=Bound.AT_LEAST),
        measure=Measure.KILLED,
        subject="soldiers",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture
def claim() -> Callable[..., Claim]:
    """Give the maker of plain claims."""
    return a_claim


@pytest.fixture
def change() -> Callable[..., Change]:
    """Give the maker of changes."""

    def _change(after: RecordedClaim, /, *, before: RecordedClaim | None = None, **changes: object) -> Change:
        plain = Change(
            id=f"change-{after.id}",
            series=after.series,
            kind=ChangeKind.REVISED_UP if before else ChangeKind.NEW,
            before=before,
            after=after,
            reason="the claimant's own figure moved",
            learned=after.learned,
        )
        return replace(plain, **changes)  # type: ignore[arg-type]

    return _change


@pytest.fixture
def now() -> datetime:
    """Give noon of one day in December 2024."""
    return NOON


@pytest.fixture
def chat(now: datetime) -> Callable[..., Chat]:
    """Give `chat(ledger, id)`: a private chat that is known and active."""

    def _chat(ledger: Ledger, chat_id: int = 7, **changes: object) -> Chat:
        known = replace(Chat(id=chat_id, kind="private"), **changes)  # type: ignore[arg-type]
        ledger.put_chat(known, now=now)
        return known

    return _chat
