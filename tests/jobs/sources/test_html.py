"""The text of fragments, the head of pages, the charset of bytes."""

from __future__ import annotations

import pytest

from jobs.sources.html import decode, read_head, text_of, without_controls


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>At least 12 &amp; more</p><p>killed</p>", "At least 12 & more\n\nkilled"),
        ("12<br>killed<br/>and 3 hurt", "12\n\nkilled\n\nand 3 hurt"),
        ("killed <b>12</b>\n  people", "killed 12 people"),
        ("killed 12\n  people", "killed 12\n\npeople"),
        ("<script>x(12)</script><style>p{}</style>12 killed", "12 killed"),
        ("1 < 2 and R&D, A&nbsp;B", "1 < 2 and R&D, A B"),
        ("plain text", "plain text"),
        ("12\x00 kil\x0bled\x1f", "12 killed"),
        ("<p>unclosed <b>12 killed", "unclosed 12 killed"),
        ("", ""),
    ],
)
def test_text(fragment, text):
    """The visible text comes out, block by block, without markup and control characters."""
    assert text_of(fragment) == text


def test_controls():
    """Control characters go; line ends, tabs and everything printed stay."""
    assert without_controls("a\x00b\x85c\n\td\u200be\ufefff") == "ab\x85c\n\td\u200bef"


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("“12”".encode(), "text/html", "“12”"),
        ("“12”".encode("cp1252"), "text/html; charset=utf-8", "“12”"),
        ("zażółć".encode("iso-8859-2"), "text/html; charset=ISO-8859-2", "zażółć"),
        ('<meta charset="koi8-r">число'.encode("koi8-r"), "text/html", '<meta charset="koi8-r">число'),
        ("12".encode("utf-8-sig"), "text/html; charset=nonsense", "12"),
        (b"\x81\x9d12", "", "��12"),
    ],
)
def test_charsets(body, content_type, text):
    """Header, `<meta>` and BOM are believed as far as the bytes bear them out."""
    assert decode(body, content_type) == text


def test_head():
    """A page's title, meta, JSON-LD, times and feeds are read, and damaged JSON-LD is passed over."""
    head = read_head(
        """<title>12 killed
        in blast</title><meta property="og:site_name" content=" Example Wire "><meta name="date" content="2024-12-16">
        <link rel="alternate" type="application/rss+xml" href="/feed">
        <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "12"}]}</script>
        <script type="application/ld+json">{damaged</script><svg><title>icon</title></svg>
        <time datetime="2024-12-16T10:00Z">today</time>"""
    )

    assert head.title == "12 killed in blast"
    assert (head.meta["og:site_name"], head.meta["date"]) == ("Example Wire", "2024-12-16")
    assert [described.get("headline") for described in head.linked_data] == [None, "12"]
    assert (head.feeds, head.times) == (["/feed"], ["2024-12-16T10:00Z"])
