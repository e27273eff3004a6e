"""Holds the killed and wounded of summaries against their counts: `python -m benchmarks.summaries FILE…`.

A file holds lines `{"id", "text", "figures": [{"measure", "value", "group", "in_text"}]}`, as made of Stanford's Mass
Shootings in America. A figure is `written` where its number stands in the text, `implied_one` where a noun without a
number stands for it ("the principal"), `sum_or_elsewhere` where only its parts do. Of the written killed and wounded
above one is told how many are found (each measure and value once, whatever its groups), and of the claims given how
many are among the figures: as one of them, as a part of one ("two women" of five dead), or not.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from benchmarks.comparing import comparison
from claimbot.extract import extract
from claimbot.model import Claim, Document, Measure

Row = dict[str, Any]
TOLD = (Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED)
"""The measures of which the counts speak."""


def main() -> int:
    """Print what was found and what was given, and with `--list` every difference."""
    arguments = comparison(__doc__).parse_args()
    for path in arguments.files:
        tally: Counter[str] = Counter()
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            claims = [claim for claim in extract(Document(url="summary:", text=row["text"])) if claim.measure in TOLD]
            for name, told in (*_written(row, claims), *_given(row, claims)):
                tally[name] += 1
                if arguments.list and told:
                    print(f"{row['id']} {name}: {told} | {row['text']}")
        print(f"\n{path.name}")
        for name, count in sorted(tally.items()):
            print(f"{count:>6}  {name}")
    return 0


def _written(row: Row, claims: list[Claim]) -> list[tuple[str, str]]:
    """Say of each written figure above one whether a claim has its measure and value."""
    given = {(claim.measure.value, claim.amount.edge) for claim in claims}
    written = [one for one in row["figures"] if one["in_text"] == "written" and one["measure"] in ("killed", "wounded")]
    wanted = sorted({(one["measure"], one["value"]) for one in written if one["value"] > 1})
    return [
        ("written, found", "") if one in given else ("written, not found", f"{one[0]} {one[1]} of {_told(claims)}")
        for one in wanted
    ]


def _given(row: Row, claims: list[Claim]) -> list[tuple[str, str]]:
    """Say of each claim whether it is among the figures of the text, or smaller than one of its measure."""
    found = []
    for claim in claims:
        counts = [one["value"] for one in row["figures"] if one["measure"] == claim.measure]
        if claim.amount.edge in counts:
            found.append(("given, a figure", ""))
        elif claim.amount.edge is not None and claim.amount.edge < max(counts, default=0):
            found.append(("given, a part of one", _told([claim])))
        else:
            found.append(("given, none of them", f"{_told([claim])} of {counts}"))
    return found


def _told(claims: list[Claim]) -> str:
    return ", ".join(f"{claim.measure.value} {claim.amount.edge:g}" for claim in claims) or "nothing"


if __name__ == "__main__":
    raise SystemExit(main())
