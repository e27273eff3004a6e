"""`claimbot feeds`: the sources that are read on a schedule."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import resources
from typing import NoReturn, TypeAlias

from tqdm import tqdm

from claimbot import app
from claimbot.cli.console import complain, print_table, read_bytes, settings
from claimbot.errors import ClaimbotError, SourceError, UsageError
from claimbot.opml import read_opml, write_opml
from claimbot.ports import Source
from claimbot.settings import Settings
from claimbot.texts.amounts import count
from jobs.addresses import checked_url
from jobs.fetch import Fetcher
from jobs.sources.read import Probe, probe

Bar: TypeAlias = "tqdm[NoReturn]"

AT_ONCE = 8
"""Feeds tested side by side: enough to be quick, few enough for a small line."""


def add(arguments: argparse.Namespace) -> int:
    """Add feeds, each tested first; 1 where one could not be read (it is not added)."""
    sources = [Source(url=url, kind="page" if arguments.page else "feed") for url in arguments.urls]
    return add_sources(sources, tested=not arguments.untested, page_too=arguments.page)


def remove(arguments: argparse.Namespace) -> int:
    """Remove feeds; 1 where one was not there."""
    with app.open_record(settings()) as begin, begin() as ledger:
        missing = [url for url in arguments.urls if not ledger.remove_source(url)]
    for url in missing:
        complain(f"{url}: no such feed; `claimbot feeds list` shows them")
    return 1 if missing else 0


def test(arguments: argparse.Namespace) -> int:
    """Read feeds once and say what is in them; 1 where one could not be read."""
    probes, failures = _probe(settings(), arguments.urls, page_too=True)
    for found in probes.values():
        print(_found(found))
    return 1 if failures else 0


def list_(_: argparse.Namespace) -> int:
    """Print the feeds and how they fare."""
    with app.open_record(settings()) as begin, begin() as ledger:
        sources = ledger.sources()
    if not sources:
        print("No feeds yet. `claimbot feeds import --starter` adds well-known ones; `claimbot feeds add URL` one.")
        return 0
    print_table(("FEED", "TITLE", "ARTICLES", "LAST READ", "STATE"), map(_row, sources))
    return 0


def import_(arguments: argparse.Namespace) -> int:
    """Add the feeds of an OPML file, or the starter feeds, each tested first."""
    if arguments.starter == bool(arguments.file):
        raise UsageError("name an OPML file, or say --starter for the feeds that come with claimbot")
    return add_sources(starter() if arguments.starter else _opml(arguments.file), tested=not arguments.untested)


def export(_: argparse.Namespace) -> int:
    """Print the feeds as OPML."""
    with app.open_record(settings()) as begin, begin() as ledger:
        print(write_opml(ledger.sources()))
    return 0


def starter() -> list[Source]:
    """Give the feeds that come with claimbot."""
    return read_opml(resources.files("claimbot").joinpath("data", "starter.opml").read_bytes())


def _opml(file: str) -> list[Source]:
    return read_opml(read_bytes(file))


def add_sources(sources: Sequence[Source], *, tested: bool, page_too: bool = False) -> int:
    """Add those of *sources* that are new, each tested first where *tested*; 1 where one could not be read.

    An address that could never be read (`ftp:`, a loopback address) is refused also untested.
    """
    chosen = settings()
    once = {source.url: source for source in sources}
    with app.open_record(chosen) as begin:
        probes, failures = _probe(chosen, list(once), page_too=page_too) if tested else _look_at(chosen, list(once))
        good = [source for url, source in once.items() if url not in failures]
        now = datetime.now(UTC)
        with begin() as ledger:
            known = {source.url for source in ledger.sources()}
            fresh = [source for source in good if source.url not in known]
            for source in fresh:
                ledger.put_source(app.new_source(source, probes.get(source.url), settings=chosen, now=now))
    for source in fresh:
        found = probes.get(source.url)
        print(f"added  {_found(found)}" if found else f"added  {source.url}")
    print(_outcome(added=len(fresh), known=len(good) - len(fresh), failed=len(failures)))
    return 1 if failures else 0


def _outcome(*, added: int, known: int, failed: int) -> str:
    parts = [f"{count(added, 'feed')} added"]
    if known:
        parts.append(f"{known} there already")
    if failed:
        parts.append(f"{failed} not added (--untested adds what is down just now, --page watches web pages)")
    return ", ".join(parts) + "."


def _look_at(chosen: Settings, urls: Sequence[str]) -> tuple[dict[str, Probe], list[str]]:
    """Give, without reading any of *urls*, those that never could be read, each named on stderr."""
    refused = []
    for url in urls:
        try:
            checked_url(url, allow_private=chosen.allow_private_addresses)
        except SourceError as error:
            complain(error)
            refused.append(url)
    return {}, refused


def _probe(chosen: Settings, urls: Sequence[str], *, page_too: bool = False) -> tuple[dict[str, Probe], list[str]]:
    """Read each of *urls* once; give what is there, and those that cannot be read, each named on stderr."""

    async def all_of_them() -> list[Probe | ClaimbotError]:
        async with app.fetcher(chosen) as fetcher:
            turn = asyncio.Semaphore(AT_ONCE)
            bar: Bar = tqdm(total=len(urls), unit=" feeds", disable=None, file=sys.stderr, leave=False)
            with bar:
                return await asyncio.gather(*(_one(url, fetcher, turn, bar=bar, page_too=page_too) for url in urls))

    answers = dict(zip(urls, asyncio.run(all_of_them()), strict=True))
    for answer in answers.values():
        if isinstance(answer, ClaimbotError):
            complain(answer)
    sys.stderr.flush()
    probes = {url: answer for url, answer in answers.items() if isinstance(answer, Probe)}
    return probes, [url for url in answers if url not in probes]


async def _one(
    url: str, fetcher: Fetcher, turn: asyncio.Semaphore, *, bar: Bar, page_too: bool
) -> Probe | ClaimbotError:
    async with turn:
        try:
            return await probe(url, fetcher, page_too=page_too)
        except SourceError as error:
            return error
        finally:
            bar.update()


def _found(found: Probe) -> str:
    entries = count(found.entries, "entry") if found.entries == 1 else f"{found.entries:,} entries"
    return f"{found.url}  {found.title} ({found.kind}, {entries}, newest: {' '.join(found.newest.split())[:80]})"


def _row(source: Source) -> tuple[str, ...]:
    read = source.checked.strftime("%Y-%m-%d %H:%M UTC") if source.checked else "not yet"
    state = f"failing ({source.failures}×): {source.error}" if source.failures else "well"
    return source.url, source.title or "-", f"{source.articles:,}", read, state
