"""Articles of any source: the address of a feed, a page or a channel, a file, a folder, JSON lines.

Here reading meets fetching. What blocks runs in the threads for it, with a limit of time: a page is a stranger's
program.
"""

from __future__ import annotations

import io
import logging
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from pathlib import Path
from typing import TypeVar

from claimbot.errors import SourceError
from claimbot.model import Document
from claimbot.ports import FetchDocument, Now
from jobs.failures import Busy, Passing, Silent
from jobs.fetch import FEED_LIMIT, PAGE_LIMIT, Fetched, Fetcher, Unchanged
from jobs.sources.channel import channel_page, looks_like_channel, read_channel
from jobs.sources.feed import Entry, Feed, looks_like_feed, read_feed
from jobs.sources.files import Problem, fail, read_file, read_lines
from jobs.sources.page import read_page
from jobs.sources.urls import canonical_url, host_of
from jobs.workers import Workers

PARSE_SECONDS = 10.0
"""A feed of 50,000 entries is read in 5 seconds, the slowest page seen in 2."""

MOST_SILENCES = 2
"""Pages of one feed that may go unanswered, or of one server in it that may be put off, before no more are asked for:
each unanswered one costs half a minute."""

log = logging.getLogger(__name__)

Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True, slots=True)
class Probe:
    """What an address turned out to be, for whoever adds it as a source."""

    url: str
    kind: str
    title: str
    entries: int
    newest: str


async def read_source(
    source: str, fetcher: Fetcher, *, lines: Iterable[str] | None = None, problem: Problem = fail
) -> AsyncIterator[Document]:
    """Give the articles of *source*, whatever it is, in the order in which they are to be learned.

    *lines* are the JSON lines that `-` stands for (standard input by default). *problem* is told of whatever cannot be
    read, by default to raise it; a page that cannot be read is none, for its feed's own text stands in.
    """
    if source == "-":
        documents = read_lines(standard_input() if lines is None else lines, problem=problem)
    elif source.startswith(("http://", "https://")):
        async for document in _on_the_web(source, fetcher, problem=problem):
            yield document
        return
    else:
        documents = read_file(Path(source), problem=problem)
    for document in documents:
        yield document


def standard_input() -> Iterable[str]:
    """Give the lines of standard input, whatever bytes they hold."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdin


async def _on_the_web(source: str, fetcher: Fetcher, *, problem: Problem) -> AsyncIterator[Document]:
    try:
        fetched = await _get(fetcher, source)
        feed = await feed_in(fetched, fetcher.workers)
        page = await in_time(source, lambda: _page(fetched), fetcher.workers) if feed is None else None
    except SourceError as error:
        problem(error)
        return
    if page is not None:
        yield page
    if feed is not None:
        pages = Pages(fetcher)
        for entry in feed.entries:
            document = await entry_document(entry, pages, feed=feed, source=source)
            yield document if isinstance(document, Document) else entry_text(entry, feed=feed, source=source)


async def probe(url: str, fetcher: Fetcher, *, page_too: bool = True) -> Probe:
    """Say what *url* is and what it holds; raises `SourceError` where it cannot be read.

    Without *page_too* a page is refused, with the address of the feed that it names.
    """
    fetched = await _get(fetcher, url)
    feed = await feed_in(fetched, fetcher.workers)
    if feed is None and not page_too:
        feed = await in_time(url, lambda: _named_feed(fetched), fetcher.workers)
    if feed is None:
        page = await in_time(url, lambda: _page(fetched), fetcher.workers)
        return Probe(url=url, kind="page", title=page.title or page.outlet, entries=1, newest=page.title)
    kind = "channel" if looks_like_channel(url) else "feed"
    newest = feed.entries[-1]
    return Probe(
        url=url,
        kind=kind,
        title=feed.title or host_of(url),
        entries=len(feed.entries),
        newest=newest.title or newest.text,
    )


def _named_feed(fetched: Fetched) -> Feed:
    """Read what does not look like a feed as one: the error then says what it is instead."""
    return read_feed(fetched.body, url=fetched.url, content_type=fetched.content_type)


def page_reader(fetcher: Fetcher) -> FetchDocument:
    """Give the function that reads the article at an address."""

    async def fetch_document(url: str) -> Document:
        fetched = _fetched(await fetcher.get(url, limit=PAGE_LIMIT))
        return await in_time(url, lambda: _page(fetched), fetcher.workers)

    return fetch_document


async def feed_in(fetched: Fetched, workers: Workers) -> Feed | None:
    """Read the feed, or the channel, that *fetched* holds; None where it is a page."""
    if looks_like_channel(fetched.url):
        return await in_time(fetched.url, lambda: read_channel(fetched.body, url=fetched.url), workers)
    if not looks_like_feed(fetched.body, fetched.content_type):
        return None
    return await in_time(
        fetched.url, lambda: read_feed(fetched.body, url=fetched.url, content_type=fetched.content_type), workers
    )


class Missing(Enum):
    """Why there is no article from a page."""

    REFUSED = auto()  #: there is none to be had, now or later
    LATE = auto()  #: it could not be read this time
    HELD = auto()  #: it was not asked for: its server asked to be left alone for a while


class Held:
    """The servers that asked to be left alone, and until when; it outlasts the reading of one feed."""

    def __init__(self, now: Now = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._until: dict[str, datetime] = {}

    def __contains__(self, host: str) -> bool:
        return host in self._until and self._now() < self._until[host]

    def hold(self, host: str, *, seconds: float) -> None:
        """Leave *host* alone for so long."""
        now = self._now()
        self._until = {other: until for other, until in self._until.items() if now < until}
        self._until[host] = max(now + timedelta(seconds=seconds), self._until.get(host, now))


class Pages:
    """Reads the articles' pages of one feed, and no longer asks where servers do not answer or want to be left alone.

    *held* are the servers that asked for it, also while other feeds were read.
    """

    def __init__(self, fetcher: Fetcher, held: Held | None = None) -> None:
        self._read = page_reader(fetcher)
        self._held = held or Held()
        self._silences = 0
        self._busy: Counter[str] = Counter()

    async def read(self, url: str) -> Document | Missing:
        """Give the article at *url*, or why there is none."""
        host = host_of(url)
        if host in self._held:
            return Missing.HELD
        if max(self._silences, self._busy[host]) >= MOST_SILENCES:
            return Missing.LATE
        try:
            return await self._read(url)
        except Passing as error:
            log.debug("page not read yet: %s", error)
            self._note(host, error)
            return Missing.LATE
        except SourceError as error:
            log.debug("page left out: %s", error)
            return Missing.REFUSED

    def _note(self, host: str, error: Passing) -> None:
        """Remember what *error* says of its server."""
        if isinstance(error, Silent):
            self._silences += 1
        elif isinstance(error, Busy):
            self._busy[host] += 1
            if error.wait:
                self._held.hold(host, seconds=error.wait)


async def entry_document(entry: Entry, pages: Pages, *, feed: Feed, source: str) -> Document | Missing:
    """Give the article of *entry*: from its page where that can be read and says more, else from the feed.

    Where the page may yet be read it gives why it was not: page and teaser are no two versions of one text, so which of
    them is recorded is decided once.
    """
    own = entry_text(entry, feed=feed, source=source)
    page = await entry_page(entry, pages)
    if page is Missing.REFUSED:
        return own
    if isinstance(page, Document) and len(page.text) < len(own.text):  # a pay wall, a consent page
        return own
    return page


async def entry_page(entry: Entry, pages: Pages) -> Document | Missing:
    """Give the article of *entry* from its page, under the headline and the time of the feed, or why there is none."""
    page = await pages.read(entry.url) if entry.url else Missing.REFUSED
    if isinstance(page, Missing):
        return page
    return replace(page, title=entry.title or page.title, published=entry.published or page.published)


def entry_text(entry: Entry, *, feed: Feed, source: str) -> Document:
    """Give the article of *entry* as far as the feed itself tells it: its text, at the least its title."""
    return Document(
        url=entry_address(entry, source),
        text=entry.text or entry.title,
        title=entry.title,
        outlet=feed.title or host_of(source),
        published=entry.published,
    )


def entry_address(entry: Entry, source: str) -> str:
    """Give the address under which the article of *entry* is recorded, also where it has none of its own."""
    return entry.url or (entry.key if entry.key.startswith("https://t.me/") else f"{canonical_url(source)}#{entry.key}")


async def in_time(source: str, work: Callable[[], Result], workers: Workers) -> Result:
    """Run blocking *work* on *source* in a thread; raises `Passing` where it takes too long (it is left to end)."""
    try:
        return await workers.run(work, seconds=PARSE_SECONDS)
    except TimeoutError as error:
        raise Passing(source, f"not read within {PARSE_SECONDS:g} seconds; it is built in too odd a way") from error


async def _get(fetcher: Fetcher, url: str) -> Fetched:
    address = channel_page(url) if looks_like_channel(url) else url
    return replace(_fetched(await fetcher.get(address, limit=FEED_LIMIT)), url=url)


def _fetched(answer: Fetched | Unchanged) -> Fetched:
    if isinstance(answer, Unchanged):
        raise SourceError(answer.url, "the server says 'unchanged' although no version was named to it")
    return answer


def _page(fetched: Fetched) -> Document:
    return read_page(fetched.body, url=fetched.url, content_type=fetched.content_type, headers=fetched.kept_headers)
