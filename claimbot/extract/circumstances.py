"""Event or running total, stated or denied or foreseen: what the words around a figure say of its kind of statement."""

from __future__ import annotations

from functools import cache, lru_cache

from claimbot.extract.measures import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.tagging import KEPT, Line
from claimbot.extract.words import table
from claimbot.model import Modality, Scope

_BASELINES = frozenset({"this year", "so far", "to date", "in all", "in total"})
_OPENING = frozenset({"since", "past", "last"} | {phrase.split()[0] for phrase in _BASELINES})
"""Words that a wording of since when can begin with."""

_PAUSES = frozenset(";:,-CS")
"""Tags of the words at which a clause may end."""


@cache
def _starts(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give the phrases of the list *name* of scope.toml by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in table("scope")[name]:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(rows) for first, rows in found.items()}


def _wording(line: Line, name: str, begin: int, end: int) -> bool:
    """Whether a phrase of the list *name* stands among the words *begin* to *end*."""
    starts = _starts(name)
    for at in range(begin, end):
        for phrase in starts.get(line.lows[at], ()):
            here = at + len(phrase) <= end and line.lows[at : at + len(phrase)] == phrase
            if here and (phrase != ("since",) or _since(line, at)):
                return True
    return False


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("scope")[name])


@lru_cache(maxsize=KEPT)
def clause(line: Line, first: int, last: int) -> tuple[int, int]:
    """Give the words of the clause around *first* to *last*: up to a mark that begins another."""
    tags = line.tags
    begin = first
    while begin > 0 and not (tags[begin - 1] in _PAUSES and _breaks(line, begin - 1)):
        begin -= 1
    end = last
    while end < len(tags) and not (tags[end] in _PAUSES and _breaks(line, end)):
        end += 1
    return begin, end


def _breaks(line: Line, at: int) -> bool:
    letter = line.tags[at]
    if letter in ";:":
        return True
    if letter in ",-" or (letter == "C" and line.words[at].low in ("and", "but")):
        window = line.tags[at + 1 : at + 9]
        return any(mark in window for mark in "VBHM") or ("E" in window and "Q" not in window)
    return letter == "S" and line.words[at].low in ("while", "when", "whereas", "although", "though", "because")


def scope_of(line: Line, first: int, phrase: Phrase, measure: str, found: Found) -> Scope:
    """Say whether the figure at word *first*, which counts *phrase*, is of one event or runs on."""
    begin, end = clause(line, first, phrase.last)
    if phrase.added or _wording(line, "single", max(begin, first - 6), end):
        return Scope.EVENT
    if found.topic >= 0:
        return Scope.TOTAL if _topic_runs(line, found.topic, first, measure) else Scope.EVENT
    strict = measure in ("money", "protesters", "launched", "intercepted")
    if _wording(line, "strictly_running" if strict else "running", begin, end) or _since_later(line, phrase.last, end):
        return Scope.TOTAL
    if measure in table("scope")["stock_measures"] and _held(found):
        return Scope.TOTAL
    return Scope.EVENT


def _since_later(line: Line, at: int, end: int) -> bool:
    """Whether the whole sentence counts since something: "including 300 deaths, have been recorded since May"."""
    if end >= len(line.words) or line.tags[end] in ";:":
        return False
    while at < len(line.words) and line.tags[at] not in ";:S":
        if line.words[at].low == "since" and _since(line, at):
            return True
        if at > end and line.tags[at] == "C" and line.words[at].low == "but":
            return False
        at += 1
    return False


def _since(line: Line, at: int) -> bool:
    return at + 1 < len(line.words) and line.tags[at] == "P"


def _topic_runs(line: Line, topic: int, first: int, measure: str) -> bool:
    if measure in ("protesters", "launched", "supplied", "money"):
        return False
    noun, link = line.words[topic].low, line.words[first - 1].low
    if noun in ("toll", "total", "tally"):
        return True
    if link in ("at", "as"):
        return False  # "put the dead at 46" is a count, "raised the dead to 46" a toll
    return link != "of" or noun == "number"


def _held(found: Found) -> bool:
    said = found.predicate
    if said is None:
        return False
    return said.lemma in table("scope")["holding"] or (said.lemma == "" and said.reason == "state")


def modality_of(line: Line, first: int, last: int, phrase: Phrase, *, denied: bool) -> Modality:
    """Say whether the figure is asserted, called wrong, or only foreseen."""
    if (
        denied
        or line.lows[max(0, first - 2) : first] == ("let", "alone")
        or (first >= 1 and line.words[first - 1].low == "not" and _contrast(line, first - 1))
    ):
        return Modality.DENIED
    begin, end = clause(line, first, last)
    words = [line.words[at].low for at in range(begin, min(end, phrase.last + 8))]
    expecting = _words("expecting")
    for step, low in enumerate(words):
        if low not in expecting:
            continue
        at = begin + step
        if line.tags[at] == "M" or low in ("feared", "fear", "presumed"):
            if _modal_counts(line, at, first):
                return Modality.EXPECTED
        elif (at < first and line.tags[at] in "VEIN" and _governs(line, at, first)) or (
            at >= phrase.last
            and at <= phrase.last + 3
            and line.tags[at] in "EV"
            and low not in ("said", "called", "set", "fear")
        ):
            return Modality.EXPECTED
    if phrase.last + 2 < len(line.words) and line.tags[phrase.last] == "B" and line.tags[phrase.last + 1] == "T":
        return Modality.EXPECTED
    if phrase.last + 1 < len(line.words) and line.tags[phrase.last] == "T" and line.words[phrase.last + 1].low == "be":
        return Modality.EXPECTED
    return Modality.STATED


def _contrast(line: Line, at: int) -> bool:
    return at > 0 and line.tags[at - 1] in ",-C"


def _modal_counts(line: Line, at: int, first: int) -> bool:
    """Whether a modal belongs to the verb of the figure: before it as object, or after it as subject."""
    low = line.words[at].low
    if low in ("feared", "fear", "presumed"):
        following = [line.words[step].low for step in range(at + 1, min(len(line.words), at + 4))]
        return any(word in ("dead", "killed", "drowned", "lost", "died") for word in following) or low == "fear"
    return at < first + 25 and at > first - 12


def _governs(line: Line, at: int, first: int) -> bool:
    """Whether the verb of planning at word *at* reaches the figure: no other finite clause between them."""
    between = line.tags[at + 1 : first]
    return (
        len(between) < 12 and not any(mark in between for mark in ";:") and between.count("V") + between.count("H") <= 2
    )


def baseline_of(line: Line, first: int, last: int, *, total: bool) -> str | None:
    """Give the wording of since when, or over what period, the figure counts: "since the war began", "this year"."""
    begin, end = clause(line, first, last)
    for at in range(begin, end):
        low = line.lows[at]
        if low not in _OPENING:
            continue
        following = line.lows[at + 1] if at + 1 < len(line.lows) else ""
        if low == "since" and _since(line, at):
            return line.text(at, max(_since_end(line, at + 1), at + 2))
        if total and low in ("this", "last") and following in ("year", "month", "week"):
            return line.text(at, at + 2)
        if low in ("past", "last") and at > 0 and line.words[at - 1].low == "the":
            period = _period(line, at)
            if period:
                return period
        if f"{low} {following}" in _BASELINES:
            return line.text(at, at + 2)
    return None


def _since_end(line: Line, at: int) -> int:
    """Give the end of what follows "since"."""
    stop = at + 8
    while at < min(stop, len(line.words)) and line.tags[at] not in ",;.:-CQ":
        if line.tags[at] == "D" and line.tags[at - 1] == "W":
            break  # "since 24 February the army ..."
        at += 1
    return at


def _period(line: Line, at: int) -> str | None:
    """Give "in the past 24 hours" where word *at* is its "past"."""
    last = at + 1
    while last < len(line.words) and line.owner[last] >= 0 and last < at + 4:
        last += 1
    if last < len(line.words) and line.owner[last - 1] < 0:
        last += 1
    unit = line.words[last - 1].low
    if not unit.startswith(("day", "hour", "week", "month", "year", "night")):
        return None
    return line.text(at - 2 if at > 1 and line.tags[at - 2] == "P" else at - 1, last)
