"""Telegram HTML that cannot be broken from outside: data is escaped when it goes in, and only this module makes tags.

`Html` marks what is markup already. Everything else that meets it is text: escaped, and freed of the control and
direction characters that could hide or reorder what a reader sees. Lengths are those that Telegram counts: UTF-16
units of the visible text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

MESSAGE_LIMIT = 4000
"""Visible UTF-16 units of one message; Telegram takes 4,096, the rest is room for a repeat mark."""

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
"""Control characters (but tab and line feed), and those that override the direction of writing."""

_SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of a character that came out of broken input; they cannot be sent."""

_TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")
_PIECE = re.compile(r"<[^>]*>|&(?:[a-z]+|#\d+);|\n| +|[^<&\n ]+|[<&]")
"""A tag, an entity, a line end, a gap, or a word."""


class Html(str):
    """Text that is Telegram HTML already."""

    __slots__ = ()


def clean(text: str) -> str:
    """Give *text* without characters that hide, reorder or cannot be sent."""
    return sendable(_HIDDEN.sub("", text))


def sendable(text: str) -> str:
    """Give *text* with halves of characters replaced, so that it can be written as UTF-8."""
    return _SURROGATES.sub("\ufffd", text)


def escape(text: str) -> Html:
    """Give *text* as HTML; what is `Html` already stays as it is."""
    return text if isinstance(text, Html) else Html(html.escape(clean(text), quote=False).replace('"', "&quot;"))


def markup(template: str, *parts: str) -> Html:
    """Fill the `{}` of *template*, which is HTML of our own, with *parts*, each escaped unless it is `Html`."""
    return Html(template.format(*(escape(part) for part in parts)))


def joined(separator: str, parts: Iterable[str]) -> Html:
    """Join *parts* that are not empty; *separator* is text."""
    return Html(escape(separator).join(escape(part) for part in parts if part))


def link(label: str, url: str) -> Html:
    """Link *label* to *url*; only its label where the address is not one of the web (`tg://user` would name people)."""
    address = clean(url)
    return markup('<a href="{}">{}</a>', address, label) if is_web(address) else escape(label)


def is_web(url: str) -> bool:
    """Say whether *url* is an http or https address with a host and without blanks."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", url)
    except ValueError:
        return False


def plain(markup_text: str) -> str:
    """Give what a reader sees of *markup_text*."""
    return html.unescape(_TAG.sub("", markup_text))


def visible_length(markup_text: str) -> int:
    """Count the UTF-16 units of the visible text."""
    return utf16_length(plain(markup_text))


def utf16_length(text: str) -> int:
    """Count the UTF-16 units of *text*: an emoji counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, limit: int) -> str:
    """Shorten plain *text* to *limit* characters at the end of a word, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return cut.rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…" if " " in cut else cut + "…"


def split(markup_text: str, limit: int = MESSAGE_LIMIT) -> list[Html]:
    """Cut HTML of ours into messages of at most *limit* visible units, each well formed by itself.

    It cuts at a line end where there is one, else between words, else within an overlong word; tags that are open at
    a cut are closed before it and opened again after it.
    """
    if visible_length(markup_text) <= limit:
        return [Html(markup_text)]
    page = _Page(limit)
    for line in markup_text.splitlines(keepends=True):
        page.add_line(line)
    return page.finish()


class _Page:
    """The message that `split` is filling, and those that are full."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.full: list[Html] = []
        self.parts: list[str] = []
        self.length = 0
        self.opened: list[str] = []

    def add_line(self, line: str) -> None:
        """Add a line whole if a message can hold it, else piece by piece."""
        length = visible_length(line.rstrip("\n"))
        if self.length and length + self.length > self.limit and length <= self.limit:
            self.turn()
        for piece in _pieces(line, self.limit):
            self.add(piece)

    def add(self, piece: str) -> None:
        """Add a tag, or a piece of text that is not longer than a message."""
        tag = _TAG.fullmatch(piece)
        length = 0 if tag else utf16_length(html.unescape(piece))
        if self.length + length > self.limit:
            self.turn()
        if tag and tag[1]:
            self.opened = [opened for opened in self.opened if _name(opened) != tag[2]]
        elif tag:
            self.opened.append(piece)
        self.parts.append(piece)
        self.length += length

    def turn(self) -> None:
        """Close the message and begin the next one with the tags that are open."""
        closing = "".join(f"</{_name(opened)}>" for opened in reversed(self.opened))
        text = "".join(self.parts).rstrip() + closing
        if plain(text).strip():
            self.full.append(Html(text))
        self.parts = list(self.opened)
        self.length = 0

    def finish(self) -> list[Html]:
        """Give all messages."""
        self.turn()
        return self.full


def _name(tag: str) -> str:
    matched = _TAG.fullmatch(tag)
    return matched[2] if matched else ""


def _pieces(line: str, limit: int) -> Iterator[str]:
    """Give the tags and words of *line*; a word longer than a message is cut into ones that fit."""
    for matched in _PIECE.finditer(line):
        piece = matched[0]
        if piece.startswith(("<", "&")) or utf16_length(piece) <= limit:
            yield piece
        else:
            step = max(1, limit // 2)  # a character takes two units at most
            yield from (piece[at : at + step] for at in range(0, len(piece), step))
