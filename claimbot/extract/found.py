"""What was found of a figure: its measure, how sure that is, and what said it."""

from __future__ import annotations

from dataclasses import dataclass

from claimbot.extract.predicate import Predicate


@dataclass(frozen=True, slots=True)
class Found:
    """The *measure* of a figure ("" where nothing says it), how *sure* that is, why, and the predicate that said it.

    *topic* is the word of the noun that the figure is a level of ("toll"), or -1; *points_back*: the figure says
    nothing by itself and takes measure and subject from the figure before it. *bound*: it is joined to that figure.
    """

    measure: str
    sure: float
    reason: str
    predicate: Predicate | None = None
    topic: int = -1
    points_back: bool = False
    bound: bool = False
