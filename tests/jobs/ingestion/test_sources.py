"""Sources that fail, wait, change or are odd, and articles that cannot be recorded."""

from __future__ import annotations

import logging
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import httpx
from feeding import FEED, OTHER, rss, story

from claimbot.errors import StorageError
from jobs.ingest import Poller, poll
from tests.jobs.conftest import Body


async def test_future_dates(services, fetcher, web, add, begin, clock):
    """A publication time far ahead is not believed: the time of learning stands in."""
    add(FEED)
    web.put(FEED, rss("<pubDate>Fri, 24 Dec 2027 10:00 GMT</pubDate>" + story("a")))

    await poll(services, fetcher)

    with begin() as ledger:
        assert ledger.article("https://news.example/a").published == clock()


async def test_failing_source(services, fetcher, web, add, source, clock, caplog):
    """A source that fails is named in one line, asked less and less often, and stops no other."""
    add(FEED, OTHER)
    web.put(FEED, "<html>we are closed</html>")
    web.put(OTHER, rss(story("a")))

    with caplog.at_level(logging.WARNING):
        report = await poll(services, fetcher)
    first = source().due - clock()
    clock.forward(hours=1)
    await poll(services, fetcher)

    assert (report.sources, report.failed, report.articles) == (2, 1, 1)
    assert next(record.message for record in caplog.records if FEED in record.message).count("\n") == 0
    assert "HTML page and not a feed" in source().error
    assert source().failures == 2
    assert source().due - clock() > 1.9 * first


async def test_recovers(services, fetcher, web, add, source, clock):
    """A source that answers again is read as before, and nothing of its failure is left."""
    add(FEED)
    await poll(services, fetcher)
    clock.forward(hours=7)
    web.put(FEED, rss(story("a")))

    await poll(services, fetcher)

    assert (source().failures, source().error, source().articles) == (0, None, 1)


async def test_asked_to_wait(services, fetcher, web, add, source, clock):
    """A server that asks to wait is left alone for as long as it says."""
    add(FEED)
    web.put(FEED, "slow down", status=429, headers={"Retry-After": "7200"})

    await poll(services, fetcher)

    assert source().due - clock() == timedelta(hours=2)


async def test_unexpected_fault(services, fetcher, web, add, source, caplog):
    """A fault that nobody thought of is logged in full, and ends with its source."""
    add(FEED, OTHER)
    web.break_off(FEED, ZeroDivisionError())
    web.put(OTHER, rss(story("a")))

    report = await poll(services, fetcher)

    assert (report.failed, report.articles) == (1, 1)
    assert "the log has the details" in source().error
    assert any(record.exc_info for record in caplog.records)


async def test_removed_meanwhile(services, fetcher, web, add, begin):
    """A source that is removed while it is read does not come back."""
    add(FEED)

    def remove(request: httpx.Request) -> httpx.Response:
        with begin() as ledger:
            ledger.remove_source(FEED)
        raise httpx.ConnectError("gone")

    web.answer_with(FEED, remove)

    await poll(services, fetcher)

    with begin() as ledger:
        assert ledger.sources() == []


async def test_page_as_source(services, fetcher, web, add, hashes, clock):
    """A page that is watched is recorded once, and again when it changes."""
    add("https://news.example/live", kind="page")
    counts = []
    for text in ("12 people were killed.", "12 people were killed.", "14 people were killed."):
        web.put("https://news.example/live", f"<title>Live</title><p>{text}</p>")
        counts.append((await poll(services, fetcher)).articles)
        clock.forward(hours=1)

    assert counts == [1, 0, 1]
    assert hashes("https://news.example/live") == 2


async def test_channel_as_source(services, fetcher, web, add):
    """A channel is read through the page that shows it."""
    add("https://t.me/staff")
    post = '<p class="tgme_widget_message_text">12 killed</p>'
    web.put("https://t.me/s/staff", f'<div class="tgme_widget_message" data-post="staff/1">{post}</div>')

    assert (await poll(services, fetcher)).articles == 1


class Counting:
    """Units of work that count how often the record is asked, by question."""

    def __init__(self, begin) -> None:
        self._begin = begin
        self.asked: Counter[str] = Counter()

    @contextmanager
    def __call__(self, *, recorder: bool = False):
        with self._begin(recorder=recorder) as ledger:
            yield ledger if recorder else _Counted(ledger, self.asked)


class _Counted:
    def __init__(self, ledger, asked: Counter[str]) -> None:
        self._ledger = ledger
        self._asked = asked

    def __getattr__(self, name: str):
        self._asked[name] += 1
        return getattr(self._ledger, name)


async def test_long_feed(services, fetcher, web, add):
    """What is known of a feed is asked in one go: its length does not lengthen the unit of work that asks."""
    add(FEED, OTHER)
    web.put(FEED, rss(story("a")))
    web.put(OTHER, rss(*(story(str(number)) for number in range(60))))
    counting = Counting(services.begin)

    await poll(replace(services, begin=counting), fetcher)

    assert (counting.asked["known"], counting.asked["article"]) == (2, 0)


class Biting:
    """A unit of work that fails on one article as a bug would."""

    def __init__(self, ledger, url: str) -> None:
        self._ledger = ledger
        self._url = url

    def __getattr__(self, name: str):
        return getattr(self._ledger, name)

    def add_revision(self, document, **when):
        if document.url == self._url:
            raise ValueError("poison")
        return self._ledger.add_revision(document, **when)


async def test_poison(services, fetcher, web, add, source, clock):
    """An article that cannot be recorded is tried three times and then put aside; the others are recorded."""
    add(FEED)
    web.put(FEED, rss(story("good"), story("poison")), headers={"ETag": '"1"'})

    @contextmanager
    def begin(*, recorder: bool = False):
        with services.begin(recorder=recorder) as ledger:
            yield Biting(ledger, "https://news.example/poison")

    poller = Poller(replace(services, begin=begin), fetcher)
    rounds = []
    for _ in range(4):
        rounds.append(await poller.run())
        clock.forward(hours=1)

    assert [(report.articles, report.aside) for report in rounds] == [(1, 1), (0, 1), (0, 1), (0, 0)]
    assert source().etag == '"1"'


async def test_full_disk(services, fetcher, web, add, source, hashes, clock):
    """Where the record cannot be written, reading pauses, and what was not recorded is read again later."""
    add(FEED)
    web.put(FEED, rss(story("a")), headers={"ETag": '"1"'})
    full = True

    def begin(*, recorder: bool = False):
        if recorder and full:
            raise StorageError("the disk is full; make room")
        return services.begin(recorder=recorder)

    poller = Poller(replace(services, begin=begin), fetcher)
    failed, paused = await poller.run(), await poller.run()
    full = False
    recovered = await poll(services, fetcher)

    assert (failed.failed, paused.sources, recovered.articles) == (1, 0, 1)
    assert hashes("https://news.example/a") == 1


async def test_stops_between_articles(services, fetcher, web, add, source, hashes):
    """A stop ends the reading after the articles in hand, and the rest is read by the next start."""
    add(FEED)
    web.put(FEED, rss(*(story(str(number)) for number in range(9, 0, -1))), headers={"ETag": '"1"'})
    poller = Poller(services, fetcher)

    def stop(request: httpx.Request) -> httpx.Response:
        poller.stop()
        return httpx.Response(404, stream=Body(b"stopping"))

    web.answer_with("https://news.example/1", stop)

    stopped = await poller.run()
    again = replace(source(), due=None)
    with services.begin() as ledger:
        ledger.put_source(again)
    rest = await poll(services, fetcher)

    assert 0 < stopped.articles < 9
    assert stopped.articles + rest.articles == 9
