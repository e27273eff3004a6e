"""Sources that stand beside the words: "UNHCR: …", "… – interior ministry", "… : officials", "12 dead (coastguard)"."""

from __future__ import annotations

from claimbot.extract.attribution import Attribution
from claimbot.extract.nounphrases import clause_follows
from claimbot.extract.placenames import words
from claimbot.extract.tagging import Line
from claimbot.extract.voices import acronym, head_of, is_speaker, named, sayings, speaks
from claimbot.gazetteer import country_of_capital, known_place

LONGEST_HEADLINE = 40
"""Words; one word with a colon before a longer sentence is its topic."""

LONGEST_LABEL = 9
"""Words; what is longer before a colon is a sentence that introduces another."""


def labels(line: Line) -> list[Attribution]:
    """Give the sources that stand before, after or in brackets inside *line* without a word of saying."""
    if not any(mark in line.tags for mark in ":-("):
        return []
    found = _opening(line)
    at_end = _ending(line)
    return ([at_end] if at_end else found) + _bracketed(line)


def _opening(line: Line) -> list[Attribution]:
    """Read "Source: words" and "Source, 20 June: words"; a mere name needs a whole sentence after it."""
    for at in range(1, min(len(line.words) - 1, LONGEST_LABEL)):
        if line.tags[at] == ":":
            first, last = _after_dash(line, at), _before_day(line, at)
            if first >= last or not all(letter in "DGNXLJPC" for letter in line.tags[first:last]):
                break
            if last - first == 1 and line.lows[first] in words("notices"):
                break  # "Update: 12 people were killed"
            if last - first == 1 and len(line.words) > LONGEST_HEADLINE:
                break  # "PROBE: Last week prosecutors ...": the topic of a caption
            sure = _source_like(line, first, last)
            if sure or _name_alone(line, first, last):
                weak = not sure or known_place(line.text(first, last))
                return [Attribution(first, last, at, len(line.words), weak=weak)]
            break
        if line.tags[at] in "QVBHM":
            break
    return []


def _name_alone(line: Line, first: int, last: int) -> bool:
    """Whether an unknown name before a colon speaks: a sentence with a verb follows, and no place has the name."""
    return (
        first == 0
        and last < 4
        and named(line, first, last)
        and _foreign(line, first, last)
        and clause_follows(line, last + 1)
    )


def _foreign(line: Line, first: int, last: int) -> bool:
    """Whether the words are a name and nothing else, of no place that is known."""
    capitals = all(line.words[at].text[:1].isupper() for at in range(first, last))
    return capitals and not any(known_place(line.words[at].text) for at in range(first, last))


def _after_dash(line: Line, at: int) -> int:
    for word in range(at - 1, -1, -1):
        if line.tags[word] in "-.":
            return word + 1
    return 0


def _before_day(line: Line, at: int) -> int:
    """Give the end of a source before its day: "Ministry of Defence, 20 June:"."""
    while at > 0 and line.tags[at - 1] in "W,":
        at -= 1
    return at


def _source_like(line: Line, first: int, last: int) -> bool:
    head = head_of(line, first, last)
    if head in sayings("mute") or line.tags[last - 1] in "QW":
        return False
    if known_place(line.text(first, last)):
        return country_of_capital(line.text(first, last)) is not None
    return speaks(line, first, last)


def _ending(line: Line) -> Attribution | None:
    """Read "words - Source" and "words: Source", which outdo a topic before a colon."""
    for at in range(len(line.words) - 2, max(0, len(line.words) - 8), -1):
        spaced = line.tags[at] == "-" and line.words[at].end < line.words[at + 1].start
        if spaced or (line.tags[at] == ":" and "Q" in line.tags[:at]):
            last = len(line.words) - (1 if line.tags[-1] == "." else 0)
            source = all(letter in "DGNXLJPC" for letter in line.tags[at + 1 : last]) and speaks(line, at + 1, last)
            return Attribution(at + 1, last, 0, at) if source else None
        if line.tags[at] not in "DGNXLJPC.":
            break
    return None


def _bracketed(line: Line) -> list[Attribution]:
    """Read "36,000 people (Interior Ministry) and 140,000 (the archive)": each holds for what stands before it."""
    found: list[Attribution] = []
    begin = at = 0
    while (opened := line.tags.find("(", at)) >= 0:
        closed = line.tags.find(")", opened)
        if closed < 0:
            break
        near = begin if line.tags[closed + 1 :] in ("", ".") else max(begin, opened - _NEAR)
        if "Q" in line.tags[near:opened] and _aside_source(line, opened, closed):
            found.append(Attribution(opened + 1, closed, begin, opened))
            begin = closed
        at = closed + 1
    return found


_NEAR = 4
"""Words between a figure and the source in brackets that follows it inside a sentence."""


def _aside_source(line: Line, opened: int, closed: int) -> bool:
    """Whether the brackets hold a source, and neither a body's initials after its name nor who is counted."""
    first, length = opened + 1, closed - opened - 1
    if (
        not 0 < length < LONGEST_LABEL
        or line.tags[opened - 1] == "X"
        or not all(t in "DGNXLJPC" for t in line.tags[first:closed])
    ):
        return False
    if acronym(line, closed - 1):
        return line.tags[opened - 1] != "X" and not line.words[opened - 1].text[:1].isupper()
    head = head_of(line, first, closed)
    return is_speaker(head) and (head in sayings("bodies") or head in sayings("media") or head in sayings("anonymous"))
