"""Things that a verb reaches over its object: what is fired or given with them, parts that stand for the whole.

"Sprayed the car with 15 bullets", "equipped the unit with 40 tanks", "foiled an attack by 40 drones", "windows of 60
shops were smashed".
"""

from __future__ import annotations

from claimbot.extract.found import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.tagging import Line
from claimbot.extract.verbs import sense
from claimbot.extract.vocabulary import pick, senses, singular, verb_forms


def by_means(line: Line, at: int, phrase: Phrase) -> Found | None:
    """Read the verb behind the preposition at word *at*, right before the figure that counts *phrase*."""
    low = line.lows[at]
    if phrase.classes & {"building", "vehicle"} and _parts_torn(line, at):
        return Found("destroyed", 0.75, "parts of it damaged")
    if low in ("by", "of", "with", "involving") and "projectile" in phrase.classes and _beaten_off(line, at):
        return Found("intercepted", 0.75, "an attack beaten off")
    return _with(line, at, phrase) if low in ("with", "by") and phrase.classes else None


_PARTS = frozenset({"window", "roof", "door", "wall", "ceiling", "façade", "facade", "windscreen", "windshield"})
"""Parts of a building or a car whose damage is that of the whole."""


def _parts_torn(line: Line, at: int) -> bool:
    """Whether parts of those counted are torn off or broken: "shattered windows in 60 homes", "roofs blown off 12"."""
    for word in range(at, max(-1, at - 6), -1):
        if line.tags[word] in ",;:C":
            return False
        if singular(line.lows[word]) in _PARTS:
            return any(_damages(line, near) for near in range(max(0, word - 4), at) if near != word)
    return False


def _damages(line: Line, at: int) -> bool:
    if line.tags[at] not in "EVI" or line.lows[at + 1 : at + 2] == ("down",):
        return False
    return any(
        sense(line, at, form.lemma, _BUILDING, patient=True)[0] == "destroyed" or form.lemma in ("lift", "peel", "fly")
        for form in verb_forms(line.lows[at])
    )


_BUILDING = frozenset({"building"})


def _beaten_off(line: Line, at: int) -> bool:
    """Whether an attack by those counted was beaten off: "foiled an attack by 40 drones"."""
    if line.lows[at - 1] not in _ATTACKS:
        return False
    for word in range(at - 2, max(-1, at - 6), -1):
        if line.tags[word] in "EVI":
            forms = verb_forms(line.lows[word])
            return any(sense(line, word, form.lemma, _PROJECTILE, patient=True)[0] == "intercepted" for form in forms)
    return False


_ATTACKS = frozenset({"attack", "raid", "assault", "barrage", "salvo", "strike", "wave", "swarm"})
_PROJECTILE = frozenset({"projectile"})


def _with(line: Line, at: int, phrase: Phrase) -> Found | None:
    """Read a verb over its object to "with": "sprayed the car with 15 bullets", "equipped the unit with 40 tanks"."""
    verb = at - 1
    while verb > 0 and (line.tags[verb] in "DGQJNXLUW" or line.tags[verb + 1] == "W") and at - verb < 8:
        verb -= 1
    if verb == at - 1 or line.tags[verb] not in "EVI":
        return None
    for form in verb_forms(line.lows[verb]):
        for meaning in senses(form.lemma):
            measure = pick(meaning.patient, phrase.classes) if meaning.complement == (line.lows[at],) else None
            if measure:
                return Found(measure, 0.75, f"{form.lemma} with")
    return None
