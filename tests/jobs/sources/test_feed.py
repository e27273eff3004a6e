"""Feeds: bytes in, entries out."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from claimbot.errors import SourceError
from jobs.sources.feed import NEWEST, looks_like_feed, read_feed

URL = "https://news.example/world/feed"


def rss(*items: str, head: str = "") -> bytes:
    """Give an RSS feed of *items*."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f"{head}<rss version='2.0'><channel><title>Example Wire</title>{inner}</channel></rss>".encode()


def read(*items: str, head: str = ""):
    """Give the entries of an RSS feed of *items*."""
    return read_feed(rss(*items, head=head), url=URL).entries


def test_rss():
    """An entry has a canonical address, its longest text as text, and its time in UTC."""
    (entry,) = read(
        """<title>12 killed &amp;amp; 3 hurt</title><link>/a?id=7&amp;utm_source=rss#top</link><guid>x1</guid>
        <description>Short.</description><pubDate>Mon, 16 Dec 2024 13:00:00 KST</pubDate>
        <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>At least 12 people
        were killed.</p><p>Three were hurt.</p>]]></content:encoded>"""
    )

    assert (entry.url, entry.title) == ("https://news.example/a?id=7", "12 killed & 3 hurt")
    assert entry.text.endswith("were killed.\n\nThree were hurt.")
    assert entry.published == datetime(2024, 12, 16, 4, tzinfo=UTC)


def test_atom():
    """Atom is read like RSS."""
    feed = read_feed(
        b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry>
        <title>12 killed</title><id>urn:1</id><link href="https://news.example/a"/>
        <updated>2024-12-16T13:00:00+09:00</updated><summary type="html">&lt;b&gt;12&lt;/b&gt; killed</summary>
        </entry></feed>""",
        url=URL,
    )

    assert feed.title == "Wire"
    assert [(entry.url, entry.text) for entry in feed.entries] == [("https://news.example/a", "12 killed")]
    assert feed.entries[0].published == datetime(2024, 12, 16, 4, tzinfo=UTC)


def test_json_feed():
    """JSON Feed is read like RSS."""
    items = [
        {
            "id": 2,
            "url": "https://news.example/b",
            "content_html": "<p>12 killed</p>",
            "date_published": "2024-12-17T00:00Z",
        },
        {"id": "1", "url": "/a", "title": "3 hurt", "content_text": "3 hurt", "date_published": "2024-12-16T00:00Z"},
    ]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": items}).encode()

    feed = read_feed(body, url=URL)

    assert [entry.url for entry in feed.entries] == ["https://news.example/a", "https://news.example/b"]
    assert [entry.text for entry in feed.entries] == ["3 hurt", "12 killed"]


def test_oldest_first():
    """Entries come in the order of their times; where one has none, in that of the feed, which is newest first."""
    dated = [f"<link>/{day}</link><pubDate>{day} Dec 2024 10:00 GMT</pubDate>" for day in (12, 14, 13)]

    assert [entry.url[-2:] for entry in read(*dated)] == ["12", "13", "14"]
    assert [entry.url[-2:] for entry in read(*dated, "<link>/99</link>")] == ["99", "13", "14", "12"]


def test_newest():
    """Of an endless archive the newest entries are taken."""
    entries = read(*(f"<link>/{number}</link><title>{number}</title>" for number in range(NEWEST + 50)))

    assert len(entries) == NEWEST
    assert entries[-1].title == "0"


def test_archives():
    """The newest entries of an archive of tens of thousands are found, whichever way round it is sorted."""
    days = [
        f"<link>/{n}</link><pubDate>{datetime.fromtimestamp(n * 3600, UTC):%d %b %Y %H:%M} GMT</pubDate>"
        for n in range(20_000)
    ]

    rising, falling = read(*days), read(*reversed(days))

    assert [entry.url for entry in rising] == [entry.url for entry in falling]
    assert [entry.url[-5:] for entry in rising[-2:]] == ["19998", "19999"]


def test_renumbered_ids():
    """New ids for old articles change neither what an entry is called nor its fingerprint."""
    before = read("<guid>1</guid><link>/a</link><title>12 killed</title>")
    after = read("<guid>wp-901</guid><link>/a</link><title>12 killed</title>")

    assert (before[0].key, before[0].fingerprint) == (after[0].key, after[0].fingerprint)


def test_changed_entry():
    """A changed text is a changed fingerprint of the same entry."""
    before, after = (read(f"<link>/a</link><description>{count} killed</description>")[0] for count in (12, 14))

    assert before.key == after.key
    assert before.fingerprint != after.fingerprint


def test_twice_in_one_feed():
    """An article that stands twice in a feed is one entry."""
    assert len(read("<link>/a</link>", "<link>/a?utm_medium=x</link>")) == 1


@pytest.mark.parametrize("link", ["", "<link>javascript:alert(1)</link>", "<guid isPermaLink='false'>17</guid>"])
def test_without_address(link):
    """An entry without an address of the web has its text at least."""
    (entry,) = read(f"{link}<description>12 killed</description>")

    assert entry.url is None
    assert entry.text == "12 killed"


@pytest.mark.parametrize(
    "body",
    [
        rss("<title>12 killed & 3 hurt</title><link>/a</link>"),
        rss("<title>12 killed&nbsp;&amp; 3 hurt</title><link>/a</link>"),
        rss("<title>12 killed &amp; 3 hurt</title><link>/a</link>")[:-17],
        b"\xef\xbb\xbf \n" + rss("<title>12 killed &amp; 3 hurt</title><link>/a</link>"),
        rss("<title>12 killed &amp;\x08 3 hurt</title><link>/a</link>"),
    ],
)
def test_damaged(body):
    """What can be read of a damaged feed is read."""
    (entry,) = read_feed(body, url=URL).entries

    assert entry.title == "12 killed & 3 hurt"


def test_wrong_charset():
    """Bytes that are not of the charset they claim are read as what they are."""
    title = "“12” killed, Köln".encode("cp1252")
    body = b"<?xml version='1.0' encoding='utf-8'?>" + rss("<title>#</title>").replace(b"#", title)

    assert read_feed(body, url=URL).entries[0].title == "“12” killed, Köln"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (rss(), "no entries"),
        (b"<html><body>Log in</body></html>", "HTML page and not a feed; give the address of its RSS"),
        (b"<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/rss>", r"feed: https://news\.example/rss"),
        (b"404 not found", "no entries"),
        (b'{"error": "no"}', "not a JSON Feed"),
        (b"{", "not a JSON Feed"),
        (b"\x00\x01\x02", "no entries"),
    ],
)
def test_no_feed(body, problem):
    """What is no feed, or an empty one, is said to be one line what it is."""
    with pytest.raises(SourceError, match=problem):
        read_feed(body, url=URL)


def _laughs() -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>'


@pytest.mark.parametrize(
    "head",
    [
        _laughs(),
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file://host/secret">]>',
        '<!DOCTYPE rss SYSTEM "http://evil/x.dtd" [\n',
    ],
)
def test_entity_bombs(head):
    """A feed that declares entities is not parsed."""
    with pytest.raises(SourceError, match="entities of its own"):
        read("<title>&l8;</title>", head=head)


def test_harmless_doctype():
    """The document type of old RSS is no reason to refuse it."""
    doctype = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    )

    assert len(read("<link>/a</link>", head=doctype)) == 1


@pytest.mark.parametrize(
    ("body", "content_type", "feed"),
    [
        (rss("<link>/a</link>"), "text/html", True),
        (b"<?xml version='1.0'?><feed xmlns='x'/>", "", True),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "", True),
        (b"<!doctype html><html><body>a feed: <rss></body></html>", "application/xml", False),
        (b"<p>12 killed", "text/html", False),
        (b"{}", "application/json", False),
    ],
)
def test_tells_feeds_from_pages(body, content_type, feed):
    """What a document is, its content tells better than its label."""
    assert looks_like_feed(body, content_type) is feed
