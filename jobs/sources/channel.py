"""Public Telegram channels, by the page that Telegram shows of them to everybody (t.me/s/NAME)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from claimbot.errors import SourceError
from claimbot.model import digest_id
from jobs.sources.dates import parse_time
from jobs.sources.feed import Entry, Feed
from jobs.sources.html import decode, parsed, text_in
from jobs.sources.urls import host_of

_NAME = re.compile(r"/(?:s/)?([A-Za-z]\w{3,31})/?")
_HOSTS = frozenset({"t.me", "telegram.me"})
_TEXT = "tgme_widget_message_text"
_TITLE = "tgme_channel_info_header_title"
_TITLE_LENGTH = 120
"""Characters of a post's first line that stand as its title."""


def looks_like_channel(url: str) -> bool:
    """Say whether *url* is that of a Telegram channel (and not of one post in it)."""
    return host_of(url) in _HOSTS and _NAME.fullmatch(urlsplit(url).path) is not None


def channel_page(url: str) -> str:
    """Give the address of the page on which Telegram shows the newest posts of the channel at *url*."""
    name = _NAME.fullmatch(urlsplit(url).path)
    if name is None:
        raise SourceError(url, "this is no channel; write it as https://t.me/NAME")
    return f"https://t.me/s/{name[1]}"


def read_channel(body: bytes, *, url: str) -> Feed:
    """Read the posts on the page of a channel, oldest first; raises `SourceError` where it shows none. Blocking."""
    root = parsed(decode(body, "text/html; charset=utf-8"))
    posts = [] if root is None else root.xpath("//*[@data-post]")
    entries = tuple(entry for entry in map(_entry, posts) if entry is not None)
    if not entries:
        raise SourceError(url, "no posts are shown; the channel is private, or its owner turned the preview off")
    return Feed(title=" ".join(_text(root, _TITLE).split()), entries=entries)


def _entry(post: Any) -> Entry | None:
    text = _text(post, _TEXT)
    if not text:
        return None
    time = post.find(".//time[@datetime]")
    return Entry(
        key=f"https://t.me/{post.get('data-post')}",
        fingerprint=digest_id(text),
        url=None,  # the page of a post says no more than the post
        title=text.partition("\n")[0][:_TITLE_LENGTH],
        text=text,
        published=parse_time(time.get("datetime")) if time is not None else None,
    )


def _text(element: Any, name: str) -> str:
    """Give the text of the first element inside *element* that is of class *name*."""
    found = element.xpath(".//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} ")
    return text_in(found[0]) if found else ""
