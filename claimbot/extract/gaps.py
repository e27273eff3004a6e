"""Sources whose verb is left out: "The union counted 20,000 marchers, the prefecture 3,000"."""

from __future__ import annotations

from claimbot.extract.attribution import Attribution
from claimbot.extract.nounphrases import phrase_begin
from claimbot.extract.tagging import Line
from claimbot.extract.voices import speaks

_LINKS = frozenset({"of", "at", "only", "just", "for", "about"})
"""Words between a source without a verb and its figure: "the organisers of 200,000"."""


def gapped(line: Line, found: list[Attribution]) -> list[Attribution]:
    """Give the sources that go on with the verb of one of *found*, each with the figure right after it."""
    first = (
        min(one.begin for one in found if one.begin >= one.first)
        if any(one.begin >= one.first for one in found)
        else -1
    )
    if first < 0:
        return []
    return [one for begin, end in line.spans if begin > first and (one := _before(line, begin, end))]


def _before(line: Line, figure: int, end: int) -> Attribution | None:
    """Read a source that stands between a mark, or "and", and the figure at word *figure*."""
    last = figure - (line.lows[figure - 1] in _LINKS)
    if line.lows[figure - 1] == "at" and ";" not in line.tags[:last]:
        return None  # "puts Russia's force at 700, Ukraine's army at 880"
    first = phrase_begin(line, last)
    if (
        first >= last
        or first < 2
        or not (line.tags[first - 1] in ",;" or line.lows[first - 1] in ("and", "but", "while"))
    ):
        return None
    opens = line.tags[first] in "DGX" or line.lows[first] == "police"
    plain = "Q" not in line.tags[first:last] and "P" not in line.tags[first : first + 1]
    after = end < len(line.words) and line.tags[end] in "VEHBM"
    if not (opens and plain and not after and speaks(line, first, last)):
        return None
    stop = next((at for at in range(end, len(line.words)) if line.tags[at] in ",;"), len(line.words))
    return Attribution(first, last, figure, stop)
