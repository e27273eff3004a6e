"""The demo's stage: the real record, jobs and handlers, over the local server, the simulated clock and a stand-in chat.

Nothing is pushed in by a back door: articles come in through feeds and pages over HTTP, figures by extraction, alerts
through the outbox. Only time is not real, and Telegram is in this process.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from claimbot.demo.clock import SimulatedClock
from claimbot.demo.server import DemoServer
from claimbot.demo.stream import START, Version
from claimbot.ports import Counts, Services, Source
from handlers.app import build_application, close
from handlers.local import TOKEN
from handlers.poll import poll
from handlers.sender import make_send
from handlers.terminal import TerminalTelegram
from jobs.deliver import Deliverer
from jobs.fetch import Fetcher
from jobs.ingest import Poller, Report
from jobs.sources.read import page_reader
from storage.engine import make_engine
from storage.ledger import ledger_over
from storage.migrate import upgrade

INTERVAL = 60.0
"""Simulated seconds between two readings of a feed: at every step of the stream all feeds are due."""

_LOOK = 0.01
"""Seconds between two looks at whether a typed line was answered."""

_PATIENCE = 60.0
"""Seconds after which a typed line counts as lost; an answer takes some milliseconds."""


class Stage:
    """Everything at work; what is sent to the chat is shown by *telegram*."""

    def __init__(
        self, *, clock: SimulatedClock, services: Services, telegram: TerminalTelegram, poller: Poller, mail: Deliverer
    ) -> None:
        self.clock = clock
        self.services = services
        self.telegram = telegram
        self._poller = poller
        self._mail = mail

    async def move_to(self, when: datetime) -> Report:
        """Move the clock on, read the feeds that are due and deliver what that queued."""
        self.clock.move_to(when)
        report = await self._poller.run()
        await self._mail.run()
        return report

    async def settle(self, *, before: datetime | None) -> None:
        """Deliver what is held back for a while and falls due *before* then (None: all of it), each at its time."""
        tried: datetime | None = None
        while (due := await asyncio.to_thread(self._next_due)) is not None and (before is None or due < before):
            if due == tried:  # it stays, for a chat that said /stop
                return
            tried = due
            self.clock.move_to(max(due, self.clock.now()))
            await self._mail.run()

    async def type(self, line: str) -> None:
        """Type *line* into the chat and wait until it is answered; TimeoutError where it never is."""
        before = await asyncio.to_thread(self._handled)
        self.telegram.typed(line)
        async with asyncio.timeout(_PATIENCE):
            while await asyncio.to_thread(self._handled) in {before, None}:  # noqa: ASYNC110 - a record sends no events
                await asyncio.sleep(_LOOK)

    async def counts(self) -> Counts:
        """Count what is on record."""
        return await asyncio.to_thread(self._counts)

    def _handled(self) -> int | None:
        """Give the number of the last update from the chat; None while one waits to be handled, or before the first."""
        with self.services.begin() as ledger:
            return None if ledger.waiting(limit=1) else ledger.last_update_id()

    def _next_due(self) -> datetime | None:
        with self.services.begin() as ledger:
            return ledger.next_due()

    def _counts(self) -> Counts:
        with self.services.begin() as ledger:
            return ledger.counts()


@asynccontextmanager
async def stage(stream: Sequence[Version], *, write: Callable[[str], None]) -> AsyncIterator[Stage]:
    """Set up a record that is thrown away, the server, the sources and the chat; *write* takes what the chat shows."""
    clock = SimulatedClock(START)
    with TemporaryDirectory(prefix="claimbot-demo-") as folder, DemoServer(stream, now=clock.now) as server:
        engine = make_engine(f"sqlite:///{Path(folder) / 'demo.db'}")
        try:
            await asyncio.to_thread(upgrade, engine)
            async with Fetcher(allow_private=True) as fetcher:
                services = Services(begin=ledger_over(engine), now=clock.now, fetch=page_reader(fetcher))
                await asyncio.to_thread(_add_sources, services, server)
                async with _chat(services, write=write) as (telegram, mail):
                    poller = Poller(services, fetcher, interval=INTERVAL)
                    yield Stage(clock=clock, services=services, telegram=telegram, poller=poller, mail=mail)
        finally:
            engine.dispose()


def _add_sources(services: Services, server: DemoServer) -> None:
    with services.begin() as ledger:
        for url, outlet in server.feeds.items():
            ledger.put_source(Source(url=url, title=outlet, added=services.now(), interval=INTERVAL))


@asynccontextmanager
async def _chat(
    services: Services, *, write: Callable[[str], None]
) -> AsyncIterator[tuple[TerminalTelegram, Deliverer]]:
    """Open the chat: the bot polls its stand-in until the block ends."""
    telegram = TerminalTelegram(now=services.now, write=write)
    application = build_application(services, token=TOKEN, request=telegram)
    stop, pace = asyncio.Event(), _Pacing()
    polling = asyncio.create_task(poll(application, services, stop), name="demo poll")
    mail = Deliverer(services, make_send(application.bot), monotonic=pace.monotonic, sleep=pace.sleep)
    try:
        yield telegram, mail
    finally:
        stop.set()
        await polling
        await close(application)


class _Pacing:
    """The clock of the pacing: waiting moves it on, because no Telegram is there to be spared."""

    def __init__(self) -> None:
        self._seconds = 0.0

    def monotonic(self) -> float:
        return self._seconds

    async def sleep(self, seconds: float) -> None:
        self._seconds += seconds
        await asyncio.sleep(0)
