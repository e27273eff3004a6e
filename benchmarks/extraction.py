"""How fast texts are read and in how much memory: against quantulum3 on the same sentences, against shorter texts."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from importlib import resources
from itertools import cycle, islice

from claimbot.extract import extract
from claimbot.extract.sentences import sentences
from claimbot.model import Document

PEER_SENTENCES = 300
SHORT, LONG = 10_000, 1_000_000
SIZES = (1_000, SHORT, 100_000, LONG)
"""Characters of the texts whose cost a sentence is compared."""

HARD = {
    "digits": "7", "letters": "a", "brackets": "()", "one sentence": "12 killed, 13 wounded, ", "NULs": "\0",
    "mixed scripts": "абв 12 漢字 ٣ αβγ, ", "lone surrogates": "\ud800 ", "headlines": "12 dead\n",
}  # fmt: skip
"""What texts are made of that are no news."""

READERS = {
    "claimbot": "import json, sys\nfrom claimbot.extract import extract\nfrom claimbot.model import Document\n"
    "for line in json.load(sys.stdin):\n    extract(Document(url='bench:', text=line))",
    "quantulum3": "import json, sys\nfrom quantulum3 import parser\n"
    "for line in json.load(sys.stdin):\n    parser.parse(line)",
}
PEAK = "print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1])"
"""Linux only: `ru_maxrss` would count the memory of the process that started this one."""


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
        same = _rate(lambda: [extract(_document(line)) for line in lines[:PEER_SENTENCES]], PEER_SENTENCES)
        yield f"quantulum3: {peer:,.0f} sentences/s, quantities alone; claimbot is {same / peer:.1f} times as fast"
        if sys.platform == "linux":
            yield from _memory(lines[:PEER_SENTENCES])
    costs = {size: _seconds_a_sentence(lines, size) for size in SIZES}
    for size in SIZES:
        ratio = costs[size] / costs[SHORT]
        yield f"one text of {size:,} characters costs {ratio:.2f} times as much a sentence as one of {SHORT:,}"
    for name, piece in HARD.items():
        spent = _seconds(partial(extract, _document(piece * (LONG // len(piece)))))
        yield f"{LONG:,} characters of {name}: {spent:.1f} s"


def _memory(lines: list[str]) -> Iterator[str]:
    """Give the peak memory of a process that reads *lines*, for claimbot and its peer, each in a process of its own."""
    for name, code in READERS.items():
        peak = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", f"{code}\n{PEAK}"],
            input=json.dumps(lines), capture_output=True, check=True, text=True,
        )  # fmt: skip
        yield f"{name}: {int(peak.stdout.split()[-1]) / 1024:,.0f} MB at most to read {len(lines)} sentences"


def _demo_lines() -> list[str]:
    return resources.files("claimbot").joinpath("demo", "articles.jsonl").read_text(encoding="utf-8").splitlines()


def _document(text: str) -> Document:
    return Document(url="bench:", text=text)


def _rate(work: Callable[[], object], items: int, rounds: int = 3) -> float:
    """Give items a second, the best of *rounds*: what else the machine does only slows it down."""
    best = min(_seconds(work) for _ in range(rounds))
    return items / best


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


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
