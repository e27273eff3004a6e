"""Texts and reckonings as sources: a report is its author's, a count is of who counted."""

from __future__ import annotations

from claimbot.extract.nounphrases import forward, phrase_begin
from claimbot.extract.tagging import Line
from claimbot.extract.voices import head_of, sayings, speakers

_OWNERS = frozenset({"its", "his", "her", "their"})


def author_of(line: Line, first: int, last: int) -> tuple[int, int]:
    """Give the author of the text in the words *first* to *last* ("the staff's report", "its bulletin"), else them."""
    return documented(line, first, last) or owned_data(line, first, last) or (first, last)


def owned_data(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """Give whose mere data they are: "figures from the health department", "data compiled by the UN"."""
    head = next((at for at in range(first, last) if line.lows[at] in _DATA), last)
    for at in range(head + 1, min(last - 1, head + 3)):
        if line.lows[at] in ("from", "by", "of"):
            return (at + 1, last) if line.lows[at - 1] not in ("seen", "obtained", "reviewed") else None
    return None


_DATA = frozenset({"data", "figures", "numbers", "statistics", "records", "information"})
"""Words for a reckoning that is nobody's voice by itself."""


def _whose(line: Line, first: int) -> tuple[int, int] | None:
    """Give whom "whose" stands for: "the authority, whose tally runs to 358"."""
    last = first - 1 if line.tags[first - 1 : first] == "," else first
    begin = phrase_begin(line, last)
    return (begin, last) if begin < last else None


def documented(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """Give the owner of the text or reckoning in the words *first* to *last*; None where they name no such thing."""
    if head_of(line, first, last) not in sayings("documents"):
        return None
    if "whose" in line.lows[max(0, first - 1) : first + 1]:
        return _whose(line, first if line.lows[first] == "whose" else first - 1)
    head = next((at for at in range(first, last) if line.lows[at] in sayings("documents")), last)
    for at in range(head - 1, first - 1, -1):
        if line.tags[at] == "G":
            return first, at + 1
        if line.lows[at] in _OWNERS:
            return at, at + 1
    keeper = first < head - 1 and line.lows[head - 1] in speakers() and line.tags[head - 1] in "NL"
    return (first, head) if keeper and head == last - 1 else None


def reckoned(line: Line, at: int) -> tuple[int, int] | None:
    """Read who reckoned at the "by" that is word *at*: "by the count of a charity", "a guess by insurers"."""
    if at and line.lows[at - 1] in sayings("reckonings") and line.tags[at - 1] in "NL":
        last = forward(line, at + 1)
        return (at + 1, last) if last > at + 1 else None
    noun = at + 1 + (line.tags[at + 1 : at + 2] == "D")
    if noun + 1 < len(line.words) and line.lows[noun] in sayings("reckonings") and line.lows[noun + 1] == "of":
        last = forward(line, noun + 2)
        return (noun + 2, last) if last > noun + 2 else None
    return None


def unowned(line: Line, first: int, last: int) -> bool:
    """Whether the words *first* to *last* are a text of somebody named before: "an earlier statement"."""
    head = head_of(line, first, last)
    return line.lows[first] in ("a", "an") and line.lows[last - 1] == head and head in sayings("notes")
