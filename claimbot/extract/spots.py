"""How a sentence names its places: each `Mention` with what stands around it, which says whose place it can be."""

from __future__ import annotations

from dataclasses import dataclass

from claimbot.extract.attribution import Attribution
from claimbot.extract.claimants import zone
from claimbot.extract.placenames import Mention, words
from claimbot.extract.tagging import Line

PART_REACH = 12
"""So many words back a place looks for what makes it that of a part: "most of them women from Piura"."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a sentence names.

    *preposition* stands before it ("" where none does). *speaking*: it tells of a source; *scene*: of where it spoke
    or saw, and not of its seat ("told reporters at the scene in Itaewon"). *part*: the word from which on figures are
    its alone ("most of them in Piura"), -1 where it is no part's. *counted*: a number stands in it ("25 districts").
    """

    mention: Mention
    preposition: str
    speaking: bool
    scene: bool
    part: int
    counted: bool

    @property
    def text(self) -> str:
        """The place as written."""
        return self.mention.text

    @property
    def strong(self) -> bool:
        """Whether it stands after a preposition that says where."""
        return self.mention.strength == 3

    @property
    def lasting(self) -> bool:
        """Whether later sentences may be about it: no source's, no part's, and no number."""
        return not self.speaking and self.part < 0 and not self.counted


def spots(line: Line, places: list[Mention], sources: list[Attribution]) -> list[Spot]:
    """Give the *places* of *line* with what stands around them."""
    zones = [zone(line, source) for source in sources]
    return [_spot(line, place, zones) for place in places]


def _spot(line: Line, place: Mention, zones: list[tuple[int, int]]) -> Spot:
    at = before(line, place.first)
    held = at >= 0 and line.lows[at] in words("prepositions")
    around = [first for first, last in zones if first <= place.first < last]
    telling = [first for first in around if not set(":Q") & set(line.tags[first : place.first])]
    seated = held and at > 0 and line.lows[at] in ("in", "at") and line.lows[at - 1] in words("seats")
    return Spot(
        place,
        line.lows[at] if held else "",
        speaking=bool(telling) or seated,
        scene=any(not set("VEBHM").isdisjoint(line.tags[first : place.first]) for first in around),
        part=_part(line, at) if held else -1,
        counted="Q" in line.tags[place.first : place.last] and line.lows[place.first] != "the",
    )


def before(line: Line, first: int) -> int:
    """Give the word before the determiners and adjectives that stand before word *first*, -1 where none does."""
    at = first - 1
    while at >= 0 and line.tags[at] in "DJ":
        at -= 1
    return at


def _part(line: Line, preposition: int) -> int:
    """Give the word where the part begins that the place after *preposition* belongs to, or -1."""
    for at in range(preposition - 1, max(-1, preposition - PART_REACH), -1):
        low, letter = line.lows[at], line.tags[at]
        if letter in ",;:(-" or (letter in "VB" and at < preposition - 1):
            return -1
        if low in ("them", "whom", "which", "these") and at and line.lows[at - 1] in ("of", "among"):
            return _number_begin(line, at - 2) if line.lows[at - 1] == "of" else at - 1
        if low in ("including", "mostly", "mainly"):
            return at
    return -1


def _number_begin(line: Line, at: int) -> int:
    """Give the first word of the number that word *at* belongs to: "more than 40 of them"."""
    while at > 0 and line.tags[at] == "Q" and line.owner[at] == line.owner[at - 1]:
        at -= 1
    return max(at, 0)
