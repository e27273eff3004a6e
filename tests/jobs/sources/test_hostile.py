"""Whatever strangers send, the answer is a value or a `SourceError`, never another error."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimbot.errors import SourceError
from jobs.sources.channel import looks_like_channel, read_channel
from jobs.sources.dates import parse_time
from jobs.sources.feed import looks_like_feed, read_feed
from jobs.sources.files import read_lines
from jobs.sources.html import decode, read_head, text_of
from jobs.sources.page import read_page
from jobs.sources.urls import canonical_url, host_of

URL = "https://news.example/feed"
SCRAPS = st.sampled_from(
    [
        "<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "/a", "<pubDate>", "]]>",
        "<![CDATA[", "Mon, 99 Dec 2024", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "&nbsp;", "&#0;",
        "&#xD800;", "<!--", "-->", "<p>", "<script>", "<div class='tgme_widget_message' data-post='x/1'>", "\x00",
        "<time datetime='2024'>", "<meta charset='utf-7'>", "<meta content='x' property='og:title'>",
        "<a href='http://[x'>", "\U0001f600", "{", '"items":', "<script type='application/ld+json'>",
        '{"datePublished": 7}', "</script>", "[", "<!DOCTYPE html>", "<?xml", "?>",
    ]
)  # fmt: skip
TEXTS = st.lists(SCRAPS | st.text(max_size=8), max_size=25).map("".join)
BODIES = TEXTS.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=200)
TYPES = st.sampled_from(["", "text/html", "application/xml; charset=utf-16", "text/html; charset=idna", "text/plain"])
FIELDS = st.sampled_from(
    [
        "version",
        "items",
        "id",
        "url",
        "title",
        "content_html",
        "date_published",
        "text",
        "claims",
        "quote",
        "low",
        "published",
    ]
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS | st.text(max_size=5), inner, max_size=6),
    max_leaves=20,
)
hostile = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@hostile
@given(body=BODIES, content_type=TYPES)
def test_feeds_pages_channels(body, content_type):
    """Bytes of any kind are a feed, a page, a channel, or a fault of their source."""
    looks_like_feed(body, content_type)
    for read in (
        lambda: read_feed(body, url=URL, content_type=content_type).entries,
        lambda: [read_page(body, url=URL, content_type=content_type)],
        lambda: read_channel(body, url=URL).entries,
    ):
        with suppress(SourceError):
            assert all(isinstance(found.text, str) for found in read())


@hostile
@given(body=BODIES, content_type=TYPES)
def test_html(body, content_type):
    """Bytes of any kind have a text, without control characters."""
    text = decode(body, content_type)
    read_head(text)

    assert not any(ord(char) < 32 and char not in "\n\t\r" for char in text_of(text))


@hostile
@given(text=st.text(max_size=60) | st.from_regex(r"[\d:T +.-]{4,30}|\w{3}, \d+ \w{3} \d+ [\d:]+ \S+", fullmatch=True))
def test_times(text):
    """Any string is a time with a zone, or none."""
    found = parse_time(text)

    assert found is None or found.tzinfo is not None


@hostile
@given(url=st.text(max_size=40) | st.from_regex(r"https?://[\w.\[\]:@%-]{0,20}[/?#&=\w;%]{0,20}", fullmatch=True))
def test_addresses(url):
    """Any string has a canonical form, which stays as it is."""
    once = canonical_url(url)
    host_of(url)
    looks_like_channel(url)

    assert canonical_url(once) == once


@hostile
@given(value=JSON)
def test_json(value):
    """JSON of any shape is an article, a feed, or a fault with its line."""
    line = json.dumps(value)
    problems: list[SourceError] = []

    documents = list(read_lines([line], problem=problems.append))
    with suppress(SourceError):
        read_feed(line.encode(), url=URL)

    assert len(documents) + len(problems) == 1


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<![CDATA[", "</", "<?", "<p a='", '<p a="x', "<a b=c ", "<div>", "&", "<svg>"]
)
def test_never_closed(piece):
    """Markup that is opened tens of thousands of times and never closed is read at once, and gives no text."""
    page = "<p>12 killed</p>" + piece * 50_000

    assert text_of(page).startswith("12 killed")
    assert read_head(page).title == ""
