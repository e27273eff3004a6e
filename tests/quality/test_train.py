"""Training: choices become cases, the same seed gives the same weights, and nobody is judged on his own texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import train
from claimbot.extract import choosing
from claimbot.extract.choosing import Chooser

GOLD = Path(__file__).parents[1] / "data" / "gold" / "claims-d.jsonl"


@pytest.fixture(scope="module")
def cases() -> list[train.Case]:
    """Give the choices of a day in fifty annotated texts."""
    return train.cases_of("as_of", [GOLD])


def test_cases_are_read_without_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed weights have seen the texts that are left out: what they would choose is nowhere in the cases."""
    heavy, others = Chooser({"none": 99.0}), choosing.chooser
    with monkeypatch.context() as patched:
        patched.setattr(choosing, "chooser", lambda name: heavy if name == "as_of" else others(name))
        swayed = train.cases_of("as_of", [GOLD])
    assert swayed == train.cases_of("as_of", [GOLD])


def test_the_same_seed_gives_the_same_weights(cases: list[train.Case]) -> None:
    """Weights can be made again from the same texts."""
    assert train.trained(cases, penalty=8) == train.trained(list(cases), penalty=8)


def test_a_case_knows_which_options_are_right(cases: list[train.Case]) -> None:
    """The right options are those of the gold's day; the rules' choice is the first."""
    for case in cases:
        if case.known:
            days = [option.value.isoformat() if option.value else None for option in case.options]
            assert all(days[at] == case.gold for at in case.right)


def test_a_text_is_in_one_fold(cases: list[train.Case]) -> None:
    """Cases of a text are left out together."""
    folds: dict[str, set[int]] = {}
    for case in cases:
        folds.setdefault(case.text, set()).add(case.fold)
    assert all(len(found) == 1 for found in folds.values())
    assert len({case.fold for case in cases}) == train.FOLDS


def test_what_was_learned_beats_the_rules_on_its_own_texts(cases: list[train.Case]) -> None:
    """Weights fit what they were trained on, and no choice does better than the gold."""
    weights = train.trained(cases, penalty=8)
    learned = train.tally(cases, train._by(weights))
    assert train.tally(cases, train.rules).right < learned.right <= train.tally(cases, train.gold).right


def test_the_report_tells_of_left_out_texts(cases: list[train.Case]) -> None:
    """One line for each fold, and none by file where there is one file."""
    lines = list(train.report(cases, [], penalty=8))
    assert sum(line.startswith("  ") for line in lines) == train.FOLDS


def test_weights_are_kept_with_what_they_were_trained_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--write` keeps a file of weights that names its texts."""
    monkeypatch.setattr(train, "DATA", tmp_path)
    monkeypatch.setattr("sys.argv", ["train", "as_of", str(GOLD), "--write", "--penalty", "8"])
    assert train.main() == 0
    kept = json.loads((tmp_path / "weights_as_of.json").read_text("utf-8"))
    assert kept["trained_on"] == [GOLD.name]
    assert kept["weights"]
