"""Lists where numbers are read otherwise than peers read them: `python -m benchmarks.peers FILE…`.

A file holds lines `{"id", "text", "gold": [{"low", "high", "bound", "surface", "evidence"}]}` of a peer's own test
cases. Each difference falls into the first class of `CLASSES` whose sign it has; a class says why ours is kept.
`--table` prints them all as a page, each class with its reason and its cases.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import isclose
from pathlib import Path
from typing import Any

from benchmarks.comparing import comparison
from claimbot.extract import explain
from claimbot.model import Bound, Document, Reading

Row = dict[str, Any]

SAME = "the same"
UNEXPLAINED = "unexplained"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A number of a peer's case: *best* is our reading in its place, *over* all of them there."""

    id: str
    text: str
    gold: Row
    best: Reading | None
    over: list[Reading]

    @property
    def words(self) -> str:
        """The peer's words for the number, else the whole text, in lower case."""
        return str(self.gold.get("surface") or self.text).strip().lower()

    @property
    def ends(self) -> set[Any]:
        """The ends of the peer's interval that are given."""
        return {self.gold["low"], self.gold["high"]} - {None}

    @property
    def hedged(self) -> bool:
        """Whether our reading in its place has a bound."""
        return self.best is not None and self.best.amount.bound not in (Bound.EXACT, Bound.RANGE)

    @property
    def ours(self) -> set[Any]:
        """The ends of all our intervals in that place."""
        return {end for one in self.over for end in (one.amount.low, one.amount.high)}


@dataclass(frozen=True, kw_only=True)
class Class:
    """A kind of difference, the reason why ours is kept, and the sign by which it is known."""

    name: str
    reason: str
    has: Callable[[Difference], object]


def _finds(pattern: str) -> Callable[[Difference], object]:
    """Know a class by *pattern* in the peer's words or, where a sign was left out of them, in the text."""
    found = re.compile(pattern, re.IGNORECASE)
    return lambda one: found.search(one.words) or found.search(one.text)


_PART = (
    r"(?:half|third|quarter|fourth|fif|sixth|seventh|eighth|nin|ten|twelf|hundred|thousand|million|trillion)(?:th)?s?"
)
_FIRSTS = r"[- ](?:first|second|thirtieth)s?\b"

CLASSES = (
    Class(
        name="a hedge read",
        reason="“about 90”, “up to 4,000 km”, “more than half”, “over 3 years”: theirs is the bare number, ours says "
        "how the words limit it",
        has=lambda one: one.gold["bound"] == "exact" and one.hedged and one.ends <= one.ours,
    ),
    Class(
        name="a power or a formula",
        reason="`1e10`, `8x2^10`, `2.48×10−5`, `±`: a figure of physics is read as one number with a formula around it",
        has=_finds(r"\d[eE][-+−]?\d|\^|\d ?[x×*] ?10|[±]|\+/-"),
    ),
    Class(
        name="below zero",
        reason="nobody counts below nothing: in news “-15” is a dash, a score or a temperature, “(99.99)” a price",
        has=lambda one: any(end < 0 for end in one.ends) or one.words.startswith("-"),
    ),
    Class(
        name="an article for one",
        reason="“a gallon”, “a dozen” as one dozen, “a trillionth”: the article is no number, a dozen are 12",
        has=lambda one: (one.best is None or 12 in one.ours) and (one.ends == {1} or one.words.startswith("a ")),
    ),
    Class(
        name="a ratio or a division",
        reason="“2 in 5”, “two out of five”, “one over 20”: two numbers in relation, kept apart and called a ratio",
        has=_finds(r"\b(?:in|out of|over)\b (?:every )?[\w-]+"),
    ),
    Class(
        name="a fraction",
        reason="fifths, hundredths and what is added to a whole in them count nothing in news; halves, thirds and "
        "quarters of a scale word are read",
        has=lambda one: re.search(rf"\b[\w-]*{_PART}\b|{_FIRSTS}|/", one.words) and _uneven(one),
    ),
    Class(
        name="two levels, or two numbers",
        reason="“rose from $350 to $680”, “between the tenth and the fifteenth”, “ranged from -18 to -34”: both ends "
        "are stated, and read",
        has=lambda one: len(one.over) > 1 and one.ends <= one.ours,
    ),
    Class(
        name="parts joined by “and”",
        reason="“6 crore and two hundred”, “one billion and a half million”, “three hundred and two dozens”: in news "
        "“and” between them joins two figures",
        has=_finds(r"(?:crore|billion|hundred) and [\w ]+|\band [\w -]*fifths"),
    ),
    Class(
        name="a letter as a power of ten",
        reason="“10G”, “1,674.5 M”: capital letters after a number are units and names in news; “32K” is 32,000 to us",
        has=_finds(r"\d ?[GMTK]\b"),
    ),
    Class(
        name="digits of one name",
        reason="`192.168.1.2`, “three-nought-four”: an address or a score is one thing, named by its first number",
        has=_finds(r"\d+\.\d+\.\d+\.\d+|\w+-nought-"),
    ),
    Class(
        name="a shortened dozen",
        reason="“dozs” after a word: read after digits only",
        has=_finds(r"\bdozs\b"),
    ),
    Class(
        name="alternatives",
        reason="“either 10 or 12” is one figure between the two",
        has=_finds(r"\beither\b.+\bor\b"),
    ),
    Class(
        name="a bound cut short",
        reason="“200 or greater than”, “less than 5000 or equal”: half a comparison, with which no "
        "sentence of news ends",
        has=_finds(r"\bor (?:greater|more|less|equal)\b"),
    ),
)
"""In the order of asking."""


def _uneven(one: Difference) -> bool:
    """Whether the peer's number has decimals, or is what parts of an odd size add up to."""
    return any(not float(end).is_integer() for end in one.ends) or "fifths" in one.words


def main() -> int:
    """Print the classes with their counts, and with `--list` every difference; 1 where one has no class."""
    parser = comparison(__doc__)
    parser.add_argument(
        "--table", action="store_true", help="every difference as a page, by classes with their reasons"
    )
    arguments = parser.parse_args()
    named = {path.stem: list(compared(path)) for path in arguments.files}
    for line in _page(named) if arguments.table else _counts(named, every=arguments.list):
        print(line)
    return int(any(name == UNEXPLAINED for found in named.values() for name, _ in found))


def compared(path: Path) -> Iterator[tuple[str, str]]:
    """Give for each number of the peer's cases the class, and what the two read."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        readings = explain(Document(url="peer:", text=row["text"]))[1]
        for gold in row["gold"]:
            start, end = gold.get("evidence") or (0, len(row["text"]))
            over = [one for one in readings if one.start <= end and start < one.end]
            best = next((one for one in over if _same(gold, one)), over[0] if over else None)
            found = Difference(id=row["id"], text=row["text"], gold=gold, best=best, over=over)
            yield _class(found), _told(found)


def _class(found: Difference) -> str:
    if found.best is not None and _same(found.gold, found.best) and _bound(found.gold) == found.best.amount.bound:
        return SAME
    return next((one.name for one in CLASSES if one.has(found)), UNEXPLAINED)


def _same(gold: Row, one: Reading) -> bool:
    """Whether the ends are equal to nine digits: some peers round thirds to fewer."""
    for theirs, ours in ((gold["low"], one.amount.low), (gold["high"], one.amount.high)):
        if (theirs is None) is not (ours is None):
            return False
        if theirs is not None and ours is not None and not isclose(theirs, ours):
            return False
    return True


def _bound(gold: Row) -> str:
    """Give the bound of the peer's number in our words: an open end that is left out is "more than"."""
    if gold["bound"] == "at least":
        return Bound.MORE_THAN if gold.get("open_low") else Bound.AT_LEAST
    if gold["bound"] == "at most":
        return Bound.LESS_THAN if gold.get("open_high") else Bound.AT_MOST
    return Bound.EXACT if gold["low"] == gold["high"] and gold["bound"] == "range" else str(gold["bound"])


def _told(found: Difference) -> str:
    theirs = _interval(found.gold["low"], found.gold["high"], _bound(found.gold))
    amount = found.best.amount if found.best else None
    ours = _interval(amount.low, amount.high, amount.bound) if amount else "no number"
    text = " ".join(found.text.split()).replace("|", "\\|")
    return f"| {found.id} | {text if len(text) < 90 else text[:88] + ' …'} | {theirs} | {ours} |"


def _interval(low: float | None, high: float | None, bound: str) -> str:
    if low == high and low is not None:
        return f"{low:.12g}" if bound == Bound.EXACT else f"{bound} {low:.12g}"
    return f"{bound} {'' if low is None else f'{low:.12g}'}..{'' if high is None else f'{high:.12g}'}"


def _counts(named: dict[str, list[tuple[str, str]]], *, every: bool) -> Iterator[str]:
    for stem, found in named.items():
        tally = Counter(name for name, _ in found)
        yield f"\n{stem}: {len(found)} numbers of the peer"
        for name, count in tally.most_common():
            yield f"{count:>6}  {name}"
            yield from (f"        {told}" for one, told in found if every and one == name != SAME)


def _page(named: dict[str, list[tuple[str, str]]]) -> Iterator[str]:
    """Give the page: each class with its reason, how often each peer's cases fall into it, and each case."""
    yield "# Where numbers are read otherwise than peers read them"
    yield "\nMade by `python -m benchmarks.peers FILE… --table` from the peers' own test cases.\n"
    for stem, found in named.items():
        yield f"- `{stem}`: {len(found)} numbers, {sum(name == SAME for name, _ in found)} read the same"
    unexplained = Class(name=UNEXPLAINED, reason="to be mended", has=lambda _: True)
    for one in (*CLASSES, unexplained):
        rows = [told for found in named.values() for name, told in found if name == one.name]
        if rows:
            yield f"\n## {one.name[0].upper()}{one.name[1:]} ({len(rows)})\n{one.reason[0].upper()}{one.reason[1:]}.\n"
            yield "| case | text | theirs | ours |\n|---|---|---|---|"
            yield from rows


if __name__ == "__main__":
    sys.exit(main())
