"""The real application over a real record; only Telegram and the clock are stand-ins."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fake_telegram import FakeTelegram
from talking import KURSK, NOON, Clock, Pages, Report, Talk, claim_of

from claimbot.model import Bound, Document, Measure, RecordedClaim, Series, SeriesKey
from claimbot.ports import Begin, Services
from claimbot.words import index_words
from handlers.app import build_application, close
from handlers.context import BotApplication
from handlers.local import TOKEN
from storage.engine import make_engine
from storage.ledger import ledger_over
from storage.migrate import upgrade


@pytest.fixture(autouse=True)
def timedelta_of_ptb(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask PTB for its coming type of waits: it warns of the change in the constructor of its own error."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands at noon of 23 December 2024."""
    return Clock()


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a migrated record that is copied for each test: migrating is the slowest part of one."""
    path = tmp_path_factory.mktemp("record") / "empty.db"
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def begin(empty_record: Path, tmp_path: Path) -> Iterator[Begin]:
    """Give the opener of units of work on an empty record."""
    path = Path(shutil.copy(empty_record, tmp_path / "claimbot.db"))
    engine = make_engine(f"sqlite:///{path}")
    yield ledger_over(engine)
    engine.dispose()


@pytest.fixture
def pages() -> Pages:
    """Give an empty web."""
    return Pages()


@pytest.fixture
def services(begin: Begin, clock: Clock, pages: Pages) -> Services:
    """Give what handlers are given; person 99 is an admin of the bot."""
    return Services(begin=begin, now=clock.now, fetch=pages.fetch, admins=frozenset({99}))


@pytest.fixture
def telegram(clock: Clock) -> FakeTelegram:
    """Give a Telegram in this process."""
    return FakeTelegram(now=clock.now)


@pytest.fixture
async def application(services: Services, telegram: FakeTelegram) -> AsyncIterator[BotApplication]:
    """Give the application, not yet initialised."""
    made = build_application(services, token=TOKEN, request=telegram)
    yield made
    await close(made)


@pytest.fixture
async def talk(application: BotApplication, telegram: FakeTelegram) -> Talk:
    """Give a chat with the bot."""
    await application.initialize()
    return Talk(application, telegram)


@pytest.fixture
def report(begin: Begin) -> Report:
    """Give `report(low, claimant, …)`: an outlet carries a figure, a day after the one before."""
    count = iter(range(1, 1000))

    def _report(
        low: int,
        claimant: str | None = "South Korea's military",
        *,
        series: str = "kursk1",
        label: str = KURSK,
        day: int | None = None,
        bound: Bound = Bound.AT_LEAST,
        **changes: object,
    ) -> RecordedClaim:
        number = next(count)
        said = NOON - timedelta(days=30) + timedelta(days=number if day is None else day)
        key = SeriesKey(measure=Measure.KILLED_OR_WOUNDED, counted="soldier", anchors=frozenset({"place:kursk"}))
        recorded = RecordedClaim(
            id=f"c{number}", series=series, origin=f"o{number}", claim=claim_of(low, claimant, bound=bound), key=key,
            claimant_key=claimant, url=f"https://example.org/{number}", title=f"Title {number}", outlet="Example Wire",
            published=said, learned=said, revision=1,
        )  # fmt: skip
        recorded = replace(recorded, **changes)  # type: ignore[arg-type]
        with begin() as ledger:
            document = Document(url=recorded.url, text=recorded.claim.sentence, outlet=recorded.outlet)
            ledger.add_revision(document, published=said, now=said)
            if ledger.series(series) is None:
                ledger.add_series(Series(id=series, key=key, label=label), words=index_words(label))
            ledger.add_claim(recorded, reason="same measure, side and place")
        return recorded

    return _report
