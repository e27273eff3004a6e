"""Reading the sources that are due, and recording what is new in them."""

from __future__ import annotations

import logging
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import httpx
import pytest

from claimbot.errors import StorageError
from claimbot.ports import Source
from jobs.ingest import BATCH, Poller, poll
from tests.jobs.conftest import Body

FEED = "https://news.example/feed"
OTHER = "https://other.example/feed"


def rss(*items: str) -> str:
    """Give an RSS feed of *items*, newest first."""
    return f"<rss><channel><title>Wire</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


def story(name: str, text: str = "12 people were killed.") -> str:
    """Give an entry with its text in the feed."""
    return f"<link>/{name}</link><title>{name}</title><description>{text}</description>"


@pytest.fixture
def add(begin):
    """Add sources by address."""

    def add(*urls: str, kind: str = "feed") -> None:
        with begin() as ledger:
            for url in urls:
                ledger.put_source(Source(url=url, kind=kind))

    return add


@pytest.fixture
def source(begin):
    """Give the state of a source."""

    def source(url: str = FEED) -> Source:
        with begin() as ledger:
            found = ledger.source(url)
        assert found is not None
        return found

    return source


@pytest.fixture
def hashes(begin):
    """Give how many versions of an article are on record."""

    def hashes(url: str) -> int:
        with begin() as ledger:
            article = ledger.article(url)
        return len(article.hashes) if article else 0

    return hashes


async def test_records_what_is_new(services, fetcher, web, add, source, hashes, clock):
    """New articles are recorded once, and the source remembers how it was read."""
    add(FEED)
    web.put(FEED, rss(story("b"), story("a")), headers={"ETag": '"1"'})

    report = await poll(services, fetcher)

    assert (report.sources, report.articles, report.failed) == (1, 2, 0)
    assert hashes("https://news.example/a") == 1
    state = source()
    assert (state.title, state.etag, state.articles, state.succeeded) == ("Wire", '"1"', 2, clock())
    assert state.due > clock()


async def test_not_due(services, fetcher, web, add):
    """A source is left in peace until its time has come."""
    add(FEED)
    web.put(FEED, rss(story("a")))
    await poll(services, fetcher)
    asked = len(web.asked)

    report = await poll(services, fetcher)

    assert report.sources == 0
    assert len(web.asked) == asked


async def test_unchanged(services, fetcher, web, add, clock):
    """A feed that the server calls unchanged costs one request and records nothing."""
    add(FEED)
    web.put(FEED, rss(story("a")), headers={"ETag": '"1"'})
    await poll(services, fetcher)
    clock.forward(minutes=4)

    report = await poll(services, fetcher)

    assert (report.unchanged, report.articles) == (1, 0)
    assert web.paths().count("https://news.example/a") == 1


async def test_edited_entry(services, fetcher, web, add, hashes, clock):
    """An entry whose text changed is a new version of its article; one that did not is not read again."""
    add(FEED)
    web.put(FEED, rss(story("b"), story("a")))
    await poll(services, fetcher)
    clock.forward(hours=1)
    web.put(FEED, rss(story("b"), story("a", "14 people were killed.")))

    report = await poll(services, fetcher)

    assert report.articles == 1
    assert (hashes("https://news.example/a"), hashes("https://news.example/b")) == (2, 1)


async def test_renumbered_and_reordered(services, fetcher, web, add, clock):
    """New ids and another order of the same entries are nothing new."""
    add(FEED)
    web.put(FEED, rss("<guid>1</guid>" + story("a"), "<guid>2</guid>" + story("b")))
    await poll(services, fetcher)
    clock.forward(hours=1)
    web.put(FEED, rss("<guid>x9</guid>" + story("b"), "<guid>x8</guid>" + story("a")))

    assert (await poll(services, fetcher)).articles == 0


async def test_silent_edit(services, fetcher, web, add, hashes, clock):
    """A page that is changed without a word is noticed, although its feed stays as it was."""
    add(FEED)
    web.put(FEED, rss(story("a")), headers={"ETag": '"1"'})
    web.put("https://news.example/a", "<p>At least 12 people were killed, officials said.</p>")
    await poll(services, fetcher)
    web.put("https://news.example/a", "<p>At least 14 people were killed, officials said.</p>")
    clock.forward(minutes=10)

    report = await poll(services, fetcher)

    assert report.articles == 1
    assert hashes("https://news.example/a") == 2


async def test_looks_grow_rare(services, fetcher, web, add, hashes, clock):
    """The page of an article is read again soon at first, then ever more rarely, and not for ever."""
    add(FEED)
    web.put(FEED, rss(story("a")), headers={"ETag": '"1"'})
    web.put("https://news.example/a", "<p>At least 12 people were killed, officials said.</p>")
    ages = []
    for minutes in range(0, 7 * 24 * 60, 20):
        before = web.paths().count("https://news.example/a")
        await poll(services, fetcher)
        if web.paths().count("https://news.example/a") > before:
            ages.append(minutes)
        clock.forward(minutes=20)

    assert len(ages) == 7
    assert ages[0] == 0
    assert all(later >= 2 * earlier for earlier, later in pairwise(ages))
    assert hashes("https://news.example/a") == 1


async def test_page_fails_later(services, fetcher, web, add, hashes, clock):
    """An article whose page cannot be read any more stays as it was: the feed's teaser is no new version of it."""
    add(FEED)
    web.put(FEED, rss(story("a", "A blast.")))
    web.put("https://news.example/a", "<p>At least 12 people were killed, officials said.</p>")
    await poll(services, fetcher)
    web.put("https://news.example/a", "down", status=500)
    clock.forward(hours=1)

    assert (await poll(services, fetcher)).articles == 0
    assert hashes("https://news.example/a") == 1


async def test_page_works_later(services, fetcher, web, add, hashes, clock):
    """An article that was recorded from its feed stays with the feed's text: a page that comes late is no edit."""
    add(FEED)
    web.put(FEED, rss(story("a")))
    await poll(services, fetcher)
    web.put("https://news.example/a", "<p>At least 12 people were killed, officials said. Three were hurt.</p>")
    clock.forward(hours=1)

    assert (await poll(services, fetcher)).articles == 0
    assert hashes("https://news.example/a") == 1


PAGE = "https://news.example/a"
ARTICLE = "<p>At least 12 people were killed in the capital, officials said. Three were hurt.</p>"


@pytest.fixture
def versions(begin):
    """Give the texts of all versions of an article."""

    def versions(url: str = PAGE) -> list[str]:
        with begin() as ledger:
            article = ledger.article(url)
            numbers = range(1, len(article.hashes) + 1) if article else ()
            return [ledger.revision(url, number).text for number in numbers]

    return versions


def fail(web, fault: int | Exception, url: str = PAGE, **headers: str) -> None:
    """Let the page at *url* fail in that way."""
    if isinstance(fault, Exception):
        web.break_off(url, fault)
    else:
        web.put(url, "not now", status=fault, headers=headers)


@pytest.mark.parametrize("fault", [429, 503, 500, httpx.ReadTimeout("late"), httpx.ConnectError("down")])
async def test_page_fails_in_passing(services, fetcher, web, add, versions, clock, fault):
    """An article whose page fails for a passing reason is recorded from its page as soon as that can be read."""
    add(FEED)
    web.put(FEED, rss(story("a", "A blast.")), headers={"ETag": '"1"'})
    fail(web, fault)
    first = await poll(services, fetcher)
    web.put(PAGE, ARTICLE)
    clock.forward(minutes=7)
    second = await poll(services, fetcher)

    assert (first.articles, first.late, second.articles, second.late) == (0, 1, 1, 0)
    assert versions() == ["At least 12 people were killed in the capital, officials said. Three were hurt."]


async def test_page_fails_for_long(services, fetcher, web, add, versions, clock):
    """A page that keeps failing is asked for three times; then its article is recorded from the feed for good."""
    add(FEED)
    web.put(FEED, rss(story("a")), headers={"ETag": '"1"'})
    fail(web, 503)
    texts = []
    for _ in range(12):
        await poll(services, fetcher)
        texts.append(versions())
        clock.forward(minutes=4)
    asked = web.paths().count(PAGE)
    web.put(PAGE, ARTICLE)
    clock.forward(hours=1)
    await poll(services, fetcher)

    assert texts[0] == []
    assert texts[-1] == versions() == ["12 people were killed."]
    assert asked == 3


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_page_refused(services, fetcher, web, add, versions, status):
    """Where a server refuses a page for good the feed's own text is recorded at once."""
    add(FEED)
    web.put(FEED, rss(story("a")))
    fail(web, status)

    report = await poll(services, fetcher)

    assert (report.articles, report.late) == (1, 0)
    assert versions() == ["12 people were killed."]


async def test_pages_asked_to_wait(services, fetcher, web, add, hashes, clock):
    """A server that asks to wait is asked for no page, of no feed, before that; then all are read from there."""
    add(FEED, OTHER)
    web.put(FEED, rss(*(story(str(number), "A blast.") for number in range(9))), headers={"ETag": '"1"'})
    web.put(OTHER, rss(story("0", "A blast.").replace("/0", "https://news.example/0", 1)), headers={"ETag": '"1"'})
    for number in range(9):
        fail(web, 429, f"https://news.example/{number}", **{"Retry-After": "3600"})
    poller = Poller(services, fetcher)
    for _ in range(11):
        await poller.run()
        clock.forward(minutes=5)
    asked = len([path for path in web.paths() if "feed" not in path])
    for number in range(9):
        web.put(f"https://news.example/{number}", ARTICLE)
    clock.forward(minutes=15)
    await poller.run()

    assert asked <= BATCH + 1
    assert [hashes(f"https://news.example/{number}") for number in range(9)] == [1] * 9


async def test_look_put_off(services, fetcher, web, add, hashes, clock):
    """A look at a known page that its server wants put off is made up for when the wait is over."""
    add(FEED)
    web.put(FEED, rss(*(story(str(number)) for number in range(9))), headers={"ETag": '"1"'})
    for number in range(9):
        web.put(f"https://news.example/{number}", ARTICLE)
    poller = Poller(services, fetcher)
    await poller.run()
    for number in range(1, 9):
        fail(web, 429, f"https://news.example/{number}", **{"Retry-After": "500"})
    web.put("https://news.example/0", ARTICLE.replace("12", "14"))
    clock.forward(minutes=6)
    await poller.run()
    before = hashes("https://news.example/0")
    for number in range(1, 9):
        web.put(f"https://news.example/{number}", ARTICLE)
    clock.forward(minutes=9)
    await poller.run()

    assert (before, hashes("https://news.example/0")) == (1, 2)


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
