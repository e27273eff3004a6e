"""What a text is about, by its first sentences: a crowd, a siege, people held captive.

Only for verbs that leave open what they say: "some 140,000 came" is a crowd in a text about a rally, and who is freed
was saved where a siege was broken. It looks at words alone and decides no figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import complements

_LEADS = 4
"""So many sentences say what a text is about."""

_TOPICS = ("crowd", "siege", "captives", "storming", "refugees")
"""The lists of nouns.toml that name a topic."""


def topics_of(lines: Iterable[Line]) -> frozenset[str]:
    """Give the topics that the first of *lines* name: `crowd`, `siege`, `captives`, `storming`, `refugees`."""
    lows = {low for line in islice(lines, _LEADS) for low in line.lows}
    return frozenset(name for name in _TOPICS if not lows.isdisjoint(complements(name)))
