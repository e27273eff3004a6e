"""Measures how often claims are right by the way their measure was found: `python -m benchmarks.calibrate GOLD…`.

Prints the table of `claimbot/extract/data/confidence.toml` (shares smoothed towards the mean, so that a rare way is not
trusted on three cases), and how well it foretells texts that it was not measured on: five folds, dealt by the ids.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from claimbot.extract import extract, reading
from claimbot.extract.measures import Found
from claimbot.extract.words import table
from claimbot.model import Claim, Document

FOLDS = 5
PRIOR = 8.0
"""So many imagined cases of the mean stand beside those of a way: 5 of 5 is not certain."""
EDGES = (0.0, 0.5, 0.65, 0.75, 0.85, 0.9, 0.95, 1.01)

Case = tuple[int, str, bool]
"""The fold of a claim, the way its measure was found, and whether interval, place in the text and measure are right."""


def main() -> int:
    """Print the table and its reliability on texts left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    found = [case for path in parser.parse_args().gold for case in cases(path)]
    for way, share in sorted(shares(found).items(), key=lambda pair: -pair[1]):
        count = sum(one[1] == way for one in found)
        print(f'"{way}" = {share:.2f}    # {count} claims')
    print("\nforetold    claims   right   (each fold by the shares of the others)")
    for low, high, count, told, right in reliability(found):
        print(f"{low:.2f}-{min(high, 1):.2f}   {count:>6}   {right:.3f}   told {told:.3f}")
    return 0


def cases(path: Path) -> list[Case]:
    """Read every text of a gold file and say of each claim how it was found and whether it is right."""
    ways = ["", *table("confidence")["by_reason"]]
    setattr(reading, "confidence_of", lambda found: _way(ways, found) / 1000)  # noqa: B010 - the reader's own name for it
    found: list[Case] = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        fold = hashlib.sha256(str(row["id"]).encode()).digest()[0] % FOLDS
        published = datetime.fromisoformat(row["published"]) if row.get("published") else None
        gold = [_placed(one, row["text"]) for one in row["gold"]]
        for claim in extract(Document(url="gold:", text=row["text"], published=published)):
            found.append((fold, ways[round(claim.confidence * 1000)], any(_right(claim, one) for one in gold)))
    return found


def _way(ways: list[str], found: Found) -> int:
    fitting = [way for way in ways if found.reason.startswith(way)]
    return ways.index(max(fitting, key=len))


def _placed(gold: dict[str, Any], text: str) -> dict[str, Any]:
    start = text.find(gold["quote"])
    return gold | {"start": start, "end": start + len(gold["quote"])}


def _right(claim: Claim, gold: dict[str, Any]) -> bool:
    overlap = gold["start"] < claim.end and claim.start < gold["end"]
    same = (claim.amount.low, claim.amount.high) == (gold["low"], gold["high"])
    return overlap and same and claim.measure == gold["measure"]


def shares(found: Iterable[Case]) -> dict[str, float]:
    """Give the smoothed share of right claims of each way."""
    by_way: dict[str, list[bool]] = defaultdict(list)
    for _, way, right in found:
        by_way[way].append(right)
    every = [right for rows in by_way.values() for right in rows]
    mean = sum(every) / max(1, len(every))
    return {way: (sum(rows) + PRIOR * mean) / (len(rows) + PRIOR) for way, rows in by_way.items()}


def reliability(found: list[Case]) -> list[tuple[float, float, int, float, float]]:
    """Give for each band of foretold shares: its ends, how many claims, the mean foretold, the share that was right."""
    told: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        known = shares(case for case in found if case[0] != fold)
        told += [(known.get(way, 0.7), right) for one, way, right in found if one == fold]
    rows = []
    for low, high in itertools.pairwise(EDGES):
        band = [pair for pair in told if low <= pair[0] < high]
        if band:
            size = len(band)
            rows.append((low, high, size, sum(share for share, _ in band) / size, sum(r for _, r in band) / size))
    return rows


if __name__ == "__main__":
    sys.exit(main())
