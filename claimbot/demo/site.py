"""What the fictitious outlets' web sites look like: feeds and article pages as bytes. Nothing here listens or waits."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from claimbot.demo.stream import Page

FEED_ENTRIES = 15
"""How many articles a feed lists, as many sites do."""

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | {outlet}</title>
<meta property="og:type" content="article">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{published}">
<meta property="article:modified_time" content="{updated}">
<link rel="alternate" type="application/xml" title="{outlet}" href="/{desk}/feed.xml">
</head>
<body>
<header><nav><a href="/{desk}/">{outlet}</a> <a href="/{desk}/feed.xml">Feed</a></nav></header>
<main>
<h1>{title}</h1>
<article>
{body}
</article>
</main>
<footer><p>{outlet} is an invented newspaper. This page is part of the demo of claimbot.</p></footer>
</body>
</html>
"""

_RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel>
<title>{outlet}</title>
<link>{base}/{desk}/</link>
<description>News from {outlet}</description>
{entries}
</channel></rss>
"""

_RSS_ENTRY = """<item>
<title>{title}</title>
<link>{link}</link>
<guid isPermaLink="true">{link}</guid>
<pubDate>{published}</pubDate>
<description>{summary}</description>
</item>"""

_ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>{outlet}</title>
<id>{base}/{desk}/</id>
<link href="{base}/{desk}/"/>
<updated>{updated}</updated>
{entries}
</feed>
"""

_ATOM_ENTRY = """<entry>
<title>{title}</title>
<id>{link}</id>
<link href="{link}"/>
<published>{published}</published>
<updated>{updated}</updated>
<summary>{summary}</summary>
</entry>"""

ATOM_DESKS = frozenset({"meridian-post", "the-lantern"})
"""The outlets that offer Atom; the others offer RSS, as it is in the world."""


def article_page(page: Page) -> bytes:
    """Give the HTML page of an article."""
    shown = page.shown
    html = _PAGE.format(
        title=escape(shown.title),
        outlet=escape(shown.outlet),
        desk=shown.desk,
        published=page.published.isoformat(),
        updated=page.updated.isoformat(),
        body="\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in shown.text.split("\n\n")),
    )
    return html.encode()


def feed(pages: Sequence[Page], *, desk: str, outlet: str, base: str) -> bytes:
    """Give the feed of an outlet: RSS or Atom, the newest articles first. *base* is the address of the server."""
    newest = sorted(pages, key=lambda page: page.published, reverse=True)[:FEED_ENTRIES]
    render = _atom if desk in ATOM_DESKS else _rss
    return render(newest, desk=desk, outlet=escape(outlet), base=base).encode()


def _rss(pages: Sequence[Page], *, desk: str, outlet: str, base: str) -> str:
    entries = [
        _RSS_ENTRY.format(
            title=escape(page.shown.title),
            link=base + page.shown.path,
            published=format_datetime(page.published),
            summary=escape(_summary(page)),
        )
        for page in pages
    ]
    return _RSS.format(outlet=outlet, base=base, desk=desk, entries="\n".join(entries))


def _atom(pages: Sequence[Page], *, desk: str, outlet: str, base: str) -> str:
    entries = [
        _ATOM_ENTRY.format(
            title=escape(page.shown.title),
            link=base + page.shown.path,
            published=page.published.isoformat(),
            updated=page.updated.isoformat(),
            summary=escape(_summary(page)),
        )
        for page in pages
    ]
    updated = max((page.updated.isoformat() for page in pages), default="")
    return _ATOM.format(outlet=outlet, base=base, desk=desk, updated=updated, entries="\n".join(entries))


def _summary(page: Page) -> str:
    return page.shown.text.split("\n\n")[0]
