"""Reading a feed: bytes in, entries out. RSS and Atom by feedparser, JSON Feed by its own specification.

Feeds are what strangers wrote by hand: a damaged one gives what can be read, and one that gives nothing is a fault,
whatever its status said. Nothing here fetches.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from claimbot.errors import SourceError
from claimbot.model import digest_id
from jobs.sources.dates import parse_time
from jobs.sources.html import LONGEST_TEXT, decode, read_head, text_of, without_controls
from jobs.sources.urls import canonical_url

NEWEST = 300
"""Entries taken of one feed; ordinary feeds hold 10 to 100, archives tens of thousands."""

_MANY = 1000
"""Of a feed with more than twice as many entries, so many at its top and its end are parsed: the newest are there."""

_HEAD = 4096
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)\b[^>]{0,300}", re.IGNORECASE)
_HARMLESS = re.compile(rb"<!DOCTYPE\s+(html|rss|rdf:RDF)\b[^\[<]*$", re.IGNORECASE)
_PAGE = re.compile(rb"<(!DOCTYPE\s+html|html|head|body)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(rss|feed|rdf:RDF)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry of a feed: *key* names it in this feed, *fingerprint* changes when it does. *url* may be missing."""

    key: str
    fingerprint: str
    url: str | None
    title: str
    text: str
    published: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """A feed as it was read: *entries* oldest first, in the order in which they are to be learned."""

    title: str
    entries: tuple[Entry, ...]


def looks_like_feed(body: bytes, content_type: str) -> bool:
    """Say whether *body* is a feed rather than a page, by what it holds more than by what the server calls it."""
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return b"jsonfeed.org" in head or "feed+json" in content_type
    return bool(_FEED.search(head)) and not _opens_page(head)


def read_feed(body: bytes, *, url: str, content_type: str = "") -> Feed:
    """Read the feed that was found at *url*; raises `SourceError` where it is none, or holds nothing. Blocking."""
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        feed = _json_feed(body, url)
    else:
        _refuse_page(body, url, content_type)
        _refuse_entities(head, url)
        feed = _xml_feed(body, url, content_type)
    if not feed.entries:
        raise SourceError(url, "the feed holds no entries; open it in a browser to see what the server sends")
    return feed


def _refuse_page(body: bytes, url: str, content_type: str) -> None:
    if not _opens_page(body[:_HEAD]) or _FEED.search(body[:_HEAD]):
        return
    feeds = [urljoin(url, link) for link in read_head(decode(body, content_type)).feeds if link]
    hint = f"the page names this feed: {feeds[0]}" if feeds else "give the address of its RSS or Atom feed"
    raise SourceError(url, f"this is an HTML page and not a feed; {hint}")


def _opens_page(head: bytes) -> bool:
    """Say whether *head* begins an HTML page, after an XML declaration and comments."""
    rest = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    while rest.startswith((b"<?", b"<!--")):
        rest = rest.partition(b"?>" if rest.startswith(b"<?") else b"-->")[2].lstrip()
    return bool(_PAGE.match(rest))


def _refuse_entities(head: bytes, url: str) -> None:
    """No feed needs a document type with entities of its own; what has one is built to explode."""
    for declaration in _DECLARATION.finditer(head):
        if not _HARMLESS.match(declaration[0]):
            raise SourceError(url, "the feed declares entities of its own, which is not read")


def _xml_feed(body: bytes, url: str, content_type: str) -> Feed:
    headers = {"content-type": content_type or "application/xml", "content-location": url}
    # Given as a stream: a string would first be tried as an address and as a file name.
    stream = io.BytesIO(_without_middle(body))
    try:
        parsed = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # what feedparser raises on odd bytes is no list that ends
        raise SourceError(url, f"the feed cannot be parsed ({type(error).__name__})") from error
    entries = (_xml_entry(entry, url) for entry in parsed.entries)
    return Feed(title=_line(parsed.feed.get("title")), entries=_newest(entries))


def _without_middle(body: bytes) -> bytes:
    """Leave out the middle of an endless archive, whichever way round it is sorted: parsing 50,000 takes seconds."""
    for name in (b"item", b"entry"):
        starts = [found.start() for found in re.finditer(rb"<" + name + rb"\b", body)]
        if len(starts) > 2 * _MANY:
            return body[: starts[_MANY]] + body[starts[-_MANY] :]
    return body


def _xml_entry(entry: Mapping[str, Any], url: str) -> Entry:
    texts = [part.get("value", "") for part in entry.get("content", ())]
    updated = entry["updated"] if "updated" in entry else ""  # noqa: SIM401 - get() gives another field, and a warning
    return _entry(
        url=url,
        link=entry.get("link") or "",
        guid=entry.get("id") or "",
        title=_line(entry.get("title")),
        texts=[*texts, entry.get("summary", "")],
        dates=(entry.get("published"), entry.get("created"), updated),
        updated=updated,
    )


def _json_feed(body: bytes, url: str) -> Feed:
    try:
        parsed = json.loads(body)
        items = [item for item in parsed["items"] if isinstance(item, dict)]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise SourceError(url, "this is JSON, and not a JSON Feed (jsonfeed.org)") from error
    return Feed(title=_line(parsed.get("title")), entries=_newest(_json_entry(item, url) for item in items))


def _json_entry(item: Mapping[str, Any], url: str) -> Entry:
    return _entry(
        url=url,
        link=str(item.get("url") or item.get("external_url") or ""),
        guid=str(item.get("id") or ""),
        title=_line(item.get("title")),
        texts=[str(item.get(name) or "") for name in ("content_html", "content_text", "summary")],
        dates=(item.get("date_published"), item.get("date_modified")),
        updated=str(item.get("date_modified") or ""),
    )


def _entry(
    *,
    url: str,
    link: str,
    guid: str,
    title: str,
    texts: Iterable[str],
    dates: Iterable[object],
    updated: str,
) -> Entry:
    """Put an entry together. Its address names it: ids are renumbered by publishers that move to another system."""
    address = link or (guid if guid.startswith(("http://", "https://")) else "")
    absolute = canonical_url(urljoin(url, without_controls(address).strip())) if address else None
    if absolute is not None and not absolute.startswith(("http://", "https://")):
        absolute = None
    text = max((text_of(text) for text in texts), key=len, default="")[:LONGEST_TEXT]
    read = (parse_time(date) for date in dates if isinstance(date, str))
    return Entry(
        key=absolute or guid or digest_id(title, text),
        fingerprint=digest_id(title, text, updated),
        url=absolute,
        title=title,
        text=text,
        published=next((moment for moment in read if moment is not None), None),
    )


def _newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Give the newest entries, oldest first, each once; undated ones stand where their feed has them (newest first).

    An entry with neither address nor text (of a feed that was cut off) is none.
    """
    told = [entry for entry in entries if entry.url or entry.title or entry.text]
    once = {entry.key: entry for entry in reversed(told)}
    latest = datetime.max.replace(tzinfo=UTC)
    ordered = list(once.values())
    if all(entry.published is not None for entry in ordered):
        ordered.sort(key=lambda entry: entry.published or latest)
    return tuple(ordered[-NEWEST:])


def _line(value: object) -> str:
    return " ".join(text_of(value).split()) if isinstance(value, str) else ""
