"""Lists where numbers are read otherwise than peers read them: `python -m benchmarks.peers FILE…`.

A file holds lines `{"id", "text", "gold": [{"low", "high", "bound", "surface", "evidence"}]}` of a peer's own test
cases. Each difference is given a class, so that what is a convention can be told from what is a mistake.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import isclose
from pathlib import Path
from typing import Any

from claimbot.extract import explain
from claimbot.model import Document, Reading

Row = dict[str, Any]
NO_COUNT = ("ordinal", "fraction", "percent", "date", "year", "clock", "name", "phone", "address", "marker", "score")


def main() -> int:
    """Print the classes with their counts, and with `--list` every difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--list", action="store_true", help="every difference, not the counts alone")
    arguments = parser.parse_args()
    for path in arguments.files:
        found: dict[str, list[str]] = defaultdict(list)
        tally: Counter[str] = Counter()
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            readings = explain(Document(url="peer:", text=row["text"]))[1]
            for name, told in _compared(row, readings):
                found[name].append(f"{row['id']}: {row['text'][:90]!r} {told}")
                tally[name] += 1
        print(f"\n{path.name}: {sum(tally.values())} numbers of the peer")
        for name, count in tally.most_common():
            print(f"{count:>6}  {name}")
            for told in found[name] if arguments.list and name != "the same" else ():
                print(f"          {told}")
    return 0


def _compared(row: Row, readings: list[Reading]) -> Iterator[tuple[str, str]]:
    for gold in row["gold"]:
        start, end = gold.get("evidence") or (0, len(row["text"]))
        over = [one for one in readings if one.start <= end and start < one.end]
        best = next((one for one in over if _same(gold, one)), over[0] if over else None)
        told = f"theirs {gold['low']}..{gold['high']} {gold['bound']}"
        if best is not None:
            told += f", ours {best.amount.low}..{best.amount.high} {best.amount.bound} ({best.reason})"
        yield _class(gold, best, over), told


def _same(gold: Row, one: Reading) -> bool:
    """Whether the ends are equal to nine digits: some peers round thirds to fewer."""
    for theirs, ours in ((gold["low"], one.amount.low), (gold["high"], one.amount.high)):
        if (theirs is None) is not (ours is None):
            return False
        if theirs is not None and ours is not None and not isclose(theirs, ours):
            return False
    return True


def _class(gold: Row, one: Reading | None, over: list[Reading]) -> str:
    """Name the kind of difference between a number of the peer and the reading in the same place."""
    surface = str(gold.get("surface") or "").strip()
    if one is None:
        return "not read: a sign, letters or another number's digits" if not _wordy(surface) else "not read"
    if _same(gold, one):
        bound = str(gold["bound"]).replace(" ", "_")
        same = bound in (one.amount.bound, "exact") or (bound == "range" and gold["low"] == gold["high"])
        return "the same" if same else "the same interval, another bound"
    ends = {one.amount.low, one.amount.high}
    if len(over) > 1 and {gold["low"], gold["high"]} <= {end for each in over for end in _ends(each)}:
        return "one interval there, two numbers here"
    if {gold["low"], gold["high"]} & ends - {None}:
        return "a hedge or an open side: the same number, another interval"
    if str(surface).startswith("-") or (gold["low"] or 0) < 0:
        return "a sign: nobody counts below nothing"
    if "/" in surface or (isinstance(gold["low"], float) and not float(gold["low"]).is_integer()):
        return "fractions and decimals, no counts"
    return f"another value ({_kind(one)})"


def _ends(one: Reading) -> tuple[Any, ...]:
    return (one.amount.low, one.amount.high)


def _wordy(surface: str) -> bool:
    return any(char.isalpha() for char in surface) and len(surface) > 2


def _kind(one: Reading) -> str:
    return next((kind for kind in NO_COUNT if kind in one.reason.split()), "count")


if __name__ == "__main__":
    sys.exit(main())
