"""The composition root: opens the record, builds bot and jobs, and runs them until they are told to stop.

With `claimbot.cli` and `claimbot.demo` the only place that knows all four packages.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from claimbot.errors import ClaimbotError, SourceError
from claimbot.logs import configure_logging
from claimbot.opml import read_opml
from claimbot.ports import Begin, Services, Source
from claimbot.settings import Settings
from handlers.app import bot_name, build_application, close
from handlers.context import BotApplication
from handlers.local import TOKEN as LOCAL_TOKEN
from handlers.poll import poll
from handlers.redact import keep_secrets
from handlers.sender import make_send
from handlers.terminal import TerminalTelegram, run_terminal
from jobs.fetch import Fetcher
from jobs.scheduler import Scheduler
from jobs.sources.read import Probe, page_reader
from jobs.table import Job, jobs
from storage.record import Record

log = logging.getLogger(__name__)

ROLES = {"all": ("bot", "jobs"), "bot": ("bot",), "jobs": ("jobs",)}
"""Which leases a role takes: one process a lease and record."""


EPHEMERAL = (
    "the record is a file on a host that throws its disk away at every restart; set DATABASE_URL to a PostgreSQL server"
)
"""What to say on Heroku and its likes (`Settings.ephemeral_disk`), where an SQLite record does not last."""


def utc_now() -> datetime:
    """Give the present time."""
    return datetime.now(UTC)


# --- the record ---------------------------------------------------------------------------------------------------


@contextmanager
def open_record(settings: Settings) -> Iterator[Begin]:
    """Open the record for units of work; raises `StorageError` or `SettingsError` that say what to do."""
    with Record(settings.database_url) as record:
        yield record.open()


def migrate(settings: Settings) -> str:
    """Bring the record's tables up to date and say which record that is."""
    with Record(settings.database_url) as record:
        record.migrate()
        return f"{record.name} is up to date."


def backup(settings: Settings, file: Path) -> str:
    """Copy the record to *file* while it is in use, and say how large the copy is."""
    with Record(settings.database_url) as record:
        record.open()
        record.backup(file)
        return f"{record.name} is copied to {file} ({file.stat().st_size / 1_000_000:,.1f} MB)."


def describe_record(settings: Settings) -> tuple[str, list[Source]]:
    """Open the record; say which it is and how much is in it, and give its sources."""
    with Record(settings.database_url) as record, record.open()() as ledger:
        counts = ledger.counts()
        return f"{record.name}, {counts.articles:,} articles, {counts.claims:,} claims", ledger.sources()


# --- sources ------------------------------------------------------------------------------------------------------


def fetcher(settings: Settings) -> Fetcher:
    """Give the reader of the web that the settings ask for."""
    return Fetcher(contact=settings.contact, allow_private=settings.allow_private_addresses)


def new_source(source: Source, found: Probe | None, *, settings: Settings, now: datetime) -> Source:
    """Give *source* as it is first recorded: due at once, with what its test *found*."""
    fresh = replace(source, added=now, due=now, interval=float(settings.feed_interval))
    if found is None:
        return fresh
    return replace(fresh, title=source.title or found.title, kind=found.kind)


def add_first_feeds(settings: Settings, begin: Begin) -> int:
    """Add the feeds of `CLAIMBOT_FEEDS` to a record that has none; give how many."""
    if settings.feeds is None:
        return 0
    try:
        sources = read_opml(Path(settings.feeds).read_bytes())
    except OSError as error:
        raise SourceError(settings.feeds, f"CLAIMBOT_FEEDS cannot be read ({error.strerror})") from None
    with begin() as ledger:
        if ledger.sources():
            return 0
        now = utc_now()
        return sum(ledger.put_source(new_source(source, None, settings=settings, now=now)) for source in sources)


# --- running ------------------------------------------------------------------------------------------------------


async def run(settings: Settings, *, role: str) -> int:
    """Run the bot and the jobs, or one of them, until SIGTERM or Ctrl-C; 0 at the end.

    Raises `LeaseError` where another process has the role and `TokenRejected` where Telegram refuses the token.
    """
    _log_to_stderr(settings, level=logging.INFO)
    stop = _stop_at_signals()
    if settings.ephemeral_disk and settings.database_url.startswith("sqlite"):
        log.warning("%s", EPHEMERAL, extra={"action": "ephemeral_disk"})
    with ExitStack() as stack:
        record = stack.enter_context(Record(settings.database_url))
        for lease in ROLES[role]:
            stack.enter_context(record.lease(lease))
        begin = record.open()
        async with fetcher(settings) as reader:
            services = _services(settings, begin, reader)
            application = _application(settings, services) if "bot" in ROLES[role] else None
            table = _jobs(settings, services, reader=reader if "jobs" in ROLES[role] else None, application=application)
            if "jobs" in ROLES[role]:
                add_first_feeds(settings, begin)
            bot = poll(application, services, stop) if application is not None else None
            log.info("claimbot runs (role %s) on %s", role, record.name, extra={"action": "started"})
            await _serve(table, stop, bot=bot, application=application)
    log.info("claimbot ended", extra={"action": "ended"})
    return 0


async def chat(settings: Settings) -> int:
    """Chat in the terminal, with the jobs running beside it, until the input ends; 0 at the end."""
    _log_to_stderr(settings, level=logging.ERROR)
    stop = _stop_at_signals()
    with Record(settings.database_url) as record, record.lease("bot"), record.lease("jobs"):
        begin = record.open()
        add_first_feeds(settings, begin)
        async with fetcher(settings) as reader:
            services = _services(settings, begin, reader)
            terminal = TerminalTelegram(now=utc_now)
            application = build_application(services, token=LOCAL_TOKEN, request=terminal)
            table = _jobs(settings, services, reader=reader, application=application)
            terminal.typed("/start")
            talk = run_terminal(application, services, stop, terminal=terminal, lines=sys.stdin)
            await _serve(table, stop, bot=talk, application=application)
    return 0


async def describe_bot(settings: Settings) -> str:
    """Ask Telegram who the token belongs to; raises a `ClaimbotError` where it does not answer or refuses."""
    assert settings.telegram_token is not None  # noqa: S101 - the caller looked; tells the type checker
    name = await bot_name(settings.telegram_token, base_url=_bot_api(settings))
    return f"the token is that of @{name}"


def _log_to_stderr(settings: Settings, *, level: int) -> None:
    """Log as the settings ask for, and never their token."""
    configure_logging(settings.log_format, level=level)
    keep_secrets(logging.getLogger(), secrets=[settings.telegram_token or ""])


def _services(settings: Settings, begin: Begin, reader: Fetcher) -> Services:
    return Services(begin=begin, now=utc_now, fetch=page_reader(reader), admins=settings.admins)


def _application(settings: Settings, services: Services) -> BotApplication:
    if settings.telegram_token is None:
        raise ClaimbotError("the bot needs TELEGRAM_TOKEN")
    return build_application(services, token=settings.telegram_token, base_url=_bot_api(settings))


def _bot_api(settings: Settings) -> str:
    """Give the address of the Bot API as PTB wants it, up to the token."""
    return f"{settings.telegram_api_url}/bot"


def _jobs(
    settings: Settings, services: Services, *, reader: Fetcher | None, application: BotApplication | None
) -> list[Job]:
    send = make_send(application.bot) if application is not None else None
    return jobs(services, fetcher=reader, send=send, interval=float(settings.feed_interval))


async def _serve(
    table: Sequence[Job],
    stop: asyncio.Event,
    *,
    bot: Awaitable[None] | None,
    application: BotApplication | None,
) -> None:
    """Run jobs and bot until *stop* is set or one of them cannot go on; then let what is under way end.

    Raises what ended it early. Bot and jobs drain side by side, so that the end comes within ten seconds.
    """
    scheduler = Scheduler(table)
    scheduler.start()
    works = [asyncio.ensure_future(scheduler.wait()), *([asyncio.ensure_future(bot)] if bot is not None else [])]
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait([*works, stopping], return_when=asyncio.FIRST_COMPLETED)
    finally:
        stop.set()
        results = await asyncio.gather(scheduler.stop(), *works, return_exceptions=True)
        if application is not None:
            await close(application)
    for result in results:
        if isinstance(result, BaseException):
            raise result


def _stop_at_signals() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop
