"""Choosing among options by summed weights."""

from __future__ import annotations

import pytest

from claimbot.extract.choosing import Chooser, Option, chooser, decide, unweighed

NEAR = Option("Kursk", ("same clause", "after in"))
FAR = Option("Moscow", ("first sentence",))
NONE = Option(None, ("none",))


def test_the_highest_sum_is_chosen() -> None:
    """The option whose features weigh most is chosen, and unknown features weigh nothing."""
    weights = Chooser({"same clause": 1.0, "after in": 0.5, "first sentence": 1.4})
    assert weights.choose([FAR, NEAR, NONE]) == "Kursk"
    assert weights.score(NONE.features) == 0


def test_the_first_option_wins_a_tie_and_without_weights() -> None:
    """What the rules put first stands where weights say nothing."""
    assert Chooser({}).choose([FAR, NEAR]) == "Moscow"
    assert Chooser({"after in": 1.0, "first sentence": 1.0}).choose([FAR, NEAR]) == "Moscow"


def test_no_options_is_an_error() -> None:
    """An empty list of options is refused with what to do."""
    with pytest.raises(ValueError, match="none"):
        Chooser({}).choose([])


def test_a_choice_is_explained_by_its_features() -> None:
    """The explanation holds the known features, the heaviest first."""
    weights = Chooser({"same clause": 0.2, "after in": -0.5})
    assert weights.explain(NEAR) == [("after in", -0.5), ("same clause", 0.2)]


def test_a_choice_is_told_to_who_watches() -> None:
    """Whoever watches gets the name, the offset and the options of each choice."""
    told = []
    value = decide("never trained", [FAR, NEAR], offset=7, watch=lambda *choice: told.append(choice))
    assert value == "Moscow"
    assert told == [("never trained", 7, [FAR, NEAR])]


def test_an_untrained_choice_has_no_weights() -> None:
    """A decision that was never trained leaves everything to the rules."""
    assert chooser("never trained").weights == {}


def test_rules_alone_decide_while_weights_are_left_out() -> None:
    """Whoever trains a choice reads without its weights; other choices keep theirs, and afterwards all do."""
    seen: list[str] = []
    options = [Option("rule", ("never seen",)), Option("other", ("total ruled total",))]
    with unweighed("scope"):
        seen.append(decide("scope", options, offset=0))
        with unweighed("as_of"):
            seen.append(decide("scope", options, offset=0))
    assert seen == ["rule", "rule"]
    assert decide("scope", options, offset=0) == Chooser(chooser("scope").weights).choose(options)
