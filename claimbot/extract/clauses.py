"""How far a clause goes: states that stand in it, and what is stepped over between a subject and its verb."""

from __future__ import annotations

from claimbot.extract.tagging import Line
from claimbot.extract.verbs import begins, stands
from claimbot.extract.vocabulary import states, word_set

REACH = 30
"""How many words after a phrase its verb may stand: beyond that, a verb found is more often another's."""


_BY_THE_DOER = frozenset({"before", "after", "while", "when", "without", "by"})
"""Words before an -ing form that is done by the subject of the clause, and not by those counted last in it."""


def state_at(line: Line, at: int) -> tuple[str, int] | None:
    """Give the measure of the state that begins at word *at* and the word after it, or None: "dead"."""
    while at < len(line.words):
        near = line.lows[at + 1 : at + 5]
        for phrase, measure in states().get(line.lows[at], ()):
            if len(phrase) > 1 and not begins(phrase[1], near):
                continue
            last = _phrase_at(line, at, phrase)
            if last is not None:
                return measure, last
        joins = (
            line.tags[at] == "C" and line.tags[at - 1] == line.tags[at + 1 : at + 2] == "R"
        )  # "partly or wholly gone"
        if line.tags[at] != "R" and not joins:
            return None
        at += 1
    return None


def _phrase_at(line: Line, at: int, phrase: tuple[str, ...]) -> int | None:
    """Give the word after *phrase* where it stands at *at*; one word may come between ("in its custody").

    Before the head of a complement more may stand: "with severe chest wounds".
    """
    for step, word in enumerate(phrase):
        inside, most = ("DGJWQXNLER", 3) if word[0] == "@" else ("DGJWQX", 1)
        stop = at + most if step else at
        while at < min(stop, len(line.words)) and not stands(line, at, word) and line.tags[at] in inside:
            if word[0] == "@" and line.lows[at] in word_set("negations"):
                return None  # "with no injuries"
            at += 1
        if at >= len(line.words) or not stands(line, at, word):
            return None
        at += 1
    return at


def attributive(line: Line, at: int, last: int) -> bool:
    return last < len(line.words) and line.tags[last] in "NLX" and line.tags[at] != "P"


def step(line: Line, at: int, *, wide: bool) -> int | None:
    """Give the next word to look at when *at* holds no verb, or None where the clause of the phrase ends."""
    letter = line.tags[at]
    if letter == "J" and line.owner[at] >= 0:
        return at + 1  # "children under five are malnourished"
    if letter in "RW(" or line.lows[at] == "there" or (line.lows[at] in ("all", "both") and line.tags[at + 1 : at + 2]):
        return _closing(line, at) if letter == "(" else at + 1
    if letter in "PS" and line.words[at].low == "as" and at + 1 < len(line.words) and line.tags[at + 1] == "E":
        return at + 1
    if letter == "S" and line.words[at].low == "as" and line.tags[at + 1 : at + 2] in ("L", "N"):
        return _over_preposition(line, at)  # "travelling as passengers"
    if letter in "PS" and line.lows[at] in _BY_THE_DOER and line.tags[at + 1 : at + 2] in ("B", "H", "I"):
        return None  # "wounded three officers before being shot"
    if letter == "P":
        return _over_preposition(line, at)
    if letter == "S" and line.words[at].low in ("who", "which", "that", "whom", "whose"):
        return at + 1
    if letter in ",C-" and wide:
        return _over_coordination(line, at)
    return None


def _closing(line: Line, at: int) -> int:
    end = at
    while end < len(line.words) and end < at + REACH and line.tags[end] != ")":
        end += 1
    return end + 1


def _over_preposition(line: Line, at: int) -> int:
    """Skip a preposition and the phrase it governs."""
    at += 1
    while at < len(line.words) and (
        line.tags[at] in "DGQNLXJ" or (line.tags[at] == "U" and line.words[at].low != "there") or _describes(line, at)
    ):
        state = state_at(line, at) if line.tags[at] in "LJN" else None
        if state and not attributive(line, at, state[1]):
            break
        at += 1
        if at < len(line.words) and line.tags[at] == "I" and line.tags[at - 1] in "PD":
            at += 1
    return at


def _describes(line: Line, at: int) -> bool:
    """Whether a participle stands before its noun: "and four armoured vehicles", "of bottled water"."""
    return line.tags[at] == "E" and line.tags[at - 1] in "QDJP" and line.tags[at + 1 : at + 2] in ("N", "L")


def _over_coordination(line: Line, at: int) -> int | None:
    """Skip "and two civilians", ", most of them women,": what stands between a subject and its verb."""
    start = at
    while at < len(line.words) and line.tags[at] in ",C-":
        at += 1
    if at >= len(line.words):
        return None
    if line.tags[start] == "," and line.tags[at] == "R" and line.tags[at + 1 : at + 2] in ("Q", "N"):
        at += 1  # ", perhaps four,"
    letter = line.tags[at]
    if line.tags[start] == "," and letter in "QDNLXJPU":
        aside = _next_mark(line, at)
        if aside is not None and line.tags[aside + 1 : aside + 2] in ("B", "H", "M", "E", "V"):
            return aside + 1
    if letter == "Q":
        return _over_conjunct(line, start, at)
    if letter in "DG" and line.tags[start] == "C" and at + 1 < len(line.words):
        return _over_preposition(line, at - 1)
    if (
        line.words[at].low in ("including", "among", "mostly", "most", "many", "some", "all", "mainly", "aged")
        and line.tags[start] in ",-"
    ):
        end = _next_mark(line, at)
        return end + 1 if end is not None else None
    if letter in "BHMSE" and line.tags[start] == ",":
        return at
    if letter == "P" and line.tags[start] == "C":
        return at
    if letter in "NLXJ" and line.tags[start] == "C":
        return _over_preposition(line, at - 1)
    return None


def _over_conjunct(line: Line, start: int, at: int) -> int | None:
    """Skip a joined figure: "and two civilians"; after a comma only where the list goes on to its "and"."""
    end = _over_preposition(line, at - 1)
    bare = all(line.tags[word] == "Q" for word in range(at, end))
    if line.tags[start] == "," and line.tags[end : end + 1] == "E":
        return None  # ", and 142 homes damaged": the participle is that of the homes
    if end < len(line.words) and line.words[end].low == "of":
        end, bare = _over_preposition(line, end), False
    if line.tags[start] == "-" or (bare and end < len(line.words) and line.tags[end] in "EJLN"):
        return None
    if "C" in line.tags[start:at] or end >= len(line.words) or line.tags[end] in ",C":
        return end
    return None


def _next_mark(line: Line, at: int) -> int | None:
    for end in range(at, min(len(line.words), at + 15)):
        if line.tags[end] in ",-":
            return end
    return None
