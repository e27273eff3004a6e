"""Articles of any source."""

from __future__ import annotations

import io
import threading

import httpx
import pytest

from claimbot.errors import SourceError
from jobs.failures import Passing
from jobs.sources.read import in_time, page_reader, probe, read_source
from jobs.workers import Workers

FEED = "https://news.example/feed"
LONG = "At least 12 people were killed in a blast in the capital on Monday, officials said. Three were hurt."


def rss(*items: str) -> str:
    """Give an RSS feed of *items*, newest first."""
    return f"<rss><channel><title>Wire</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


async def texts(source, fetcher) -> list[str]:
    """Give the texts of the articles of *source*."""
    return [document.text async for document in read_source(str(source), fetcher)]


async def test_feed_with_pages(web, fetcher):
    """A feed's articles are read from their pages, oldest first, under the feed's title and time."""
    web.put(FEED, rss("<link>/b</link><title>B</title>", "<link>/a</link><title>A</title>"))
    web.put("https://news.example/a", f"<title>A | Wire</title><p>{LONG}</p>", headers={"ETag": '"a1"'})
    web.put("https://news.example/b", "<p>Seven people are missing.</p>")

    documents = [document async for document in read_source(FEED, fetcher)]

    assert [(document.title, document.text) for document in documents] == [
        ("A", LONG),
        ("B", "Seven people are missing."),
    ]
    assert documents[0].headers == {"ETag": '"a1"'}


async def test_feed_without_pages(web, fetcher):
    """Where a page cannot be read, or says less than the feed, the feed's own text stands in: at the least a title."""
    web.put(
        FEED,
        rss(
            "<link>/gone</link><description>12 killed</description>",
            "<link>/pdf</link><title>7 missing</title>",
            f"<link>/wall</link><description>{LONG}</description>",
            "<guid isPermaLink='false'>4</guid><description>3 hurt</description>",
        ),
    )
    web.put("https://news.example/pdf", "%PDF", headers={"Content-Type": "application/pdf"})
    web.put("https://news.example/wall", "<p>Subscribe to read on.</p>")

    documents = [document async for document in read_source(FEED, fetcher)]

    assert [document.text for document in documents] == ["3 hurt", LONG, "7 missing", "12 killed"]
    assert documents[0].url == f"{FEED}#4"
    assert {document.outlet for document in documents} == {"Wire"}


async def test_silent_server(web, fetcher):
    """Of a server whose pages do not answer no more than a few are asked for."""
    web.put(FEED, rss(*(f"<link>/{number}</link><description>{number} killed</description>" for number in range(9))))
    for number in range(9):
        web.break_off(f"https://news.example/{number}", httpx.ReadTimeout("late"))

    assert len(await texts(FEED, fetcher)) == 9
    assert len(web.asked) == 3


async def test_takes_too_long(monkeypatch):
    """A page that takes too long to be read is left out this time; the next one is not kept waiting for it."""
    monkeypatch.setattr("jobs.sources.read.PARSE_SECONDS", 0.01)
    workers, gate = Workers(places=1), threading.Event()

    with pytest.raises(Passing, match=r"a: not read within 0\.01 seconds"):
        await in_time("a", gate.wait, workers)
    monkeypatch.setattr("jobs.sources.read.PARSE_SECONDS", 60)
    after = await in_time("b", lambda: "read", workers)
    gate.set()

    assert after == "read"


async def test_page(web, fetcher):
    """The address of a page gives the one article on it."""
    web.put("https://news.example/a", f"<p>{LONG}</p>")

    assert await texts("https://news.example/a", fetcher) == [LONG]
    assert (await page_reader(fetcher)("https://news.example/a")).text == LONG


async def test_channel(web, fetcher):
    """The address of a channel gives its posts."""
    web.put(
        "https://t.me/s/staff",
        '<div class="tgme_widget_message" data-post="staff/1"><p class="tgme_widget_message_text">12 killed</p></div>',
    )

    assert await texts("https://t.me/staff", fetcher) == ["12 killed"]


async def test_file(tmp_path, fetcher):
    """Anything that is no address of the web is a file or folder."""
    (tmp_path / "a.txt").write_text("12 killed")

    assert await texts(tmp_path, fetcher) == ["12 killed"]


async def test_standard_input(fetcher, monkeypatch):
    """`-` is JSON lines, of standard input where nothing else is given, whatever bytes are in them."""
    raw = b'{"url": "a", "text": "12 killed"}\n{"url": "b", "text": "7 \xff missing"}\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="ascii"))

    given = [document.url async for document in read_source("-", fetcher, lines=['{"url": "c", "text": "3"}'])]

    assert given == ["c"]
    assert await texts("-", fetcher) == ["12 killed", "7 \ufffd missing"]


async def test_problems_noted(fetcher):
    """Who wants to can note that a source cannot be read and go on to the next."""
    problems = []

    documents = [one async for one in read_source("https://news.example/none", fetcher, problem=problems.append)]

    assert documents == []
    assert len(problems) == 1


async def test_nothing_there(fetcher):
    """A source that is not there is an error of one line."""
    with pytest.raises(SourceError, match=r"nothing at this address \(404\)"):
        await texts("https://news.example/none", fetcher)


async def test_probe(web, fetcher):
    """An address says what it is before it is added."""
    web.put(FEED, rss("<link>/b</link><title>New</title>", "<link>/a</link><title>Old</title>"))
    web.put("https://news.example/a", f"<title>Blast</title><p>{LONG}</p>")

    feed, page = await probe(FEED, fetcher), await probe("https://news.example/a", fetcher)

    assert (feed.kind, feed.title, feed.entries, feed.newest) == ("feed", "Wire", 2, "New")
    assert (page.kind, page.title, page.entries) == ("page", "Blast", 1)
