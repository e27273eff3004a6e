"""The noun whose level a figure is: "the toll rose to 40", "the number of people killed stands at 12"."""

from __future__ import annotations

from claimbot.extract.clauses import state_at
from claimbot.extract.found import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.predicates import OUTCOMES
from claimbot.extract.tagging import Line
from claimbot.extract.verbs import sense
from claimbot.extract.vocabulary import (
    lemma_set,
    noun_classes,
    noun_measure,
    partner_measure,
    singular,
    topic_measure,
    verb_forms,
    word_set,
)

_LINKS = frozenset(
    {
        "to",
        "at",
        "as",
        "from",
        "of",
        "past",
        "above",
        "is",
        "was",
        "below",
        "now",
        "nearer",
        "were",
        "number",
        "numbered",
    }
)
"""Words between a topic and its figure."""


TOPIC_REACH = 22
"""How many words before a figure its topic ("the toll ... rose to") may stand."""


def by_topic(line: Line, first: int, phrase: Phrase) -> Found | None:
    """The noun whose level the figure is, where a verb or preposition of level stands between them."""
    if not phrase.bare and not _led_to(line, first):
        return _made_up_of(line, first, phrase)
    at = first - 1
    stop = max(0, first - TOPIC_REACH)
    linked = at >= 0 and (line.words[at].low in _LINKS or _is_level(line, at) or _hedged_level(line, first))
    if at >= 0 and topic_measure(line.words[at].low) not in (None, "*"):
        linked = True
    if phrase.bare and _made_it(line, first):
        return Found("", 0.5, "a level of what was counted before", points_back=True)
    if not linked:
        return None
    generic = -1
    while at >= stop and line.tags[at] not in ";":
        measure = _topic_at(line, at)
        if measure == "*":
            generic = at if generic < 0 else generic
            inner = _of_what(line, at, first) or (noun_measure(singular(line.lows[at - 1])) if at else None)
            if inner:
                inner = _of_pair(line, at - 1, inner)
                return Found(inner, 0.85, f"level of {line.words[at].low}", topic=at)
        elif measure and _counted_by_number(line, at):
            generic = generic if generic >= 0 else at
        elif measure and not (_governed(line, at) and _earlier_topic(line, at, stop)):
            return _level_of(line, at, phrase, _of_pair(line, at, measure))
        at -= 1
    if phrase.bare and line.lows[first - 1] in ("numbered", "number", "totalled", "totaled"):
        return _numbered(line, first)
    if not phrase.bare or (generic < 0 and not _level_of_something(line, first)):
        return None
    return Found("", 0.5, "a level of what was counted before", topic=generic, points_back=True)


def _numbered(line: Line, first: int) -> Found:
    """Read the subject of "numbered": "aftershocks numbered 61", "the mob there numbered in the thousands"."""
    at = max(0, first - 2)
    while at > 0 and line.tags[at] in "RWHM":
        at -= 1
    noun = singular(line.lows[at])
    measure = noun_measure(noun) or partner_measure(line.lows[at]) or ""
    named = line.tags[at] in "NL" and (measure or not noun_classes(noun) & {"person"})
    if named and topic_measure(line.lows[at]) is None:
        return Found(measure or "other", 0.7, f"level of {line.lows[at]}", topic=at)
    return Found("", 0.5, "a level of what was counted before", points_back=True)


def _led_to(line: Line, first: int) -> bool:
    """Whether a level leads to a figure with its noun: "put at 12 men", "rose to 12 men"; not "taken to 12 wards"."""
    if first and line.lows[first - 1] == "to":
        near = range(max(0, first - 4), first - 1)
        return any(_is_level(line, at) and line.lows[at] not in _MOVING for at in near)
    return first > 0 and line.lows[first - 1] in ("at", "as")


_MOVING = frozenset({"taken", "took", "takes", "take", "taking", "went", "gone", "came", "moved", "left", "drawn"})
"""Verbs of level that take people somewhere too."""


def _made_it(line: Line, first: int) -> bool:
    """Whether a count is told as what somebody makes it: "the ministry made it 98", "has it as 12", "has it at 12"."""
    lows = line.lows[max(0, first - 3) : first]
    return lows[-2:] in _MADE or (lows[-1:] in (("at",), ("as",)) and lows[:2] in _HAD)


_MADE = frozenset({("make", "it"), ("makes", "it"), ("made", "it"), ("making", "it")})
_HAD = frozenset({("have", "it"), ("has", "it"), ("had", "it"), ("have", "them"), ("has", "them"), ("had", "them")})


def _made_up_of(line: Line, first: int, phrase: Phrase) -> Found | None:
    """Read the group whose members a figure counts: "the dead were three soldiers", "the deaths include two men"."""
    at = first - 1
    if at < 1 or line.lows[at] not in _MEMBERS:
        return None
    if topic_measure(line.lows[at - 1]) == "killed_or_wounded" and phrase.classes & {"vehicle", "weapon", "building"}:
        return Found("destroyed", 0.8, f"level of {line.lows[at - 1]}", topic=at - 1)  # "losses include 35 tanks"
    if "person" not in phrase.classes:
        return None
    while at > 0 and line.tags[at] in "HBMRVEP" and topic_measure(line.lows[at]) not in OUTCOMES:
        at -= 1
    measure = topic_measure(line.lows[at]) if line.tags[at] in "NLEJ" else None
    told = measure in OUTCOMES and (at == 0 or line.tags[at - 1] in "DGJNEU")
    return Found(measure or "", 0.8, f"level of {line.lows[at]}", topic=at) if told else None


_MEMBERS = frozenset({"is", "are", "was", "were", "been", "include", "includes", "included", "comprise", "comprised"})
"""Words between a group and its members: "are", "include", "consist of"."""


def _topic_at(line: Line, at: int) -> str | None:
    if line.tags[at] in "QWV" or line.words[at].text == "March" or lost_in_trade(line, at):
        return None
    return topic_measure(line.lows[at])


def lost_in_trade(line: Line, at: int) -> bool:
    """Whether the losses at word *at* are nobody's life: "job losses of 400"."""
    return at > 0 and line.lows[at] == "losses" and line.lows[at - 1] in word_set("trade_losses")


def _of_pair(line: Line, at: int, measure: str) -> str:
    """Join the two topics of "its dead and injured number 210"."""
    if at < 2 or line.lows[at - 1] not in ("and", "or"):
        return measure
    both = {measure, topic_measure(line.lows[at - 2])}
    return "killed_or_wounded" if both == {"killed", "wounded"} else measure


def _counted_by_number(line: Line, at: int) -> bool:
    """Whether the people at word *at* follow "the number of", which tells their measure."""
    while at > 1 and line.tags[at - 1] in "JNXE":
        at -= 1
    return at > 1 and line.lows[at - 1] == "of" and topic_measure(line.lows[at - 2]) == "*"


def _governed(line: Line, at: int) -> bool:
    """Whether a noun only stands in a complement of another: "deaths linked to infections"."""
    while at > 0 and line.tags[at - 1] in "NLXJDG":
        at -= 1
    return at > 0 and line.lows[at - 1] in ("to", "with", "from", "by")


def _earlier_topic(line: Line, at: int, stop: int) -> bool:
    return any(topic_measure(low) not in (None, "*") for low in line.lows[stop:at])


def of_magnitude(line: Line, first: int) -> bool:
    """Whether a number is the value of what is measured, and no count: "a factor of 256"."""
    return not word_set("magnitudes").isdisjoint(line.lows[max(0, first - 6) : first])


def _level_of_something(line: Line, first: int) -> bool:
    """Whether a bare number without a topic may be a level: "put it at 60", "spoke of 50"; not "At 77, he"."""
    if of_magnitude(line, first):
        return False
    if line.tags[first - 1] == "B":
        return first < 2 or line.tags[first - 2] not in "NLX"
    if line.lows[first - 1] == "of":
        return first > 1 and line.tags[first - 2] in "EVI"
    return any(letter in "EVIB" for letter in line.tags[:first])


def _level_of(line: Line, at: int, phrase: Phrase, measure: str) -> Found:
    """Give the measure of the topic at word *at*; things among "losses" are destroyed; people are a weak topic."""
    if measure == "killed_or_wounded" and not phrase.bare and "person" not in phrase.classes:
        measure = "destroyed"
    people = measure == "deployed" or "person" in noun_classes(singular(line.words[at].low))
    return Found(measure, 0.6 if people else 0.85, f"level of {line.words[at].low}", topic=at)


def _hedged_level(line: Line, first: int) -> bool:
    """Whether the hedge of the figure itself is a verb of level: "topped 800,000", "has passed 900"."""
    return first < len(line.words) and any(
        form.lemma in lemma_set("level") for form in verb_forms(line.words[first].low)
    )


_OF_THOSE = frozenset({"of", "who", "still", "in", "with", "without", "on", "under", "missing", "feared", "reported"})
"""Words after "the number" that lead to what those numbered are in."""


def _is_level(line: Line, at: int) -> bool:
    while at > 0 and line.tags[at] == "R":
        at -= 1
    return line.tags[at] in "EVIB" and any(form.lemma in lemma_set("level") for form in verb_forms(line.words[at].low))


def _of_what(line: Line, at: int, first: int) -> str | None:
    """Give the measure in "number of people killed", "number of confirmed fatalities"."""
    if at + 1 >= first or line.words[at + 1].low not in _OF_THOSE:
        return None
    classes: frozenset[str] = frozenset({"person"})
    named = ""
    people: str | None = None  # "the number of prisoners butchered at": what was done to them says more than their name
    for word in range(at + 1 + (line.lows[at + 1] in ("of", "who")), first):
        low = line.words[word].low
        state = state_at(line, word)
        ends = state[1] if state and line.tags[word] == "P" else word + 1
        if state and not (ends < first and line.tags[ends] in "NL"):
            return state[0]
        own = noun_measure(singular(low)) or topic_measure(low)
        if own and own != "*" and "person" not in noun_classes(singular(low)):
            return own
        people = people or (own if own != "*" else None)
        classes = noun_classes(singular(low)) or classes
        named = named or ("deployed" if classes & {"force", "rescuer"} else "")
        if line.tags[word] in "EV":
            forms = verb_forms(low)
            lemma = next((form.lemma for form in forms), low)
            level = line.tags[word] == "V" and lemma in lemma_set("level")
            undergone = sense(line, word, lemma, classes, patient=True)[0]
            measure = undergone or sense(line, word, lemma, classes, patient=False)[0]
            if measure and not level:
                return measure
    return people or named or None
