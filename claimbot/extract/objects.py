"""The verb of which a counted phrase is the object: "killing 12", "shot down 61 drones", "gave Kyiv 12 tanks"."""

from __future__ import annotations

from claimbot.extract.phrases import Phrase
from claimbot.extract.predicate import Predicate
from claimbot.extract.tagging import Line
from claimbot.extract.verbs import PERSON, doer_fits, ends, lemma_of, sense
from claimbot.extract.vocabulary import lemma_set, pick, senses, verb_forms, word_set

_BEFORE_NUMBER = frozenset(
    {
        "last",
        "first",
        "remaining",
        "next",
        "final",
        "same",
        "entire",
        "latest",
        "estimated",
        "last-known",
        "additional",
        "further",
        "total",
        "combined",
    }
)
"""Adjectives that stand between an article and a number: "the last 200 soldiers"."""


def before(line: Line, first: int, phrase: Phrase) -> Predicate | None:
    """Find the active verb whose object begins at *first*: "killing 12", "shot down 61 drones"."""
    at = first - 1
    while at >= 0 and (
        line.tags[at] in "DR" or (line.tags[at] == "G" and at > 0) or line.words[at].low in _BEFORE_NUMBER
    ):
        at -= 1
    if at < 0:
        return None
    if (
        line.words[at].low in ("dead", "alive", "free", "hostage", "prisoner", "captive", "low", "homeless", "ill")
        and at
        and line.tags[at - 1] in "EVI"
    ):
        return _phrasal(line, at, phrase)
    if line.tags[at] == ",":
        at = _before_aside(line, at)
    if line.words[at].low == "go" and at > 0 and line.words[at - 1].low in ("let", "lets", "letting"):
        return _phrasal(line, at, phrase)
    if line.tags[at] in "PR" and at > 0 and (line.tags[at - 1] in "EVI" or _two_particles(line, at)):
        return _phrasal(line, at, phrase)
    if line.tags[at] == "P":
        return _oblique(line, at, phrase)
    if line.tags[at] == "H":
        return _active_have(line, at, phrase)
    if line.tags[at] in "EVI":
        return _active(line, at, phrase)
    return _two_objects(line, at, phrase)


def _before_aside(line: Line, comma: int) -> int:
    """Step over words between commas after a verb: "destroyed, wholly or in part, 136 vehicles"."""
    for at in range(comma - 1, max(0, comma - 7), -1):
        if line.tags[at] == ",":
            return at - 1 if line.tags[at - 1] in "EVI" else comma
        if line.tags[at] in "QVBHM":
            break
    return comma


def _two_particles(line: Line, at: int) -> bool:
    """Whether two particles stand between verb and object: "made off with 25 girls"."""
    return at > 1 and line.tags[at - 1] in "PR" and line.tags[at - 2] in "EVI"


def _active(line: Line, at: int, phrase: Phrase) -> Predicate | None:
    low = line.words[at].low
    lemma = lemma_of(verb_forms(low), line.tags[at], low)
    if line.tags[at] == "E" and _is_passive(line, at):
        return Predicate(at, at + 1, "", lemma, False, True, f"passive {lemma}")
    measure, _ = sense(line, at, lemma, phrase.classes, patient=True, behind=phrase.last)
    if measure == "rescued" and _of_no_avail(line, at):
        measure = "killed"  # "could not save 14 of them"
    if measure in ("", "other") and "thing" not in phrase.classes and _hoped(line, at, lemma):
        measure = "missing"
    measure = _with_other(line, at, phrase, measure)
    return Predicate(at, at + 1, measure, lemma, True, True, f"object of {lemma}")


def _of_no_avail(line: Line, at: int) -> bool:
    """Whether the verb of saving at word *at* came too late: "could not", "failed to"; not "not only", "has never"."""
    near = line.lows[max(0, at - 3) : at]
    denied = "not" in near or "n't" in near
    could = any(low in ("could", "can", "did", "were", "was") for low in near)
    return (denied and could and "only" not in near) or not _FAILING.isdisjoint(near[-2:])


_FAILING = frozenset({"cannot", "unable", "failed", "failing", "powerless", "couldn't"})
"""Words before a verb of saving or finding that was of no avail."""


def _hoped(line: Line, at: int, lemma: str) -> bool:
    """Whether people are still to be found: "gave up hope of finding 3 passengers", "efforts to reach 16 miners"."""
    near = line.lows[max(0, at - 4) : at]
    if lemma in (*_SEEKING, "reach") and _of_no_avail(line, at):
        return True  # "cannot trace 31 returnees"
    trapped = lemma == "reach" and {"hope", "hopes", "hoped", "hoping"}.isdisjoint(near)
    return (lemma in (*_SEEKING, "rescue") or trapped) and not word_set("hoping").isdisjoint(near)


_SEEKING = ("find", "locate", "trace")


def _with_other(line: Line, at: int, phrase: Phrase, measure: str) -> str:
    """Join the verb to the one before it: "killed or maimed 4,000 farmers" counts both."""
    if measure not in ("killed", "wounded") or at < 2 or line.lows[at - 1] not in ("and", "or", "/"):
        return measure
    if not verb_forms(line.lows[at - 2]):
        return measure
    lemma = lemma_of(verb_forms(line.lows[at - 2]), line.tags[at - 2], line.lows[at - 2])
    other, _ = sense(line, at - 2, lemma, phrase.classes, patient=True)
    joint = other == "killed_or_wounded" or {measure, other} == {"killed", "wounded"}
    return "killed_or_wounded" if joint else measure


def _active_have(line: Line, at: int, phrase: Phrase) -> Predicate:
    """Read "have" as a verb of its own: "has 2,000 troops in Syria"."""
    measure, _ = sense(line, at, "have", phrase.classes, patient=True, behind=phrase.last)
    return Predicate(at, at + 1, measure, "have", True, True, "object of have")


def _is_passive(line: Line, at: int) -> bool:
    at -= 1
    while at >= 0 and line.tags[at] == "R":
        at -= 1
    return at >= 0 and line.tags[at] == "B"


def _phrasal(line: Line, at: int, phrase: Phrase) -> Predicate | None:
    """Read a verb with its particle before the object ("rounded up 330"); a preposition of another kind is none."""
    verb, particle = at - 1, line.words[at].low
    low = line.words[verb].low
    lemma = lemma_of(verb_forms(low), line.tags[verb], low)
    particles: tuple[str, ...] = (particle,)
    if line.tags[verb] in "PR" and verb > 0:
        particles, verb = (line.words[verb].low, particle), verb - 1
        low = line.words[verb].low
        lemma = lemma_of(verb_forms(low), line.tags[verb], low)
    told = [
        meaning
        for meaning in senses(lemma)
        if _around(line, meaning.complement, particles, phrase)
        and doer_fits(line, verb, meaning, patient=True, active=True)
    ]
    if not told:
        return None
    measures = [pick(meaning.patient, phrase.classes or PERSON) or "" for meaning in told]
    measure = next((one for one in measures if one), "")
    return Predicate(verb, at + 1, measure, lemma, True, True, f"object of {lemma} {particle}")


def _around(line: Line, complement: tuple[str, ...], particles: tuple[str, ...], phrase: Phrase) -> bool:
    """Whether a complement begins before the object and ends after it: "brought home 50 men from captivity"."""
    if complement[: len(particles)] != particles:
        return False
    rest = complement[len(particles) :]
    return not rest or ends(line, phrase.last - 1, rest) is not None


def _oblique(line: Line, at: int, phrase: Phrase) -> Predicate | None:
    """Read a verb whose idiom ends in the preposition at *at*: "tore the roofs off 35 homes", "proved fatal for 14"."""
    for verb in range(at - 1, max(-1, at - 7), -1):
        if line.tags[verb] in "EVIB":
            low = line.lows[verb]
            lemma = "be" if line.tags[verb] == "B" else lemma_of(verb_forms(low), line.tags[verb], low)
            for meaning in senses(lemma):
                ending = meaning.complement[-1:] == (line.lows[at],) and not meaning.doer
                if ending and ends(line, verb, meaning.complement) == at + 1:
                    measure = pick(meaning.patient, phrase.classes or PERSON)
                    if measure:
                        return Predicate(verb, at + 1, measure, lemma, True, True, f"object of {lemma}")
        if line.tags[verb] in ",;:S.":
            break
    return None


def _two_objects(line: Line, at: int, phrase: Phrase) -> Predicate | None:
    """Read over a receiver between the verb and its object: "gave Ukraine eight howitzers"."""
    stop = max(0, at - 4)
    while at > stop and line.tags[at] in "NXLUG" and line.tags[at - 1] not in "EVI":
        at -= 1
    if at < 1 or line.tags[at] not in "NXLUDG" or line.tags[at - 1] not in "EVI":
        return None
    low = line.words[at - 1].low
    lemma = lemma_of(verb_forms(low), line.tags[at - 1], low)
    if lemma not in lemma_set("giving"):
        return None
    measure, _ = sense(line, at - 1, lemma, phrase.classes, patient=True)
    measure = "supplied" if measure == "launched" else measure
    return Predicate(at - 1, at, measure, lemma, True, True, f"object of {lemma}")
