"""What it costs to record one article, with few and with many claims on record."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import median

from claimbot.model import Amount, Bound, Claim, Document, Measure
from claimbot.ports import Begin
from claimbot.record import record_in
from storage.record import Record

SMALL, LARGE = 500, 5_000
"""Articles of one claim each on record when the cost is taken."""
SAMPLE = 100
START = datetime(2025, 1, 1, tzinfo=UTC)
TOWNS = 400
"""Places among which the claims are spread, so that series grow with the record, as they do in the world."""


def report() -> Iterator[str]:
    """Give the figures, a line each."""
    with tempfile.TemporaryDirectory() as folder, Record(f"sqlite:///{folder}/bench.db") as record:
        begin = record.open()
        small = _grow(begin, 0, SMALL)
        large = _grow(begin, SMALL, LARGE)
        with begin() as ledger:
            counts = ledger.counts()
    yield f"{counts.claims:,} claims in {counts.series:,} series on record"
    yield f"recording an article: {small * 1000:.1f} ms with {SMALL:,} on record, {large * 1000:.1f} ms with {LARGE:,}"
    yield f"ratio {large / small:.2f}"


def _grow(begin: Begin, first: int, last: int) -> float:
    """Record articles *first* to *last* and give the median seconds of the last ones."""
    spent: list[float] = []
    for number in range(first, last):
        document = _article(number)
        start = time.perf_counter()
        record_in(begin, document, now=START + timedelta(minutes=number))
        spent.append(time.perf_counter() - start)
    return median(spent[-SAMPLE:])


def _article(number: int) -> Document:
    town = f"Town{number * 7919 % TOWNS:03d}"
    figure = 5 + number % 90
    text = f"Police said {figure} people were killed in a fire in {town} on day {number // 40}."
    quote = f"{figure} people"
    at = text.index(quote)
    published = START + timedelta(days=number // 40)
    claim = Claim(
        quote=quote, start=at, end=at + len(quote), sentence=text,
        amount=Amount(low=figure, high=figure, bound=Bound.EXACT),
        measure=Measure.KILLED, subject="people", place=town, claimant="police", as_of=published.date(),
    )  # fmt: skip
    return Document(
        url=f"https://example.org/{number}", text=text, title=f"Fire in {town}", outlet="Example Wire",
        published=published, claims=(claim,),
    )  # fmt: skip
