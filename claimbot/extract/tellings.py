"""Verbs by which somebody says a figure: saying, counting, quoting, and texts that hold one."""

from __future__ import annotations

from functools import cache

from claimbot.extract.attribution import Attribution, clause_begin
from claimbot.extract.authors import author_of, documented
from claimbot.extract.sources import forward, inverted, subject_before, verb_group_begin
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import states, verb_forms, word_set
from claimbot.extract.voices import PRONOUNS, acronym, head_of, mute, sayings, somebody, speaks, verbs


@cache
def containing() -> frozenset[str]:
    """Give the verbs by which a text gives a figure: "the list has 16 names", "the figures are 15 dead"."""
    return verbs("containing") | word_set("have") | {"is", "are", "was", "were"}


_TALKS = frozenset({"state", "states", "post", "talks", "count", "list", "record", "number", "estimate"})
"""Nouns that are rarely verbs of saying where they stand after a noun."""


def told(line: Line, at: int, low: str) -> Attribution | None:
    """Read the attribution of the verb at word *at*, in lower case *low*; None where it tells nobody's words."""
    if low in containing() and line.tags[at] in "VBHELN":
        held = _contained(line, at)
        if held or low not in verbs("keeping"):
            return held
    if line.tags[at] in "QGDPWXB" or (at and line.tags[at - 1] in "DG" and low != "that"):
        return None
    if low == "that":
        return _carried_on(line, at)
    if low in word_set("nouns_first") and line.tags[at] not in "VEI":
        subject = subject_before(line, at)
        if low in _TALKS or subject is None:
            return None
        if not speaks(line, *subject) and not (low == "reports" and line.tags[subject[1] - 1] == "X"):
            return None
    if line.tags[at] == "I" or _takes_lives(line, at) or _noun_rather(line, at):
        return None
    if low in verbs("speech") or (low in verbs("that_speech") and _that_follows(line, at)):
        return _speech(line, at)
    if low in verbs("quoting") and (quoted := _quoted(line, at)):
        return quoted
    found = _counting(line, at) if low in verbs("counting") else None
    return found or _remarked(line, at)


def _remarked(line: Line, at: int) -> Attribution | None:
    """Read any verb of telling where the words told stand before: ", a jury in Mandan decided."."""
    subject = subject_before(line, at)
    if subject is None or line.lows[at - 1] == "to" or mute(line, *subject):
        return None
    first, last = subject
    if not _trails(line, at, first) or line.tags[first - 1] != "," or line.tags.count("Q", last):
        return None
    return Attribution(first, last, clause_begin(line, first), len(line.words))


def _quoted(line: Line, at: int) -> Attribution | None:
    """Read "quoted the governor as saying": the words are the governor's."""
    last = forward(line, at + 1)
    saying = last + 1 < len(line.words) and line.lows[last] == "as" and line.lows[last + 1] == "saying"
    if not saying or last == at + 1:
        return None
    trails = last + 2 >= len(line.words) or line.tags[last + 2] in ".,;"
    return Attribution(at + 1, last, 0 if trails else last, len(line.words), inner=True)


def _contained(line: Line, at: int) -> Attribution | None:
    """Read a text that holds a figure: "Hezbollah's list has 16 names", "the committee's figures are 15 policemen"."""
    if not _figure_near(line, at):
        return None
    subject = subject_before(line, at)
    source = documented(line, *subject) if subject else None
    return Attribution(*source, at, len(line.words)) if source else None


def _noun_rather(line: Line, at: int) -> bool:
    """Whether a plain form after one thing is a noun: "denied an opposition claim that 12 died"."""
    shapes = {form.shape for form in verb_forms(line.lows[at])}
    if "base" not in shapes or "past" in shapes or "part" in shapes:
        return False
    begin = at
    while begin > 0 and line.tags[begin - 1] in "NJX":
        begin -= 1
    if begin in (0, at):
        return False
    one = not line.lows[at - 1].endswith("s") and line.lows[at - 1] not in sayings("collectives")
    return line.lows[begin - 1] in ("a", "an") or (line.lows[begin - 1] == "the" and one)


def _carried_on(line: Line, at: int) -> Attribution | None:
    """Read a verb of saying that is left out: "Iraq says 16 died, a war monitor that 29 did"."""
    first = at
    while first > 0 and line.tags[first - 1] in "DGNLXJP":
        first -= 1
    if first == at or first == 0 or line.tags[first - 1] not in ",;" or not speaks(line, first, at):
        return None
    if verbs("speech").isdisjoint(line.lows[:first]):
        return None
    return Attribution(first, at, at, len(line.words))


def _that_follows(line: Line, at: int) -> bool:
    return at + 1 < len(line.words) and line.words[at + 1].low == "that"


def _takes_lives(line: Line, at: int) -> bool:
    """Whether the verb is that of an event: "floods claimed 130 lives"."""
    return any(word.low in ("lives", "life", "victims") for word in line.words[at + 1 : at + 5])


def _speech(line: Line, at: int) -> Attribution | None:
    """Read a verb of speech: its subject stands before it, or after it at the end of a quotation."""
    denies = line.words[at].low in verbs("denying")
    behind = inverted(line, at) if _plain_said(line, at) else None
    if behind and (behind[1] >= len(line.words) or line.tags[behind[1]] in ".;,"):
        return Attribution(*behind, 0, at)
    subject = subject_before(line, at)
    if subject is None:
        behind = inverted(line, at)
        return Attribution(*behind, 0, at) if behind else None
    first, last = author_of(line, *subject)
    if mute(line, first, last) and last - first < 4:
        return None
    if _event_rather(line, at, (first, last)):
        return None
    if _trails(line, at, first):
        begin = clause_begin(line, first)
        return Attribution(first, last, begin, len(line.words), denies)
    negated = any(low in ("never", "not") for low in line.lows[last:at])
    weak = negated or (line.lows[at] in verbs("showing") and not speaks(line, first, last))
    return Attribution(first, last, at, _end(line, at, first), denies, weak=weak)


def _end(line: Line, at: int, first: int) -> int:
    """Give where the words told end: with the aside that the source stands in ("gangs, which the UN thinks hold 85
    per cent, burned"), else with the sentence."""
    aside = first > 1 and line.tags[first - 2 : first] == ",S" and line.lows[first - 1] in ("which", "who", "whom")
    comma = line.tags.find(",", at) if aside else -1
    return comma if comma > 0 else len(line.words)


def _event_rather(line: Line, at: int, subject: tuple[int, int]) -> bool:
    """Whether the verb has its other meaning: a hospital admits patients, an agency dismisses staff."""
    low, head = line.lows[at], head_of(line, *subject).rstrip("s")
    counted = line.tags[at + 1 : at + 2] == "Q"
    if low in verbs("admitting"):
        return counted and head in sayings("admitting_bodies")
    return low in verbs("discharging") and counted


def _plain_said(line: Line, at: int) -> bool:
    """Whether the verb at word *at* is a plain "said" after a comma, which its source may follow."""
    return line.lows[at] in verbs("inverting") and at > 0 and line.tags[at - 1] == ","


def _trails(line: Line, at: int, first: int) -> bool:
    """Whether the words said stand before: ", X said." and ", X said on Monday, and ..."."""
    if first == 0 or line.tags[first - 1] not in ",-:":
        return False
    after = at + 1
    while after < len(line.words) and (line.tags[after] in "RW" or _aside(line, after)) and not _when(line, after):
        after += 1
    return (
        after >= len(line.words)
        or line.tags[after] in ".,;-):C"
        or line.words[after].low in ("citing", "quoting", "adding", "after", "as", "when")
    )


def _aside(line: Line, at: int) -> bool:
    """Whether word *at* belongs to the time, place or hearers of a speech: "on state television", "told reporters"."""
    if line.tags[at] in "EU":
        return line.tags[at - 1] in ("DGJ" if line.tags[at] == "E" else "P")
    return line.tags[at] in "PDNLXGJ"


def _when(line: Line, at: int) -> bool:
    return line.lows[at] in ("after", "as", "when", "before")


def _counting(line: Line, at: int) -> Attribution | None:
    """Read a verb of counting whose subject can keep a count and whose object or complement is a figure."""
    if at + 1 >= len(line.words) or not _figure_near(line, at):
        return None
    subject = subject_before(line, at)
    wished = {"will", "would", "shall", "should", "must", "to"}
    if subject is None or not wished.isdisjoint(line.lows[verb_group_begin(line, at) : at]):
        return None
    first, last = author_of(line, *subject)
    if line.words[at].low in verbs("placing") and not _at_figure(line, at):
        return None
    if line.lows[at] in verbs("keeping") and line.lows[at + 1] not in sayings("kept"):
        return None
    if line.words[first].low in PRONOUNS and last - first == 1 and not acronym(line, first):
        return (
            Attribution(first, last, at, len(line.words))
            if line.words[first].low in ("he", "she", "they", "we", "it", "its", "his", "her", "their")
            else None
        )
    own = (first, last) == subject
    can_speak = speaks(line, first, last) or (line.lows[at] in verbs("telling") and somebody(line, first, last))
    if own and (mute(line, first, last) or not can_speak):
        return None
    return Attribution(first, last, at, len(line.words), weak=True)


def _figure_near(line: Line, at: int) -> bool:
    for word in range(at + 1, min(len(line.words), at + 18)):
        if line.tags[word] == "Q":
            return True
        if line.tags[word] in ";.":
            return False
    return False


def _at_figure(line: Line, at: int) -> bool:
    """Whether "at" or "as" leads from the verb to a figure: "put the dead at 12", "gave it as 5,937"."""
    for word in range(at + 1, min(len(line.words) - 1, at + 18)):
        if line.words[word].low in ("at", "as") and line.tags[word + 1] in "QRDJ":
            return True
    if line.tags[at + 1] == "Q":
        after = next((word for word in range(at + 1, len(line.words)) if line.tags[word] != "Q"), at)
        return line.lows[after] in states()
    return not sayings("given_figures").isdisjoint(line.lows[at + 1 : at + 5])
