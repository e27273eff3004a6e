"""The words before a figure that govern it: "a crowd of 3,000", "no word from 15", "the outage hit 40,000 homes"."""

from __future__ import annotations

from claimbot.extract.clauses import state_at
from claimbot.extract.found import Found
from claimbot.extract.levels import lost_in_trade
from claimbot.extract.means import by_means
from claimbot.extract.phrases import Phrase
from claimbot.extract.predicate import Predicate
from claimbot.extract.tagging import Line
from claimbot.extract.verbs import lemma_of, sense
from claimbot.extract.vocabulary import (
    cause_measure,
    complements,
    lemma_set,
    noun_classes,
    partner_measure,
    singular,
    topic_measure,
    verb_forms,
    word_set,
)


def by_partner(line: Line, first: int, phrase: Phrase) -> Found | None:
    """The noun before "of": "a crowd of 3,000", "the evacuation of 300 people"."""
    if phrase.head == "strong" or line.lows[phrase.last : phrase.last + 1] == ("strong",):
        return _so_strong(line, first)
    at = first - 1
    while at > 1 and line.lows[at] in _ALL:
        at -= 1  # "the death of all 33 passengers"
    special = (_by_phrase(line, at, phrase) or by_means(line, at, phrase)) if at > 0 else None
    if special is not None:
        return special
    if at < 1 or line.words[at].low not in ("of", "by"):
        return None
    at -= 1
    measure = partner_measure(line.words[at].low)
    if line.lows[at + 1] == "by":
        stopped = line.lows[at] in _STOPPAGES and "person" in phrase.classes and "force" not in phrase.classes
        return (
            Found("protesters", 0.85, f"{line.lows[at]} by", topic=at) if stopped or measure == "protesters" else None
        )
    if line.lows[at] in ("lives", "livelihoods"):
        measure = _of_lives(line, at)
    if lost_in_trade(line, at):
        return None
    measure = _of_the_lost(line, at, phrase, measure)
    if measure == "launched" and "person" in phrase.classes:
        return None  # "a wave of 8,000 refugees"
    return Found(measure, 0.85, f"{line.words[at].low} of", topic=at) if measure else None


def _of_the_lost(line: Line, at: int, phrase: Phrase, measure: str | None) -> str | None:
    """Say what the loss or capture of those counted is: people are killed or held, villages change hands."""
    if line.lows[at] == "loss" and line.lows[phrase.last : phrase.last + 1] in (("aboard",), ("on",)):
        return "killed"  # "with the loss of all 71 on board"
    if phrase.classes & {"land", "site"} and line.lows[at] in _TAKINGS:
        return "controlled"
    if line.lows[at] == "loss" and phrase.classes:
        measure = sense(line, at, "lose", phrase.classes, patient=True)[0]
    return "arrested" if measure == "captured" and "force" not in phrase.classes else measure


def _of_lives(line: Line, at: int) -> str:
    """Say what befell those whose lives a sentence tells of: lost, saved or upset."""
    verbs = [
        lemma_of(verb_forms(line.lows[word]), line.tags[word], line.lows[word])
        for word in range(max(0, at - 4), at)
        if line.tags[word] in "EVI"
    ]
    if any(lemma in ("save", "spare") for lemma in verbs):
        return "rescued"
    upset = line.lows[at] == "livelihoods" or any(lemma in lemma_set("upsetting") for lemma in verbs)
    told = any(
        lemma in ("risk", "risked", "tell", "describe", "change", "follow", "endanger", "threaten") for lemma in verbs
    )
    written = line.lows[at - 2 : at] == ("of", "the") and not any(lemma in ("lose", "take") for lemma in verbs)
    return "affected" if upset else "" if told or written else "killed"


def _so_strong(line: Line, first: int) -> Found | None:
    """Read what is so strong: "the march was 20,000 strong", "the mission, 1,500 strong"."""
    at = first - 1
    while at > 0 and line.tags[at] in ",BRH-":
        at -= 1
    measure = partner_measure(line.lows[at]) or topic_measure(line.lows[at]) if at >= 0 else None
    return Found(measure, 0.8, f"{line.lows[at]} so strong", topic=at) if measure and measure != "*" else None


_TAKINGS = frozenset(
    {
        "capture",
        "recapture",
        "seizure",
        "takeover",
        "liberation",
        "fall",
        "loss",
        "occupation",
        "annexation",
        "conquest",
    }
)
"""Nouns of taking and losing: of villages, they say who controls them."""

_ALL = frozenset({"all", "the", "its", "their", "his", "her", "those", "these"})
"""Determiners between "of" and a figure."""


def _by_phrase(line: Line, at: int, phrase: Phrase) -> Found | None:
    """Read the phrases that end in the preposition or verb at *at*, right before the figure."""
    low = line.lows[at]
    if low == "for":
        return _for(line, at, phrase)
    befell = topic_measure(line.lows[at - 1])
    if (low == "to" and befell in ("destroyed", "wounded")) or (low == "among" and befell in _HARMS):
        return Found(befell or "", 0.8, f"{line.lows[at - 1]} {low}")  # "injuries to 12", "deaths among 40 nuns"
    if low == "of" and _feared_for(line, at):
        return Found("missing", 0.75, "fears for them")
    if low == "by" and line.tags[at - 1] == "E":
        return _done_by(line, at - 1, phrase)
    if low == "with" and phrase.classes & {"vehicle", "animal"} and _force_before(line, at):
        return Found("deployed", 0.7, "what a force has with it")
    if low == "with" and _out_of_touch(line, at) and (phrase.bare or phrase.classes & _LOSABLE):
        return Found("missing", 0.7, "contact with")
    if low in ("from", "of", "with") and _unheard(line, at):
        return Found("missing", 0.75, "no word from")
    if low == "in" and _found_in(line, at, phrase):
        return Found("infected", 0.75, "a disease found in")
    if low in ("to", "of") and _freed(line, at, phrase):
        return Found("released", 0.75, f"{line.lows[at - 1]} {low}")
    if low in _COVERING and not _EVACUATIONS.isdisjoint(line.lows[max(0, at - 7) : at]):
        return Found("evacuated", 0.75, "an order to leave")
    if low == "to" and _cut_off(line, at, phrase):
        return Found("affected", 0.75, "cut off from it")
    return None


def _done_by(line: Line, at: int, phrase: Phrase) -> Found | None:
    """Read the participle at *at* by what it says of those who do it: "the funeral was attended by 7,000"."""
    lemma = lemma_of(verb_forms(line.lows[at]), "E", line.lows[at])
    done, _ = sense(line, at, lemma, phrase.classes, patient=False)
    if line.lows[at] in _ATTENDED and not phrase.classes - _CROWD:
        done = "protesters"
    done = "" if lemma == "survive" else done  # "he is survived by two sons"
    return Found(done, 0.75, f"done by: {lemma}") if done else None


_HARMS = frozenset({"killed", "wounded", "killed_or_wounded"})


def _feared_for(line: Line, at: int) -> bool:
    """Whether nobody knows how they are: "fears for the safety of 12 divers", "what became of 25 conscripts"."""
    if line.lows[at - 1] == "safety":
        return not _FEARS.isdisjoint(line.lows[max(0, at - 6) : at])
    return line.lows[at - 1] in ("become", "became", "becomes")


def _for(line: Line, at: int, phrase: Phrase) -> Found | None:
    """Read the nouns and verbs before "for": an exchange, a search, a request; else what is cut off from them."""
    noun = line.lows[at - 1]
    if noun in ("exchange", "return", "swap") or _freed(line, at, phrase):
        return Found("released", 0.8, "in exchange for")
    if (phrase.bare or phrase.classes & _LOSABLE) and (
        _sought(line, at) or not _FEARS.isdisjoint(line.lows[max(0, at - 4) : at])
    ):
        return Found("missing", 0.75, "searched for")
    if noun in _REQUESTS and phrase.classes & {"aid", "weapon", "vehicle", "projectile"}:
        return Found("supplied", 0.75, f"{noun} for")
    if not _EVACUATIONS.isdisjoint(line.lows[max(0, at - 7) : at]):
        return Found("evacuated", 0.75, "an order to leave")
    return Found("affected", 0.75, "cut off from it") if _cut_off(line, at, phrase) else None


_LOSABLE = frozenset({"person", "vehicle", "animal"})
"""Who and what can go missing: people, and the ships and aircraft that carry them."""


def _out_of_touch(line: Line, at: int) -> bool:
    """Whether contact was lost, or there is none: "lost contact with 20 of its men", and not "came into"."""
    near = line.lows[max(0, at - 5) : at]
    gone = {"lost", "lose", "losing", "no", "without", "out"}
    return "contact" in near and not gone.isdisjoint((*near, *line.lows[at : at + 12])) and "into" not in near


_FEARS = frozenset({"fear", "fears", "feared", "fearing", "alarm"})
"""What is felt for those of whom nobody knows whether they live: "fears are growing for four sailors"."""

_REQUESTS = frozenset(
    {"call", "calls", "appeal", "appeals", "request", "requests", "plea", "pleas", "order", "orders", "contract"}
    | {"contracts", "need", "needs", "demand", "tender", "deal", "bid", "money", "funds"}
)
"""Nouns before "for" of what is to be supplied: "a call for 12,000 sandbags"."""


def _force_before(line: Line, at: int) -> bool:
    """Whether soldiers or rescuers stand right before word *at*: "soldiers with 12 speedboats"."""
    return line.tags[at - 1] in "NLX" and bool(noun_classes(singular(line.lows[at - 1])) & {"force", "rescuer"})


_COVERING = frozenset({"to", "cover", "covers", "covered", "covering", "affect", "affects"})
_EVACUATIONS = frozenset({"evacuation", "evacuations"})


def _freed(line: Line, at: int, phrase: Phrase) -> bool:
    """Whether they are given what lets them out of jail: "granted bail to 87", "an amnesty for 400"."""
    return line.lows[at - 1] in _MERCIES and "person" in phrase.classes


_MERCIES = frozenset({"bail", "amnesty", "pardon", "pardons", "clemency", "parole", "reprieve", "freedom", "acquittal"})

_ATTENDED = frozenset({"attended", "thronged", "swelled"})
"""Verbs whose doers are a crowd: "the funeral was attended by 7,000"."""

_CROWD = frozenset({"person", "suspect", "household"})

_STOPPAGES = frozenset({"strike", "strikes", "boycott", "walkout", "stoppage", "stoppages", "action", "fast", "march"})
"""What workers do together: "the strike by 30,000 nurses"; by forces, a strike is an attack."""


def _unheard(line: Line, at: int) -> bool:
    """Whether nothing is heard of them: "no word from 15 climbers", "no trace of two hikers"."""
    near = line.lows[max(0, at - 5) : at]
    return "no" in near and any(low in ("word", "news", "sign", "trace", "contact") for low in near)


def by_cause(line: Line, object_of: Predicate | None, phrase: Phrase) -> Found | None:
    """What strikes people says what befalls them: "food poisoning struck 55 guests", "the outage hit 40,000 homes"."""
    if object_of is None or object_of.lemma not in lemma_set("striking"):
        return None
    if object_of.lemma == "leave" and state_at(line, phrase.last):
        return None  # "left three skiers dead"
    if phrase.classes and not phrase.classes & {"person", "household", "land", "animal", "building"}:
        return None
    swept = "person" in phrase.classes and object_of.lemma in _SWEEPING and object_of.measure != "killed"
    for at in range(object_of.at - 1, max(-1, object_of.at - 5), -1):
        if swept and singular(line.lows[at]) in word_set("waters"):
            return Found("missing", 0.75, f"taken by {line.lows[at]}", object_of)
        if at + 1 < object_of.at and line.tags[at + 1] in "NLX":
            continue  # "malaria nets reached 300 homes"
        measure = cause_measure(line.lows[at]) or cause_measure(singular(line.lows[at]))
        ill = measure == "infected" and object_of.measure in ("affected", "killed", "abducted")
        if measure == "destroyed" and "person" in phrase.classes:
            continue
        if measure and object_of.lemma in _CARRYING_OFF and phrase.classes & {"person", "animal"}:
            return Found("killed", 0.75, f"killed by {line.lows[at]}", object_of)
        weak = object_of.measure in ("", "wounded") or object_of.lemma == "trap" or ill
        if measure and (weak or singular(line.lows[at]) in word_set("cuts")):
            return Found(measure, 0.75, f"struck by {line.lows[at]}", object_of)
    return None


def by_calamity(line: Line, first: int, phrase: Phrase) -> Found | None:
    """Whom a calamity claims is dead: "rail wreck claims 41", "the stampede claimed 12 pilgrims"."""
    if first < 1 or line.lows[first - 1] not in ("claims", "claim", "claimed", "claiming"):
        return None
    if phrase.classes and not phrase.classes & {"person", "animal"}:
        return None
    near = [singular(low) for low in line.lows[max(0, first - 4) : first - 1]]
    told = any(low in word_set("calamities") or cause_measure(low) for low in near)
    return Found("killed", 0.8, "claimed by a calamity") if told else None


_SWEEPING = frozenset({"carry", "catch", "swallow", "snatch", "drag", "sweep", "suck", "pull", "engulf"})
"""Verbs of what water and snow do to people."""

_CARRYING_OFF = frozenset({"carry", "claim"})
"""Verbs of which only the dead are the object where a disease is the subject: "pneumonia carried off 14"."""


def _found_in(line: Line, at: int, phrase: Phrase) -> bool:
    """Whether a disease was found in those counted: "bird flu was detected in 30 cows"."""
    told = line.tags[at - 1] == "E" or (line.tags[at - 1] in "PR" and line.tags[at - 2] == "E")  # "picked up in"
    if not told or not phrase.classes & {"person", "animal"}:
        return False
    return not complements("disease").isdisjoint(line.lows[max(0, at - 6) : at - 1])


def _cut_off(line: Line, at: int, phrase: Phrase) -> bool:
    """Whether what is cut is a supply: "knocked out the lights for 3.4m homes", "cut power to 40,000"."""
    near = line.lows[max(0, at - 5) : at]
    if line.tags[phrase.last : phrase.last + 1] in ("B", "H"):
        near += line.lows[phrase.last : phrase.last + 4]  # "gas supplies to 70,000 homes were halted"
    supply = any(low in word_set("supplies") for low in near)
    return supply and any(low in word_set("cutting") for low in near) and not phrase.classes & {"vehicle", "weapon"}


def _sought(line: Line, at: int) -> bool:
    return any(
        word.low in ("search", "searching", "hunt", "looking", "searched") for word in line.words[max(0, at - 4) : at]
    )
