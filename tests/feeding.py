"""Feeds and pages for tests of ingestion, in a few words."""

from __future__ import annotations

FEED = "https://news.example/feed"
OTHER = "https://other.example/feed"
PAGE = "https://news.example/a"
ARTICLE = "<p>At least 12 people were killed in the capital, officials said. Three were hurt.</p>"


def rss(*items: str) -> str:
    """Give an RSS feed of *items*, newest first."""
    return f"<rss><channel><title>Wire</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


def story(name: str, text: str = "12 people were killed.") -> str:
    """Give an entry with its text in the feed."""
    return f"<link>/{name}</link><title>{name}</title><description>{text}</description>"


def fail(web, fault: int | Exception, url: str = PAGE, **headers: str) -> None:
    """Let the page at *url* fail in that way."""
    if isinstance(fault, Exception):
        web.break_off(url, fault)
    else:
        web.put(url, "not now", status=fault, headers=headers)
