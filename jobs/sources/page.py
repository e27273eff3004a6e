"""Reading an article page: HTML in, a document out. The text by trafilatura, the rest by what it says."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime

import trafilatura

from claimbot.errors import SourceError
from claimbot.model import Document
from jobs.sources.dates import parse_time
from jobs.sources.html import LONGEST_TEXT, Head, decode, read_head, text_of, without_controls
from jobs.sources.urls import canonical_url, host_of

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
"""Names of `<meta>` that hold the time of publication, the surest first."""

_TEXT_TYPES = ("html", "text/plain", "xml")


def read_page(
    body: bytes, *, url: str, content_type: str = "text/html", headers: Mapping[str, str] | None = None
) -> Document:
    """Read the article page that was asked for as *url*; raises `SourceError` where it holds no text. Blocking.

    The address stays the one asked for: where a redirect or a `rel=canonical` points, whole sites sometimes meet.
    """
    kind = content_type.lower()
    if kind and not any(known in kind for known in _TEXT_TYPES):
        raise SourceError(url, f"this is no page of text but {kind.partition(';')[0]}")
    markup = without_controls(decode(body, content_type))
    if "text/plain" in kind:
        return Document(
            url=canonical_url(url),
            text=markup[:LONGEST_TEXT],
            outlet=host_of(url),
            headers=headers or {},
            raw=body,
        )
    head = read_head(markup)
    title = page_title(head)
    text = without_headline(article_text(markup), title)
    if not text:
        raise SourceError(url, "no article text was found on this page")
    return Document(
        url=canonical_url(url),
        text=text,
        title=title,
        outlet=head.meta.get("og:site_name") or host_of(url),
        published=published(head),
        headers=headers or {},
        raw=body,
    )


def article_text(markup: str) -> str:
    """Give the text of the article in *markup*, a blank line between paragraphs, without menus and teasers."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports as errors that a page holds no article
    found = trafilatura.extract(markup, include_comments=False, include_tables=True)
    text = found or text_of(markup)
    lines = (line.strip() for line in without_controls(text).split("\n"))
    return "\n\n".join(line for line in lines if line)[:LONGEST_TEXT]


def without_headline(text: str, title: str) -> str:
    """Give *text* without a first paragraph that is the headline again: its figures would be read twice.

    A `<title>` often goes on with the outlet's name ("Blast in the capital | Wire").
    """
    first, _, rest = text.partition("\n\n")
    line, headline = _plain(first), _plain(title)
    same = headline == line or (headline.startswith(line) and not headline.removeprefix(line).strip()[:1].isalnum())
    return rest if line and rest and same else text


def _plain(line: str) -> str:
    return " ".join(line.casefold().split())


def page_title(head: Head) -> str:
    """Give the headline of a page: what it offers to social networks, which leaves the outlet's name off."""
    return head.meta.get("og:title") or head.meta.get("twitter:title") or head.title


def published(head: Head) -> datetime | None:
    """Give when a page says it was published: by JSON-LD, `<meta>`, then `<time>`; None where it says nothing.

    Nothing is guessed from the text: a date there is one of the story, seldom the story's own.
    """
    read = (parse_time(text) for text in _dates(head))
    return next((moment for moment in read if moment is not None), None)


def _dates(head: Head) -> Iterator[str]:
    for described in head.linked_data:
        value = described.get("datePublished")
        if isinstance(value, str):
            yield value
    for name in _DATE_NAMES:
        if name in head.meta:
            yield head.meta[name]
    yield from head.times[:1]
