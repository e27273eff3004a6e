"""Lists of feeds as OPML, the format that readers of feeds exchange. Pure: bytes in, sources out, and back."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from claimbot.errors import SourceError
from claimbot.ports import Source

_TYPES = {"feed": "rss"}
"""What readers call our kinds; pages and channels, which they do not know, keep our words."""


def read_opml(body: bytes, *, source: str = "OPML") -> list[Source]:
    """Give the feeds of an OPML document, in its order, each address once, whatever folders they stand in.

    Raises `SourceError` where it is no OPML, or declares entities (which no list of feeds needs, but an attack does).
    """
    if b"<!ENTITY" in body.upper():
        raise SourceError(source, "it declares XML entities, which a list of feeds has no use for; it is not read")
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - entities were refused above
    except (ElementTree.ParseError, ValueError) as error:
        raise SourceError(source, f"this is no OPML ({error}); export the list from your reader again") from error
    if root.tag.lower() != "opml":
        raise SourceError(source, f"this is no OPML but <{root.tag}>; export the list from your reader as OPML")
    found: dict[str, Source] = {}
    for outline in root.iter("outline"):
        url = (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()
        if url.startswith(("http://", "https://")):
            found.setdefault(url, Source(url=url, title=_title(outline), kind=_kind(outline)))
    return list(found.values())


def _title(outline: ElementTree.Element) -> str:
    return (outline.get("title") or outline.get("text") or "").strip()


def _kind(outline: ElementTree.Element) -> str:
    """Give the kind that our own export wrote; any other list holds feeds, whatever it calls them."""
    kind = outline.get("type", "")
    return kind if kind in ("page", "channel") else "feed"


def write_opml(sources: Iterable[Source]) -> str:
    """Give *sources* as an OPML document."""
    lines = [
        f'    <outline type="{_TYPES.get(source.kind, source.kind)}" text={quoteattr(source.title or source.url)}'
        f" xmlUrl={quoteattr(source.url)}/>"
        for source in sources
    ]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    return "\n".join(
        [*head, "  <head><title>claimbot feeds</title></head>", "  <body>", *lines, "  </body>", "</opml>"]
    )
