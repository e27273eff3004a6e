"""Which measure a figure has: what happened to those counted, by the verb, the noun or the figure's topic.

The readings are tried in a fixed order, the strongest first; the one that decides is named in the reason.
"""

from __future__ import annotations

from dataclasses import replace

from claimbot.extract import objects, predicates
from claimbot.extract.exchanges import back, by_exchange
from claimbot.extract.found import Found
from claimbot.extract.governing import by_calamity, by_cause, by_partner
from claimbot.extract.kinds import Kind
from claimbot.extract.lawsuits import by_status, lawsuits
from claimbot.extract.levels import by_topic
from claimbot.extract.phrases import Phrase
from claimbot.extract.predicate import Predicate
from claimbot.extract.tagging import Line
from claimbot.extract.verbs import PERSON, sense
from claimbot.extract.vocabulary import (
    complements,
    lemma_set,
    noun_classes,
    noun_measure,
    partner_measure,
    singular,
    states,
    topic_measure,
    verb_forms,
    word_set,
)
from claimbot.extract.words import table

__all__ = ["Found", "measure_of"]

_KEEPING = frozenset({"have", "keep", "track", "spot", "detect", "maintain", "station", "see", "be", "host", "count"})
"""Verbs with which vehicles and ships are a force that is there."""

_HAVING = frozenset({"have", "hold", "keep"})
"""Verbs that leave it to the state of their object what is said of it."""


def measure_of(line: Line, index: int, phrase: Phrase) -> Found:
    """Decide the measure of quantity *index* of *line*, which counts *phrase*."""
    if line.quantities[index].kind is Kind.MONEY:
        return Found("money", 0.9, "a sum in a currency")
    first = line.spans[index][0]
    if line.lows[max(0, first - 3) : first] == ("a", "total", "of"):
        first -= 3
    if "men" in phrase.classes and phrase.name_first and line.lows[phrase.name_first - 1] in ("his", "its", "their"):
        phrase = replace(phrase, classes=phrase.classes | {"force"})  # "25,000 of his men"
    if "men" in phrase.classes and first > 1 and partner_measure(line.lows[first - 2]) == "deployed":
        phrase = replace(phrase, classes=phrase.classes | {"force"})  # "a force of 3,000 men"
    return _read_in_order(line, index, first, phrase)


def _read_in_order(line: Line, index: int, first: int, phrase: Phrase) -> Found:
    """Try the readings, the strongest first, each only where those before it say nothing."""
    object_of = objects.before(line, first, phrase) or _of_group(line, first, phrase)
    said = predicates.after(line, first, phrase)
    own = noun_measure(phrase.head) if phrase.head and not lawsuits(line, first, phrase, object_of) else None
    modified = _by_modifier(line, phrase)
    if modified and modified.measure in _KEPT and not phrase.classes & {"prisoner", "force"}:
        phrase = replace(phrase, classes=phrase.classes | {"prisoner"})  # "64 detained students were allowed home"
        said = predicates.after(line, first, phrase)
    if object_of is not None and _outweighed(object_of, said, modified, phrase):
        object_of = None
    if object_of is None and (_sought(line, first) or (modified and _of_relatives(line, first))):
        said = None
    topic = by_topic(line, first, phrase)
    if phrase.bare and topic and topic.measure and object_of and object_of.lemma in lemma_set("level"):
        object_of = None  # "the toll hit 2,100"
    return (
        _by_bodies(line, first)
        or by_calamity(line, first, phrase)
        or by_status(line, phrase)
        or by_cause(line, object_of, phrase)
        or _by_object(object_of, own)
        or back(line, phrase)
        or _by_subject(line, said, object_of, phrase, own)
        or modified
        or _by_opening(line, first, phrase)
        or by_exchange(line, phrase)
        or _by_delivery(line, first, phrase, object_of)
        or by_partner(line, first, phrase)
        or _by_noun(own)
        or _in_crowd(line, phrase)
        or topic
        or _by_weak(said)
        or _by_list(line, first, phrase)
        or _aboard(line, index, phrase)
        or _by_class(line, phrase, object_of or said)
        or _by_nothing(said, object_of, bare=phrase.bare)
    )


def _by_nothing(said: Predicate | None, object_of: Predicate | None, *, bare: bool) -> Found:
    """Say that nothing tells the measure, with the verb that is the figure's: the finite one, where there are two."""
    main = object_of if object_of is not None and said is not None and not said.finite else said or object_of
    return Found("", 0.3, "no verb or noun says what happened", main, points_back=bare)


def _outweighed(object_of: Predicate, said: Predicate | None, modified: Found | None, phrase: Phrase) -> bool:
    """Whether a state that stands at those counted says more of them than the verb whose object they are."""
    if modified and object_of.lemma in _LIGHT and object_of.measure not in _KEEPS_STATE:
        return True
    if _of_the_dead(said, phrase):
        return True  # "received 68 dead", "carried down 20 wounded"
    if said is None or said.at != phrase.last:
        return False
    if object_of.lemma in _HAVING and said.reason == "state":
        return True  # "it has 18 soldiers in its custody"
    return object_of.lemma == "lose" and bool(said.measure)  # "lost 17 fighters killed"


_KEEPS_STATE = frozenset({"rescued", "evacuated", "released", "killed"})
"""Measures of a verb that no adjective before its object takes the place of."""


def _sought(line: Line, first: int) -> bool:
    """Whether a search for them, or contact with them, is the subject of what follows: "search for 5 called off"."""
    return line.lows[max(0, first - 2) : first] in (("search", "for"), ("hunt", "for"), ("contact", "with"))


def _of_relatives(line: Line, first: int) -> bool:
    """Whether people of theirs are the subject of what follows: "relatives of 43 missing students marched"."""
    low = line.lows[first - 2] if first > 1 and line.lows[first - 1] == "of" else ""
    noun = singular(low)
    return noun != low and "person" in noun_classes(noun) and noun not in ("member", "group")


def _of_group(line: Line, first: int, phrase: Phrase) -> Predicate | None:
    """Find the verb whose object is a group of so many: "wiped out a family of nine"."""
    at = first - 2
    if at < 1 or line.lows[at + 1] != "of" or singular(line.lows[at]) not in word_set("collectives"):
        return None
    while at > 0 and line.tags[at - 1] in "DGJNX":
        at -= 1
    found = objects.before(line, at, phrase)
    return found if found and found.measure in ("killed", "wounded", "abducted", "rescued", "missing") else None


def _of_the_dead(said: Predicate | None, phrase: Phrase) -> bool:
    """Whether a bare number counts the dead or hurt as such, whatever was done with them."""
    stated = said is not None and said.reason == "state" and said.at == phrase.last
    return phrase.first == phrase.last and stated and said is not None and said.measure in ("killed", "wounded")


def _by_object(object_of: Predicate | None, own: str | None) -> Found | None:
    """A verb right before the figure decides, unless it only reports and the noun has a measure of its own."""
    if object_of is None or not object_of.measure or (own == "rescued" and object_of.measure == "arrested"):
        return None
    if own and object_of.lemma in _LIGHT and own not in ("protesters", "infected"):
        return None
    moved = own == "wounded" and object_of.measure in ("evacuated", "rescued")  # "took 620 wounded to Idlib"
    if (
        own in ("killed", "wounded", "killed_or_wounded")
        and not moved
        and object_of.lemma not in ("rescue",)
        and object_of.measure != own
    ):
        return None
    return Found(object_of.measure, 0.95, object_of.reason, object_of)


def _by_subject(
    line: Line, said: Predicate | None, object_of: Predicate | None, phrase: Phrase, own: str | None
) -> Found | None:
    """The verb or state after the phrase decides; a reduced relative only where the noun does not say more."""
    if said is None or not said.measure:
        return None
    died = own == "wounded" and said.measure == "killed" and said.finite  # "three of the wounded have since died"
    died = died or (own == "killed_or_wounded" and phrase.anaphor and said.at == phrase.last)  # "4 of them fatal"
    if own in ("killed", "wounded", "killed_or_wounded") and said.measure != own and not died:
        return None
    if not said.finite and object_of is not None and object_of.lemma in lemma_set("giving"):
        return None
    if own in _KEPT and said.measure in _KEPT and not said.lemma:
        return None
    if said.lemma == "shoot" and said.measure == "killed" and said.last == said.at + 1 + _auxiliaries(line, said):
        return Found(_of_shot(line, said, phrase), 0.7, said.reason, said)
    near = said.at - phrase.last <= 3
    return Found(said.measure, 0.95 if near else 0.85, said.reason, said)


def _of_shot(line: Line, said: Predicate, phrase: Phrase) -> str:
    """Say what befell those of whom a text says only that they were shot.

    The police blotter tells the hurt so ("Eight people were shot at a party", "Five shot in bar"); where a doer, a part
    of a group or another clause is about them, as in reports of war, they are dead ("ten of them were shot").
    """
    blotter = said.patient and not phrase.anaphor and not phrase.classes & {"force", "prisoner"}
    return "wounded" if blotter and not _in_midst(line, phrase) else "killed"


def _auxiliaries(line: Line, said: Predicate) -> int:
    """Count the words of a verb group before its verb."""
    return sum(line.tags[at] in "BHMRT" for at in range(said.at, said.last))


def _in_midst(line: Line, phrase: Phrase) -> bool:
    """Whether a verb or preposition governs the phrase: "a list of 89 neighbours shot", no headline "Five shot"."""
    at = phrase.first - 1
    while at >= 0 and line.tags[at] in "QDRJ":
        at -= 1
    return at >= 0 and line.tags[at] in "PEVI"


def _by_modifier(line: Line, phrase: Phrase) -> Found | None:
    """An adjective or participle of state before the noun: "59 dead soldiers", "26 wounded men"."""
    if "matter" in phrase.classes:
        return None  # "40 dead loans"
    for at in range(phrase.name_first, phrase.name_last - 1):
        low = line.words[at].low
        if line.tags[at] in "EJLN" or (line.tags[at] == "I" and phrase.classes & {"person", "animal"}):
            for state, measure in states().get(low, ()):
                if len(state) == 1:
                    return Found(measure, 0.75, f"{low} {phrase.head}")
        if line.tags[at] == "E" and low != "armed":
            lemma = next((form.lemma for form in verb_forms(low)), low)
            measure, _ = sense(line, at, lemma, phrase.classes, patient=True)
            if measure and measure != "deployed":  # "armed personnel" are not sent anywhere by it
                return Found(measure, 0.7, f"{low} {phrase.head}")
    return None


def _by_delivery(line: Line, first: int, phrase: Phrase, object_of: Predicate | None) -> Found | None:
    """What a shipment or package holds is supplied: "the shipment includes 20,000 shells"."""
    if object_of is None or object_of.lemma not in ("include", "contain", "comprise", "hold", "carry"):
        return None
    goods = phrase.classes & {"aid", "weapon", "projectile", "vehicle", "shot"}
    packed = any(word in _PACKED for word in line.lows[:first])
    return Found("supplied", 0.75, "what a delivery holds", object_of) if goods and packed else None


_PACKED = frozenset({"shipment", "package", "consignment", "convoy", "delivery", "tranche", "aid", "batch", "cargo"})


def _by_bodies(line: Line, first: int) -> Found | None:
    """The bodies or deaths of so many are the dead, whatever buried or recovered them."""
    at = first - 1
    while at > 0 and line.tags[at] in "DR":
        at -= 1
    if at > 0 and line.words[at].low == "of" and line.words[at - 1].low in ("bodies", "remains", "deaths", "corpses"):
        return Found("killed", 0.9, f"{line.words[at - 1].low} of", topic=-1)
    return None


def _by_opening(line: Line, first: int, phrase: Phrase) -> Found | None:
    """A sentence that begins "Among the dead were" or "Among those who died" tells of them what follows."""
    if first > 2 and line.tags[first - 1] == ":" and line.tags[first - 2] in "EV":
        return _by_headed(line, first - 2)
    if first > 1 and line.tags[first - 1] == ":" and (phrase.bare or "person" in phrase.classes):
        near = [topic_measure(line.lows[at]) or "*" for at in (first - 2, first - 3) if at >= 0]
        over = next((one for one in near if one != "*"), "")
        if over and (phrase.bare or over in predicates.OUTCOMES):
            return Found(over, 0.75, f"under {line.lows[first - 2]}")  # "Total casualties: 612"
    if line.tags[1:2] == ":" and first > 1:
        ill = phrase.bare and line.lows[0] in complements("disease")
        headed = "infected" if ill else topic_measure(line.words[0].low)
        of_them = phrase.bare or ("person" in phrase.classes) is (
            headed not in _OF_THINGS
        )  # "Dead: the author of 12 novels"
        told = headed and headed != "*" and of_them
        return Found(headed or "", 0.75, f"under {line.words[0].low}") if told else None
    if not line.words or line.lows[0] not in ("among", "of") or first < 3:
        return None
    if line.lows[0] == "of" and line.lows[1] != "the":
        return None
    for at in range(1, min(first, 8)):
        low = line.words[at].low
        measure = topic_measure(low)
        if measure and measure != "*":
            return Found(measure, 0.8, "among them")
        if line.tags[at] in "EV":
            lemma = next((form.lemma for form in verb_forms(low)), low)
            undergone, _ = sense(line, at, lemma, PERSON, patient=True)
            measure = undergone or sense(line, at, lemma, PERSON, patient=False)[0]
            return Found(measure, 0.8, "among them") if measure else None
    return None


_OF_THINGS = frozenset({"destroyed", "launched", "intercepted", "supplied", "controlled"})
"""Measures of things, which no heading gives to people."""


def _by_headed(line: Line, at: int) -> Found | None:
    """A noun and a participle before a colon: "inmates escaped: at least 39"."""
    classes = noun_classes(singular(line.words[at - 1].low))
    lemma = next((form.lemma for form in verb_forms(line.words[at].low)), "")
    undergone, _ = sense(line, at, lemma, classes, patient=True)
    measure = undergone or sense(line, at, lemma, classes, patient=False)[0]
    told = measure and measure != "other"
    return Found(measure, 0.75, f"under {lemma}", topic=at - 1) if told else None


def _by_list(line: Line, first: int, phrase: Phrase) -> Found | None:
    """A verb before the first of several objects that has no number: "arrested a widow and two suppliers"."""
    at = first - 1
    while at > 0 and line.tags[at] == "D":
        at -= 1
    if at < 2 or line.tags[at] not in "C," or phrase.bare:
        return None
    between = ",CDGJNXLQ" if line.tags[at] == "C" else "DGJNXL"
    at -= 1
    while at > 0 and line.tags[at] in between and first - at < 12:
        at -= 1
    named = between[0] == "," or line.tags[at + 1] == "D"  # "wounded the mayor, two council members and ..."
    phrasal = line.tags[at] in "PR" and at > 0 and line.tags[at - 1] in "EVI"  # "gunned down his parents and three ..."
    attribute = line.tags[at] == "E" and at > 0 and line.tags[at - 1] == "Q"  # "five armed guards and two"
    if not (line.tags[at] in "EVI" or phrasal) or at == first - 1 or not named or attribute:
        return None
    said = objects.before(line, at + 1, phrase)
    if said and said.lemma in ("include", "comprise"):
        return None  # "the dead include a guard and two nurses"
    return Found(said.measure, 0.65, said.reason, said) if said and said.measure else None


def _in_crowd(line: Line, phrase: Phrase) -> Found | None:
    """Those counted at a march or rally are its crowd: "counted 20,000 at Saturday's rally"."""
    if (phrase.classes and "person" not in phrase.classes) or line.lows[phrase.last : phrase.last + 1] not in _THERE:
        return None
    for at in range(phrase.last + 1, min(len(line.words), phrase.last + 6)):
        if line.tags[at] not in "DGJNXLW":
            return None
        if partner_measure(line.lows[at]) == "protesters":
            return Found("protesters", 0.7, f"at a {line.lows[at]}")
    return None


_THERE = (("at",), ("in",), ("on",))


def _aboard(line: Line, index: int, phrase: Phrase) -> Found | None:
    """So many aboard are counted, and nothing said of them: "with 242 on board"."""
    last = line.spans[index][1]
    there = line.lows[last : last + 1] == ("aboard",) or line.lows[last : last + 2] == ("on", "board")
    return Found("other", 0.7, "those aboard") if phrase.bare and there else None


_LIGHT = frozenset(
    {
        "take", "hold", "carry", "bring", "send", "have", "find", "report", "count", "give", "fly", "receive",
        "get", "leave"
    }
)  # fmt: skip
"""Verbs that say less than an adjective of state in their object."""


_KEPT = frozenset({"captured", "arrested", "abducted"})
"""Measures of those who are held: "hostages in captivity" are what the noun calls them."""


def _by_noun(own: str | None) -> Found | None:
    sure = 0.85 if own in ("killed", "wounded", "killed_or_wounded", "missing", "infected") else 0.6
    return Found(own, sure, "the noun itself") if own else None


def _by_class(line: Line, phrase: Phrase, said: Predicate | None) -> Found | None:
    """What those counted are mostly counted for: troops are deployed, missiles launched, bodies the dead."""
    if phrase.bare:
        return None
    for name, measure in table("nouns")["defaults"].items():
        there = "vehicle" in phrase.classes and _said_to_be_there(line, phrase)
        trade = name == "rescuer" and "trade" in phrase.classes
        if name in phrase.classes and (there or (_can_be_there(name, said) and not trade)):
            return Found(str(measure), 0.55, f"a count of {name}", said)
    if "men" in phrase.classes and any(word.low in word_set("military") for word in line.words):
        return Found("deployed", 0.5, "men of a force", said)
    return None


def _said_to_be_there(line: Line, phrase: Phrase) -> bool:
    """Whether armed vehicles or ships are said to be there: "there are nine enemy ships in the bay"."""
    at = phrase.name_first - 1
    while at > 0 and line.tags[at] in "QR":
        at -= 1
    armed = phrase.classes & {"armed", "warcraft"} or "enemy" in line.lows[phrase.name_first : phrase.name_last]
    return bool(armed) and at > 0 and line.tags[at] == "B" and line.lows[at - 1] == "there"


def _can_be_there(name: str, said: Predicate | None) -> bool:
    """Whether a class may take its default: vehicles with a verb of keeping; forces with none that says otherwise."""
    if name == "vehicle":
        return said is not None and said.lemma in _KEEPING
    if name == "projectile":
        return said is None or said.lemma not in lemma_set("possessing")
    if said is not None and said.lemma in ("carry", "include", "name"):
        return False
    if said is not None and name in ("force", "rescuer") and said.lemma in lemma_set("civic"):
        return False
    if name == "force" and said is not None and said.finite and said.patient:
        return said.lemma in _KEEPING or said.lemma in lemma_set("level") or said.lemma in lemma_set("raising")
    return True


def _by_weak(said: Predicate | None) -> Found | None:
    return Found(said.measure, 0.6, said.reason, said) if said and said.measure else None
