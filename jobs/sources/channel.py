"""Public Telegram channels, by the page that Telegram shows of them to everybody (t.me/s/NAME)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from claimbot.errors import SourceError
from claimbot.model import digest_id
from jobs.sources.dates import parse_time
from jobs.sources.feed import Entry, Feed
from jobs.sources.html import decode, without_controls
from jobs.sources.urls import host_of

_NAME = re.compile(r"/(?:s/)?([A-Za-z]\w{3,31})/?")
_HOSTS = frozenset({"t.me", "telegram.me"})
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_POST = "tgme_widget_message"
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
    reader = _PostReader()
    reader.feed(decode(body, "text/html; charset=utf-8"))
    reader.close()
    entries = tuple(entry for entry in map(_entry, reader.posts) if entry is not None)
    if not entries:
        raise SourceError(url, "no posts are shown; the channel is private, or its owner turned the preview off")
    title = " ".join("".join(reader.title).split())
    return Feed(title=title, entries=entries)


@dataclass(slots=True)
class _Post:
    name: str
    text: list[str] = field(default_factory=list)
    time: str = ""


def _entry(post: _Post) -> Entry | None:
    lines = [" ".join(line.split()) for line in "".join(post.text).split("\n")]
    text = without_controls("\n\n".join(line for line in lines if line))
    if not text:
        return None
    return Entry(
        key=f"https://t.me/{post.name}",
        fingerprint=digest_id(text),
        url=None,  # the page of a post says no more than the post
        title=text.partition("\n")[0][:_TITLE_LENGTH],
        text=text,
        published=parse_time(post.time),
    )


class _PostReader(HTMLParser):
    """Collects the posts of a page: each is an element with `data-post`, its text and its time inside."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.posts: list[_Post] = []
        self.title: list[str] = []
        self._depth = 0
        self._ends: dict[str, int] = {}  # the depth at which the text, or the title, that is being read ends

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br" and "text" in self._ends:
            self.posts[-1].text.append("\n")
        if tag in _VOID:
            return
        self._depth += 1
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if _POST in classes and given.get("data-post"):
            self.posts.append(_Post(given["data-post"]))
        elif _TEXT in classes and self.posts:
            self._ends.setdefault("text", self._depth)
        elif _TITLE in classes:
            self._ends.setdefault("title", self._depth)
        elif tag == "time" and self.posts and given.get("datetime"):
            self.posts[-1].time = given["datetime"]

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        self._ends = {what: depth for what, depth in self._ends.items() if depth != self._depth}
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        if "text" in self._ends:
            self.posts[-1].text.append(data)
        elif "title" in self._ends:
            self.title.append(data)
