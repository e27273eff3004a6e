"""Who is said to have stated a figure: the subject of a verb of saying, before, after or inside; a headline's source.

Each attribution of a sentence covers a stretch of its words. Of several that cover a figure the innermost is the
claimant ("X said, citing Y": Y). Pronouns are given back as they stand; `scenes` resolves them over sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimbot.extract.authors import author_of, documented, reckoned
from claimbot.extract.sources import (
    PRONOUNS,
    acronym,
    forward,
    head_of,
    inverted,
    is_pronoun,
    mute,
    sayings,
    speaks,
    subject_before,
    verbs,
)
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import noun_classes, singular, states, verb_forms, word_set
from claimbot.gazetteer import country_of_capital, known_place

_TALKS = frozenset({"state", "states", "post", "talks", "count", "list", "record", "number", "estimate"})
"""Nouns that are rarely verbs of saying where they stand after a noun."""


_ADDRESSED = frozenset({"told", "tells", "telling", "wrote", "said", "announced", "promised", "warned"})
"""Verbs of saying after which hearers and places of the speech may stand."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source in a sentence: its words *first* to *last*, the words *begin* to *end* that are its, *denies* where it
    calls them wrong, *inner* where it is the source of a source ("citing"), *weak* where its verb may tell of an event
    ("has counted")."""

    first: int
    last: int
    begin: int
    end: int
    denies: bool = False
    inner: bool = False
    weak: bool = False


def attributions(line: Line) -> list[Attribution]:
    """Give the attributions of *line* in the order of their verbs."""
    found = [*_headline(line)]
    triggers = _triggers()
    for at, word in enumerate(line.words):
        one = _at(line, at, word.low) if word.low in triggers else None
        if one:
            found.append(one)
    if len(found) > 1 and line.tags[found[0].last : found[0].last + 1] == ":" and known_place(_name(line, found[0])):
        found = found[1:]
    return found


@cache
def _triggers() -> frozenset[str]:
    """Give every word at which an attribution may be read."""
    spoken = verbs("speech") | verbs("that_speech") | verbs("counting") | verbs("trailing")
    return spoken | _containing() | _ACCORDING | {"by", "that"}


@cache
def _containing() -> frozenset[str]:
    """Give the verbs by which a text gives a figure: "the list has 16 names", "the figures are 15 dead"."""
    return verbs("containing") | word_set("have") | {"is", "are", "was", "were"}


_ACCORDING = frozenset({"according", "citing", "quoting", "per", "cited"})


def _name(line: Line, source: Attribution) -> str:
    return line.text(source.first, source.last)


def _at(line: Line, at: int, low: str) -> Attribution | None:
    """Read the attribution whose verb or phrase is word *at*, if it is one."""
    if low in _ACCORDING:
        return _according(line, at)
    if low == "by":
        return _passive(line, at) or _reckoning(line, at)
    if low in _containing() and line.tags[at] in "VBHELN":
        return _contained(line, at)
    if line.tags[at] in "QGDPWXB":
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
    return Attribution(first, last, _clause_begin(line, first), _trail_end(line, at))


def _quoted(line: Line, at: int) -> Attribution | None:
    """Read "quoted the governor as saying": the words are the governor's."""
    last = forward(line, at + 1)
    saying = last + 1 < len(line.words) and line.lows[last] == "as" and line.lows[last + 1] == "saying"
    if not saying or last == at + 1:
        return None
    trails = last + 2 >= len(line.words) or line.tags[last + 2] in ".,;"
    return Attribution(at + 1, last, 0 if trails else last, _clause_end(line, at), inner=True)


def _contained(line: Line, at: int) -> Attribution | None:
    """Read a text that holds a figure: "Hezbollah's list has 16 names", "the committee's figures are 15 policemen"."""
    if not _figure_near(line, at):
        return None
    subject = subject_before(line, at)
    source = documented(line, *subject) if subject else None
    return Attribution(*source, at, _clause_end(line, at)) if source else None


def _noun_rather(line: Line, at: int) -> bool:
    """Whether a plain form after one thing is a noun: "denied an opposition claim that 12 died"."""
    shapes = {form.shape for form in verb_forms(line.lows[at])}
    if "base" not in shapes or "past" in shapes or "part" in shapes:
        return False
    begin = at
    while begin > 0 and line.tags[begin - 1] in "NJX":
        begin -= 1
    return begin < at and line.lows[begin - 1 : begin] in (("a",), ("an",))


def _carried_on(line: Line, at: int) -> Attribution | None:
    """Read a verb of saying that is left out: "Iraq says 16 died, a war monitor that 29 did"."""
    first = at
    while first > 0 and line.tags[first - 1] in "DGNLXJP":
        first -= 1
    if first == at or first == 0 or line.tags[first - 1] not in ",;" or not speaks(line, first, at):
        return None
    if verbs("speech").isdisjoint(line.lows[:first]):
        return None
    return Attribution(first, at, at, _clause_end(line, at))


def _that_follows(line: Line, at: int) -> bool:
    return at + 1 < len(line.words) and line.words[at + 1].low == "that"


def _takes_lives(line: Line, at: int) -> bool:
    """Whether the verb is that of an event: "floods claimed 130 lives"."""
    return any(word.low in ("lives", "life", "victims") for word in line.words[at + 1 : at + 5])


def _speech(line: Line, at: int) -> Attribution | None:
    """Read a verb of speech: its subject stands before it, or after it at the end of a quotation."""
    denies = line.words[at].low in verbs("denying")
    behind = inverted(line, at) if low_said(line, at) else None
    if behind and (behind[1] >= len(line.words) or line.tags[behind[1]] in ".;,"):
        return Attribution(*behind, 0, at)
    subject = subject_before(line, at)
    if subject is None:
        behind = inverted(line, at)
        return Attribution(*behind, 0, at) if behind else None
    first, last = author_of(line, *subject)
    if mute(line, first, last) and last - first < 4:
        return None
    if _event_rather(line, at, first, last):
        return None
    if _trails(line, at, first):
        begin = _clause_begin(line, first)
        return Attribution(first, last, begin, _trail_end(line, at), denies)
    negated = any(low in ("never", "not") for low in line.lows[last:at])
    weak = negated or (line.lows[at] in verbs("showing") and not speaks(line, first, last))
    aside = first > 1 and line.tags[first - 2 : first] == ",S" and line.tags.find(",", at)
    return Attribution(first, last, at, aside or _clause_end(line, at), denies, weak=weak)


def _event_rather(line: Line, at: int, first: int, last: int) -> bool:
    """Whether the verb has its other meaning: a hospital admits patients, an agency dismisses staff."""
    low, head = line.lows[at], head_of(line, first, last).rstrip("s")
    counted = line.tags[at + 1 : at + 2] == "Q"
    if low in verbs("admitting"):
        return counted and head in sayings("admitting_bodies")
    return low in verbs("discharging") and counted


def low_said(line: Line, at: int) -> bool:
    """Whether the verb at word *at* is a plain "said" after a comma, which its source may follow."""
    return line.lows[at] in ("said", "says", "say", "reports", "reported") and at > 0 and line.tags[at - 1] == ","


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


def _trail_end(line: Line, at: int) -> int:
    """A trailing source holds for what follows it in the sentence too, until another source or a semicolon."""
    return _clause_end(line, at)


def _clause_begin(line: Line, first: int) -> int:
    at = first - 1
    while at > 0 and line.tags[at - 1] != ";":
        at -= 1
    return max(0, at)


def _clause_end(line: Line, at: int) -> int:
    while at < len(line.words):
        at += 1
    return at


def _counting(line: Line, at: int) -> Attribution | None:
    """Read a verb of counting whose subject can keep a count and whose object or complement is a figure."""
    if at + 1 >= len(line.words) or not _figure_near(line, at):
        return None
    subject = subject_before(line, at)
    if subject is None or not {"will", "would", "shall", "should", "must", "to"}.isdisjoint(line.lows[subject[1] : at]):
        return None
    first, last = author_of(line, *subject)
    if line.words[at].low in verbs("placing") and not _at_figure(line, at):
        return None
    if line.words[first].low in PRONOUNS and last - first == 1 and not acronym(line, first):
        return (
            Attribution(first, last, at, _clause_end(line, at))
            if line.words[first].low in ("he", "she", "they", "we", "it", "its", "his", "her", "their")
            else None
        )
    own = (first, last) == subject
    can_speak = speaks(line, first, last) or (line.lows[at] in verbs("telling") and _somebody(line, first, last))
    if own and (mute(line, first, last) or not can_speak):
        return None
    return Attribution(first, last, at, _clause_end(line, at), weak=True)


def _somebody(line: Line, first: int, last: int) -> bool:
    """Whether the subject is a person of any kind: "A herdsman who passed the spot counted five wrecks"."""
    if "person" in noun_classes(singular(head_of(line, first, last))):
        return True
    named = last - first > 1 and all(line.words[at].text[:1].isupper() for at in range(first, last))
    return named and sayings("mute").isdisjoint(line.lows[first:last])


def _figure_near(line: Line, at: int) -> bool:
    for word in range(at + 1, min(len(line.words), at + 18)):
        if line.tags[word] == "Q":
            return True
        if line.tags[word] in ";.:":
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


def _according(line: Line, at: int) -> Attribution | None:
    """Read "according to X" and "citing X"; both hold for the clause around them."""
    begin = at + 1
    if line.lows[at] == "per" and line.tags[begin : begin + 1] not in ("D", "X"):
        return None
    if line.words[at].low == "according":
        if begin >= len(line.words) or line.words[begin].low != "to":
            return None
        begin += 1
    last = forward(line, begin)
    if last == begin:
        return None
    inner = line.words[at].low in ("citing", "quoting", "cited")
    if inner and head_of(line, begin, last) in sayings("evidence"):
        return None
    end = line.tags.find(";", last)
    return Attribution(begin, last, _clause_begin(line, at), end if end > 0 else len(line.words), inner=inner)


def _passive(line: Line, at: int) -> Attribution | None:
    """Read "confirmed by the agency", "projected by several outlets"."""
    last = forward(line, at + 1)
    if at == 0 or last == at + 1 or head_of(line, at + 1, last) in sayings("means"):
        return None
    told = line.tags[at - 1] == "E" and line.lows[at - 1] in verbs("speech")
    return Attribution(at + 1, last, 0, len(line.words)) if told or _put_by(line, at, last) else None


def _put_by(line: Line, at: int, last: int) -> bool:
    """Read "losses are put at 300 killed by the agency": a passive verb of counting with its figure between."""
    if not speaks(line, at + 1, last):
        return False
    for verb in range(at - 1, max(0, at - 16), -1):
        if line.tags[verb] in ",;.:":
            return False
        if line.lows[verb] in verbs("reckoning_verbs") and "B" in line.tags[max(0, verb - 3) : verb]:
            return "Q" in line.tags[verb:at]
    return False


def _reckoning(line: Line, at: int) -> Attribution | None:
    """Read "by the ministry's account", "by the count of a charity", "an early guess by insurers"."""
    author = reckoned(line, at)
    if author:
        return Attribution(*author, 0, len(line.words))
    for word in range(at + 1, min(len(line.words), at + 7)):
        if (line.tags[word] == "G" or line.words[word].low in ("its", "his", "her", "their")) and word + 1 < len(
            line.words
        ):
            owned = range(word + 1, min(len(line.words), word + 3))
            if any(line.words[following].low in sayings("reckonings") for following in owned):
                return Attribution(at + 1, word + 1, 0, len(line.words))
        if line.tags[word] not in "DGNXLJ":
            return None
    return None


def _headline(line: Line) -> list[Attribution]:
    """Read "Source: words" at the beginning and "words - Source" at the end."""
    found: list[Attribution] = []
    for at in range(1, min(len(line.words) - 1, 9)):
        if line.tags[at] == ":":
            first = _after_dash(line, at)
            if all(letter in "DGNXLJPC" for letter in line.tags[first:at]) and _source_like(line, first, at):
                found.append(Attribution(first, at, at, len(line.words)))
            break
        if line.tags[at] in "QVBHM":
            break
    at_end = _headline_end(line)
    return [at_end] if at_end else found


def _headline_end(line: Line) -> Attribution | None:
    """Read "words - Source", which outdoes a topic before a colon."""
    for at in range(len(line.words) - 2, max(0, len(line.words) - 8), -1):
        if line.tags[at] == "-" and line.words[at].end < line.words[at + 1].start:
            last = len(line.words) - (1 if line.tags[-1] == "." else 0)
            if all(letter in "DGNXLJ" for letter in line.tags[at + 1 : last]) and speaks(line, at + 1, last):
                return Attribution(at + 1, last, 0, at)
            break
        if line.tags[at] not in "DGNXLJ.":
            break
    return None


def _after_dash(line: Line, at: int) -> int:
    for word in range(at - 1, -1, -1):
        if line.tags[word] in "-.":
            return word + 1
    return 0


def _source_like(line: Line, first: int, last: int) -> bool:
    if first >= last:
        return False
    head = head_of(line, first, last)
    if head in sayings("mute") or line.tags[last - 1] in "QW":
        return False
    if known_place(line.text(first, last)):
        return country_of_capital(line.text(first, last)) is not None
    return speaks(line, first, last) or head.rstrip("s") in sayings("speakers")


def name_of(line: Line, source: Attribution) -> str:
    """Give the source in the words of the text: an owner without its ending, "Hezbollah's list" is Hezbollah's."""
    name = line.text(source.first, source.last)
    if line.tags[source.last - 1] != "G" or is_pronoun(name):
        return name
    return name[:-2] if name.endswith(("'s", "’s")) else name.rstrip("'’")


def zone(line: Line, source: Attribution) -> tuple[int, int]:
    """Give the words that tell of the speech itself: the source, its verb, hearers, place and time of speaking."""
    if source.begin <= source.first:
        end = source.last
        while end < len(line.words) and line.tags[end] not in ",;.)-C":
            end += 1
        return source.first, end
    end = max(source.last, source.begin)
    if end < len(line.words) and line.words[end].low in _ADDRESSED:
        end = _hearers_end(line, end)
    return source.first, max(end, source.last)


def _hearers_end(line: Line, verb: int) -> int:
    """Give the end of what follows a verb of saying before the words said: "told parliament in Kyiv that"."""
    at = verb + 1
    told = line.words[verb].low in ("told", "tells", "telling")
    if not told and (at >= len(line.words) or line.tags[at] not in "PWR"):
        return verb
    stop = min(len(line.words), verb + 9)
    while at < stop and line.words[at].low != "that" and line.tags[at] not in ",:QVBHM":
        at += 1
    return at


def covering(line: Line, found: list[Attribution], at: int) -> Attribution | None:
    """Choose of the attributions *found* the one whose words word *at* is: the innermost, then the nearest."""
    fitting = [one for one in found if one.begin <= at < one.end and not one.first <= at < one.last]
    if not fitting:
        trailing = [one for one in found if at < one.begin and one.begin < one.first]
        return trailing[0] if trailing else None
    spoken = [one for one in fitting if line.words[one.first].low not in ("we", "i")]
    fitting = spoken or fitting
    inner = [one for one in fitting if one.inner]
    if inner:
        return inner[-1]
    before = [one for one in fitting if one.first < at]
    after = [one for one in fitting if one.first > at]
    leading = [one for one in before if one.begin >= one.first]
    if leading and leading[-1].weak:
        return _surer(line, leading, after)
    if leading:
        return leading[-1]
    return min(after[:1] + before[-1:], key=lambda one: abs(one.first - at))


def _surer(line: Line, leading: list[Attribution], after: list[Attribution]) -> Attribution:
    """Choose instead of a weak source who said it all: "Texas has logged 146 cases, the health department said"."""
    sure = [one for one in after if not one.weak]
    if sure:
        return sure[0]
    last = leading[-1]
    told = [one for one in leading if not one.weak]
    wanting = line.lows[last.begin] in verbs("wanting") and told and ";" not in line.tags[told[-1].begin : last.begin]
    return told[-1] if wanting else last
