"""The number words of `data/numbers.toml`, ready for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimbot.extract.words import table

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """Number words by what they do; *seeds* may begin one, articles left out; *led* stand after an article."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    short: Mapping[str, int]
    letters: Mapping[str, int]
    money_letters: Mapping[str, int]
    vague: Mapping[str, Span]
    some: Mapping[str, Span]
    fractions: Mapping[str, float]
    glyphs: Mapping[str, float]
    multiples: Mapping[str, int]
    ordinals: Mapping[str, int]
    fillers: frozenset[str]
    endings: frozenset[str]
    metres: frozenset[str]
    no_scores: frozenset[str]
    scores_go_on: frozenset[str]
    items: frozenset[str]
    races: frozenset[str]
    seeds: frozenset[str]
    led: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Give the number words of the package, read once."""
    data = table("numbers")
    words = {name: frozenset(listed) for name, listed in data["words"].items()}
    tables = ("cardinal", "scale", "vague", "some", "fraction", "glyph", "multiple", "ordinal")
    seeds = {word for name in tables for word in data[name]} | {"couple", "pair", "single", "score"}
    return Lexicon(
        cardinals=data["cardinal"],
        scales=data["scale"],
        short=data["short"],
        letters=data["letter"],
        money_letters=data["letter_money"],
        vague={word: (low, high) for word, (low, high) in data["vague"].items()},
        some={word: (low, high) for word, (low, high) in data["some"].items()},
        fractions=data["fraction"],
        glyphs=data["glyph"],
        multiples=data["multiple"],
        ordinals=data["ordinal"],
        fillers=words["fillers"],
        endings=words["ordinal_endings"],
        metres=words["metres"],
        no_scores=words["no_scores"],
        scores_go_on=words["scores_go_on"],
        items=words["items"],
        races=words["races"],
        seeds=frozenset(seeds),
        led=frozenset(seeds | words["fillers"]),
    )
