"""What all commands share on the console: reading the input, printing JSON and tables, asking for the settings."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from dotenv import dotenv_values
from platformdirs import user_data_path

from claimbot.errors import SourceError
from claimbot.model import Document
from claimbot.settings import Settings
from claimbot.wire import Json
from jobs.sources.files import plain_text
from jobs.sources.page import read_page

STDIN = "-"
HEAD = 512
HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")
"""How a page begins; anything else is plain text."""


def environment() -> dict[str, str]:
    """Give the environment, and from `.env` in the working folder what that leaves unset."""
    from_file = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    return from_file | dict(os.environ)


def settings() -> Settings:
    """Read the settings; raises `SettingsError`, which names the variable that is wrong."""
    return Settings.from_env(environment(), default_database=default_database())


def default_database() -> str:
    """Give the SQLite file in the user's data folder; the folder is made when the record is opened."""
    return f"sqlite:///{user_data_path('claimbot', appauthor=False) / 'claimbot.db'}"


def read_bytes(file: str) -> bytes:
    """Give the content of *file* (`-`: standard input); raises `SourceError` where it cannot be read."""
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise SourceError(file, f"cannot be read ({error.strerror})") from None


def document_of(file: str, *, published: datetime | None) -> Document:
    """Give the text or HTML page in *file* (`-`: standard input), published then.

    The text of a plain file is kept to the letter, so that offsets of quotes hold in it.
    """
    body = read_bytes(file)
    url = "stdin:" if file == STDIN else Path(file).resolve().as_uri()
    start = body[:HEAD].lstrip().lower()
    if start.startswith(HTML_STARTS):
        return replace(read_page(body, url=url), published=published)
    return Document(url=url, text=plain_text(body, source=file), published=published)


def lines_of(file: str) -> Iterator[bytes]:
    """Give the lines of *file* (`-`: standard input) one by one, as they come."""
    if file == STDIN:
        yield from sys.stdin.buffer
        return
    try:
        with Path(file).open("rb") as handle:
            yield from handle
    except OSError as error:
        raise SourceError(file, f"cannot be read ({error.strerror})") from None


def print_json(row: Json) -> None:
    """Print *row* as one line; text that no encoding can carry (half a surrogate pair) is written escaped."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        line = json.dumps(row)
    print(line, flush=True)


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print *rows* under *header* in aligned columns, nothing cut; characters no console can show are replaced."""
    table = [list(header), *(list(row) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(header))]
    for row in table:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        print(line.encode("utf-8", "replace").decode("utf-8"))


def complain(message: object) -> None:
    """Say on stderr what went wrong while the rest goes on."""
    print(f"claimbot: {message}", file=sys.stderr, flush=True)
