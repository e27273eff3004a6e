"""Articles in files: one text, one saved page, a folder of them, or JSON lines with an article each.

    {"url": …, "text": …, "title": …, "outlet": …, "published": "2024-12-17T10:30:00Z", "claims": […]}

Two lines with one url are two versions of a page. What is wrong with a line is said with its number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from claimbot.errors import SourceError, UsageError
from claimbot.model import Document
from claimbot.storable import storable
from claimbot.times import parse_moment
from jobs.sources.given import read_claims
from jobs.sources.html import decode
from jobs.sources.page import read_page

Problem = Callable[[SourceError], None]
"""What is done with what cannot be read: it may raise, or note it and return."""

PAGES = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
TEXTS = frozenset({".txt", ".text", ".md"})
"""Endings by which a folder's files are read; others in it are left alone."""

LARGEST = 20_000_000
"""Bytes of one text or page; JSON lines are read line by line and may be of any size."""


def fail(error: SourceError) -> None:
    """Let what cannot be read end the reading: what is done with a problem where nobody says otherwise."""
    raise error


def read_file(path: Path, *, problem: Problem = fail) -> Iterator[Document]:
    """Give the articles in the file or folder at *path*, a folder's files by name.

    *problem* is told of each file or line that cannot be read; where it returns, the reading goes on after it.
    """
    if path.is_dir():
        yield from _folder(path, problem)
        return
    try:
        if path.suffix.lower() in LINES or _begins_as_object(path):
            with path.open(encoding="utf-8-sig", errors="replace") as lines:
                yield from read_lines(lines, source=str(path), problem=problem)
        else:
            yield _text(path)
    except OSError as error:
        problem(SourceError(str(path), f"it cannot be read: {error.strerror or error}"))
    except SourceError as error:
        problem(error)


def _begins_as_object(path: Path) -> bool:
    """Say whether a file of another ending holds JSON lines all the same (`articles.json`, a file without one)."""
    if not path.is_file() or path.suffix.lower() in PAGES:
        return False
    with path.open("rb") as file:
        return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b'{"')


def read_lines(lines: Iterable[str], *, source: str = "-", problem: Problem = fail) -> Iterator[Document]:
    """Give the article of each JSON line, as it arrives; *problem* is told of each bad line, with its number."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            document = _document(_json(line))
        except UsageError as error:
            problem(SourceError(f"{source}, line {number}", str(error)))
        else:
            yield document


def _json(line: str) -> object:
    try:
        return json.loads(line)
    except RecursionError:
        raise UsageError("nested too deeply") from None
    except ValueError as error:
        where = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
        raise UsageError(f"this is no JSON ({where}); each line is one object") from error


def _document(row: object) -> Document:
    if not isinstance(row, dict):
        raise UsageError('each line is an object like {"url": "https://…", "text": "…"}')
    text = _field(row, "text")
    url = _field(row, "url").strip()
    if not url:
        raise UsageError('"url" is missing: it tells the articles apart')
    if not isinstance(row.get("text"), str):
        raise UsageError('"text" is missing: the text of the article')
    claims = row.get("claims")
    return Document(
        url=url,
        text=text,
        title=_field(row, "title"),
        outlet=_field(row, "outlet"),
        published=_published(row),
        claims=None if claims is None else read_claims(claims, text),
    )


def _field(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return storable(value or "")
    raise UsageError(f'"{name}" is text, not {value!r}')


def _published(row: dict[str, Any]) -> datetime | None:
    value = row.get("published")
    return None if value in (None, "") else parse_moment(value)


def _folder(path: Path, problem: Problem) -> Iterator[Document]:
    known = PAGES | LINES | TEXTS
    files = [
        file
        for file in sorted(path.rglob("*"))
        if file.suffix.lower() in known
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    ]
    if not files:
        problem(SourceError(str(path), f"no file in this folder ends in one of {', '.join(sorted(known))}"))
    for file in files:
        yield from read_file(file, problem=problem)


def _text(path: Path) -> Document:
    if not path.exists():
        raise SourceError(str(path), "there is no such file; an address on the web starts with https://")
    if path.stat().st_size > LARGEST:
        raise SourceError(str(path), f"larger than {LARGEST // 1_000_000} MB; give many articles as JSON lines")
    body = path.read_bytes()
    url = path.resolve().as_uri()
    if path.suffix.lower() in PAGES:
        return read_page(body, url=url)
    text = plain_text(body, source=str(path))
    if not text.strip():
        raise SourceError(str(path), "this file is empty")
    return Document(url=url, text=text, title=path.stem)


def plain_text(body: bytes, *, source: str) -> str:
    """Give the text that *body* holds; raises `SourceError` where it is no text but an image, an archive and the like.

    Text has neither NULs (but for UTF-16, which begins with a mark) nor more than a few control characters.
    """
    head = body[:4096]
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    if not marked and (b"\x00" in head or controls > len(head) // 50):
        raise SourceError(source, "this is no text file; give a text, an HTML page or JSON lines")
    return decode(body, "")
