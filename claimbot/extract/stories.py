"""What the story so far, and who does it, make of a verb: who was trapped is freed as rescued, not as released."""

from __future__ import annotations

from dataclasses import replace

from claimbot.extract.doers import done_by
from claimbot.extract.drafts import Draft, Memory
from claimbot.extract.found import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.predicate import Predicate
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import cause_measure, lemma_set, singular, verb_forms
from claimbot.model import Measure

REMEMBERED = 50
"""So many claims back is looked for who was held: a bound, so that a sentence costs the same late in a long text."""


def by_story(line: Line, phrase: Phrase, found: Found, before: Draft | None, memory: Memory) -> Found:
    """Read a verb by what was told before: who was trapped is freed as rescued, whom kidnappers hold is abducted."""
    told = _by_topic(line, phrase, found, memory)
    return told or (_by_claims(line, phrase, found, before, memory) if found.predicate else found)


def _by_topic(line: Line, phrase: Phrase, found: Found, memory: Memory) -> Found | None:
    """Read a verb by what the text is about: who came to a rally, was freed from a siege, is held by captors."""
    if "crowd" in memory.topics and _attending(line, phrase, found):
        return replace(found, measure="protesters", sure=0.65, reason="at a gathering")
    level = found.points_back and not found.measure and memory.last is None
    if level and "refugees" in memory.topics:
        return replace(found, measure="displaced", sure=0.6, reason="a level of refugees")  # "the count reached 17,700"
    said = found.predicate
    if said is None:
        return None
    if found.measure == "released" and _stormed(line, phrase, said, memory):
        return replace(found, measure="rescued")  # "the army broke through; 11,000 civilians were freed"
    if found.measure == "captured" and not said.lemma and "force" not in phrase.classes and _kept(line, memory):
        return replace(found, measure="abducted")  # "of the hostages, 133 are still in captivity"
    return None


def _by_claims(line: Line, phrase: Phrase, found: Found, before: Draft | None, memory: Memory) -> Found:
    """Read a verb by the figures before it."""
    said = found.predicate
    if said is None:
        return found
    of_bodies = before is not None and "body" in before.phrase.classes and phrase.bare
    if (
        found.measure == "rescued"
        and of_bodies
        and said.lemma in _LIFTING
        and before is not None
        and before.measure == "killed"
    ):
        return replace(found, measure="killed")  # "counted 50 corpses ... the other state fished out 71"
    trapped = before is not None and before.measure in ("missing", "rescued")
    if found.measure == "released" and phrase.bare and trapped:
        return replace(found, measure="rescued")
    if (
        said.lemma == "walk"
        and found.measure == "rescued"
        and "alive" not in line.lows[said.at : said.last]
        and not trapped
        and not _disaster(memory)
    ):
        return replace(found, measure="protesters")  # "400 nurses walked out"
    if found.measure == "captured" and not said.lemma and before is not None and before.measure == "arrested":
        return replace(found, measure="arrested")  # "the arrest of 216 soldiers ... 123 were in custody"
    if found.measure == "wounded" and _of_disease(line, memory) and _cared_for(line, said):
        return replace(found, measure="infected")  # "75 are sick; 22 are in hospital"
    if said.lemma == "pick" and found.measure == "arrested" and _at_sea(line, phrase, said):
        return replace(found, measure="rescued")  # "boats picked up 28 divers"
    if said.lemma in ("take", "keep", "remove") and found.measure in ("rescued", "evacuated") and _doers(line, said):
        return replace(found, measure="abducted")
    held = said.lemma == "hold" and found.measure == "arrested"
    if (held or (found.measure == "missing" and said.lemma in lemma_set("answering"))) and _hostages(
        line, said, before, memory
    ):
        return replace(found, measure="abducted")  # "97 have not returned"
    slid = any(cause_measure(singular(low)) == "missing" for low in line.lows)
    if said.lemma == "bury" and slid and not _laid_to_rest(line, phrase):
        return replace(found, measure="missing")  # "A slide came down; three men were buried"
    return found


def _laid_to_rest(line: Line, phrase: Phrase) -> bool:
    """Whether the buried are the dead: "twelve victims of the landslide were buried in a mass grave"."""
    graves = {"grave", "graves", "cemetery", "graveyard", "funeral", "funerals"}
    return "body" in phrase.classes or phrase.head == "victim" or not graves.isdisjoint(line.lows)


def _attending(line: Line, phrase: Phrase, found: Found) -> bool:
    """Whether a text about a crowd says how many came: "28,000 people were there", "the agency counted 36,000"."""
    if found.measure not in ("", "other", "displaced", "evacuated") or phrase.anaphor:
        return False
    if phrase.classes - {"person", "household"} or (found.predicate is None and _told_of_crowd(line, phrase, found)):
        return not phrase.classes - {"person", "household"}
    after = line.lows[phrase.last : phrase.last + 3]
    if found.measure == "evacuated":
        return found.predicate is not None and found.predicate.lemma == "bring"  # "students brought out 7,000 people"
    if found.measure == "displaced" and after[:1] not in (("came",), ("arrived",)):
        return False
    came = any(form.lemma in lemma_set("attending") for low in after[:1] for form in verb_forms(low))
    there = line.tags[phrase.last : phrase.last + 1] == "B" and not _PRESENT.isdisjoint(after[1:])
    return came or there or (phrase.bare and _counted(line, phrase.first))


def _told_of_crowd(line: Line, phrase: Phrase, found: Found) -> bool:
    """Whether no verb says anything of so many people, so that the crowd must be meant: "Police say 29,000 people"."""
    at = phrase.first - 1
    if at < 0 or line.owner[at] < 0 or found.measure or phrase.head not in _ANYBODY:
        return False
    first = line.spans[line.owner[at]][0]
    described = first > 0 and line.lows[first - 1] in ("of", "for")  # "a town of 8,000 people"
    aboard = line.lows[phrase.last : phrase.last + 1] in (("aboard",), ("on",))
    return line.quantities[line.owner[at]].amount.edge >= _MANY and not described and not aboard


_ANYBODY = frozenset({"person", "citizen", "participant", "attendee"})

_MANY = 100
"""From so many on, people of whom nothing is said in a text about a crowd are the crowd."""


def _counted(line: Line, at: int) -> bool:
    """Whether the number before word *at* is what somebody counted: "the agency counted 36,000"."""
    while at > 0 and line.owner[at - 1] >= 0:
        at -= 1
    return at > 0 and any(form.lemma in _COUNTING for form in verb_forms(line.lows[at - 1]))


_PRESENT = frozenset({"there", "present", "outside", "inside"})

_COUNTING = frozenset({"count", "estimate", "put", "see", "reckon", "claim"})


def _stormed(line: Line, phrase: Phrase, said: Predicate, memory: Memory) -> bool:
    """Whether those freed were let out by no captor and for nobody, in a text about a siege or the storming of one."""
    if memory.topics >= {"captives", "storming"}:
        phrase = replace(phrase, classes=phrase.classes - {"prisoner"})
    elif "siege" not in memory.topics:
        return False
    return _relieved(line, phrase, said)


def _relieved(line: Line, phrase: Phrase, said: Predicate) -> bool:
    given = {"exchange", "swap", "prison", "jail", "captors", "ransom", "bail", "custody", "deal"}
    captors = {"rebels", "militants", "gunmen", "kidnappers", "bandits", "jihadists"}
    freed = said.lemma in ("free", "liberate", "release", "get") and "prisoner" not in phrase.classes
    return freed and (given | captors).isdisjoint(line.lows)


def _kept(line: Line, memory: Memory) -> bool:
    """Whether those in captivity are hostages, and not soldiers."""
    return "captives" in memory.topics and _SOLDIERS.isdisjoint(line.lows)


_SOLDIERS = frozenset({"soldiers", "troops", "fighters", "war", "pows", "soldier", "servicemen", "prisoners"})


def _of_disease(line: Line, memory: Memory) -> bool:
    """Whether a sentence, or the text before it, tells of the sick and of nobody hurt."""
    told = [claim.measure for claim in memory.claims[-12:]]
    sick = Measure.INFECTED in told or any(cause_measure(singular(low)) == "infected" for low in line.lows)
    return sick and Measure.WOUNDED not in told


def _cared_for(line: Line, said: Predicate) -> bool:
    """Whether a state or verb says only that somebody is in hospital or treated, for whatever it may be."""
    if said.lemma:
        return said.lemma in ("treat", "hospitalise", "hospitalize", "admit", "take", "lie", "remain")
    return not {"hospital", "hospitals", "treated", "care", "wards", "ventilators", "oxygen"}.isdisjoint(
        line.lows[said.at : said.last]
    )


def _doers(line: Line, said: Predicate) -> bool:
    """Whether kidnappers are the subject of the verb: "gunmen in speedboats took four seamen off a ship"."""
    begin = max(0, said.at - 8)
    mark = max(line.tags.rfind(mark, begin, said.at) for mark in ",;:")
    return not _KIDNAPPERS.isdisjoint(line.lows[max(begin, mark + 1) : said.at])


_LIFTING = frozenset({"fish", "pull", "haul", "drag", "dig", "lift", "pluck", "bring", "winch", "hoist", "take"})
"""Verbs of what is done with the dead and the living alike."""

_AT_SEA = frozenset(
    {"boat", "boats", "ship", "ships", "navy", "coastguard", "lifeboat", "lifeboats", "tanker", "freighter", "ferry"}
    | {
        "helicopter",
        "helicopters",
        "fishermen",
        "vessel",
        "vessels",
        "trawler",
        "yacht",
        "sea",
        "raft",
        "rafts",
    }
)
"""Words of a sentence in which those who are picked up are saved, and not taken by the police."""


def _at_sea(line: Line, phrase: Phrase, said: Predicate) -> bool:
    """Whether those picked up are saved: from the water or by a ship, and not by the police nor as suspects."""
    active = not said.patient or said.reason.startswith("object")
    wanted = "suspect" in phrase.classes or done_by(line, said.at, "law", active=active)
    return not wanted and not _AT_SEA.isdisjoint(line.lows)


def _disaster(memory: Memory) -> bool:
    """Whether the text told of dead or missing just before."""
    return any(claim.measure in (Measure.MISSING, Measure.RESCUED, Measure.KILLED) for claim in memory.claims[-12:])


def _hostages(line: Line, said: Predicate, before: Draft | None, memory: Memory) -> bool:
    """Whether those held are held by kidnappers."""
    near = memory.claims[-REMEMBERED:]
    held = [claim.measure for claim in near if claim.measure in (Measure.ABDUCTED, Measure.ARRESTED)]
    if any(line.tags[at] in "NLX" and line.lows[at] in _AUTHORITIES for at in range(max(0, said.at - 8), said.at)):
        return False  # "police are holding 12 members of the gang"
    if (before is not None and before.measure == "abducted") or Measure.ABDUCTED in held[-4:]:
        return True
    return not _KIDNAPPERS.isdisjoint(line.lows)


_AUTHORITIES = frozenset(
    {"police", "army", "troops", "authorities", "gendarmes", "court", "navy", "prison", "soldiers"}
)
"""Those who hold people by law."""

_KIDNAPPERS = frozenset(
    {"hostage", "hostages", "captive", "captives", "kidnapper", "kidnappers", "abducted", "abductors", "ransom"}
    | {"pirates", "bandits", "gunmen", "gang", "gangs", "hijackers", "captors", "jihadists", "extremists", "cartel"}
)
"""Words of a sentence in which those who are held, or taken off, are held by kidnappers."""
