"""Which numbers of a sentence are figures somebody could dispute, and what each takes from the figure before it."""

from __future__ import annotations

from dataclasses import replace

from claimbot.extract import objects
from claimbot.extract.counted import HUMAN, counted
from claimbot.extract.drafts import Draft, Memory
from claimbot.extract.kinds import Kind
from claimbot.extract.levels import of_magnitude
from claimbot.extract.measures import Found, measure_of
from claimbot.extract.phrases import Phrase, noun_phrase
from claimbot.extract.refusals import known, refused, whole_of
from claimbot.extract.standing import standing_of
from claimbot.extract.stories import by_story
from claimbot.extract.tagging import Line
from claimbot.extract.verbs import sense
from claimbot.extract.vocabulary import lemma_set, noun_classes, noun_measure, singular, verb_forms
from claimbot.model import Bound

CLAIMED = frozenset({Kind.COUNT, Kind.MONEY, Kind.ONE, Kind.COMPOUND})
"""The kinds of numbers that may be claims."""


def consider(line: Line, index: int, memory: Memory, drafts: list[Draft]) -> tuple[str, Draft | None]:
    """Decide whether quantity *index* is a claim; give the reason, and the draft where it is one."""
    number = line.quantities[index]
    if number.kind not in CLAIMED:
        return number.reason, None
    phrase = noun_phrase(line, index)
    if "time" in phrase.classes and number.kind is not Kind.MONEY:
        return "a time", None
    before = drafts[-1] if drafts else memory.last
    if phrase.bare and before is not None and before.measure != "money":
        phrase = replace(phrase, classes=before.phrase.classes - {"body"})
    found = _said_of(line, index, phrase)
    if not drafts and phrase.bare and found.points_back:
        before = memory.lead or before
    found = _completed(line, index, phrase, found, before, same=bool(drafts))
    found = by_story(line, phrase, found, before, memory)
    if index and whole_of(line, index):
        aboard = line.lows[phrase.last : phrase.last + 1] in (("aboard",), ("on",))
        found = replace(found, measure="other") if aboard else _of_the_whole(phrase, found)
    refusal = refused(line, index, phrase, found) or known(line, index, phrase, memory)
    if refusal:
        return refusal, None
    measure = found.measure or "other"
    subject = counted(line, index, phrase=phrase, found=found, before=before, drafts=drafts, memory=memory)
    return "claim", Draft(
        line, index, phrase, found, measure, subject, standing_of(line, index, phrase, year=memory.year)
    )


def _said_of(line: Line, index: int, phrase: Phrase) -> Found:
    """Read the measure of a figure by its own words: first as those it is put after, last as nobody in particular."""
    found = _of_appended(line, index, phrase) or measure_of(line, index, phrase)
    if phrase.bare and not found.measure and phrase.classes:
        found = measure_of(line, index, replace(phrase, classes=frozenset()))
    return found


def _of_appended(line: Line, index: int, phrase: Phrase) -> Found | None:
    """Read a sum that is put after those it counts: "teams, 16 in all, set out", "freed the miners, 40 of them"."""
    first, last = line.spans[index]
    told = line.lows[last : last + 2] in _IN_ALL and phrase.bare
    if not told or first < 2 or line.tags[first - 1] not in ",-(" or line.tags[first - 2] not in "LNX":
        return None
    head = singular(line.lows[first - 2])
    last += 2 + (line.tags[last + 2 : last + 3] in (",", "-", ")"))
    begin = first - 2
    while begin > 0 and line.tags[begin - 1] in "JNXE":
        begin -= 1
    named = Phrase(begin, last, begin, first - 1, head, noun_classes(head))
    done = objects.before(line, begin, named)
    if done is not None and done.measure:
        return Found(done.measure, 0.8, done.reason, done)
    found = measure_of(line, index, named)
    return found if found.measure else None


_IN_ALL = (("in", "all"), ("in", "total"), ("in", "number"), ("of", "them"), ("all", "told"))


def _of_the_whole(phrase: Phrase, found: Found) -> Found:
    """Keep to what the noun of a whole says of all of it: "12 of the 40 hostages were freed", "13 of 14 missiles"."""
    own = noun_measure(phrase.head) or ("launched" if "projectile" in phrase.classes else None)
    if own is None:
        return found
    return replace(found, measure=own, sure=0.65, reason="the noun of a whole", predicate=None)


def _completed(line: Line, index: int, phrase: Phrase, found: Found, before: Draft | None, *, same: bool) -> Found:
    """Give a figure without a measure of its own that of the figure it is joined to, is part of, or points back to."""
    if before is None or (found.measure and found.sure > _GUESS):
        return found
    if before.measure in HUMAN and _left_out(line, phrase):
        undone = "missing" if before.measure in ("rescued", "missing") else "other"
        return replace(found, measure=undone, sure=0.65, reason="what is denied of them", bound=True)
    return _joined(line, index, phrase, found, before, same=same)


def _joined(line: Line, index: int, phrase: Phrase, found: Found, before: Draft, *, same: bool) -> Found:
    """Give a figure the measure of the one that it is joined to, is part of, or is counted on from."""
    joint = _joint(line, index, phrase, before) if same else ""
    if joint == "and" and phrase.bare and _other_verb(found) and found.predicate and not found.predicate.patient:
        joint = ""  # "43 were shot down and 7 reached their targets"
    if joint == "and":
        shared = _shared(before, phrase)
        if shared:
            return replace(found, measure=shared, sure=0.8, reason=f"joined to a figure of {shared}", bound=True)
        joint = "apposition" if _apposed(line, line.spans[index][0], phrase, before) else joint
    if before.measure == "money":
        return found
    bound = bool(joint) or phrase.anaphor
    if not joint and (phrase.bare or phrase.anaphor) and _other_verb(found):
        return replace(found, measure="other", sure=0.5, reason="a verb of no measure")
    if line.lows[max(0, line.spans[index][0] - 2) : line.spans[index][0]] in (("that", "of"), ("those", "of")):
        return replace(found, measure=before.measure, sure=0.65, reason="goes with the figure before", bound=bound)
    if phrase.head in ("name", "victim") and before.measure in HUMAN:
        return replace(found, measure=before.measure, sure=0.65, reason=f"{phrase.head}s of them", bound=bound)
    if phrase.head == "one" and same and before.phrase.head:
        return replace(found, measure=before.measure, sure=0.65, reason="ones of them", bound=bound)
    if phrase.bare and _counters(line, index, found):
        return replace(found, measure=before.measure, sure=0.61, reason="counted by them", topic=-1, bound=bound)
    if _counted_on(line, index, found, phrase, before):
        return replace(found, measure=before.measure, sure=0.61, reason="counted on", bound=bound)
    if (
        joint in ("part", "apposition")
        or phrase.anaphor
        or (found.points_back and _points_back(line, index, found, joint))
    ):
        return replace(
            found,
            measure=before.measure,
            sure=0.7,
            reason="goes with the figure before",
            bound=bound,
        )
    return found


def _left_out(line: Line, phrase: Phrase) -> bool:
    """Whether a denied verb is left out: "28 were picked up; 17 have not"."""
    at = phrase.last
    ends = phrase.bare and line.tags[at + 2 : at + 3] in ("", ".", ";", ",")
    return line.tags[at : at + 1] in ("H", "B", "A") and line.lows[at + 1 : at + 2] in (("not",), ("n't",)) and ends


def _counters(line: Line, index: int, found: Found) -> bool:
    """Whether the people before a bare figure count, and are not counted: "the army first counted more than 180"."""
    at = _verb_before(line, line.spans[index][0])
    if found.topic < 0 or found.sure > _GUESS or at <= found.topic:
        return False
    return _counts(line, at)


def _verb_before(line: Line, first: int) -> int:
    """Give the word before a figure, and before the prepositions and adverbs that lead to it: "spoke earlier of 80"."""
    at = first - 1
    while at > 0 and line.tags[at] in "RPD":
        at -= 1
    return at


def _counts(line: Line, at: int) -> bool:
    return any(form.lemma in lemma_set("counting") for form in verb_forms(line.lows[at]))


def _counted_on(line: Line, index: int, found: Found, phrase: Phrase, before: Draft) -> bool:
    """Whether a verb of counting goes on with the dead or hurt of the figure before: "It listed 154 civilians"."""
    at, said = _verb_before(line, line.spans[index][0]), found.predicate
    if before.line is not line and not _goes_on(line, phrase):
        return False
    told = before.line is line and at >= 0 and _counts(line, at)
    counted = told or (said is not None and said.lemma in lemma_set("counting"))
    if not counted or "person" not in phrase.classes:
        return False
    return before.measure in HUMAN or (before.line is line and before.measure in _MOVED_ON)


_MOVED_ON = frozenset({"released", "evacuated", "displaced", "protesters", "infected", "affected"})
"""Measures of people that another counter of the same sentence goes on with."""


def _goes_on(line: Line, phrase: Phrase) -> bool:
    """Whether a sentence of its own goes on counting those before: "It listed 154 civilians", and no more.

    What is said of them after the noun is another matter: "named 23 players for the match".
    """
    end = line.tags[phrase.last : phrase.last + 1]
    return line.tags[:1] == "U" or end in (".", ",", ";", "C", "", "-", "E")


def _other_verb(found: Found) -> bool:
    """Whether a verb that neither counts nor reports says something else of the figure: "visited 191 of them"."""
    said = found.predicate
    if said is None or not said.lemma or found.topic >= 0:
        return False
    return not any(said.lemma in lemma_set(name) for name in ("level", "raising", "leaving", "counting"))


_GUESS = 0.6
"""A measure that is no surer than this was guessed from the class of those counted."""


def _joint(line: Line, index: int, phrase: Phrase, before: Draft) -> str:
    """Say how a figure is joined to the one before it in the sentence: "and", "part", "apposition", or "" for none."""
    first = line.spans[index][0]
    between = range(before.phrase.last, first)
    words = [line.words[at].low for at in between]
    if not words:
        return ""
    if words[-1] == "from" and len(words) < 6 and any(word in _MOVED for word in words):
        return "part"
    if (
        "including" in words[-4:]
        or " ".join(words[-3:]).endswith(_PARTS)
        or any(word in ("whom", "them") for word in words)
        or words[-1] == "mostly"
    ):
        return "part"
    if len(words) <= 4 and all(line.tags[at] in ",CDR-" or line.words[at].low in _ALONG for at in between):
        return "and"
    said = before.found.predicate
    on = line.tags[first - 1] in ",C" and all(line.tags[at] in "PDNLXJG,CRWIEB" for at in between)
    if phrase.bare and before.phrase.bare and on and len(words) < 9:
        return "and"  # "seven in the first and 13 in the second"
    if before.found.bound and line.tags[first - 1] in ",C" and len(words) < 9 and not phrase.bare:
        return "and" if all(line.tags[at] in "SPDNLXJG,CRWEU" for at in between) else ""
    after_verb = said is not None and said.at < before.line.spans[before.index][0]
    listed = line.tags[first - 1] in ",C" and len(words) < 9
    if after_verb and listed and all(line.tags[at] in "PDNLXJGCR,W" for at in between):
        return "and"
    if said and said.at >= before.phrase.last:
        rest = range(max(said.last, before.phrase.last), first)
        if rest and len(rest) <= 3 and all(line.tags[at] in ",C-R" or line.lows[at] in _ALONG for at in rest):
            return "and"
    return "apposition" if _apposed(line, first, phrase, before) else ""


_PARTS = ("made up of", "consisting of", "comprising", "comprised of", "namely", "composed of")
"""Words between a sum and its parts."""

_ALONG = frozenset({"well", "as", "with", "plus", "about", "along", "together", "alongside", "followed", "by"})
"""Words that join two figures as "and" does."""


_MOVED = frozenset({"up", "down", "revised", "raised", "rose", "lowered", "cut", "increased", "compared", "climbed"})
"""Words of a level that moved: "41 have died, up from 14"."""


def _apposed(line: Line, first: int, phrase: Phrase, before: Draft) -> bool:
    """Whether the figure unfolds the one before it: "killed ten people: seven passengers and a crew of three"."""
    at = first
    while at > before.phrase.last and line.tags[at - 1] in "DR":
        at -= 1
    if at == 0 or line.tags[at - 1] not in ",:-":
        return False
    unfolds = line.tags[at - 1] == ":" and "person" in phrase.classes
    if not (phrase.classes & before.phrase.classes or before.phrase.bare or unfolds):
        return False
    ends = ".,C;-P)S" if unfolds else ".,C;-P)"
    return phrase.last >= len(line.words) or line.tags[phrase.last] in ends


def _shared(before: Draft, phrase: Phrase) -> str:
    """Give the measure that the verb of the figure before gives to this phrase; for a bare number the same."""
    said = before.found.predicate
    taken_over = before.found.reason.startswith("goes with") and phrase.classes & before.phrase.classes
    if taken_over or (phrase.anaphor and "person" in before.phrase.classes):
        return before.measure
    if phrase.bare or said is None or not said.lemma:
        if before.measure == "killed_or_wounded" and not phrase.bare and "person" not in phrase.classes:
            return "destroyed"
        same_kind = bool(phrase.classes & before.phrase.classes) or phrase.bare
        living = before.measure not in HUMAN or not phrase.classes & {"building", "vehicle", "site", "weapon", "aid"}
        same_kind = same_kind or (before.phrase.bare and living)  # not "six dead and 29,500 houses"
        things = "person" not in phrase.classes | before.phrase.classes
        same_kind = same_kind or (things and before.measure in ("destroyed", "launched", "intercepted", "supplied"))
        return before.measure if same_kind and before.measure != "money" else ""
    measure, _ = sense(before.line, said.at, said.lemma, phrase.classes or before.phrase.classes, patient=said.patient)
    with_force = before.measure == "deployed" and bool(phrase.classes & _OF_A_FORCE)
    return measure or (before.measure if with_force or phrase.classes & before.phrase.classes else "")


_OF_A_FORCE = frozenset({"vehicle", "animal", "rescuer", "force", "weapon"})
"""What goes out with a force and is deployed as it is: "420 sappers and eight helicopters"."""


def _points_back(line: Line, index: int, found: Found, joint: str) -> bool:
    """Whether a bare number stands for the figure before it: as a level, as object of a verb of counting, in a list."""
    if found.reason.startswith("a level") or joint:
        return True
    first, last = line.spans[index]
    if of_magnitude(line, first):
        return False
    if first > 1 and line.lows[first - 2 : first] == ("let", "alone"):
        return True
    if first and line.tags[first - 1] in "EV" and line.quantities[index].kind is Kind.COUNT:
        return True
    if first >= 2 and line.words[first - 1].low == "of" and line.tags[first - 2] in "EV":
        return True
    if _too_large_for_less(line, index) or _gapped(line, first, last):
        return True
    made_for = first > 1 and line.lows[first - 1] == "for" and line.tags[first - 2] in "EL"  # "cells built for 60"
    return last < len(line.words) and line.tags[last] in "BHMV" and not made_for


def _gapped(line: Line, first: int, last: int) -> bool:
    """Whether the verb is left out after "and" and another subject: "Rome sent 300 soldiers and Madrid 200"."""
    at = first - 1
    while at > 0 and line.tags[at] in "DXJN" and first - at < 5:
        at -= 1
    ends = last >= len(line.words) or line.tags[last] in ".,;"
    return ends and at < first - 1 and line.tags[at] == "C" and line.tags[first - 1] in "XN"


def _too_large_for_less(line: Line, index: int) -> bool:
    """Whether a bare number is too large, or too carefully bounded, for a page, an hour, an age or a place in a list.

    Not where it belongs to the name before it ("flight 737") or says what something is made for ("a hall for 700").
    """
    number, first = line.quantities[index], line.spans[index][0]
    if number.kind is not Kind.COUNT or number.unit or not first:
        return False
    hedged = number.amount.bound is not Bound.EXACT and line.lows[first] != "from"
    if not hedged and (line.tags[first - 1] in "NX" or line.lows[first - 1] in ("for", "to", "from")):
        return False
    return number.amount.edge >= (_CAREFUL if hedged else _LARGE)


_CAREFUL, _LARGE = 20, 100
"""From so many on a bare number with a bound, or without one, is a count of what was counted before."""
