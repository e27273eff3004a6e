"""Who is said to have stated a figure: the subject of a verb of saying, before, after or inside; a headline's source.

Each attribution of a sentence covers a stretch of its words. Of several that cover a figure the innermost is the
claimant ("X said, citing Y": Y). Pronouns are given back as they stand; `scenes` resolves them over sentences.
"""

from __future__ import annotations

from functools import cache

from claimbot.extract.attribution import Attribution
from claimbot.extract.citing import REFERRING, according, for_whom, passive, reckoned_in, reckoning, referring, worded
from claimbot.extract.counts import counting_words
from claimbot.extract.gaps import gapped
from claimbot.extract.labels import labels
from claimbot.extract.tagging import Line
from claimbot.extract.tellings import containing, told
from claimbot.extract.voices import sayings, verbs
from claimbot.gazetteer import known_place


@cache
def _speaking() -> frozenset[str]:
    """Give every word at which an attribution may be read in a sentence without figures."""
    spoken = verbs("speech") | verbs("that_speech") | verbs("trailing") | verbs("quoting")
    return spoken | _ACCORDING | {"by", "that"}


@cache
def _triggers() -> frozenset[str]:
    """Give every word at which an attribution may be read."""
    noted = _TELLING_AS | _RECKONED_IN | REFERRING | sayings("sayings") | {"for"}
    return _speaking() | counting_words() | containing() | noted


_TELLING_AS = frozenset({"has", "had", "have", "puts", "put", "tell", "tells", "told"})
_RECKONED_IN = frozenset({"in", "on", "from", "under", "with"})
"""Prepositions before "the agency's tally"."""
_ACCORDING = frozenset({"according", "citing", "quoting", "per", "cited"})


def attributions(line: Line) -> list[Attribution]:
    """Give the attributions of *line* in the order of their verbs."""
    found = labels(line)
    triggers = _triggers() if line.spans else _speaking()
    for at, low in enumerate(line.lows):
        one = _at(line, at, low) if low in triggers else None
        if one and not _many(line, one):
            found.append(one)
    if len(found) > 1 and line.tags[found[0].last : found[0].last + 1] == ":" and known_place(_name(line, found[0])):
        found = found[1:]
    return [*found, *gapped(line, found)] if found else found


def _many(line: Line, source: Attribution) -> bool:
    """Whether the source is itself counted in numbers that no body speaks for: "some 12,000 soldiers"."""
    held = {line.owner[at] for at in range(source.first, source.last) if line.tags[at] == "Q"}
    if held and line.lows[source.last - 1] in ("more", "others"):
        return True  # "up to 4 more sought"
    return any(line.quantities[index].amount.edge >= _SPOKESMEN for index in held)


_SPOKESMEN = 20
"""So many or more are a crowd, and no source."""


def _name(line: Line, source: Attribution) -> str:
    return line.text(source.first, source.last)


def _at(line: Line, at: int, low: str) -> Attribution | None:
    """Read the attribution whose verb or phrase is word *at*, if it is one."""
    if low in _ACCORDING:
        return according(line, at)
    if low == "by":
        return passive(line, at) or reckoning(line, at)
    if low == "for":
        return for_whom(line, at)
    if low in _RECKONED_IN:
        return reckoned_in(line, at)
    if low in sayings("sayings") and (noun := worded(line, at)):
        return noun
    return (referring(line, at) if low in REFERRING else None) or told(line, at, low)


def zone(line: Line, source: Attribution) -> tuple[int, int]:
    """Give the words that tell of the speech itself: the source, its verb, hearers, place and time of speaking."""
    if source.begin <= source.first:
        end = source.last
        while end < len(line.words) and line.tags[end] not in ",;.)-C":
            end += 1
        return source.first, end
    end = max(source.last, source.begin)
    if end < len(line.words) and line.words[end].low in _ADDRESSED:
        end = _hearers_end(line, end)
    return source.first, max(end, source.last)


_ADDRESSED = frozenset({"told", "tells", "telling", "wrote", "said", "announced", "promised", "warned"})
"""Verbs of saying after which hearers and places of the speech may stand."""


def _hearers_end(line: Line, verb: int) -> int:
    """Give the end of what follows a verb of saying before the words said: "told parliament in Kyiv that"."""
    at = verb + 1
    told = line.words[verb].low in ("told", "tells", "telling")
    if not told and (at >= len(line.words) or line.tags[at] not in "PWR"):
        return verb
    stop = min(len(line.words), verb + 9)
    while at < stop and line.words[at].low != "that" and line.tags[at] not in ",:QVBHM":
        at += 1
    return at


def covering(line: Line, found: list[Attribution], at: int) -> Attribution | None:
    """Choose of the attributions *found* the one whose words word *at* is: the innermost, then the nearest."""
    fitting = [one for one in found if one.begin <= at < one.end and not one.first <= at < one.last]
    if not fitting:
        trailing = [one for one in found if at < one.begin and one.begin < one.first]
        return trailing[0] if trailing else None
    mark = line.tags.rfind(";", 0, at)
    fitting = [one for one in fitting if one.first > mark] or fitting
    spoken = [one for one in fitting if line.words[one.first].low not in ("we", "i")]
    fitting = spoken or fitting
    inner = [one for one in fitting if one.inner]
    if inner:
        return next((one for one in fitting if one.denies and one.begin < inner[-1].first), inner[-1])
    before = [one for one in fitting if one.first < at]
    after = [one for one in fitting if one.first > at]
    leading = [one for one in before if one.begin >= one.first]
    if leading and leading[-1].weak:
        return _surer(line, leading, after)
    if leading:
        return leading[-1]
    return min(after[:1] + before[-1:], key=lambda one: abs(one.first - at))


def _surer(line: Line, leading: list[Attribution], after: list[Attribution]) -> Attribution:
    """Choose instead of a weak source who said it all: "Texas has logged 146 cases, the health department said"."""
    sure = [one for one in after if not one.weak]
    if sure:
        return sure[0]
    last = leading[-1]
    told = [one for one in leading if not one.weak]
    wanting = line.lows[last.begin] in verbs("wanting") and told and ";" not in line.tags[told[-1].begin : last.begin]
    return told[-1] if wanting else last
