"""The verbs around a counted phrase: of which it is the subject, and of which it is the object.

Both look only inside the clause of the phrase: forward over its own complements and coordinated phrases, backward over
determiners. A predicate knows whether the phrase undergoes it (`patient`) or does it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimbot.extract.phrases import Phrase
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import Form, lemma_set, pick, senses, states, verb_forms, word_set

_PERSON = frozenset({"person"})

REACH = 30
"""How many words after a phrase its verb may stand: beyond that, a verb found is more often another's."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of a phrase: the *measure* by itself ("" for a verb that has none), found at word *at*, going on to
    *last* (exclusive). *finite*: the main verb of the clause, no reduced relative. *lemma* is "" for a state."""

    at: int
    last: int
    measure: str
    lemma: str
    patient: bool
    finite: bool
    reason: str


def state_at(line: Line, at: int) -> tuple[str, int] | None:
    """Give the measure of the state that begins at word *at* and the word after it, or None: "dead"."""
    while at < len(line.words) and line.tags[at] == "R" and line.words[at].low not in states():
        at += 1
    if at >= len(line.words):
        return None
    for phrase, measure in states().get(line.words[at].low, ()):
        if all(at + step < len(line.words) and line.words[at + step].low == word for step, word in enumerate(phrase)):
            return measure, at + len(phrase)
    return None


def after(line: Line, first: int, phrase: Phrase) -> Predicate | None:
    """Find what the clause says of *phrase*, whose number begins at *first*: a state, a verb, or a reduced relative.

    A phrase that is put in front ("Of the 38 missiles fired, 30 ...") is no subject of what follows the comma.
    """
    reduced: Predicate | None = None
    wide = not _put_in_front(line, first)
    begin = at = phrase.last
    limit = min(len(line.words), at + REACH)
    while at < limit:
        letter = line.tags[at]
        if letter in "NLJERIP":
            found = state_at(line, at)
            if found and (at == begin or letter != "P") and not _attributive(line, at, found[1]):
                return _both(line, Predicate(at, found[1], found[0], "", False, True, "state"))
        if letter in "BHAMVT":
            group = _group(line, at, phrase)
            return _both(line, group) if group and (group.measure or reduced is None) else reduced or group
        if letter in "EI":
            found_verb = _participle(line, at, phrase)
            if found_verb.finite:
                return found_verb if found_verb.measure or reduced is None else reduced
            reduced = reduced or _both(line, found_verb)
            at = found_verb.last
            continue
        if (letter in "DUNXG" and at == begin) or (letter == "S" and _object_relative(line, at)):
            return _contact(line, at, phrase) or reduced
        step = _step(line, at, wide=wide)
        if step is None:
            return reduced
        at = step
    return reduced


def _put_in_front(line: Line, first: int) -> bool:
    at = first - 1
    while at >= 0 and line.tags[at] in "DR":
        at -= 1
    return at >= 0 and line.words[at].low in ("of", "among") and (at == 0 or line.tags[at - 1] in ",.;:-C")


def _both(line: Line, found: Predicate) -> Predicate:
    """Join "killed or wounded" and "dead or hurt" to one measure where one number holds for both."""
    at = found.last
    if found.measure not in ("killed", "wounded") or at + 1 >= len(line.words):
        return found
    if line.words[at].low not in ("or", "and"):
        return found
    other = state_at(line, at + 1)
    if other is None and line.tags[at + 1] == "E":
        lemma = _lemma(verb_forms(line.words[at + 1].low), "E", line.words[at + 1].low)
        other = sense(line, at + 1, lemma, _PERSON, patient=True)
    if other and {other[0], found.measure} == {"killed", "wounded"}:
        return replace(found, measure="killed_or_wounded", last=other[1])
    return found


def _object_relative(line: Line, at: int) -> bool:
    """Whether the relative pronoun at *at* is an object: "three herders whom the group had held"."""
    if line.words[at].low not in ("whom", "that", "which") or at + 1 >= len(line.words):
        return False
    return line.tags[at + 1] in "DUXGL"


def _contact(line: Line, at: int, phrase: Phrase) -> Predicate | None:
    """Read a relative clause of which the phrase is the object: "the seven aircraft the mutineers brought down"."""
    begin = at
    while at < len(line.words) and line.tags[at] in "SDGUJNXLRHP" and at - begin < 9:
        at += 1
    if at >= len(line.words) or at == begin or line.tags[at] not in "EV":
        return None
    lemma = _lemma(verb_forms(line.words[at].low), line.tags[at], line.words[at].low)
    measure, last = sense(line, at, lemma, phrase.classes, patient=True)
    if last < len(line.words) and line.tags[last] in "DQGXL":
        return None
    return Predicate(at, last, measure, lemma, True, False, f"object of {lemma}") if measure else None


def _attributive(line: Line, at: int, last: int) -> bool:
    return last < len(line.words) and line.tags[last] in "NLX" and line.tags[at] != "P"


def _step(line: Line, at: int, *, wide: bool) -> int | None:
    """Give the next word to look at when *at* holds no verb, or None where the clause of the phrase ends."""
    letter = line.tags[at]
    if letter in "RW(":
        return _closing(line, at) if letter == "(" else at + 1
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
        line.tags[at] in "DGQNLXJ" or (line.tags[at] == "U" and line.words[at].low != "there")
    ):
        state = state_at(line, at) if line.tags[at] in "LJN" else None
        if state and not _attributive(line, at, state[1]):
            break
        at += 1
        if at < len(line.words) and line.tags[at] == "I" and line.tags[at - 1] in "PD":
            at += 1
    return at


def _over_coordination(line: Line, at: int) -> int | None:
    """Skip "and two civilians", ", most of them women,": what stands between a subject and its verb."""
    start = at
    while at < len(line.words) and line.tags[at] in ",C-":
        at += 1
    if at >= len(line.words):
        return None
    letter = line.tags[at]
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
    if letter in "NLX" and line.tags[start] == "C":
        return _over_preposition(line, at - 1)
    return None


def _over_conjunct(line: Line, start: int, at: int) -> int | None:
    """Skip a joined figure: "and two civilians"; after a comma only where the list goes on to its "and"."""
    end = _over_preposition(line, at - 1)
    if line.tags[start] == "-":
        return None
    if "C" in line.tags[start:at] or end >= len(line.words) or line.tags[end] in ",C":
        return end
    return None


def _next_mark(line: Line, at: int) -> int | None:
    for end in range(at, min(len(line.words), at + 15)):
        if line.tags[end] in ",-":
            return end
    return None


def _group(line: Line, at: int, phrase: Phrase) -> Predicate | None:
    """Read a verb group that begins with an auxiliary or a finite verb: its voice, its main verb, what that says."""
    passive = False
    first = at
    while at < len(line.words) and line.tags[at] in "BHAMRTWU":
        if line.tags[at] == "B":
            passive = True
        elif line.tags[at] == "H":
            passive = False
        if passive or line.tags[at] not in "U":
            found = state_at(line, at + 1) if line.tags[at] in "BH" else None
            if found and not _attributive(line, at + 1, found[1]) and not _participle_state(line, at + 1):
                return Predicate(first, found[1], found[0], "", False, True, "state")
        at += 1
    if at >= len(line.words) or line.tags[at] not in "EIVN":
        return Predicate(first, at, "", "be" if passive else "", False, True, "copula") if passive else None
    forms = verb_forms(line.words[at].low)
    lemma = _lemma(forms, line.tags[at], line.words[at].low)
    undergoes = passive and line.tags[at] != "I"
    if lemma in lemma_set("raising"):
        further = _raised(line, at + 1, phrase, first)
        if further:
            return further
    measure, last = sense(line, at, lemma, phrase.classes, patient=undergoes)
    return Predicate(first, last, measure, lemma, undergoes, True, f"{'patient' if undergoes else 'agent'} of {lemma}")


def _participle_state(line: Line, at: int) -> bool:
    """Whether the state word at *at* is the participle of a longer verb ("hurt", "lost", "killed or wounded")."""
    return (
        line.words[at].low in ("buried", "lost", "hurt")
        and at + 1 < len(line.words)
        and line.words[at + 1].low in ("by", "their")
    )


def _raised(line: Line, at: int, phrase: Phrase, first: int) -> Predicate | None:
    """Read on after "believed", "feared", "reported": the state or verb that is known or feared."""
    while at < len(line.words) and (line.tags[at] in "RT" or line.words[at].low in ("to", "as")):
        at += 1
    if at >= len(line.words):
        return None
    found = state_at(line, at)
    if found and not _attributive(line, at, found[1]):
        return Predicate(first, found[1], found[0], "", False, True, "state")
    if line.tags[at] in "BHAM":
        group = _group(line, at, phrase)
        return group if group and group.measure else None
    if line.tags[at] in "EV":
        lemma = _lemma(verb_forms(line.words[at].low), line.tags[at], line.words[at].low)
        patient = line.tags[at] == "E"
        measure, last = sense(line, at, lemma, phrase.classes, patient=patient)
        return Predicate(first, last, measure, lemma, patient, True, f"patient of {lemma}") if measure else None
    return None


def _participle(line: Line, at: int, phrase: Phrase) -> Predicate:
    """Read a bare participle after a noun: passive ("12 people killed"), or a past tense ("soldiers killed 12")."""
    low = line.words[at].low
    forms = verb_forms(low)
    lemma = _lemma(forms, line.tags[at], low)
    if line.tags[at] == "I":
        measure, last = sense(line, at, lemma, phrase.classes, patient=False)
        return Predicate(at, last, measure, lemma, False, False, f"agent of {lemma}")
    patient_measure, last = sense(line, at, lemma, phrase.classes, patient=True)
    agent_measure, agent_last = sense(line, at, lemma, phrase.classes, patient=False)
    takes_object = last < len(line.words) and line.tags[last] in "DGQNLXU" and low not in ("there", "here")
    if agent_measure and (not patient_measure or takes_object):
        return Predicate(at, agent_last, agent_measure, lemma, False, True, f"agent of {lemma}")
    if takes_object:
        return Predicate(at, last, "", lemma, False, True, f"agent of {lemma}")
    return Predicate(at, last, patient_measure, lemma, True, False, f"patient of {lemma}")


def _lemma(forms: tuple[Form, ...], letter: str, low: str) -> str:
    """Choose the reading of a verb form that its tag asks for ("found" is find, "left" is leave)."""
    wanted = {"E": ("past", "part"), "I": ("ing",), "V": ("s", "past", "base")}.get(letter, ())
    for form in forms:
        if form.shape in wanted:
            return form.lemma
    return forms[0].lemma if forms else low


def sense(
    line: Line, at: int, lemma: str, classes: frozenset[str], *, patient: bool, behind: int | None = None
) -> tuple[str, int]:
    """Give the measure that the verb at word *at* gives to its patient or agent of *classes*, and the word after it.

    A complement ("down", "to safety") stands right after the verb, or at word *behind*, after the object.
    """
    for meaning in senses(lemma):
        last = _complement(line, at + 1, meaning.complement)
        if last is None and behind is not None and meaning.complement:
            last = at + 1 if _complement(line, behind, meaning.complement) is not None else None
        if last is None:
            continue
        measure = pick(meaning.patient if patient else meaning.agent, classes or _PERSON)
        if measure:
            return measure, last
    return "", at + 1


def _complement(line: Line, at: int, complement: tuple[str, ...]) -> int | None:
    """Give the word after *complement* where it stands at word *at*, determiners and adverbs inside allowed."""
    for word in complement:
        while at < len(line.words) and line.words[at].low != word and line.tags[at] in "DGR":
            at += 1
        if at >= len(line.words) or line.words[at].low != word:
            return None
        at += 1
    return at


def before(line: Line, first: int, phrase: Phrase) -> Predicate | None:
    """Find the active verb whose object begins at *first*: "killing 12", "shot down 61 drones"."""
    at = first - 1
    while at >= 0 and (line.tags[at] in "DR" or (line.tags[at] == "G" and at > 0)):
        at -= 1
    if at < 0:
        return None
    if line.tags[at] in "PR" and at > 0 and line.tags[at - 1] in "EVI":
        return _phrasal(line, at, phrase)
    if line.tags[at] in "EVI":
        return _active(line, at, phrase)
    return _two_objects(line, at, phrase)


def _active(line: Line, at: int, phrase: Phrase) -> Predicate | None:
    low = line.words[at].low
    lemma = _lemma(verb_forms(low), line.tags[at], low)
    if line.tags[at] == "E" and _is_passive(line, at):
        return Predicate(at, at + 1, "", lemma, False, True, f"passive {lemma}")
    measure, _ = sense(line, at, lemma, phrase.classes, patient=True, behind=phrase.last)
    return Predicate(at, at + 1, measure, lemma, True, True, f"object of {lemma}")


def _is_passive(line: Line, at: int) -> bool:
    at -= 1
    while at >= 0 and line.tags[at] == "R":
        at -= 1
    return at >= 0 and line.tags[at] == "B"


def _phrasal(line: Line, at: int, phrase: Phrase) -> Predicate | None:
    """Read a verb with its particle before the object ("rounded up 330"); a preposition of another kind is none."""
    verb, particle = at - 1, line.words[at].low
    low = line.words[verb].low
    lemma = _lemma(verb_forms(low), line.tags[verb], low)
    for meaning in senses(lemma):
        if meaning.complement == (particle,):
            measure = pick(meaning.patient, phrase.classes or _PERSON) or ""
            return Predicate(verb, at + 1, measure, lemma, True, True, f"object of {lemma} {particle}")
    if verb > 0 and line.tags[verb - 1] in "EVI":
        return None
    for meaning in senses(lemma):
        if len(meaning.complement) == 2 and meaning.complement[1] == particle:
            return None
    return None


def _two_objects(line: Line, at: int, phrase: Phrase) -> Predicate | None:
    """Read over a receiver between the verb and its object: "gave Ukraine eight howitzers"."""
    stop = max(0, at - 4)
    while at > stop and line.tags[at] in "NXLUG" and line.tags[at - 1] not in "EVI":
        at -= 1
    if at < 1 or line.tags[at] not in "NXLUDG" or line.tags[at - 1] not in "EVI":
        return None
    low = line.words[at - 1].low
    lemma = _lemma(verb_forms(low), line.tags[at - 1], low)
    if lemma not in lemma_set("giving"):
        return None
    measure, _ = sense(line, at - 1, lemma, phrase.classes, patient=True)
    return Predicate(at - 1, at, measure, lemma, True, True, f"object of {lemma}")


def negated(line: Line, first: int, last: int) -> bool:
    """Whether "not" or "never" stands among the words *first* to *last*."""
    return any(line.words[at].low in ("not", "n't", "never") for at in range(first, last)) or any(
        line.words[at].low in word_set("be") and line.words[at].low.endswith("n't") for at in range(first, last)
    )
