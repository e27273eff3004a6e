"""Sources named without a verb of their own: "according to", "citing", "by the count of", a headline's end."""

from __future__ import annotations

from claimbot.extract.attribution import Attribution, clause_begin
from claimbot.extract.authors import reckoned
from claimbot.extract.sources import forward
from claimbot.extract.tagging import Line
from claimbot.extract.voices import head_of, sayings, speaks, verbs
from claimbot.gazetteer import country_of_capital, known_place


def according(line: Line, at: int) -> Attribution | None:
    """Read "according to X" and "citing X"; both hold for the clause around them."""
    begin = at + 1
    if line.lows[at] == "per" and line.tags[begin : begin + 1] not in ("D", "X"):
        return None
    if line.words[at].low == "according":
        if begin >= len(line.words) or line.words[begin].low != "to":
            return None
        begin += 1
    last = forward(line, begin)
    if last == begin:
        return None
    inner = line.words[at].low in ("citing", "quoting", "cited")
    owned = line.lows[begin] in ("its", "their", "his", "her") and not speaks(line, begin, last)
    if inner and (owned or head_of(line, begin, last) in sayings("evidence")):
        return None
    end = line.tags.find(";", last)
    return Attribution(begin, last, clause_begin(line, at), end if end > 0 else len(line.words), inner=inner)


def passive(line: Line, at: int) -> Attribution | None:
    """Read "confirmed by the agency", "projected by several outlets"."""
    last = forward(line, at + 1)
    if at == 0 or last == at + 1 or head_of(line, at + 1, last) in sayings("means"):
        return None
    told = line.tags[at - 1] == "E" and line.lows[at - 1] in verbs("speech")
    return Attribution(at + 1, last, 0, len(line.words)) if told or _put_by(line, at, last) else None


def _put_by(line: Line, at: int, last: int) -> bool:
    """Read "losses are put at 300 killed by the agency": a passive verb of counting with its figure between."""
    if not speaks(line, at + 1, last):
        return False
    for verb in range(at - 1, max(0, at - 16), -1):
        if line.tags[verb] in ",;.:":
            return False
        if line.lows[verb] in verbs("reckoning_verbs") and "B" in line.tags[max(0, verb - 3) : verb]:
            return "Q" in line.tags[verb:at]
    return False


def reckoning(line: Line, at: int) -> Attribution | None:
    """Read "by the ministry's account", "by the count of a charity", "an early guess by insurers"."""
    author = reckoned(line, at)
    if author:
        return Attribution(*author, 0, len(line.words))
    for word in range(at + 1, min(len(line.words), at + 7)):
        if (line.tags[word] == "G" or line.words[word].low in ("its", "his", "her", "their")) and word + 1 < len(
            line.words
        ):
            owned = range(word + 1, min(len(line.words), word + 3))
            if any(line.words[following].low in sayings("reckonings") for following in owned):
                return Attribution(at + 1, word + 1, 0, len(line.words))
        if line.tags[word] not in "DGNXLJ":
            return None
    return None


LONGEST_HEADLINE = 40
"""Words; what stands with a colon before a longer sentence is a label ("PROBE: Last week …"), not a source."""


def headline(line: Line) -> list[Attribution]:
    """Read "Source: words" at the beginning and "words - Source" or "words (Source)" at the end."""
    signed = _signed(line)
    if signed:
        return [signed]
    long = len(line.words) > LONGEST_HEADLINE
    label = _label(line, long=long)
    at_end = None if long else _headline_end(line)
    return [one for one in (at_end or label,) if one]


def _label(line: Line, *, long: bool) -> Attribution | None:
    """Read "Source: words" and "Source, 20 June: words"; initials alone label a long sentence by its topic."""
    for at in range(1, min(len(line.words) - 1, 12)):
        if line.tags[at] == ":":
            first = _after_dash(line, at)
            last = _before_date(line, first, at)
            named = all(letter in "DGNXLJPC" for letter in line.tags[first:last])
            plain = long and last - first == 1
            return (
                Attribution(first, last, at, len(line.words))
                if named and not plain and _source_like(line, first, last)
                else None
            )
        if line.tags[at] in "QVBHM":
            return None
    return None


def _before_date(line: Line, first: int, last: int) -> int:
    """Give the end of the source in a label that goes on to a day or an hour: "Ministry of Defence, 20 June"."""
    comma = line.tags.find(",", first, last)
    dated = (
        comma > first and "W" in line.tags[comma:last] and all(letter in ",WNPD" for letter in line.tags[comma:last])
    )
    return comma if dated else last


def _signed(line: Line) -> Attribution | None:
    """Read the source in brackets that ends a sentence: "17 cases, nine deaths (WHO)"."""
    last = len(line.words) - (1 if line.tags.endswith(".") else 0)
    if last < 4 or line.tags[last - 1] != ")":
        return None
    first = line.tags.rfind("(", 0, last) + 1
    if (
        not 0 < first < last - 1
        or last - first > 6
        or not all(letter in "DGNXLJ" for letter in line.tags[first : last - 1])
    ):
        return None
    return Attribution(first, last - 1, clause_begin(line, 0), first - 1) if speaks(line, first, last - 1) else None


def _headline_end(line: Line) -> Attribution | None:
    """Read "words - Source", which outdoes a topic before a colon."""
    for at in range(len(line.words) - 2, max(0, len(line.words) - 8), -1):
        if line.tags[at] == "-" and line.words[at].end < line.words[at + 1].start:
            last = len(line.words) - (1 if line.tags[-1] == "." else 0)
            if all(letter in "DGNXLJ" for letter in line.tags[at + 1 : last]) and speaks(line, at + 1, last):
                return Attribution(at + 1, last, 0, at)
            break
        if line.tags[at] not in "DGNXLJ.":
            break
    return None


def _after_dash(line: Line, at: int) -> int:
    for word in range(at - 1, -1, -1):
        if line.tags[word] in "-.":
            return word + 1
    return 0


def _source_like(line: Line, first: int, last: int) -> bool:
    if first >= last:
        return False
    head = head_of(line, first, last)
    if head in sayings("mute") or line.tags[last - 1] in "QW":
        return False
    if known_place(line.text(first, last)):
        return country_of_capital(line.text(first, last)) is not None
    return speaks(line, first, last) or head.rstrip("s") in sayings("speakers")
