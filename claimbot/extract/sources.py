"""The noun phrases that can be a source: the subject of a verb of saying, a speaker, the author of a text."""

from __future__ import annotations

from claimbot.extract.nounphrases import (
    LONGEST_DESCRIPTION,
    joins_names,
    modifies,
    named_next,
    noun_inside,
    past_adjunct,
    phrase_begin,
)
from claimbot.extract.tagging import Line
from claimbot.extract.voices import head_of, is_pronoun, is_speaker, named, somebody, speakers, speaks


def subject_before(line: Line, at: int) -> tuple[int, int] | None:
    """Give the noun phrase that is the subject of the verb at word *at*; None where no noun is in it."""
    found = _subject(line, at)
    if found is None or line.lows[found[0]] in ("you", "no", "nobody", "any", "none", "neither"):
        return None
    nouns = any(
        line.tags[word] in "NLXGU" or "-" in line.lows[word] or is_speaker(line.lows[word]) for word in range(*found)
    )
    return found if nouns else None


def verb_group_begin(line: Line, at: int) -> int:
    """Go back from the verb at word *at* over its auxiliaries and adverbs, to the end of its subject."""
    last = at
    while last > 0:
        if line.tags[last - 1] in "RHWMA" or _on_day(line, last - 1) or line.lows[last - 1] in _FILLERS:
            last -= 1 + (line.lows[last - 2 : last] == ("at", "first"))
        elif line.tags[last - 1] == "T" and last > 3 and line.tags[last - 2] in "VEHRPJ":
            last -= 2 if line.tags[last - 2] in "VEH" else 3  # "had to announce", "went on to say", "was able to say"
        else:
            break
    return last


def finite(line: Line, at: int) -> int:
    """Give the auxiliary before the -ing form at word *at* ("is now treating"); any other verb is its own."""
    if line.tags[at] != "I":
        return at
    before = at - 1
    while before > 0 and line.tags[before] == "R":
        before -= 1
    return before if before > 0 and line.tags[before] == "B" else at


_FILLERS = frozenset({"there", "first", "initially", "itself", "himself", "herself", "themselves"})
"""Words that stand between a source and its verb and are no part of either."""


def _subject(line: Line, at: int) -> tuple[int, int] | None:
    last = verb_group_begin(line, at)
    then = "then" in line.lows[last:at] and last > 0 and line.tags[last - 1] == ","
    if then or "having" in line.lows[last:at]:
        return None
    if last > 0 and line.tags[last - 1] == ")":
        last = line.tags.rfind("(", 0, last)
    if last > 0 and line.tags[last - 1] == ",":
        return _before_aside(line, last - 1)
    if last > 0 and line.tags[last - 1] == "C" and line.words[last - 1].low in ("and", "but"):
        return _shared(line, last - 1)
    if last <= 0:
        return None
    whole = _clause_subject(line, last)
    if whole:
        away = whole[1] < at and line.tags[whole[1] - 1] in "VE" and line.lows[whole[1]] in _PARTICLES
        return whole[0], whole[1] + away
    first = phrase_begin(line, last)
    if first < last and line.words[first].low in ("who", "which") and last - first == 1:
        return _relative(line, first)
    if first == last or (first > 0 and line.tags[first - 1] in "EVRPI"):
        return _described(line, last) or ((first, last) if first < last else None)
    return (first, last)


_PARTICLES = frozenset({"away", "back", "home", "out", "off", "abroad"})
"""Adverbs that go with the verb before them: "a driver who got away said"."""


def _shared(line: Line, joint: int) -> tuple[int, int] | None:
    """Give the subject that two verbs share: "The union called a strike and said"; it must be one that can speak."""
    begin = joint
    while begin > 0 and line.tags[begin - 1] not in ",;:.-()":
        begin -= 1
    if begin < joint and begin > 1 and line.tags[begin] in "VE" and line.tags[begin - 1] == ",":
        return _before_aside(line, begin - 1)  # "a spokesman, reached by radio, laughed and owned to"
    for at in range(begin + 1, joint):
        if line.tags[at] in "VEHMB":
            found = _clause_subject(line, verb_group_begin(line, at))
            return found if found and _acts_for_itself(line, *found) else None
    if begin == 0 or line.tags[begin - 1] != ",":
        return None
    return opening(line, joint) or ((0, 1) if line.lows[0] in _SUBJECTS else None)


def _acts_for_itself(line: Line, first: int, last: int) -> bool:
    """Whether the words name somebody: a speaker, a person, a name, or a pronoun."""
    return (
        speaks(line, first, last)
        or line.tags[last - 1] == "X"
        or line.lows[first] in _SUBJECTS
        or somebody(line, first, last)
    )


_SUBJECTS = frozenset({"he", "she", "it", "they", "we"})


def _clause_start(line: Line, last: int) -> int:
    """Go back from word *last* to the mark or subordinator that begins its clause."""
    at = last
    while at > 0 and last - at < _LONGEST and line.tags[at - 1] not in ",;:.-()" and not _subordinates(line, at - 1):
        at -= 1
    return at


_LONGEST = 24
"""Words of the longest subject that is read whole."""


_NAMED_AS = frozenset({"known", "only", "name", "identified", "described", "acting", "serving", "himself", "herself"})
"""Words before an "as" that names somebody: "the leader known as Barbecue"."""


def _subordinates(line: Line, at: int) -> bool:
    """Whether word *at* begins a clause of its own, and does not only describe the noun before it."""
    described = at > 0 and (
        line.tags[at - 1] in "NLX" or (at > 1 and line.tags[at - 1] == "J" and line.tags[at - 2] in "DGNLX")
    )
    relative = line.lows[at] in ("who", "which", "that") and described
    if line.lows[at : at + 2] == ("as", "of") or (line.lows[at] == "as" and line.lows[at - 1] in _NAMED_AS):
        return False
    return (line.tags[at] == "S" and not relative) or line.lows[at] in ("after", "before", "until", "since")


def _clause_subject(line: Line, last: int) -> tuple[int, int] | None:
    """Give all from the begin of the clause to its verb where that is one noun phrase with what describes it."""
    first = past_adjunct(line, _clause_start(line, last), last)
    if first < last - 1 and line.tags[last - 2] in "SNLX" and line.lows[last - 1] in ("he", "she", "we", "they", "i"):
        return last - 1, last  # "many girls that I know"
    relative = line.tags.rfind("S", first, last)
    named = all(letter in "DGNLXJ" for letter in line.tags[relative + 1 : last])
    if 0 <= relative < last - 1 and named and speaks(line, relative + 1, last):
        return relative + 1, last  # "a crowd that police put"
    if (
        first >= last
        or line.tags[first] not in "DGNLXJQU"
        or line.tags[last - 1] == "S"
        or not _one_phrase(line, first, last)
    ):
        return None
    return first, _trimmed(line, first, last)


def _trimmed(line: Line, first: int, last: int) -> int:
    """Leave out a day at the end of a subject, and a description that is longer than a name may carry."""
    end = last
    while end > first + 1 and line.tags[end - 1] in "WPS" and line.lows[end - 1] not in _WHEREABOUTS:
        end -= 1
    described = line.tags.find("S", first, end)
    passing = end < last or end - described > LONGEST_DESCRIPTION
    return described if first < described and passing else end


_WHEREABOUTS = frozenset({"aboard", "inside", "nearby", "outside", "there"})
"""What may end a description and is no preposition left over: "an officer who was aboard said"."""


def _one_phrase(line: Line, first: int, last: int) -> bool:
    """Whether no verb stands in the words *first* to *last* but those of "who ..." or a participle ("briefed on")."""
    described = False
    for at in range(first, last):
        letter = line.tags[at]
        if at > first and (line.words[at].text[:1].isupper() or (letter == "T" and named_next(line, at))):
            continue
        if line.lows[at] == "close" or (letter in "TP" and at > first and line.lows[at - 1] == "close"):
            continue
        if noun_inside(line, at, last):
            continue
        if letter == "S":
            described = True
        elif described or (letter == "C" and joins_names(line, at, last)):
            continue
        elif (
            letter in "VBHMATC"
            or (letter == "R" and not modifies(line, at))
            or _second_phrase(line, at, first)
            or _acts(line, at, last)
        ):
            return False
    return True


def _second_phrase(line: Line, at: int, first: int) -> bool:
    return line.tags[at] in "DU" and at > first and line.tags[at - 1] in "NLXWE"


def _acts(line: Line, at: int, last: int) -> bool:
    """Whether a form in -ed is a verb with its object here, and describes nothing."""
    return line.tags[at] == "E" and (at + 1 == last or line.tags[at + 1] not in "PNLXJE")


def _described(line: Line, last: int) -> tuple[int, int] | None:
    """Give the subject that a clause with "who" or "that" describes: "Staff who asked not to be named put"."""
    at = last - 1
    while at > 0 and line.tags[at] not in ",;:.-":
        if line.tags[at] == "S" and line.words[at].low in ("who", "that", "which") and line.tags[at - 1] in "NLX":
            first = phrase_begin(line, at)
            if first < at and (first == 0 or line.tags[first - 1] in ",;:.-CS"):
                return first, at
        at -= 1
    return None


def _on_day(line: Line, at: int) -> bool:
    if line.tags[at] == "P" and line.tags[at + 1 : at + 2] == "W":
        return True  # "had by Monday screened"
    return (
        line.words[at].low in ("on", "late", "early", "earlier", "later", "has", "also") and line.tags[at] in "PRNJ"
    ) or (at > 0 and line.tags[at] in "NX" and line.words[at - 1].low == "on" and line.words[at].low.endswith("day"))


def _relative(line: Line, at: int) -> tuple[int, int] | None:
    """Give the noun phrase that "who" stands for."""
    last = at - 1 if at > 0 and line.tags[at - 1] == "," else at
    first = phrase_begin(line, last)
    return (first, last) if first < last else None


def _before_aside(line: Line, comma: int) -> tuple[int, int] | None:
    """Give the phrase before an apposition: "Pat Ryder, the press secretary, told", "Ann Lee, from Ely, Kent, said"."""
    at = comma - 1
    while at >= 0 and comma - at < 30:
        if line.tags[at] == ",":
            first = phrase_begin(line, at)
            if first >= at or (at - first == 1 and line.words[first].text[0].isdigit()):
                at -= 1  # "Ann Lee, 45, a tailor, said"
                continue
            if not (first > 1 and line.tags[first - 1] == "P" and line.tags[first - 2] == ","):
                return (first, comma if _only_name(line, at + 1, comma) else at) if first < at else None
        elif line.tags[at] in ";:.-":
            return None
        at -= 1
    return None


def _only_name(line: Line, first: int, last: int) -> bool:
    """Whether an aside is but the name of who was called by an office: "the mine's director, Oleg Sidorov, said"."""
    return 0 < last - first < 6 and all(line.words[at].text[:1].isupper() for at in range(first, last))


def speaker(line: Line) -> str | None:
    """Give the last phrase of *line* that can speak, for a pronoun in a sentence after it ("the mayor arrived")."""
    for at in range(len(line.words) - 1, -1, -1):
        if line.tags[at] in "NL" and line.words[at].low in speakers():
            first = phrase_begin(line, at + 1)
            if first <= at and line.tags[first] in "DG" and line.lows[first] not in ("no", "any", "every", "each"):
                return line.text(first, at + 1)
    return None


def opening(line: Line, before: int) -> tuple[int, int] | None:
    """Give the subject that opens *line*, where a verb ahead of word *before* follows and it can speak."""
    for at in range(1, before):
        if line.tags[at] in "VEHMB":
            found = _clause_subject(line, verb_group_begin(line, at))
            if found is None or "Q" in line.tags[found[0] : found[1]] or is_pronoun(line.text(*found)):
                return None
            return found if speaks(line, *found) or (found[1] - found[0] > 1 and named(line, *found)) else None
        if line.tags[at] in ",;:":
            return None
    return None


def heading(line: Line) -> str | None:
    """Give the source that a line of its own names: "AIR FORCE COMMAND", "MINISTRY OF DEFENCE."."""
    last = len(line.words) - (1 if line.tags.endswith(".") else 0)
    if 0 < last < 7 and all(letter in "DGNXLJP" for letter in line.tags[:last]) and is_speaker(head_of(line, 0, last)):
        return line.text(0, last)
    return None
