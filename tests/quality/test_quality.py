"""The quality gate: what is read in annotated texts must not fall under the floors in `floors.json`.

A floor lies 0.015 under what was measured when it was pinned. Where reading has become better, or the
texts have changed, `PYTHONPATH=.:tests python tests/quality/test_quality.py` pins them again.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from quality.pairing import Row, paired, scores

from claimbot.extract import extract
from claimbot.model import Document
from claimbot.wire import claim_json

GOLD = Path(__file__).parents[1] / "data" / "gold"
FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.015


def gold_rows(name: str) -> list[Row]:
    """Give the annotated texts of a file, the place of each quote made explicit."""
    rows: list[Row] = [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]
    for row in rows:
        for claim in row["gold"]:
            start = row["text"].find(claim["quote"])
            claim |= {"start": start, "end": start + len(claim["quote"])}
    return rows


def read_in(row: Row) -> list[Row]:
    """Give the claims that are read in an annotated text, as JSON."""
    published = datetime.fromisoformat(row["published"]) if row.get("published") else None
    return [claim_json(claim) for claim in extract(Document(url="gold:", text=row["text"], published=published))]


def measured(name: str) -> dict[str, Any]:
    """Give the digest of a gold file and the figures reached on it."""
    digest = hashlib.sha256((GOLD / name).read_bytes()).hexdigest()
    return {"sha256": digest, "figures": scores((row, read_in(row)) for row in gold_rows(name))}


@pytest.mark.parametrize("name", sorted(json.loads(FLOORS.read_text("utf-8"))) if FLOORS.exists() else [])
def test_no_figure_falls_under_its_floor(name):
    """On each set every figure stands where it was pinned, or higher; the set is the one it was pinned on."""
    pinned, now = json.loads(FLOORS.read_text("utf-8"))[name], measured(name)
    assert now["sha256"] == pinned["sha256"], f"{name} has changed: pin its floors again"
    fallen = {
        key: (now["figures"][key], floor) for key, floor in pinned["floors"].items() if now["figures"][key] < floor
    }
    assert not fallen


def test_every_gold_file_has_floors():
    """No set of annotated texts is left without a floor."""
    assert sorted(json.loads(FLOORS.read_text("utf-8"))) == sorted(path.name for path in GOLD.glob("*.jsonl"))


@pytest.mark.parametrize("name", ["claims-a.jsonl", "claims-b.jsonl", "claims-c.jsonl"])
def test_every_annotated_quote_stands_in_its_text(name):
    """An annotation that cannot be found would count as missed for ever."""
    rows = gold_rows(name)
    assert rows
    assert [claim["quote"] for row in rows for claim in row["gold"] if claim["start"] < 0] == []


def test_perfect_reading_scores_one_and_none_scores_nothing():
    """The gate can tell good from bad: the annotations themselves reach 1, an empty reading 0."""
    rows = gold_rows("claims-a.jsonl")
    perfect = scores((row, [dict(claim) for claim in row["gold"]]) for row in rows)
    assert {round(value, 6) for value in perfect.values()} == {1.0}
    assert scores((row, []) for row in rows)["core"] == 0


def test_a_pair_needs_the_same_interval_and_place():
    """The same number elsewhere in the text, or another one in the same place, is not the claim."""
    claim = {"low": 3, "high": 3, "start": 10, "end": 18, "measure": "killed"}
    assert paired([claim], [claim | {"measure": "wounded"}, claim]) == [(claim, claim)]
    assert paired([claim], [claim | {"low": None}, claim | {"start": 18, "end": 25}]) == []


def pin() -> None:
    """Write the floors anew from what is reached now."""
    floors: dict[str, Any] = {}
    for path in sorted(GOLD.glob("*.jsonl")):
        now = measured(path.name)
        reached = {key: round(value - SLACK, 3) for key, value in now["figures"].items()}
        floors[path.name] = {"sha256": now["sha256"], "floors": reached}
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    pin()
