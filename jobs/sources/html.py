"""Reading HTML without a library of its own: the text of a fragment, the head of a page, the charset of bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "td", "th", "tr", "ul",
    }
)  # fmt: skip
_SILENT = frozenset({"script", "style", "template", "iframe", "svg", "title"})
_BREAK = "\x1e"  # no control character is in a text by the time this one is put there
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_NO_CHARSETS = frozenset({"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape"})
"""Encodings of Python that no page is written in, and that fail in ways of their own."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_DECLARED = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)


def without_controls(text: str) -> str:
    """Give *text* without control characters (line ends and tabs stay): no message and no database wants them."""
    return _CONTROLS.sub("", text)


def decode(body: bytes, content_type: str) -> str:
    """Turn the bytes of a page into text: by BOM, by header, by its own `<meta>`, else UTF-8 or what Windows writes."""
    header = _DECLARED.search(content_type)
    meta = _CHARSET.search(body[:4096])
    named = [header[1] if header else "", meta[1].decode("ascii") if meta else ""]
    for charset in ("utf-8-sig" if body.startswith(b"\xef\xbb\xbf") else "", *named, "utf-8"):
        if not charset or charset.lower().replace("-", "_") in _NO_CHARSETS:
            continue
        with suppress(ValueError, LookupError):
            return body.decode(charset)
    return body.decode("cp1252", errors="replace")


def text_of(fragment: str) -> str:
    """Give the visible text of an HTML *fragment*, a blank line between blocks; of plain text, between its lines."""
    reader = _TextReader()
    reader.feed(without_controls(fragment))
    reader.close()
    text = "".join(reader.parts)
    blocks = text.split(_BREAK) if reader.marked else text.split("\n")  # line ends mean nothing in HTML
    lines = (" ".join(block.split()) for block in blocks)
    return "\n\n".join(line for line in lines if line)


class _TextReader(HTMLParser):
    """Collects what a reader would see; *marked* tells whether there was any markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.marked = False
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's form
        self._break(tag)
        self._silent += tag in _SILENT

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's form
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)
        self._silent -= tag in _SILENT and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)

    def _break(self, tag: str) -> None:
        self.marked = True
        if tag in _BLOCKS:
            self.parts.append(_BREAK)


@dataclass(slots=True)
class Head:
    """What a page says about itself: its title, its `<meta>` by lower-case name, JSON-LD, the feeds it links to."""

    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    linked_data: list[dict[str, Any]] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)


def read_head(page: str) -> Head:
    """Read what *page* says about itself, wherever in it that stands."""
    reader = _HeadReader()
    reader.feed(page)
    reader.close()
    return reader.head


class _HeadReader(HTMLParser):
    """Collects `<title>`, `<meta>`, `<link>`, `<time>` and JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.head = Head()
        self._inside: str | None = None
        self._data: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "meta":
                name = given.get("property") or given.get("name") or given.get("itemprop") or ""
                self.head.meta.setdefault(name.lower(), given.get("content", "").strip())
            case "link":
                self._link(given)
            case "time" if given.get("datetime"):
                self.head.times.append(given["datetime"])
            case "title" if not self.head.title:
                self._inside, self._data = tag, []
            case "script" if "ld+json" in given.get("type", "").lower():
                self._inside, self._data = tag, []

    def _link(self, given: dict[str, str]) -> None:
        relations, kind = given.get("rel", "").lower().split(), given.get("type", "").lower()
        if "alternate" in relations and ("rss" in kind or "atom" in kind or "feed+json" in kind):
            self.head.feeds.append(given.get("href", "").strip())

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._data.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag != self._inside:
            return
        text, self._inside = "".join(self._data), None
        if tag == "title":
            self.head.title = " ".join(text.split())
        else:
            self.head.linked_data.extend(_objects(text))


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Give the objects of a JSON-LD block, those of its lists and graphs too; nothing where it is damaged."""
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[name] for name in ("@graph", "mainEntity") if name in value)
