"""Verbs of counting: "tallied 12", "puts the dead at 12", "makes it 12", "stands by 12"; their subject counts."""

from __future__ import annotations

from functools import cache

from claimbot.extract.attribution import Attribution
from claimbot.extract.authors import author_of
from claimbot.extract.sources import finite, subject_before, verb_group_begin
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import expand, singular, states, word_set
from claimbot.extract.voices import PRONOUNS, acronym, head_of, mute, named, sayings, somebody, speaks, verbs
from claimbot.extract.words import table
from claimbot.gazetteer import known_place

_GIVEN = frozenset({"toll", "figure", "figures", "count", "tally", "estimate", "estimates"})
"""What is placed, raised or cut in words alone: "revised its figure to 12"."""

_OWN = frozenset({"he", "she", "they", "we", "it", "its", "his", "her", "their"})


@cache
def _making() -> frozenset[str]:
    return expand("make:made:made") | expand("call")


_WISHED = frozenset({"will", "would", "shall", "should", "must", "to"})


@cache
def counting_words() -> frozenset[str]:
    """Give every verb form at which a count may be read."""
    lists = ("counting", "telling", "issuing", "with_particle", "witnessing", "finding", "reliving")
    return (_making() | word_set("have")).union(*(verbs(name) for name in lists))


def counting(line: Line, at: int) -> Attribution | None:
    """Read a verb of counting whose subject can keep a count and whose object or complement is a figure."""
    strong = _strong(line, at)
    if not (strong or _plain(line, at)) or not figure_near(line, at):
        return None
    verb = finite(line, at)
    subject = subject_before(line, verb)
    if subject is None or not _WISHED.isdisjoint(line.lows[verb_group_begin(line, verb) : verb]):
        return None
    first, last = author_of(line, *subject)
    if line.lows[first] in PRONOUNS and last - first == 1 and not acronym(line, first):
        return Attribution(first, last, at, len(line.words)) if line.lows[first] in _OWN else None
    if (first, last) == subject and not _keeps_count(line, first, last, strong=strong):
        return None
    return Attribution(first, last, at, _reach(line, at, first, last), weak=True)


def _reach(line: Line, at: int, first: int, last: int) -> int:
    """Give where the words end that are those of who counts: a promise or wish, an aside, and what a mere name does
    end at the next thing done ("has pledged 100 million and flown in 118 rescuers")."""
    begin = verb_group_begin(line, finite(line, at))
    aside = begin > 1 and line.tags[begin - 2 : begin] == ",S"
    if not aside and line.lows[at] not in verbs("promising") and speaks(line, first, last):
        return len(line.words)
    for word in range(at + 2, len(line.words) - 1):
        after = word + 1 + (line.tags[word + 1] == "R")
        if (aside and line.tags[word] == ",") or (
            line.tags[word] == "C" and line.tags[after : after + 1] in tuple("VEHBM")
        ):
            return word
    return len(line.words)


def _keeps_count(line: Line, first: int, last: int, *, strong: bool) -> bool:
    """Whether the subject can count; with a verb that nothing but counting is, any person or name can."""
    if mute(line, first, last):
        return False
    if speaks(line, first, last):
        return True
    return strong and (somebody(line, first, last) or named(line, first, last) or _of_a_place(line, first, last))


def _of_a_place(line: Line, first: int, last: int) -> bool:
    """Whether the words are something of a place's own, as bodies are: "Haiti's civil protection"."""
    owner = line.tags.find("G", first, last)
    return owner >= 0 and known_place(line.text(first, owner + 1).removesuffix("'s").removesuffix("’s"))


def _plain(line: Line, at: int) -> bool:
    """Whether a verb that counts or does something else is one of counting here: "put the dead at 12"."""
    low = line.lows[at]
    return low in verbs("counting") and (low not in verbs("placing") or _at_figure(line, at))


def _strong(line: Line, at: int) -> bool:
    """Whether the verb at word *at* is one of counting whoever its subject is."""
    if line.lows[at] in verbs("telling"):
        return line.lows[at] not in verbs("placing") or _at_figure(line, at)
    if line.lows[at] in verbs("witnessing"):
        return _witnesses(line, at)
    if line.lows[at] in verbs("placing") and not _GIVEN.isdisjoint(line.lows[at + 1 : at + 5]):
        return True
    if line.lows[at] in verbs("finding"):
        return _finds(line, at)
    if line.lows[at] in verbs("reliving") and line.tags[at + 1 : at + 2] == "I":
        return line.lows[at + 1] in verbs("witnessing") and "Q" in line.tags[at + 2 : at + 6]
    return _with_particle(line, at) or _makes_it(line, at) or _issues(line, at)


def _finds(line: Line, at: int) -> bool:
    """Read "an investigation found 12": an inquiry tells what it finds, and a searcher only finds it."""
    subject = subject_before(line, at)
    return subject is not None and head_of(line, *subject) in sayings("inquiries")


def _witnesses(line: Line, at: int) -> bool:
    """Read "saw four bodies" and "remembers seeing seven": who was there tells of it, and no place or year "saw" it."""
    subject = subject_before(line, at)
    if subject is None:
        return False
    head = head_of(line, *subject)
    seen = (
        head in sayings("people")
        or head == "police"
        or singular(head) in sayings("people")
        or subject[1] - subject[0] > 1
    )
    person = somebody(line, *subject) or head == "police"
    return seen and person and "Q" in line.tags[at + 1 : at + 5]


def _issues(line: Line, at: int) -> bool:
    """Read "drew up a list of 23", "issued a figure of 36,000": a reckoning given out, and the figure in it."""
    if line.lows[at] not in verbs("issuing") and line.lows[at] not in word_set("have"):
        return False
    given = sayings("documents") | sayings("given_figures")
    noun = next((word for word in range(at + 1, min(len(line.words) - 2, at + 6)) if line.lows[word] in given), at)
    return noun > at and line.lows[noun + 1] in ("of", "with", "at") and "Q" in line.tags[noun + 1 : noun + 4]


def _makes_it(line: Line, at: int) -> bool:
    """Read "makes it 12" and "makes that at least 12"."""
    return (
        line.lows[at] in _making()
        and line.lows[at + 1 : at + 2] in (("it",), ("that",))
        and line.tags[at + 2 : at + 3] == "Q"
    )


@cache
def _particles() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give the particles that may follow each verb form of the list `with_particle`."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in table("sayings")["with_particle"]:
        particles = tuple(entry.split()[1:])
        for form in expand(entry):
            found.setdefault(form, []).append(particles)
    return {form: tuple(rows) for form, rows in found.items()}


def _with_particle(line: Line, at: int) -> bool:
    after = at + 1 + (line.tags[at + 1 : at + 2] == "R")
    figure, comma = line.tags.find("Q", after), line.tags.find(",", after)
    if 0 <= comma < figure:
        return False  # "confessed to acting alone, 12 others"
    return any(line.lows[after : after + len(row)] == row for row in _particles().get(line.lows[at], ()))


def figure_near(line: Line, at: int) -> bool:
    """Whether a figure follows word *at* in its clause."""
    for word in range(at + 1, min(len(line.words), at + 18)):
        if line.tags[word] == "Q":
            return True
        if line.tags[word] in ";.":
            return False
    return False


def _at_figure(line: Line, at: int) -> bool:
    """Whether "at" or "as" leads from the verb to a figure: "put the dead at 12", "gave it as 5,937"."""
    for word in range(at + 1, min(len(line.words) - 1, at + 18)):
        leads = ("at", "as", "to") if line.lows[at] in verbs("revising") else ("at", "as")
        if line.lows[word] in leads and line.tags[word + 1] in "QRDJ":
            return True
    if line.tags[at + 1 : at + 2] == "Q":
        after = next((word for word in range(at + 1, len(line.words)) if line.tags[word] != "Q"), at)
        return line.lows[after] in states()
    given = _GIVEN if line.lows[at] in verbs("revising") else sayings("given_figures")
    return not given.isdisjoint(line.lows[at + 1 : at + 5])
