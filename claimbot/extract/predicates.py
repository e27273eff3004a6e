"""The verbs around a counted phrase: of which it is the subject, and of which it is the object.

Both look only inside the clause of the phrase: forward over its own complements and coordinated phrases, backward over
determiners. A predicate knows whether the phrase undergoes it (`patient`) or does it.
"""

from __future__ import annotations

from dataclasses import replace

from claimbot.extract.clauses import REACH, attributive, state_at, step
from claimbot.extract.endings import both, then_fell
from claimbot.extract.phrases import Phrase
from claimbot.extract.predicate import Predicate
from claimbot.extract.tagging import Line
from claimbot.extract.verbs import PERSON, lemma_of, sense
from claimbot.extract.vocabulary import lemma_set, noun_measure, singular, topic_measure, verb_forms, word_set


def after(line: Line, first: int, phrase: Phrase) -> Predicate | None:
    """Find what the clause says of *phrase*, whose number begins at *first*: a state, a verb, or a reduced relative.

    A phrase that is put in front ("Of the 38 missiles fired, 30 ...") is no subject of what follows the comma.
    """
    reduced: Predicate | None = None
    wide, related = not _put_in_front(line, first) and not _in_aside(line, first, phrase), False
    at, limit = phrase.last, min(len(line.words), phrase.last + REACH)
    while at < limit:
        said = _said_at(line, at, phrase, related=related)
        if said is None:
            if reduced is not None and line.tags[at] in ",C-":
                return reduced
            related = line.tags[at] == "S"
            following = step(line, at, wide=wide)
            if following is None:
                return reduced
            at = following
        elif said.finite:
            main = _main_verb(line, said.last) if related else None
            if main is None and reduced is not None and reduced.finite and not said.measure:
                return reduced
            if main is None:
                return said if said.measure or reduced is None else reduced
            reduced = said if said.measure else reduced
            at, related = main, False
        else:
            fixed = said.last - 1 > said.at and line.tags[said.last - 1] == "P"
            reduced, at, related = reduced or said, _over_object(line, said, said.last - fixed), False
    return reduced


def _over_object(line: Line, said: Predicate, at: int) -> int:
    """Skip the object of an active participle before the main verb: "18 lorries carrying food rolled into the town"."""
    end = at
    while end < len(line.words) and line.tags[end] in "DGQJNXL" and end < at + 6:
        end += 1
    before_verb = line.tags[said.at] == "I" and line.tags[end : end + 1] in ("B", "H", "M", "E", "V")
    return end if before_verb else at


def _said_at(line: Line, at: int, phrase: Phrase, *, related: bool) -> Predicate | None:
    """Read the state, verb group, participle or relative clause that begins at word *at*, or None."""
    letter = line.tags[at]
    if letter in "EI" and at > phrase.last and line.tags[at - 1] == "D":
        return None  # "and the injured"
    if letter in "NLJERIP":
        state = _fitting(line, at, state_at(line, at), phrase)
        if at > phrase.last and line.tags[at - 1] == "D":
            state = None  # "and the injured"
        if (
            state
            and (at == phrase.last or letter != "P" or line.lows[at] == "without")
            and not attributive(line, at, state[1])
        ):
            among = at == phrase.last > phrase.first and phrase.bare and line.lows[at - 1] in ("those", "the")
            # "seventeen of those hurt later died"
            return both(line, Predicate(at, state[1], state[0], "", False, not among, "state"))
    if letter in "BHAMVT":
        group = _group(line, at, phrase)
        return both(line, group) if group else None
    if letter in "EI":
        said = _participle(line, at, phrase)
        said = replace(said, finite=True) if related and letter == "E" else said
        return then_fell(line, said) if said.finite else both(line, said)
    if line.words[at].low == "among":
        return _among(line, at)
    if (letter in "DUNXG" and at == phrase.last) or (letter == "S" and _object_relative(line, at)):
        return _contact(line, at, phrase)
    return None


def _fitting(line: Line, at: int, state: tuple[str, int] | None, phrase: Phrase) -> tuple[str, int] | None:
    """Take a state for those only who can be in it: forces are deployed on the streets, crowds protest there."""
    if state is None:
        return None
    measure, last = state
    forces = bool(phrase.classes & {"force", "rescuer", "vehicle", "men"})
    if measure == "arrested" and "force" in phrase.classes and line.lows[last - 1] == "custody":
        return "captured", last
    if measure == "protesters" and forces:
        return (measure if "strike" in line.lows[at:last] else "deployed"), last
    if measure == "affected" and "sick" in phrase.classes:
        return "infected", last
    if measure == "captured" and "land" in phrase.classes:
        return "controlled", last
    if measure == "destroyed" and "person" in phrase.classes:
        return None
    if measure == "controlled" and not phrase.bare and not phrase.classes & {"land", "site"}:
        return None
    if measure == "affected" and "aid" in phrase.classes:
        return None
    if (measure == "deployed" and not forces) or (measure == "released" and "prisoner" not in phrase.classes):
        return None
    return state


def _put_in_front(line: Line, first: int) -> bool:
    at = first - 1
    while at >= 0 and line.tags[at] in "DR":
        at -= 1
    return at >= 0 and line.words[at].low in ("of", "among") and (at == 0 or line.tags[at - 1] in ",.;:-C")


def _in_aside(line: Line, first: int, phrase: Phrase) -> bool:
    """Whether a part told between commas ends at its comma: "34 people died, two of them children, and 117 ..."."""
    return phrase.anaphor and not phrase.bare and first > 0 and line.tags[first - 1] == ","


def _acts(line: Line, at: int) -> bool:
    """Whether a past tense says by itself what people did: "walked free"."""
    lemma = lemma_of(verb_forms(line.lows[at]), "E", line.lows[at])
    return bool(sense(line, at, lemma, PERSON, patient=False)[0])


def _main_verb(line: Line, at: int) -> int | None:
    """Give the auxiliary of the main clause after a relative one: "who hijacked the train had been killed"."""
    stop = min(len(line.words), at + 12)
    while at < stop:
        if line.tags[at] in "BHMV" or (line.tags[at] == "E" and _acts(line, at)):
            return at
        closing = line.tags[at] == "," and line.tags[at + 1 : at + 2] in (
            "B",
            "H",
            "M",
        )  # "who were all crew, were ..."
        if line.tags[at] not in "DGNLXJPRWQUE" and not closing:
            return None
        at += 1
    return None


def _among(line: Line, at: int) -> Predicate | None:
    """Read "among the dead": the group that the counted belong to."""
    if at + 2 < len(line.words) and line.words[at + 1].low == "the":
        measure = topic_measure(line.words[at + 2].low)
        if measure in OUTCOMES:
            return Predicate(at, at + 3, measure, "", False, True, "state")
        if at + 3 < len(line.words) and line.tags[at + 3] == "E":
            lemma = lemma_of(verb_forms(line.words[at + 3].low), "E", line.words[at + 3].low)
            measure, last = sense(line, at + 3, lemma, frozenset({"thing"}), patient=True)
            return Predicate(at, last, measure, lemma, True, True, f"among what was {lemma}") if measure else None
    return None


OUTCOMES = frozenset(
    {"killed", "wounded", "killed_or_wounded", "missing", "rescued", "arrested", "infected", "released"}
)
"""What befell a group; "among the hostages" only says whose number somebody was of."""


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
    lemma = lemma_of(verb_forms(line.words[at].low), line.tags[at], line.words[at].low)
    measure, last = sense(line, at, lemma, phrase.classes, patient=True)
    if last < len(line.words) and line.tags[last] in "DQGXL":
        return None
    return Predicate(at, last, measure, lemma, True, False, f"object of {lemma}") if measure else None


def _group(line: Line, at: int, phrase: Phrase) -> Predicate | None:
    """Read a verb group that begins with an auxiliary or a finite verb: its voice, its main verb, what that says."""
    passive = False
    first = at
    while at < len(line.words) and line.tags[at] in "BHAMRTWU":
        if line.tags[at] == "B":
            passive = True
        elif line.tags[at] in "HT":
            passive = False
        if passive or line.tags[at] not in "U":
            active = line.tags[at] == "H" and line.tags[at + 1 : at + 2] == "E"  # "have rescued 40"
            found = (
                _fitting(line, at + 1, state_at(line, at + 1), phrase) if line.tags[at] in "BH" and not active else None
            )
            if found and not attributive(line, at + 1, found[1]) and not _participle_state(line, at + 1):
                return Predicate(first, found[1], found[0], "", False, True, "state")
        at += 1
    whooping = at < len(line.tags) and line.tags[at - 1] == "H" and line.tags[at] == "I"  # "have whooping cough"
    if at >= len(line.words) or line.tags[at] not in "EIV" or whooping:
        return _having(line, first, at, phrase, passive=passive)
    forms = verb_forms(line.words[at].low)
    lemma = lemma_of(forms, line.tags[at], line.words[at].low)
    undergoes = passive and line.tags[at] != "I"
    if lemma in lemma_set("raising") and not (undergoes and sense(line, at, lemma, phrase.classes, patient=True)[0]):
        further = _raised(line, at + 1, phrase, first)
        if further:
            return further
    measure, last = sense(line, at, lemma, phrase.classes, patient=undergoes)
    if undergoes:
        measure = _undergone(line, first, at, phrase, lemma=lemma, measure=measure)
    elif _negated(line, first, at):
        measure = _undone(lemma, measure)
    ended = _ended(line, last)
    if ended and measure not in ("captured", "abducted", "arrested", "killed"):
        return Predicate(first, ended[1], ended[0], "", False, True, "state")
    return Predicate(first, last, measure, lemma, undergoes, True, f"{'patient' if undergoes else 'agent'} of {lemma}")


def _ended(line: Line, at: int) -> tuple[str, int] | None:
    """Read the state in which a verb leaves people: "were brought in wounded", "came out unharmed"."""
    state = state_at(line, at) if line.tags[at : at + 1] not in ("P", "R", "") else None
    told = state and state[0] in ("killed", "wounded", "rescued") and not attributive(line, at, state[1])
    return state if told and (line.tags[at - 1] in "EVIR" or line.tags[at - 2] in "EV") else None


def _undergone(line: Line, first: int, at: int, phrase: Phrase, *, lemma: str, measure: str) -> str:
    """Give the measure of a passive: verbs of the active alone say nothing, who is not found is missing."""
    if lemma in lemma_set("active_only"):
        return ""
    if lemma in lemma_set("finding") and _sought(line, first, at):
        return "affected" if "land" in phrase.classes else "missing"
    if measure == "rescued" and _negated(line, first, at):
        return "killed"  # "could not be saved"
    return measure


def _undone(lemma: str, measure: str) -> str:
    """Give the measure of an active that is denied: "did not survive", "are still not answering their telephones"."""
    if lemma in lemma_set("answering"):
        return "missing"
    return "killed" if measure == "rescued" else measure


def _negated(line: Line, first: int, at: int) -> bool:
    return any(low in word_set("negations") for low in line.lows[first:at])


def _sought(line: Line, first: int, at: int) -> bool:
    """Whether those are not found yet: "have not been found", "remained to be traced", "are being sought"."""
    before = line.lows[max(0, first - 1) : at]
    if line.lows[at] in ("seen", "heard") and "last" in before:
        return True  # "were last seen boarding a bus"
    told = line.lows[max(0, first - 3) : at]
    if "to" in before and {"remain", "remains", "remained", "yet", "still"}.isdisjoint(told):
        return False  # "are to be seen by doctors"
    return line.lows[at] == "sought" or not {"not", "cannot", "never", "to", "n't", "yet"}.isdisjoint(before)


def _having(line: Line, first: int, at: int, phrase: Phrase, *, passive: bool) -> Predicate | None:
    """Read "have" and "be" as the verb itself: "have shrapnel wounds", "are in Russia"."""
    if passive and at < len(line.words) and line.lows[at] == "among":
        return _among(line, at)
    if passive:
        noun = noun_measure(singular(line.words[at].low)) if at < len(line.words) and line.tags[at] in "NL" else None
        if noun and noun not in ("killed", "wounded"):
            return Predicate(first, at + 1, noun, "", False, True, "state")
        return Predicate(first, at, "", "be", False, True, "copula")
    if line.tags[at - 1] != "H":
        return None
    measure, last = sense(line, at - 1, "have", phrase.classes, patient=False)
    return Predicate(first, last, measure, "have", False, True, "agent of have")


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
    if line.lows[at] == "buried" and "remain" in line.lows[at - 1]:
        return Predicate(first, at + 1, "missing", "bury", True, True, "remain buried")
    found = state_at(line, at)
    if found and not attributive(line, at, found[1]):
        return Predicate(first, found[1], found[0], "", False, True, "state")
    if line.tags[at] in "BHAM":
        group = _group(line, at, phrase)
        return group if group and group.measure else None
    if line.tags[at] in "EVI":
        lemma = lemma_of(verb_forms(line.words[at].low), line.tags[at], line.words[at].low)
        patient = line.tags[at] == "E"
        measure, last = sense(line, at, lemma, phrase.classes, patient=patient)
        return Predicate(first, last, measure, lemma, patient, True, f"patient of {lemma}") if measure else None
    return None


def _participle(line: Line, at: int, phrase: Phrase) -> Predicate:
    """Read a bare participle after a noun: passive ("12 people killed"), or a past tense ("soldiers killed 12")."""
    low = line.words[at].low
    forms = verb_forms(low)
    lemma = lemma_of(forms, line.tags[at], low)
    if line.tags[at] == "I":
        measure, last = sense(line, at, lemma, phrase.classes, patient=False)
        return Predicate(at, last, measure, lemma, False, False, f"agent of {lemma}")
    patient_measure, last = sense(line, at, lemma, phrase.classes, patient=True)
    agent_measure, agent_last = sense(line, at, lemma, phrase.classes, patient=False)
    if agent_measure and at and line.lows[at - 1] in word_set("negations"):
        agent_measure = _undone(lemma, agent_measure)  # "never made it out"
    takes_object = last == at + 1 < len(line.words) and line.tags[last] in "DGQNLXU"
    further = _raised(line, at + 1, phrase, at) if lemma == "remain" else None
    if further is not None:
        return further
    if agent_measure and (not patient_measure or takes_object or agent_last > last):
        return Predicate(at, agent_last, agent_measure, lemma, False, True, f"agent of {lemma}")
    if takes_object:
        return Predicate(at, last, "", lemma, False, True, f"agent of {lemma}")
    return Predicate(at, last, patient_measure, lemma, True, False, f"patient of {lemma}")
