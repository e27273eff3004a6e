"""Reading the sources that are due and recording what is new in them.

One document is one unit of work. An entry is marked seen only after its article was recorded, so a crash reads it again
and loses nothing. A source that fails is noted, asked less often, and stops no other; an article that cannot be
recorded is tried three times and then put aside.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import islice

from claimbot.errors import SourceError, StorageError
from claimbot.model import Document, digest_id
from claimbot.ports import Services, Source
from claimbot.record import Recorded, record_in
from jobs.agenda import Agenda, Item, Look, agenda, is_look_due, note_from_feed, note_late, put_next_look
from jobs.failures import Busy
from jobs.fetch import FEED_LIMIT, Fetched, Fetcher, Unchanged
from jobs.schedule import after_failure, after_reading
from jobs.sources.channel import channel_page, looks_like_channel, read_channel
from jobs.sources.feed import Feed, read_feed
from jobs.sources.page import read_page
from jobs.sources.read import (
    Held,
    Missing,
    Pages,
    entry_address,
    entry_document,
    entry_page,
    entry_text,
    in_time,
)

log = logging.getLogger(__name__)

PARALLEL = 8
"""Sources read at the same time."""

BATCH = 4
"""Articles of one source fetched ahead of the one that is recorded; each may hold some megabytes."""

TRIES = 3
"""How often recording an article is tried before it is put aside."""

RECORD_SECONDS = 60.0
"""The longest that one article may take; the others do not wait for it any longer."""

PAUSE = 30.0
"""Seconds without reading after the record could not be written: a full disk does not get better by asking."""

Found = Document | Missing
"""What became of an entry that was to be read: what cannot be read again is let be."""

FUTURE = timedelta(days=1)
"""How far ahead of the clock a publication time may be; publishers' clocks and zones are a little wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What one run did; *failed* counts sources, *aside* articles that could not be recorded, *late* pages to come."""

    sources: int = 0
    unchanged: int = 0
    failed: int = 0
    articles: int = 0
    aside: int = 0
    late: int = 0
    claims: int = 0
    changes: int = 0
    queued: int = 0

    def __add__(self, other: Report) -> Report:
        return Report(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})


async def poll(services: Services, fetcher: Fetcher, *, interval: float = 300.0) -> Report:
    """Read every source that is due, once, and record what is new; *interval* is the usual time between readings."""
    return await Poller(services, fetcher, interval=interval).run()


class Poller:
    """Reads the sources that are due. Runs may overlap: a source that is being read is left to the run that reads it.

    *interval* is the usual time between two readings of a source, in seconds.
    """

    def __init__(self, services: Services, fetcher: Fetcher, *, interval: float = 300.0) -> None:
        self._services = services
        self._fetcher = fetcher
        self._interval = interval
        self._held = Held(services.now)
        self._reading: set[str] = set()
        self._slots = asyncio.Semaphore(PARALLEL)
        self._stopping = False
        self._paused_until = 0.0

    def stop(self) -> None:
        """End after the articles in hand: the others stay unseen and are read at the next start."""
        self._stopping = True

    async def run(self) -> Report:
        """Read what is due and give what that did."""
        began = time.monotonic()
        if self._stopping or began < self._paused_until:
            return Report()
        due = await asyncio.to_thread(self._due)
        if not due:
            return Report()
        reports = await asyncio.gather(*(self._guarded(source) for source in due))
        report = sum(reports, Report())
        log.info("ingest: %s in %.1f s", _in_words(report), time.monotonic() - began, extra={"action": "ingest"})
        return report

    def _due(self) -> list[Source]:
        with self._services.begin() as ledger:
            now = self._services.now()
            sources = ledger.due_sources(now=now, limit=1000)
            due = [
                replace(source, etag=None, modified=None) if is_look_due(ledger, source, now=now) else source
                for source in sources
                if source.url not in self._reading
            ]
        self._reading.update(source.url for source in due)
        return due

    async def _guarded(self, source: Source) -> Report:
        """Read one source; what goes wrong there ends there."""
        try:
            async with self._slots:
                return Report() if self._stopping else await self._noted(source)
        except StorageError as error:
            self._paused_until = time.monotonic() + PAUSE
            log.error("ingest: %s: not recorded, next try in %g s: %s", source.url, PAUSE, error)  # noqa: TRY400 - no bug
            return Report(failed=1)
        finally:
            self._reading.discard(source.url)

    async def _noted(self, source: Source) -> Report:
        """Read one source and keep how that went."""
        wait: float | None = None
        try:
            report, state = await self._read(source)
        except SourceError as error:
            problem, wait = str(error), error.wait if isinstance(error, Busy) else None
        except StorageError:
            raise
        except Exception:  # a parser met what nobody thought of: the others are still to be read
            log.exception("ingest: %s: this is a bug", source.url)
            problem = f"{source.url}: it could not be read; the log has the details"
        else:
            await asyncio.to_thread(self._keep, state)
            return report
        failed = after_failure(source, now=self._services.now(), base=self._interval, error=problem, wait=wait)
        log.warning(
            "ingest: %s (failure %d, next try %s)", problem, failed.failures, f"{failed.due:%d %b %H:%M:%S} UTC"
        )
        await asyncio.to_thread(self._keep, failed)
        return Report(sources=1, failed=1)

    def _keep(self, source: Source) -> None:
        with self._services.begin() as ledger:
            if ledger.source(source.url) is not None:  # else it was removed while it was being read
                ledger.put_source(source)

    async def _read(self, source: Source) -> tuple[Report, Source]:
        """Give what reading *source* did and its state thereafter."""
        channel = looks_like_channel(source.url)
        address = channel_page(source.url) if channel else source.url
        answer = await self._fetcher.get(address, etag=source.etag, modified=source.modified, limit=FEED_LIMIT)
        now = self._services.now()
        if isinstance(answer, Unchanged):
            kept = after_reading(
                source, now=now, base=self._interval, fresh=0, etag=source.etag, modified=source.modified
            )
            return Report(sources=1, unchanged=1), kept
        if source.kind == "page":
            report, title = await self._page(source, answer)
        else:
            feed = await in_time(source.url, lambda: _parsed(source, answer), self._fetcher.workers)
            report, title = await self._entries(source, feed), feed.title
        # While something of this version is still to be recorded, the server must not call it known.
        whole = not report.aside and not report.late and not self._stopping
        etag, modified = (answer.etag, answer.modified) if whole else (None, None)
        state = after_reading(source, now=now, base=self._interval, fresh=report.articles, etag=etag, modified=modified)
        return report, replace(state, title=source.title or title)

    async def _page(self, source: Source, answer: Fetched) -> tuple[Report, str]:
        document = await in_time(
            source.url,
            lambda: read_page(
                answer.body, url=source.url, content_type=answer.content_type, headers=answer.kept_headers
            ),
            self._fetcher.workers,
        )
        unseen = await asyncio.to_thread(self._unseen, source, {source.url: document.sha256})
        if not unseen:
            return Report(sources=1), document.title
        done, report = await self._record(document)
        if done:
            await asyncio.to_thread(self._mark_seen, source, {source.url: document.sha256})
        return Report(sources=1) + report, document.title

    async def _entries(self, source: Source, feed: Feed) -> Report:
        due = await asyncio.to_thread(self._agenda, source, feed)
        waiting = iter(due.items)
        pages = Pages(self._fetcher, self._held)
        report = Report(sources=1)
        while not self._stopping and (batch := list(islice(waiting, BATCH))):
            found = await asyncio.gather(*(_read_item(item, pages, feed=feed, source=source.url) for item in batch))
            report += await self._batch(source, batch, found)
        return report

    def _agenda(self, source: Source, feed: Feed) -> Agenda:
        with self._services.begin() as ledger:
            due = agenda(ledger, source, feed, now=self._services.now(), base=self._interval)
            put_next_look(ledger, source, due.again)
        return due

    async def _batch(self, source: Source, items: Sequence[Item], found: Sequence[Found]) -> Report:
        """Record the documents that were *found* for *items*, in their order."""
        done: list[tuple[Item, Found]] = []
        report = Report()
        try:
            for item, one in zip(items, found, strict=True):
                if isinstance(one, Document):
                    finished, recorded = await self._record(one)
                else:
                    finished, recorded = True, Report(late=int(one is Missing.HELD or item.look is Look.NEW))
                report += recorded
                if finished:
                    done.append((item, one))
        finally:
            if done:
                await asyncio.to_thread(self._mark_read, source, done)
        return report

    def _mark_read(self, source: Source, done: Sequence[tuple[Item, Found]]) -> None:
        """Note what was recorded or let be, and which new articles wait for their pages."""
        now = self._services.now()
        new = {entry_address(item.entry, source.url): found for item, found in done if item.look is Look.NEW}
        late = {address for address, found in new.items() if isinstance(found, Missing)}
        with self._services.begin() as ledger:
            ledger.mark_seen(source.url, dict(_stamps(done)), now=now)
            for address, found in new.items():
                if isinstance(found, Document) and found.raw is None:
                    note_from_feed(ledger, address, now=now)
            note_late(ledger, source, late=late, settled=new.keys() - late, now=now)

    def _unseen(self, source: Source, prints: dict[str, str]) -> set[str]:
        with self._services.begin() as ledger:
            return ledger.unseen(source.url, prints)

    def _mark_seen(self, source: Source, prints: dict[str, str]) -> None:
        with self._services.begin() as ledger:
            ledger.mark_seen(source.url, prints, now=self._services.now())

    async def _record(self, document: Document) -> tuple[bool, Report]:
        """Record one article; give whether it is done with, and what that did."""
        now = self._services.now()
        if document.published is not None and document.published > now + FUTURE:
            document = replace(document, published=None)
        try:
            work = partial(record_in, self._services.begin, document, now=now)
            recorded = await self._fetcher.workers.run(work, seconds=RECORD_SECONDS)
        except StorageError:
            raise
        except Exception as error:  # a text met what nobody thought of: the others are still to be recorded
            log.exception("ingest: %s: could not be recorded; this is a bug", document.url)
            done = await asyncio.to_thread(self._strike, document.url, type(error).__name__)
            return done, Report(aside=1)
        return True, _counted(recorded)

    def _strike(self, url: str, error: str) -> bool:
        """Count a failed try; True where it was the last."""
        name = f"aside:{digest_id(url)}"
        with self._services.begin() as ledger:
            tries = int((ledger.mark(name) or "0").partition(" ")[0]) + 1
            ledger.put_mark(name, f"{tries} {error} {url}")
        return tries >= TRIES


async def _read_item(item: Item, pages: Pages, *, feed: Feed, source: str) -> Found:
    match item.look:
        case Look.NEW:
            found = await entry_document(item.entry, pages, feed=feed, source=source)
            late = isinstance(found, Missing) and item.gives_up(found)
            return entry_text(item.entry, feed=feed, source=source) if late else found
        case Look.PAGE:
            return await entry_page(item.entry, pages)
        case Look.TEXT:
            return entry_text(item.entry, feed=feed, source=source)


def _stamps(done: Sequence[tuple[Item, Found]]) -> Iterator[tuple[str, str]]:
    """Give what each entry is marked seen with; one whose server was not asked is read again as soon as may be."""
    for item, found in done:
        if isinstance(found, Document):
            yield item.entry.key, replace(item, rung=0).stamp if item.look is Look.NEW else item.stamp
        elif found is not Missing.HELD:
            yield item.entry.key, item.stamp


def _parsed(source: Source, answer: Fetched) -> Feed:
    if looks_like_channel(source.url):
        return read_channel(answer.body, url=source.url)
    return read_feed(answer.body, url=source.url, content_type=answer.content_type)


def _counted(recorded: Recorded) -> Report:
    if recorded.repeat:
        return Report()
    return Report(articles=1, claims=len(recorded.claims), changes=len(recorded.changes), queued=recorded.queued)


def _in_words(report: Report) -> str:
    return ", ".join(f"{name} {getattr(report, name)}" for name in report.__slots__)
