"""Lists of feeds."""

from __future__ import annotations

from importlib import resources

import pytest

from claimbot.errors import SourceError
from claimbot.opml import read_opml, write_opml
from claimbot.ports import Source


def test_reads_folders():
    """Feeds are found in whatever folders they stand, in order, each once; other outlines are left alone."""
    sources = read_opml(
        b"""<?xml version="1.0"?><opml version="2.0"><body>
        <outline text="World"><outline text="Wire" xmlUrl="https://news.example/feed"/></outline>
        <outline type="rss" title="B" text="b" xmlUrl=" https://b.example/ "/><outline xmlurl="https://c.example/"/>
        <outline xmlUrl="https://news.example/feed"/><outline xmlUrl="ftp://d.example/"/></body></opml>"""
    )

    assert [(source.url, source.title) for source in sources] == [
        ("https://news.example/feed", "Wire"),
        ("https://b.example/", "B"),
        ("https://c.example/", ""),
    ]


def test_round_trip():
    """What is written is read back, whatever characters titles and addresses hold."""
    sources = [
        Source(url='https://a.example/?x=1&y="2"', title="<R&D> 'news' – Köln"),
        Source(url="https://b.example/"),
    ]

    read = read_opml(write_opml(sources).encode())

    assert [source.url for source in read] == [source.url for source in sources]
    assert [source.title for source in read] == [sources[0].title, "https://b.example/"]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "no OPML"),
        (b"<opml><body>", "no OPML"),
        (b"<rss/>", "no OPML but <rss>"),
        (b'<!DOCTYPE o [<!ENTITY a "b">]><opml/>', "declares XML entities"),
    ],
)
def test_no_opml(body, problem):
    """What is no OPML is refused with what to do."""
    with pytest.raises(SourceError, match=problem):
        read_opml(body, source="list.opml")


def test_starter():
    """The list to start from can be read, names every feed, and writes each address once, safely."""
    body = resources.files("claimbot").joinpath("data/starter.opml").read_bytes()

    sources = read_opml(body)

    assert 25 <= len(sources) <= 40
    assert all(source.title and source.url.startswith("https://") for source in sources)
    assert body.count(b"xmlUrl=") == len(sources)
