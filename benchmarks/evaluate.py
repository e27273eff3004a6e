"""Scores claimbot against a folder of evaluation sets: `make eval`, or `python -m benchmarks.evaluate FOLDER`.

The folder holds `claims-*.jsonl` and `*-dev.jsonl` with gold claims, `scenarios-dev.jsonl`, `streams/`, and the scorers
`score.py`, `score_scenarios.py`, `score_streams.py`. A development aid: neither claimbot nor its tests need it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

CLAIMBOT = Path(sys.executable).with_name("claimbot")
FIELDS = ("bound", "subject", "modality", "scope", "claimant", "place", "as_of")


def main() -> int:
    """Print the scores; 0 also where there is nothing to score, with a line that says so."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=("claims", "scenarios", "streams"), help="just this part")
    arguments = parser.parse_args()
    if not (arguments.folder / "score.py").is_file():
        print(
            f"No evaluation sets in {arguments.folder}: nothing to score. make eval EVAL=FOLDER names another folder."
        )
        return 0
    for name, part in (("claims", claims), ("scenarios", scenarios), ("streams", streams)):
        if arguments.only in (None, name):
            part(arguments.folder)
    return 0


def claims(folder: Path) -> None:
    """Print the scores of reading, a line a set."""
    print(f"{'claims':<22}{'texts':>6}{'value':>7}{'claim':>7}{'core':>7}" + "".join(f"{f:>10}" for f in FIELDS))
    for gold in sorted([*folder.glob("claims-*.jsonl"), *folder.glob("wikinews-dev.jsonl")]):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as predicted:
            subprocess.run([CLAIMBOT, "extract", "--jsonl", gold], stdout=predicted, check=True)
            row = _json([sys.executable, folder / "score.py", gold, predicted.name, "--json"])
        overall = "".join(f"{row[name]['f1']:>7.3f}" for name in ("value", "claim", "core"))
        print(f"{gold.stem:<22}{row['texts']:>6}{overall}" + "".join(f"{row[f] or 0:>10.3f}" for f in FIELDS))


def scenarios(folder: Path) -> None:
    """Print how many scenarios hold, and which do not."""
    command = [sys.executable, folder / "score_scenarios.py", folder / "scenarios-dev.jsonl", "--claimbot", CLAIMBOT]
    row = _json([*command, "--json", "--jobs", str(os.cpu_count() or 1)])
    print(f"\nscenarios: {row['hold']} of {row['scenarios']} hold; not: {', '.join(row['failed'])}")


def streams(folder: Path) -> None:
    """Print the scores of series and alerts, with the gold claims given and from the texts."""
    print(
        f"\n{'streams':<26}{'claim':>7}{'series':>8}{'pairs':>8}{'precision':>11}{'recall':>8}{'kind':>7}{'noise':>7}"
    )
    jobs = [(story, given) for given in (True, False) for story in sorted((folder / "streams").glob("*.jsonl"))]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        rows = list(pool.map(lambda job: _story(folder, *job), jobs))
    for given in (True, False):
        chosen = {story.stem: row for (story, with_gold), row in zip(jobs, rows, strict=True) if with_gold is given}
        for name, row in {**chosen, "mean": _mean(list(chosen.values()))}.items():
            _print_story(f"{name} ({'gold' if given else 'text'})", row)


def _story(folder: Path, story: Path, given: bool) -> dict[str, Any]:
    make = [sys.executable, folder / "make_input.py", story, *(["--claims"] if given else [])]
    with tempfile.TemporaryDirectory() as home:
        articles, predicted = Path(home, "articles.jsonl"), Path(home, "predicted.jsonl")
        articles.write_bytes(subprocess.run(make, capture_output=True, check=True).stdout)
        env = os.environ | {"DATABASE_URL": f"sqlite:///{home}/claims.db", "HOME": home}
        done = subprocess.run([CLAIMBOT, "ingest", "--json", articles], capture_output=True, check=True, env=env)
        predicted.write_bytes(done.stdout)
        changes = story.with_name(f"{story.stem}.changes.json")
        return _json([sys.executable, folder / "score_streams.py", story, changes, predicted, "--json"])


def _print_story(name: str, row: dict[str, Any]) -> None:
    alert = row["alert"]
    print(
        f"{name:<26}{row['claim']['f1']:>7.3f}{row['series']['f1']:>8.3f}{row['pairs']['f1']:>8.3f}"
        f"{alert['precision']:>11.3f}{alert['recall']:>8.3f}{row['kind'] or 0:>7.3f}{row['noise']:>7.3f}"
    )


def _mean(rows: list[dict[str, Any]]) -> dict[str, Any]:
    def over(*path: str) -> float:
        values = []
        for row in rows:
            value: Any = row
            for step in path:
                value = value[step]
            values.append(float(value or 0))
        return sum(values) / len(values)

    alert = {"precision": over("alert", "precision"), "recall": over("alert", "recall")}
    linked = {name: {"f1": over(name, "f1")} for name in ("claim", "series", "pairs")}
    return {**linked, "alert": alert, "kind": over("kind"), "noise": over("noise")}


def _json(command: list[str | Path]) -> dict[str, Any]:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


if __name__ == "__main__":
    sys.exit(main())
