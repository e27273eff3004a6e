"""Where words alone do not decide: rules propose options with their features, and summed weights choose among them.

A feature is a word or two that say what holds of an option ("same clause", "after in"); its weight was learned by
`benchmarks/train.py` from annotated texts and stands in `data/weights_NAME.json`. The option with the highest sum is
chosen, and the sum explains the choice. Without weights, and in a tie, the first option wins: rules put theirs first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Generic, NamedTuple, TypeVar

Value = TypeVar("Value")


UNCHOSEN: Any = object()
"""What was chosen before the first choice of a text: nothing, not even None."""


class Option(NamedTuple, Generic[Value]):
    """One thing that may be chosen: its *value* (None where nothing fits) and the *features* that hold of it.

    *carried* are further features, which hold where the choice before, in the same text, was this value too.
    """

    value: Value
    features: tuple[str, ...]
    carried: tuple[str, ...] = ()

    def after(self, before: Any) -> tuple[str, ...]:
        """Give the features that hold where *before* was chosen before."""
        return self.features + self.carried if self.carried and self.value == before else self.features


Watch = Callable[[str, int, Sequence[Option[Any]]], None]
"""Told of each choice while a text is read: its name, the offset in the text it is about, and the options; training
looks on through it."""


@dataclass(frozen=True, slots=True)
class Chooser:
    """Chooses by *weights*, one a feature; a feature that they do not hold weighs nothing."""

    weights: Mapping[str, float]

    def score(self, features: Sequence[str]) -> float:
        """Give the summed weight of *features*."""
        weights = self.weights
        return sum([weights[feature] for feature in features if feature in weights])

    def choose(self, options: Sequence[Option[Value]], before: Any = UNCHOSEN) -> Value:
        """Give the value of the best of *options*, the first of those that tie; ValueError without any.

        *before* is what was chosen for the figure before.
        """
        if not options:
            raise ValueError("nothing to choose from: give an option for `none` as well")
        if len(options) == 1 or not self.weights:
            return options[0].value
        return max(options, key=lambda option: self.score(option.after(before))).value

    def explain(self, option: Option[Any], before: Any = UNCHOSEN) -> list[tuple[str, float]]:
        """Give the features of *option* with their weights, the heaviest first: why it was chosen or not."""
        held = option.after(before)
        weighed = [(feature, self.weights[feature]) for feature in held if feature in self.weights]
        return sorted(weighed, key=lambda pair: -abs(pair[1]))


@cache
def chooser(name: str) -> Chooser:
    """Give the chooser of the decision *name*; one without weights where it was never trained."""
    source = files("claimbot.extract") / "data" / f"weights_{name}.json"
    if not source.is_file():
        return Chooser({})
    return Chooser(json.loads(source.read_text("utf-8"))["weights"])


_unweighed: ContextVar[frozenset[str]] = ContextVar("unweighed", default=frozenset())


@contextmanager
def unweighed(*names: str) -> Iterator[None]:
    """Let rules alone decide the choices *names*: whoever trains their weights must not read by them."""
    token = _unweighed.set(_unweighed.get() | frozenset(names))
    try:
        yield
    finally:
        _unweighed.reset(token)


def decide(
    name: str, options: Sequence[Option[Value]], *, offset: int, watch: Watch | None = None, before: Any = UNCHOSEN
) -> Value:
    """Take the choice *name* about the figure at *offset* by its trained weights, and tell *watch* of it.

    *before* is what the same choice came to for the figure before, where that matters.
    """
    if watch is not None:
        watch(name, offset, options)
    weighed = Chooser({}) if name in _unweighed.get() else chooser(name)
    return weighed.choose(options, before)
