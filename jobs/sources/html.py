"""Reading HTML: the text of a fragment, what a page says about itself, the charset of bytes.

Parsed by lxml, which takes damaged and hostile markup in linear time; the standard library's parser needs minutes for a
megabyte of unclosed tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml import etree  # type: ignore[import-untyped] # lxml ships no types

LONGEST_TEXT = 200_000
"""Characters of one article that are kept, of its page or of its feed: about forty newspaper pages."""

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "td", "th", "tr", "ul",
    }
)  # fmt: skip
_SILENT = frozenset({"script", "style", "template", "iframe", "svg", "title"})
_BREAK = "\x1e"  # no control character is in a text by the time this one is put there
_TAG = re.compile(r"<[A-Za-z/!]")
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


def parsed(markup: str) -> Any:
    """Give the root element of *markup*, however damaged, or None where nothing is in it. Fetches nothing."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, recover=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing but space or comments
        return None


def text_of(fragment: str) -> str:
    """Give the visible text of an HTML *fragment*, a blank line between blocks; of plain text, between its lines."""
    sound = without_controls(fragment)
    if not _TAG.search(sound):
        return _blocks(unescape(sound).split("\n"))
    root = parsed(sound)
    return "" if root is None else text_in(root)


def text_in(element: Any) -> str:
    """Give the visible text inside *element*, a blank line between blocks."""
    text = "".join(_pieces(element))
    return _blocks(without_controls(part) for part in text.split(_BREAK))  # line ends mean nothing in HTML


def _pieces(element: Any) -> Iterator[str]:
    """Give the visible text inside *element* piece by piece, with a break at each edge of a block."""
    silent = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            silent += node.tag in _SILENT
            inside = node.text
        else:
            silent -= node.tag in _SILENT
            inside = node.tail if node is not element else None
        if node.tag in _BLOCKS:
            yield _BREAK
        if inside and not silent:
            yield inside


def _blocks(lines: Iterable[str]) -> str:
    joined = (" ".join(line.split()) for line in lines)
    return "\n\n".join(line for line in joined if line)


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
    head = Head()
    root = parsed(page)
    for element in () if root is None else root.iter("meta", "link", "time", "title", "script"):
        match element.tag:
            case "meta":
                name = element.get("property") or element.get("name") or element.get("itemprop") or ""
                head.meta.setdefault(name.lower(), (element.get("content") or "").strip())
            case "link":
                _read_link(head, element)
            case "time" if element.get("datetime"):
                head.times.append(element.get("datetime"))
            case "title" if not head.title:
                head.title = " ".join("".join(element.itertext()).split())
            case "script" if "ld+json" in (element.get("type") or "").lower():
                head.linked_data.extend(_objects(element.text or ""))
    return head


def _read_link(head: Head, element: Any) -> None:
    relations, kind = (element.get("rel") or "").lower().split(), (element.get("type") or "").lower()
    if "alternate" in relations and ("rss" in kind or "atom" in kind or "feed+json" in kind):
        head.feeds.append((element.get("href") or "").strip())


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
