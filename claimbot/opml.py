"""Lists of feeds as OPML, the format that readers of feeds exchange. Pure: bytes in, sources out, and back."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from claimbot.errors import SourceError
from claimbot.ports import Source


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
            found.setdefault(url, Source(url=url, title=(outline.get("title") or outline.get("text") or "").strip()))
    return list(found.values())


def write_opml(sources: Iterable[Source]) -> str:
    """Give *sources* as an OPML document."""
    lines = [
        f'    <outline type="rss" text={quoteattr(source.title or source.url)} xmlUrl={quoteattr(source.url)}/>'
        for source in sources
    ]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    return "\n".join(
        [*head, "  <head><title>claimbot feeds</title></head>", "  <body>", *lines, "  </body>", "</opml>"]
    )
