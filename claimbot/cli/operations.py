"""`claimbot migrate`, `status` and `doctor`: operations."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from claimbot import app
from claimbot.cli.console import environment, print_json, settings
from claimbot.errors import ClaimbotError
from claimbot.ports import CONFLICT_MARK, POLL_MARK, Counts, Source
from claimbot.settings import VARIABLES, Settings
from claimbot.texts.admin import CONFLICT
from claimbot.texts.amounts import count
from claimbot.wire import Json

LEAST_SPACE = 500_000_000
"""Bytes; a busy record grows by about that in a month."""


def migrate(_: argparse.Namespace) -> int:
    """Bring the tables up to date; running it twice, or twice at once, does no harm."""
    print(app.migrate(settings()))
    return 0


def backup(arguments: argparse.Namespace) -> int:
    """Copy the record to a file while it is in use."""
    print(app.backup(settings(), Path(arguments.file)))
    return 0


def status(arguments: argparse.Namespace) -> int:
    """Print how much is on record, on its way and failing."""
    with app.open_record(settings()) as begin, begin() as ledger:
        found = Status(
            counts=ledger.counts(),
            failing=tuple(source for source in ledger.sources() if source.failures),
            aside=tuple(ledger.marks("aside:").values()),
            polled=ledger.mark(POLL_MARK),
            conflict=ledger.mark(CONFLICT_MARK),
        )
    if arguments.json:
        print_json(_status_json(found))
    else:
        for line in _status_lines(found):
            print(line)
    return 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """What `claimbot status` tells: *aside* are articles that could not be recorded, as "tries error address"."""

    counts: Counts
    failing: tuple[Source, ...]
    aside: tuple[str, ...]
    polled: str | None
    conflict: str | None


def _status_json(status: Status) -> Json:
    row = asdict(status.counts) | {
        "last_poll": status.polled,
        "last_poll_conflict": status.conflict,
        "aside": list(status.aside),
    }
    oldest = status.counts.oldest_queued
    row["oldest_queued"] = oldest.isoformat() if oldest else None
    row["failing"] = [{"url": one.url, "failures": one.failures, "error": one.error} for one in status.failing]
    return row


def _status_lines(status: Status) -> Iterator[str]:
    counts = status.counts
    yield (
        f"record    {count(counts.articles, 'article')} ({count(counts.revisions, 'version')}), "
        f"{count(counts.claims, 'claim')} in {counts.series:,} series, {count(counts.changes, 'change')}"
    )
    yield f"readers   {count(counts.chats, 'chat')}, {count(counts.subscriptions, 'subscription')}"
    states = ", ".join(f"{number:,} {state}" for state, number in sorted(counts.alerts.items())) or "none"
    oldest = f", the oldest waiting since {counts.oldest_queued:%Y-%m-%d %H:%M} UTC" if counts.oldest_queued else ""
    yield f"alerts    {states}{oldest}"
    yield f"updates   {counts.waiting_updates:,} waiting, {counts.failed_updates:,} put aside"
    yield f"polled    {status.polled or 'never'}"
    if status.conflict:
        yield f"          {CONFLICT} {status.conflict}"
    yield f"feeds     {counts.sources:,}, of which {counts.failing_sources:,} failing"
    for source in status.failing:
        yield f"          {source.url}: {source.error} ({source.failures}×)"
    if status.aside:
        yield f"articles  {len(status.aside):,} could not be recorded; please report it:"
        yield from (f"          {line}" for line in status.aside)


def doctor(_: argparse.Namespace) -> int:
    """Check what claimbot needs and say what to mend; 1 where something is wrong."""
    wrong = 0
    chosen, given = None, environment()
    try:
        chosen = settings()
    except ClaimbotError as error:
        wrong += _say("settings", error)
    if chosen is not None:
        for name in sorted(VARIABLES):
            print(f"  {name:<34} {'set' if given.get(name, '').strip() else 'not set: default'}")
        wrong += sum(_look(subject, check) for subject, check in _checks(chosen))
    print("All well." if not wrong else f"{count(wrong, 'thing')} to mend.")
    return 1 if wrong else 0


def _checks(chosen: Settings) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "python", lambda: sys.version.split()[0]
    yield "record", lambda: _record(chosen)
    yield "disk", lambda: _disk(chosen)
    yield "telegram", lambda: _telegram(chosen)


def _look(subject: str, check: Callable[[], str]) -> int:
    try:
        return _say(subject, None, good=check())
    except ClaimbotError as error:
        return _say(subject, error)


def _say(subject: str, error: ClaimbotError | None, *, good: str = "") -> int:
    print(f"{'MEND' if error else 'ok'}    {subject}: {error or good}")
    return 1 if error else 0


def _disk(chosen: Settings) -> str:
    if not chosen.database_url.startswith("sqlite:///"):
        return "the record is on a database server"
    if chosen.ephemeral_disk:
        raise ClaimbotError(app.EPHEMERAL)
    folder = Path(chosen.database_url.removeprefix("sqlite:///")).parent
    free = shutil.disk_usage(next(parent for parent in (folder, *folder.parents) if parent.exists())).free
    if free < LEAST_SPACE:
        raise ClaimbotError(f"only {free // 1_000_000:,} MB are free beside the record; make room")
    return f"{free // 1_000_000_000:,} GB free"


def _record(chosen: Settings) -> str:
    description, sources = app.describe_record(chosen)
    failing = [source for source in sources if source.failures]
    if failing:
        raise ClaimbotError(f"{len(failing)} of {len(sources)} feeds cannot be read; `claimbot feeds list` says why")
    feeds = count(len(sources), "feed") if sources else "no feeds yet; `claimbot feeds import --starter` adds some"
    return f"{description}, {feeds}"


def _telegram(chosen: Settings) -> str:
    if chosen.telegram_token is None:
        return "no TELEGRAM_TOKEN: `claimbot run` opens a chat in the terminal"
    return asyncio.run(app.describe_bot(chosen))
