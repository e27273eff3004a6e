"""What the story so far, and who does it, make of a verb: who was trapped is freed as rescued, not as released."""

from __future__ import annotations

from dataclasses import replace

from claimbot.extract.drafts import Draft, Memory
from claimbot.extract.found import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.predicate import Predicate
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import cause_measure, lemma_set, singular
from claimbot.model import Measure

REMEMBERED = 50
"""So many claims back is looked for who was held: a bound, so that a sentence costs the same late in a long text."""


def by_story(line: Line, phrase: Phrase, found: Found, before: Draft | None, memory: Memory) -> Found:
    """Read a verb by what was told before: who was trapped is freed as rescued, whom kidnappers hold is abducted."""
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
    if said.lemma == "pick" and found.measure == "arrested" and not _AT_SEA.isdisjoint(line.lows):
        return replace(found, measure="rescued")  # "boats picked up 28 divers"
    if said.lemma in ("take", "keep", "remove") and found.measure in ("rescued", "evacuated") and _doers(line, said):
        return replace(found, measure="abducted")
    held = said.lemma == "hold" and found.measure == "arrested"
    if (held or (found.measure == "missing" and said.lemma in lemma_set("answering"))) and _hostages(
        line, before, memory
    ):
        return replace(found, measure="abducted")  # "97 have not returned"
    if said.lemma == "bury" and any(cause_measure(singular(low)) == "missing" for low in line.lows):
        return replace(found, measure="missing")  # "A slide came down; three men were buried"
    return found


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
    return not _KIDNAPPERS.isdisjoint(line.lows[max(0, said.at - 8) : said.at])


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
        "water",
        "raft",
        "rafts",
    }
)
"""Words of a sentence in which those who are picked up are saved, and not taken by the police."""


def _disaster(memory: Memory) -> bool:
    """Whether the text told of dead or missing just before."""
    return any(claim.measure in (Measure.MISSING, Measure.RESCUED, Measure.KILLED) for claim in memory.claims[-12:])


def _hostages(line: Line, before: Draft | None, memory: Memory) -> bool:
    """Whether those held are held by kidnappers."""
    near = memory.claims[-REMEMBERED:]
    held = [claim.measure for claim in near if claim.measure in (Measure.ABDUCTED, Measure.ARRESTED)]
    if (before is not None and before.measure == "abducted") or Measure.ABDUCTED in held[-4:]:
        return True
    return not _KIDNAPPERS.isdisjoint(line.lows)


_KIDNAPPERS = frozenset(
    {"hostage", "hostages", "captive", "captives", "kidnapper", "kidnappers", "abducted", "abductors", "ransom"}
    | {"pirates", "bandits", "gunmen", "gang", "gangs", "hijackers", "captors", "jihadists", "extremists", "cartel"}
)
"""Words of a sentence in which those who are held, or taken off, are held by kidnappers."""
