"""`claimbot ingest`: read articles now, in the order given, whatever the source."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections import Counter
from datetime import UTC, datetime

from tqdm import tqdm

from claimbot import app
from claimbot.cli.console import complain, print_json, settings
from claimbot.errors import SourceError
from claimbot.model import Document
from claimbot.ports import Begin
from claimbot.record import Recorded, record_in
from claimbot.settings import Settings
from claimbot.texts.amounts import count
from claimbot.wire import Json, change_json, recorded_json
from jobs.sources.read import read_source


def ingest(arguments: argparse.Namespace) -> int:
    """Record every article of the sources; 1 where one could not be read, while the others went in."""
    chosen = settings()
    with app.open_record(chosen) as begin:
        return asyncio.run(_ingest(arguments, chosen, begin))


async def _ingest(arguments: argparse.Namespace, chosen: Settings, begin: Begin) -> int:
    totals: Counter[str] = Counter()
    problems: list[SourceError] = []
    with tqdm(unit=" articles", disable=None, file=sys.stderr, leave=False) as bar:

        def problem(error: SourceError) -> None:
            problems.append(error)
            with bar.external_write_mode(file=sys.stderr):
                complain(error)

        async with app.fetcher(chosen) as fetcher:
            for source in arguments.sources:
                async for document in read_source(source, fetcher, problem=problem):
                    recorded = await asyncio.to_thread(_record, begin, document, alert=arguments.alert)
                    totals.update(_tally(recorded))
                    bar.update()
                    if arguments.json:
                        with bar.external_write_mode(file=sys.stdout):
                            print_json(_answer(document, recorded))
    if not arguments.json:
        print(_summary(totals))
    return 1 if problems else 0


def _record(begin: Begin, document: Document, *, alert: bool) -> Recorded:
    return record_in(begin, document, now=datetime.now(UTC), alert=alert)


def _tally(recorded: Recorded) -> Counter[str]:
    if recorded.repeat:
        return Counter(articles=1, repeats=1)
    kinds = Counter(change.kind.value for change in recorded.changes)
    return Counter(articles=1, claims=len(recorded.claims), queued=recorded.queued) + kinds


def _answer(document: Document, recorded: Recorded) -> Json:
    return {
        "url": document.url,
        "claims": [recorded_json(claim) for claim in recorded.claims],
        "changes": [change_json(change) for change in recorded.changes],
    }


def _summary(totals: Counter[str]) -> str:
    known = ("articles", "repeats", "claims", "queued")
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(totals.items()) if kind not in known)
    repeats = f" ({totals['repeats']:,} known already)" if totals["repeats"] else ""
    alerts = f" {count(totals['queued'], 'alert')} queued." if totals["queued"] else ""
    return (
        f"{count(totals['articles'], 'article')} read{repeats}, {count(totals['claims'], 'new claim')}"
        f"; changes: {kinds or 'none'}.{alerts}"
    )
