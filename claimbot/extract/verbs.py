"""What a verb form at a place in a line says: its lemma, and the measure it gives to its patient or its agent."""

from __future__ import annotations

from claimbot.extract.doers import done_by
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import Form, Sense, complements, pick, senses, word_set

_PARTICLES = frozenset({"in", "out", "off", "up", "down", "over", "back", "away", "on"})
"""Particles that stand right at their verb or right after its object."""

_TO_DEATH = frozenset({"fatally", "mortally", "lethally"})
"""Adverbs that make a wound a death: "fatally shot two women"."""

PERSON = frozenset({"person"})

_WINDOW = 4
"""Within so many words a complement begins: three may stand before it."""


def lemma_of(forms: tuple[Form, ...], letter: str, low: str) -> str:
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
    near = line.lows[at + 1 : at + 1 + _WINDOW]
    near += line.lows[behind : behind + _WINDOW] if behind is not None else ()
    for meaning in senses(lemma):
        if meaning.complement and not begins(meaning.complement[0], near):
            continue
        last = _complement(line, at + 1, meaning.complement)
        if last is None and behind is not None and meaning.complement and meaning.complement[0] != "and":
            last = at + 1 if _behind(line, at, behind, meaning.complement) else None
        if last is None or not doer_fits(line, at, meaning, patient=patient, active=behind is not None):
            continue
        measure = pick(meaning.patient if patient else meaning.agent, classes or PERSON)
        if measure == "wounded" and at and line.lows[at - 1] in _TO_DEATH:
            measure = "killed"
        if measure:
            return measure, last
    return "", at + 1


def _behind(line: Line, at: int, behind: int, complement: tuple[str, ...]) -> bool:
    """Whether *complement* stands after the object, or around it: "brought home 50 men from captivity"."""
    if _complement(line, behind, complement) is not None:
        return True
    around = len(complement) > 1 and at + 1 < len(line.words) and stands(line, at + 1, complement[0])
    return around and _complement(line, behind, complement[1:]) is not None


def doer_fits(line: Line, at: int, meaning: Sense, *, patient: bool, active: bool) -> bool:
    """Whether a sense that only some doers can mean has one of them: bandits "take" hostages, the police suspects."""
    return not meaning.doer or (patient and done_by(line, at, meaning.doer, active=active))


def ends(line: Line, verb: int, complement: tuple[str, ...]) -> int | None:
    """Give the word after *complement* where it follows the verb at word *verb*, or None."""
    return _complement(line, verb + 1, complement)


def _complement(line: Line, at: int, complement: tuple[str, ...]) -> int | None:
    """Give the word after *complement* where it stands at word *at*, determiners and adverbs inside allowed."""
    for word in complement:
        stop = at if len(complement) == 1 and word in _PARTICLES else at + 3 + 2 * (word[0] == "@")
        while at < min(stop, len(line.words)) and not stands(line, at, word) and _passed(line, at, head=word[0] == "@"):
            at += 1
        if at >= len(line.words) or not stands(line, at, word) or line.owner[at] >= 0:
            return None
        at += 1
    return at


def stands(line: Line, at: int, word: str) -> bool:
    """Whether *word* stands at word *at*; "@injury" heads a phrase that tells one ("suffered knife wounds")."""
    if word[0] != "@":
        return line.lows[at] == word
    return line.lows[at] in complements(word[1:]) and line.tags[at + 1 : at + 2] not in ("N", "L", "X")


def begins(word: str, near: tuple[str, ...]) -> bool:
    """Whether a complement that begins with *word* may stand among the words *near*: a test that costs little."""
    return word in near if word[0] != "@" else not complements(word[1:]).isdisjoint(near)


def _passed(line: Line, at: int, *, head: bool) -> bool:
    """Whether a word may stand inside a complement: no word that denies it ("had no symptoms")."""
    inside = line.tags[at] in "EI" and line.tags[at + 1 : at + 2] in ("N", "L")  # "whooping cough", "crushed legs"
    return (line.tags[at] in "DGRJNXPQ" or (head and (line.tags[at] == "L" or inside))) and line.lows[
        at
    ] not in word_set("negations")
