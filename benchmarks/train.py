"""Trains the choosers of `claimbot.extract.choosing` from annotated texts: `python -m benchmarks.train NAME GOLD…`.

Every text is read with the rules as they stand; each choice that they leave open is a case: options with features, and
the annotator's value says which options are right. A softmax over the options of a case is fitted by AdaGrad with an
L2 penalty: pure Python, a fixed seed, the same weights in every run. Cross-validation leaves out a fold (texts dealt
out by their ids) or a whole file, trains on the rest, and prints how often the left-out cases come out right.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from claimbot.extract.choosing import Chooser, Option
from claimbot.extract.reading import read
from claimbot.model import Claim, Document

FOLDS = 5
EPOCHS = 25
RATE = 0.3
PENALTY = 0.6
"""Chosen for `place` by cross-validation among 0.1, 0.3, 0.6, 1, 2; the others differ from it by little."""
RAREST = 3
"""A feature seen in fewer cases than this is left out: it would learn one text by heart."""
DATA = Path(__file__).parent.parent / "claimbot" / "extract" / "data"
_ALIKE = {"deaths", "death", "dead", "fatalities", "injuries", "injured", "wounded", "casualties", "victims", "persons"}
_IGNORED = {"the", "a", "an", "of", "its", "their", "his", "her", "in", "at", "s", "mr", "ms", "mrs"}


def same_day(gold: Any, value: Any) -> float:
    """Give 1 for the same day (or none in both), else 0."""
    return float((gold or None) == (value.isoformat() if value else None))


def same(gold: Any, value: Any) -> float:
    """Give 1 for the same value, else 0."""
    return float(gold == (str(value) if value is not None else None))


def same_place(gold: Any, value: Any) -> float:
    """Give 1 for the same place, 0.9 where one holds the other, else 0."""
    if not gold or not value:
        return float(not gold and not value)
    one, other = gold.casefold(), value.casefold()
    return 1.0 if one == other else 0.9 if one in other or other in one else 0.0


def same_name(gold: Any, value: Any) -> float:
    """Give 1 for the same words, their overlap where at least half are the same, else 0."""
    one, other = _tokens(gold), _tokens(value)
    if not one or not other:
        return float(one == other)
    overlap = 2 * len(one & other) / (len(one) + len(other))
    return overlap if overlap >= 0.5 else 0.0


def _tokens(text: str | None) -> set[str]:
    words = re.findall(r"[a-z0-9]+", (text or "").casefold().replace("’", "'"))
    return {"people" if word in _ALIKE else word for word in words if word not in _IGNORED}


AGREES: dict[str, tuple[str, Callable[[Any, Any], float]]] = {
    "place": ("place", same_place),
    "as_of": ("as_of", same_day),
    "scope": ("scope", same),
    "claimant": ("claimant", same_name),
    "measure": ("measure", same),
}
"""For each choice the field of the gold that it is held against, and how well a value agrees with it (0 is wrong)."""


@dataclass(frozen=True, slots=True)
class Case:
    """One choice in one text: its options, how well each agrees with the gold, and where the text comes from."""

    source: str
    text: str
    options: tuple[Option[Any], ...]
    agreement: tuple[float, ...]
    gold: Any

    @property
    def fold(self) -> int:
        """The fold of its text: all cases of a text are in one."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16) % FOLDS

    @property
    def right(self) -> list[int]:
        """The options that agree best; none where no option agrees."""
        best = max(self.agreement)
        return [at for at, level in enumerate(self.agreement) if level == best] if best else []

    def counts(self, chosen: int) -> bool:
        """Whether the case is one that scores: an open field is scored only where gold or choice names something."""
        return self.gold is not None or self.options[chosen].value is not None


def cases_of(name: str, paths: Iterable[Path]) -> list[Case]:
    """Read the texts of *paths* and give every choice *name* about a figure that the gold holds as well."""
    field, agrees = AGREES[name]
    found: list[Case] = []
    for path in paths:
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            for options, gold in _choices(name, row):
                if field in gold:
                    levels = tuple(agrees(gold[field], option.value) for option in options)
                    found.append(Case(path.stem, row["id"], tuple(options), levels, gold[field]))
    return found


def _choices(name: str, row: dict[str, Any]) -> Iterable[tuple[Sequence[Option[Any]], dict[str, Any]]]:
    """Give the options of each choice *name* in the text of *row* with the gold claim it belongs to."""
    seen: dict[int, Sequence[Option[Any]]] = {}

    def watch(decision: str, offset: int, options: Sequence[Option[Any]]) -> None:
        if decision == name:
            seen[offset] = options

    published = datetime.fromisoformat(row["published"]) if row.get("published") else None
    claims, _ = read(Document(url="-", text=row["text"], published=published), watch)
    for claim, gold in paired(claims, row["gold"], row["text"]):
        offset = next((at for at in seen if claim.start <= at < claim.end), None)
        if offset is not None:
            yield seen[offset], gold


def paired(claims: list[Claim], gold: list[dict[str, Any]], text: str) -> list[tuple[Claim, dict[str, Any]]]:
    """Pair claims and gold with the same interval at the same place; the same measure first, then the nearest."""
    possible = []
    for at, wanted in enumerate(gold):
        start = wanted.get("start", text.find(wanted["quote"]))
        end = wanted.get("end", start + len(wanted["quote"]))
        for index, claim in enumerate(claims):
            same_value = (claim.amount.low, claim.amount.high) == (wanted.get("low"), wanted.get("high"))
            if same_value and claim.start < end and start < claim.end:
                possible.append((claim.measure != wanted["measure"], abs(claim.start - start), at, index))
    taken: list[tuple[int, int]] = []
    for _, _, at, index in sorted(possible):
        if all(at != one and index != other for one, other in taken):
            taken.append((at, index))
    return [(claims[index], gold[at]) for at, index in taken]


def trained(cases: Sequence[Case], *, penalty: float = PENALTY, seed: int = 7) -> dict[str, float]:
    """Fit the weights to *cases*, those without a right option left out; rounded, the small ones dropped."""
    usable = [case for case in cases if case.right and len(case.right) < len(case.options)]
    seen = Counter(feature for case in usable for feature in {f for one in case.options for f in one.features})
    weights = {feature: 0.0 for feature, count in sorted(seen.items()) if count >= RAREST}
    squares = dict.fromkeys(weights, 1e-3)
    rows = [(tuple(tuple(f for f in o.features if f in weights) for o in one.options), one.right) for one in usable]
    order = random.Random(seed)
    for _ in range(EPOCHS):
        order.shuffle(rows)
        for options, right in rows:
            for feature, slope in _slopes(options, right, weights).items():
                slope += penalty * weights[feature] / seen[feature]
                squares[feature] += slope * slope
                weights[feature] -= RATE * slope / math.sqrt(squares[feature])
    return {feature: round(weight, 3) for feature, weight in sorted(weights.items()) if abs(weight) >= 0.01}


def _slopes(options: Sequence[Sequence[str]], right: list[int], weights: dict[str, float]) -> dict[str, float]:
    """Give the slope of the loss of one case for each feature: the expected count less that under the right options."""
    scores = [sum(weights[feature] for feature in features) for features in options]
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total, within = sum(powers), sum(powers[at] for at in right)
    slopes: dict[str, float] = {}
    for at, features in enumerate(options):
        slope = powers[at] / total - (powers[at] / within if at in right and within else 0.0)
        for feature in features:
            slopes[feature] = slopes.get(feature, 0.0) + slope
    return slopes


@dataclass(slots=True)
class Tally:
    """How many cases score, and how many of them are right."""

    right: int = 0
    cases: int = 0

    def add(self, case: Case, chosen: int) -> None:
        """Count *case* where the option *chosen* was taken."""
        if case.counts(chosen):
            self.cases += 1
            self.right += case.agreement[chosen] > 0

    def __str__(self) -> str:
        return f"{self.right / self.cases if self.cases else 0:.3f} of {self.cases}"


def tally(cases: Iterable[Case], pick: Callable[[Case], int]) -> Tally:
    """Count how often *pick* is right about *cases*."""
    found = Tally()
    for case in cases:
        found.add(case, pick(case))
    return found


def by_weights(weights: dict[str, float]) -> Callable[[Case], int]:
    """Give the pick of the highest sum of *weights*."""
    chooser = Chooser(weights)
    return lambda case: max(range(len(case.options)), key=lambda at: chooser.score(case.options[at].features))


def left_out(cases: list[Case], key: Callable[[Case], Any], *, penalty: float) -> dict[Any, tuple[Tally, Tally]]:
    """For each value of *key* train on the cases of all others; give the tallies of the rules and of the weights."""
    found = {}
    for part in sorted({key(case) for case in cases}):
        weights = trained([case for case in cases if key(case) != part], penalty=penalty)
        rest = [case for case in cases if key(case) == part]
        found[part] = tally(rest, lambda _: 0), tally(rest, by_weights(weights))
    return found


def report(cases: list[Case], held_out: list[Case], *, penalty: float) -> Iterable[str]:
    """Give the lines that say how good rules and weights are on texts that were left out of training."""
    weights = trained(cases, penalty=penalty)
    best = tally(cases, lambda case: case.right[0] if case.right else 0)
    yield f"{len(cases)} cases; first option {tally(cases, lambda _: 0)}; no choice can be better than {best}"
    yield f"{len(weights)} weights; on the texts they were trained on {tally(cases, by_weights(weights))}"
    keys: dict[str, Callable[[Case], Any]] = {"fold": lambda case: case.fold, "file": lambda case: case.source}
    for label, key in keys.items():
        parts = left_out(cases, key, penalty=penalty) if len({key(case) for case in cases}) > 1 else {}
        total = Tally(sum(two.right for _, two in parts.values()), sum(two.cases for _, two in parts.values()))
        yield f"left out by {label}: {total}"
        yield from (f"  {part}: first option {one}, weights {two}" for part, (one, two) in parts.items())
    for source in sorted({case.source for case in held_out}):
        rest = [case for case in held_out if case.source == source]
        yield f"never trained on, {source}: first option {tally(rest, lambda _: 0)}, {tally(rest, by_weights(weights))}"


def main() -> int:
    """Cross-validate one chooser, and with `--write` keep its weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=sorted(AGREES))
    parser.add_argument("gold", nargs="+", type=Path, help="JSON lines of annotated texts to train on")
    parser.add_argument("--held-out", nargs="*", type=Path, default=[], help="more of them, to measure on alone")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--write", action="store_true", help="keep the weights in claimbot/extract/data")
    chosen = parser.parse_args()
    cases = cases_of(chosen.name, chosen.gold)
    for line in report(cases, cases_of(chosen.name, chosen.held_out), penalty=chosen.penalty):
        print(line)
    if chosen.write:
        kept = {"trained_on": [path.name for path in chosen.gold], "weights": trained(cases, penalty=chosen.penalty)}
        (DATA / f"weights_{chosen.name}.json").write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
