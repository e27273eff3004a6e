"""How fast texts are read: against quantulum3 on the same sentences, and against a shorter text."""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Callable, Iterator
from importlib import resources
from itertools import cycle, islice

from claimbot.extract import extract
from claimbot.extract.sentences import sentences
from claimbot.model import Document

PEER_SENTENCES = 300
SHORT, LONG = 10_000, 1_000_000
"""Characters of the two texts whose cost a sentence is compared."""


def report() -> Iterator[str]:
    """Give the figures, a line each."""
    texts = [json.loads(line)["text"] for line in _demo_lines()]
    lines = [sentence.text for text in texts for sentence in sentences(text)]
    extract(_document(texts[0]))  # the vocabulary is loaded once, at the first text
    own = _rate(lambda: [extract(_document(line)) for line in lines], len(lines))
    yield f"claimbot: {own:,.0f} sentences/s, claims and all ({len(lines)} sentences of the demo's articles)"
    peer = _peer_rate(lines[:PEER_SENTENCES])
    if peer is None:
        yield "quantulum3 is not installed: `make bench` installs it"
    else:
        yield f"quantulum3: {peer:,.0f} sentences/s, quantities alone; claimbot is {own / peer:.1f} times as fast"
    short, long = (_seconds_a_sentence(lines, size) for size in (SHORT, LONG))
    yield f"one text of {LONG:,} characters costs {long / short:.2f} times as much a sentence as one of {SHORT:,}"


def _demo_lines() -> list[str]:
    return resources.files("claimbot").joinpath("demo", "articles.jsonl").read_text(encoding="utf-8").splitlines()


def _document(text: str) -> Document:
    return Document(url="bench:", text=text)


def _rate(work: Callable[[], object], items: int, rounds: int = 3) -> float:
    """Give items a second, the best of *rounds*: what else the machine does only slows it down."""
    best = min(_seconds(work) for _ in range(rounds))
    return items / best


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peer_rate(lines: list[str]) -> float | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import parser as peer  # type: ignore[import-not-found, unused-ignore] - a peer, not a need
    except ImportError:
        return None

    def parse_all() -> None:
        for line in lines:
            peer.parse(line)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peer.parse(lines[0])
        return _rate(parse_all, len(lines), rounds=1)


def _seconds_a_sentence(lines: list[str], size: int) -> float:
    text = ""
    parts: list[str] = []
    length = 0
    for line in cycle(lines):
        parts.append(line)
        length += len(line) + 1
        if length >= size:
            break
    text = " ".join(parts)
    count = len(list(islice(sentences(text), None)))
    return min(_seconds(lambda: extract(_document(text))) for _ in range(2)) / count
