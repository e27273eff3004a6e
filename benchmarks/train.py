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
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from claimbot.extract.choosing import UNCHOSEN, Chooser, Option, unweighed
from claimbot.extract.reading import read
from claimbot.model import Claim, Document

FOLDS = 5
EPOCHS = 14
RATE = 0.3
PENALTY = 20.0
"""Chosen by cross-validation among 2, 6, 20, 50: between 6 and 50 little changes."""
LEAN = 0.35
"""Taken off the weight of `none`: a rightly empty field earns nothing where a wrongly empty one costs a hit."""
ROUNDS = 1
"""So often weights are fitted anew to texts in which the choices before were their own."""
RAREST = 3
"""A feature seen in fewer cases than this is left out: it would learn one text by heart."""
DATA = Path(__file__).parent.parent / "claimbot" / "extract" / "data"


def same_day(gold: Any, value: Any) -> float:
    """Give 1 for the same day (or none in both), else 0."""
    return float((gold or None) == (value.isoformat() if value else None))


def same(gold: Any, value: Any) -> float:
    """Give 1 for the same value, else 0."""
    return float(gold == (str(value) if value is not None else None))


AGREES: dict[str, tuple[str, Callable[[Any, Any], float]]] = {
    "as_of": ("as_of", same_day),
    "scope": ("scope", same),
}
"""For each choice the field of the gold that it is held against, and how well a value agrees with it (0 is wrong)."""


@dataclass(frozen=True, slots=True)
class Case:
    """One choice in one text: its options, how well each agrees with the gold, and where the text comes from.

    *known* is False where the gold says nothing of it: it is then neither learned nor scored, but what follows it
    in the text may hang on it.
    """

    source: str
    text: str
    options: tuple[Option[Any], ...]
    agreement: tuple[float, ...]
    gold: Any
    known: bool = True

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
        return self.known and (self.gold is not None or self.options[chosen].value is not None)


def cases_of(name: str, paths: Iterable[Path]) -> list[Case]:
    """Read the texts of *paths* and give every choice *name* in them, in order, with what the gold says of it.

    They are read without the weights of *name*: features may look at what was chosen before, and installed weights
    have seen the very texts that are left out here.
    """
    field, agrees = AGREES[name]
    found: list[Case] = []
    for path in paths:
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            for options, gold in _choices(name, row):
                known = gold is not None and field in gold
                wanted = gold[field] if gold is not None and known else None
                levels = tuple(agrees(wanted, option.value) if known else 0.0 for option in options)
                found.append(Case(path.stem, row["id"], tuple(options), levels, wanted, known))
    return found


def _choices(name: str, row: dict[str, Any]) -> Iterable[tuple[Sequence[Option[Any]], dict[str, Any] | None]]:
    """Give the options of each choice *name* in the text of *row* with the gold claim it belongs to, if any."""
    seen: dict[int, Sequence[Option[Any]]] = {}

    def watch(decision: str, offset: int, options: Sequence[Option[Any]]) -> None:
        if decision == name:
            seen[offset] = options

    published = datetime.fromisoformat(row["published"]) if row.get("published") else None
    with unweighed(name):
        claims, _ = read(Document(url="-", text=row["text"], published=published), watch)
    pairs = paired(claims, row["gold"], row["text"])
    for offset, options in seen.items():
        yield options, next((gold for claim, gold in pairs if claim.start <= offset < claim.end), None)


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


Row = tuple[tuple[tuple[str, ...], ...], list[int]]
"""What is learned from: the features of each option, and which options are right."""


def trained(cases: Sequence[Case], *, penalty: float = PENALTY) -> dict[str, float]:
    """Fit weights to *cases*: first as if each choice before had come out right, then as it really comes out."""
    weights = fitted(_rows(cases, lambda case, _: case.right[0] if case.right else 0), penalty=penalty)
    if any(option.carried for case in cases for option in case.options):
        for _ in range(ROUNDS):
            weights = fitted(_rows(cases, _by(weights)), penalty=penalty)
    if "none" in weights:
        weights["none"] -= LEAN
    return {feature: round(weight, 3) for feature, weight in weights.items() if abs(weight) >= 0.01}


Pick = Callable[[Case, Sequence[tuple[str, ...]]], int]
"""Says which option of a case is taken, given the features of each after the choice before."""


def _by(weights: dict[str, float]) -> Pick:
    chooser = Chooser(weights)
    return lambda _, features: max(range(len(features)), key=lambda at: chooser.score(features[at]))


def _walk(cases: Iterable[Case], pick: Pick) -> Iterable[tuple[Case, tuple[tuple[str, ...], ...], int]]:
    """Go through the cases of each text in order: the features of their options, and the option that *pick* takes."""
    text, before = "", UNCHOSEN
    for case in cases:
        if case.text != text:
            text, before = case.text, UNCHOSEN
        features = tuple(option.after(before) for option in case.options)
        chosen = pick(case, features)
        before = case.options[chosen].value
        yield case, features, chosen


def _rows(cases: Sequence[Case], pick: Pick) -> list[Row]:
    """Give what can be learned from: the cases with options right and wrong, each choice before taken by *pick*."""
    return [
        (features, case.right)
        for case, features, _ in _walk(cases, pick)
        if case.known and case.right and len(case.right) < len(case.options)
    ]


def fitted(rows: Sequence[Row], *, penalty: float, seed: int = 7) -> dict[str, float]:
    """Fit the weights of a softmax to *rows* by AdaGrad; the penalty of a feature is spread over its rows."""
    seen = Counter(feature for options, _ in rows for feature in {f for one in options for f in one})
    weights = {feature: 0.0 for feature, count in sorted(seen.items()) if count >= RAREST}
    squares = dict.fromkeys(weights, 1e-3)
    kept = [(tuple(tuple(f for f in one if f in weights) for one in options), right) for options, right in rows]
    sums = dict.fromkeys(weights, 0.0)
    order = random.Random(seed)
    for epoch in range(EPOCHS):
        order.shuffle(kept)
        for options, right in kept:
            for feature, slope in _slopes(options, right, weights).items():
                slope += penalty * weights[feature] / seen[feature]
                squares[feature] += slope * slope
                weights[feature] -= RATE * slope / math.sqrt(squares[feature])
        if epoch >= EPOCHS // 2:  # the mean of the later epochs wavers less than the last one
            for feature, weight in weights.items():
                sums[feature] += weight
    return {feature: total / (EPOCHS - EPOCHS // 2) for feature, total in sums.items()}


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


def tally(cases: Iterable[Case], pick: Pick) -> Tally:
    """Count how often *pick* is right about *cases*."""
    found = Tally()
    for case, _, chosen in _walk(cases, pick):
        found.add(case, chosen)
    return found


def rules(_case: Case, _features: Sequence[tuple[str, ...]]) -> int:
    """Take the first option: that of the rules."""
    return 0


def gold(case: Case, _features: Sequence[tuple[str, ...]]) -> int:
    """Take a right option where there is one: no choice can do better."""
    return case.right[0] if case.right else 0


def left_out(cases: list[Case], key: Callable[[Case], Any], *, penalty: float) -> dict[Any, tuple[Tally, Tally]]:
    """For each value of *key* train on the cases of all others; give the tallies of the rules and of the weights."""
    found = {}
    for part in sorted({key(case) for case in cases}):
        weights = trained([case for case in cases if key(case) != part], penalty=penalty)
        rest = [case for case in cases if key(case) == part]
        found[part] = tally(rest, rules), tally(rest, _by(weights))
    return found


def report(cases: list[Case], held_out: list[Case], *, penalty: float) -> Iterable[str]:
    """Give the lines that say how good rules and weights are on texts that were left out of training."""
    weights = trained(cases, penalty=penalty)
    yield f"{sum(case.known for case in cases)} cases; rules {tally(cases, rules)}; at best {tally(cases, gold)}"
    yield f"{len(weights)} weights; on the texts they were trained on {tally(cases, _by(weights))}"
    keys: dict[str, Callable[[Case], Any]] = {"fold": lambda case: case.fold, "file": lambda case: case.source}
    for label, key in keys.items():
        parts = left_out(cases, key, penalty=penalty) if len({key(case) for case in cases}) > 1 else {}
        total = Tally(sum(two.right for _, two in parts.values()), sum(two.cases for _, two in parts.values()))
        yield f"left out by {label}: {total}"
        yield from (f"  {part}: rules {one}, weights {two}" for part, (one, two) in parts.items())
    for source in sorted({case.source for case in held_out}):
        rest = [case for case in held_out if case.source == source]
        yield f"never trained on, {source}: rules {tally(rest, rules)}, weights {tally(rest, _by(weights))}"


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
