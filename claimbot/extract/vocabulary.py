"""The words that claims are made of, looked up by their form: verbs with what they say, nouns with their class.

Everything here is read from `data/verbs.toml`, `data/nouns.toml` and `data/grammar.toml`; this module only spells out
their inflections, once for a process.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from claimbot.extract.words import table

_VOWELS = frozenset("aeiou")
_NARROW = frozenset({"suspect", "force", "rescuer", "prisoner", "crew", "body"})
"""Classes whose members are people too."""

KNOWN = 1 << 15
"""So many nouns are kept with what was looked up of them: the words of a language, not all that was ever read."""


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word as a verb: its *lemma*, and its *shape*: base, s, past, part or ing."""

    lemma: str
    shape: str


@dataclass(frozen=True, slots=True)
class Sense:
    """What a verb says: the measures of its *patient* and *agent* by class, where *complement* follows it.

    *doer*: the list of doers of whom alone this is said, "" for anybody.
    """

    complement: tuple[str, ...]
    patient: dict[str, str]
    agent: dict[str, str]
    doer: str = ""


def verb_forms(word: str) -> tuple[Form, ...]:
    """Give the readings of the lower-case *word* as a form of a known verb; empty where it is none."""
    return _forms().get(word, ())


def senses(lemma: str) -> tuple[Sense, ...]:
    """Give what the verb *lemma* can say, those with the longest complement first, then those with a doer."""
    return _senses().get(lemma, ())


@cache
def word_set(name: str) -> frozenset[str]:
    """Give the closed class *name* of grammar.toml as a set of lower-case words."""
    return frozenset(table("grammar")[name])


@cache
def lemma_set(name: str) -> frozenset[str]:
    """Give the verbs of the list *name* of grammar.toml as a set of lemmas."""
    return frozenset(entry.split(":")[0].split(" ")[0] for entry in table("grammar")[name])


@lru_cache(maxsize=KNOWN)
def singular(word: str) -> str:
    """Give the singular of a lower-case noun: "missiles" is "missile"; a word that is no plural stays as it is."""
    irregular: dict[str, str] = table("nouns")["irregular"]
    if word in irregular:
        return irregular[word]
    if word in table("nouns")["no_plural"]["words"]:
        return word
    if word.endswith("men") and len(word) > 5:
        return word[:-3] + "man"
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


@lru_cache(maxsize=KNOWN)
def is_plural(word: str) -> bool:
    """Say whether a lower-case noun has the form of a plural, or is one without the form ("people", "police")."""
    return singular(word) != word or word in table("nouns")["irregular"]


@lru_cache(maxsize=KNOWN)
def noun_classes(noun: str) -> frozenset[str]:
    """Give the classes of a singular noun or of a phrase of two; the narrow ones bring `person` with them."""
    classes = {name for name, words in _class_sets().items() if noun in words}
    if classes & _NARROW or (not classes and " " not in noun and _ends_as_people(noun)):
        classes.add("person")
    return frozenset(classes)


def _ends_as_people(noun: str) -> bool:
    """Whether a noun that no table knows has the ending of people: "dockers", "machinists"; not "transformers"."""
    endings = table("nouns")["endings"]
    acts = len(noun) > 4 and noun.endswith(tuple(endings["agent"])) and noun not in endings["no_agent"]
    return acts or noun.endswith(tuple(endings["person"]))


@lru_cache(maxsize=KNOWN)
def noun_measure(noun: str) -> str | None:
    """Give the measure that a singular noun has by itself ("fatality" is `killed`), or None."""
    return _reverse("measure").get(noun)


def topic_measure(word: str) -> str | None:
    """Give the measure of a noun of a running figure ("toll"), `*` for one without its own ("total"), or None."""
    return _reverse("topics").get(word)


def partner_measure(word: str) -> str | None:
    """Give the measure that a noun before "of" lends to the figure after it ("a crowd of 300"), or None."""
    return _reverse("partners").get(word)


def cause_measure(noun: str) -> str | None:
    """Give the measure of those whom what the singular *noun* names strikes ("poisoning" is `infected`), or None."""
    return _reverse("causes").get(noun)


@cache
def complements(name: str) -> frozenset[str]:
    """Give the nouns of the list *name* ("injury") that a verb or state may have as its complement "@injury"."""
    listed: list[str] = table("nouns")["complements"][name]
    return frozenset(word for noun in listed for word in (noun, plural(noun)))


def plural(noun: str) -> str:
    """Give the regular plural of a noun: "injury" is "injuries", "gash" is "gashes"."""
    return _third(noun)


@cache
def states() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Give adjectives and phrases of state by their first word, longest first: "dead", ("without", "power")."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for measure, phrases in table("nouns")["states"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, measure))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def plain_nouns(*, few: bool = False) -> frozenset[str]:
    """Give the nouns whose count only describes; with *few* those too of which only a small count does."""
    plain = table("nouns")["plain"]
    return frozenset(plain["words"]) | frozenset(plain["few"] if few else ())


@cache
def doers(name: str) -> frozenset[str]:
    """Give the nouns, and names, of those who do what a verb says: `captor`, `law`."""
    return frozenset(table("nouns")["doers"][name])


def pick(measures: dict[str, str], classes: frozenset[str]) -> str | None:
    """Choose from a verb's *measures* by the classes of the noun: the first that is named, else `*`; "" is none."""
    for name, measure in measures.items():
        if name in classes:
            return measure or None
    return measures.get("*") or None


@cache
def _reverse(name: str) -> dict[str, str]:
    return {word: measure for measure, words in table("nouns")[name].items() for word in words}


@cache
def _class_sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("nouns")["classes"].items()}


@cache
def _forms() -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    entries = [word for verb in table("verbs")["verb"] for word in verb["words"]]  # complements have no forms
    for name in ("raising", "leaving", "level", "giving", "plain"):
        entries.extend(table("grammar")[name])
    for entry in entries:
        for word, form in _inflect(entry):
            readings = found.setdefault(word, [])
            if form not in readings:
                readings.append(form)
    return {word: tuple(readings) for word, readings in found.items()}


@cache
def _senses() -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = {}
    for verb in table("verbs")["verb"]:
        patient, agent = _measures(verb.get("patient")), _measures(verb.get("agent"))
        for lemma, complement in _with_complements(verb):
            found.setdefault(lemma, []).append(Sense(complement, patient, agent, verb.get("doer", "")))
    return {lemma: tuple(sorted(rows, key=_rank)) for lemma, rows in found.items()}


def _rank(row: Sense) -> tuple[int, bool]:
    return -len(row.complement), not row.doer


def _with_complements(verb: dict[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    """Give each verb of an entry with its complement; `followed_by` holds for all of its words."""
    heads = [_head(entry) for entry in verb["words"]]
    more = [tuple(entry.split()) for entry in verb.get("followed_by", [""])]
    return [(lemma, (*complement, *further)) for lemma, complement in heads for further in more]


def _measures(value: Any) -> dict[str, str]:
    return dict(value) if isinstance(value, dict) else {}


def _head(entry: str) -> tuple[str, tuple[str, ...]]:
    """Split "shoot:shot:shot dead" into its lemma and its complement."""
    first, *rest = entry.split()
    return first.split(":")[0], tuple(rest)


def _inflect(entry: str) -> list[tuple[str, Form]]:
    """Spell out the forms of one entry; past and participle are given where they are irregular."""
    parts = entry.split()[0].split(":")
    lemma = parts[0]
    past = parts[1] if len(parts) > 1 else _past(lemma)
    part = parts[2] if len(parts) > 2 else past
    return [
        (lemma, Form(lemma, "base")),
        (_third(lemma), Form(lemma, "s")),
        (past, Form(lemma, "past")),
        (part, Form(lemma, "part")),
        (_ing(lemma), Form(lemma, "ing")),
    ]


def _doubled(lemma: str) -> str:
    """Double the last letter before an ending, as verbs of one short syllable do ("log", "nab"), and those listed."""
    doubles = _ONE_SHORT_SYLLABLE.fullmatch(lemma) or lemma in word_set("doubling")
    return lemma + lemma[-1] if doubles else lemma


_ONE_SHORT_SYLLABLE = re.compile(r"(?:[^aeiou]*|[^aeiou]*qu)[aeiou][bdfglmnprtz]")


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


def expand(entry: str) -> frozenset[str]:
    """Give every form of the verb *entry* ("say:said:said")."""
    return frozenset(word for word, _ in _inflect(entry))
