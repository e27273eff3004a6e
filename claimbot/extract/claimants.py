"""Who is said to have stated a figure: the subject of a verb of saying, before, after or inside; a headline's source.

Each attribution of a sentence covers a stretch of its words. Of several that cover a figure the innermost is the
claimant ("X said, citing Y": Y). Pronouns are given back as they stand; `carried` resolves them over sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import expand
from claimbot.extract.words import table
from claimbot.gazetteer import known_place

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which"})
_BACK = "NLXJDGQ"
_LINKS = frozenset(
    {
        "of",
        "in",
        "for",
        "at",
        "with",
        "on",
        "from",
        "to",
        "near",
        "under",
        "behind",
        "close",
        "inside",
        "along",
        "by",
        "against",
    }
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source in a sentence: its words *first* to *last*, the words *begin* to *end* that are its, *denies* where it
    calls them wrong, *inner* where it is the source of a source ("citing")."""

    first: int
    last: int
    begin: int
    end: int
    denies: bool = False
    inner: bool = False


@cache
def sayings(name: str) -> frozenset[str]:
    """Give the words of the list *name* of sayings.toml."""
    return frozenset(table("sayings")[name])


@cache
def _verbs(name: str) -> frozenset[str]:
    """Give every form of the verbs of the list *name*."""
    return frozenset(form for entry in table("sayings")[name] for form in expand(entry))


def attributions(line: Line) -> list[Attribution]:
    """Give the attributions of *line* in the order of their verbs."""
    found = [*_headline(line)]
    for at, word in enumerate(line.words):
        one = _at(line, at, word.low)
        if one:
            found.append(one)
    return found


def _at(line: Line, at: int, low: str) -> Attribution | None:
    """Read the attribution whose verb or phrase is word *at*, if it is one."""
    if low in ("according", "citing", "quoting", "per", "cited"):
        return _according(line, at)
    if low == "by":
        return _reckoning(line, at)
    if line.tags[at] in "QGDPWXB":
        return None
    if low in _verbs("speech"):
        return _speech(line, at)
    if low in _verbs("counting"):
        return _counting(line, at)
    return None


def _speech(line: Line, at: int) -> Attribution | None:
    """Read a verb of speech: its subject stands before it, or after it at the end of a quotation."""
    denies = line.words[at].low in _verbs("denying")
    subject = _subject(line, at)
    if subject is None:
        inverted = _inverted(line, at)
        return Attribution(*inverted, 0, at) if inverted else None
    first, last = subject
    if _mute(line, first, last) and last - first < 4:
        return None
    if _trails(line, at, first):
        begin = _clause_begin(line, first)
        return Attribution(first, last, begin, _trail_end(line, at), denies)
    return Attribution(first, last, at, _clause_end(line, at), denies)


def _trails(line: Line, at: int, first: int) -> bool:
    """Whether the words said stand before: ", X said." and ", X said on Monday, and ..."."""
    if first == 0 or line.tags[first - 1] not in ",-:":
        return False
    after = at + 1
    while after < len(line.words) and (line.tags[after] in "RW" or _aside(line, after)):
        after += 1
    return (
        after >= len(line.words)
        or line.tags[after] in ".,;-)C"
        or line.words[after].low in ("citing", "quoting", "adding", "after", "as", "when")
    )


def _aside(line: Line, at: int) -> bool:
    """Whether word *at* belongs to the time, place or hearers of a speech: "on state television", "told reporters"."""
    return line.tags[at] in "PDNLXGJ" and line.tags[at] != "Q"


def _trail_end(line: Line, at: int) -> int:
    """A trailing source holds for what follows it in the sentence too, until another source or a semicolon."""
    return _clause_end(line, at)


def _clause_begin(line: Line, first: int) -> int:
    at = first - 1
    while at > 0 and line.tags[at - 1] != ";":
        at -= 1
    return max(0, at)


def _clause_end(line: Line, at: int) -> int:
    while at < len(line.words):
        at += 1
    return at


def _subject(line: Line, at: int) -> tuple[int, int] | None:
    """Give the noun phrase that is the subject of the verb at word *at*."""
    last = at
    while last > 0 and (line.tags[last - 1] in "RHWMA" or _on_day(line, last - 1)):
        last -= 1
    if last > 0 and line.tags[last - 1] == ",":
        return _before_aside(line, last - 1)
    if last > 0 and line.tags[last - 1] in "CI" and line.words[last - 1].low in ("and", "but"):
        return None
    first = _phrase_begin(line, last)
    if first == last:
        return None
    return _relative(line, first) if line.words[first].low in ("who", "which") and last - first == 1 else (first, last)


def _on_day(line: Line, at: int) -> bool:
    return (
        line.words[at].low in ("on", "late", "early", "earlier", "later", "has", "also") and line.tags[at] in "PRNJ"
    ) or (at > 0 and line.tags[at] in "NX" and line.words[at - 1].low == "on" and line.words[at].low.endswith("day"))


def _relative(line: Line, at: int) -> tuple[int, int] | None:
    """Give the noun phrase that "who" stands for."""
    last = at - 1 if at > 0 and line.tags[at - 1] == "," else at
    first = _phrase_begin(line, last)
    return (first, last) if first < last else None


def _before_aside(line: Line, comma: int) -> tuple[int, int] | None:
    """Give the phrase before an apposition: "Pat Ryder, the press secretary, told"."""
    at = comma - 1
    while at >= 0 and comma - at < 16:
        if line.tags[at] == ",":
            first = _phrase_begin(line, at)
            return (first, at) if first < at else None
        if line.tags[at] in ";:.-":
            return None
        at -= 1
    return None


def _phrase_begin(line: Line, last: int) -> int:
    """Go back from word *last* (exclusive) over a noun phrase with its complements to where it begins."""
    at = last
    while at > 0:
        letter, low = line.tags[at - 1], line.words[at - 1].low
        if letter in _BACK or (letter == "U" and low not in ("there", "those")):
            if letter == "Q" and at == last:
                break
            at -= 1
            if letter == "U":
                break
        elif (
            (letter == "P" and low in _LINKS and at < last and at > 1 and line.tags[at - 2] in "NLXG")
            or (
                letter in "EI"
                and at < last
                and line.tags[at] in "NLXJ"
                and (at < 2 or line.tags[at - 2] in "DGNXJ,PC" or at == 1)
            )
            or (letter == "C" and low in ("and", "&") and _names(line, at - 1, last))
        ):
            at -= 1
        elif letter == "S" and low in ("who", "which") and at == last:
            return at - 1
        else:
            break
    while at < last and line.tags[at] in "P":
        at += 1
    return at


def _names(line: Line, at: int, last: int) -> bool:
    """Whether the "and" at word *at* joins two sources: names on both sides, or one noun that both modify."""
    if at == 0 or at + 1 >= last:
        return False
    return line.tags[at - 1] in "X" and line.tags[at + 1] in "XD" and (at < 2 or line.tags[at - 2] not in "EV")


def _inverted(line: Line, at: int) -> tuple[int, int] | None:
    """Give the source after the verb: "..., said the mayor." and headlines' ", says Iranian state TV"."""
    if at == 0 or line.tags[at - 1] not in ",-." or at + 1 >= len(line.words) or line.tags[at + 1] not in "DXNLGJ":
        return None
    last = at + 1
    while last < len(line.words) and (line.tags[last] in "DXNLGJ" or line.words[last].low in ("of", "for", "in")):
        last += 1
    return (at + 1, last) if last >= len(line.words) or line.tags[last] in ".,;-CE" else None


def _counting(line: Line, at: int) -> Attribution | None:
    """Read a verb of counting whose subject can keep a count and whose object or complement is a figure."""
    if at + 1 >= len(line.words) or not _figure_near(line, at):
        return None
    subject = _subject(line, at)
    if subject is None:
        return None
    first, last = subject
    if line.words[first].low in PRONOUNS and last - first == 1:
        return (
            Attribution(first, last, at, _clause_end(line, at))
            if line.words[first].low in ("he", "she", "they", "we", "it")
            else None
        )
    if _mute(line, first, last) or not _speaks(line, first, last):
        return None
    return Attribution(first, last, at, _clause_end(line, at))


def _figure_near(line: Line, at: int) -> bool:
    for word in range(at + 1, min(len(line.words), at + 14)):
        if line.tags[word] == "Q":
            return True
        if line.tags[word] in ",;.:V":
            return False
    return False


def _mute(line: Line, first: int, last: int) -> bool:
    head = _head(line, first, last)
    return head in sayings("mute")


def _head(line: Line, first: int, last: int) -> str:
    """Give the head noun of a source: the last word before a preposition."""
    for at in range(first + 1, last):
        if line.tags[at] == "P":
            return line.words[at - 1].low
    return line.words[last - 1].low


def _speaks(line: Line, first: int, last: int) -> bool:
    head = _head(line, first, last)
    name = line.text(first, last)
    return (
        head in sayings("speakers")
        or head.rstrip("s") in sayings("speakers")
        or known_place(name)
        or (
            line.tags[last - 1] == "X"
            and line.words[last - 1].text.isupper() is False
            and known_place(line.words[last - 1].text)
        )
    )


def _according(line: Line, at: int) -> Attribution | None:
    """Read "according to X" and "citing X"; both hold for the clause around them."""
    begin = at + 1
    if line.words[at].low == "according":
        if begin >= len(line.words) or line.words[begin].low != "to":
            return None
        begin += 1
    last = _forward(line, begin)
    if last == begin:
        return None
    inner = line.words[at].low in ("citing", "quoting", "cited")
    return Attribution(begin, last, 0 if at else at, len(line.words), inner=inner)


def _reckoning(line: Line, at: int) -> Attribution | None:
    """Read "by the ministry's account", "by the city's reckoning"."""
    for word in range(at + 1, min(len(line.words), at + 7)):
        if line.tags[word] == "G" and word + 1 < len(line.words):
            owned = range(word + 1, min(len(line.words), word + 3))
            if any(line.words[following].low in sayings("reckonings") for following in owned):
                return Attribution(at + 1, word + 1, 0, len(line.words))
        if line.tags[word] not in "DGNXLJ":
            return None
    return None


def _forward(line: Line, at: int) -> int:
    """Go forward over a noun phrase with its complements."""
    begin = at
    while at < len(line.words):
        letter, low = line.tags[at], line.words[at].low
        inside = (
            letter in "DGNXLJUQ"
            or (letter == "P" and low in _LINKS and at > begin)
            or (letter == "C" and low in ("and", "&") and at > begin)
        )
        if letter in "EI":
            inside = at + 1 < len(line.words) and line.tags[at + 1] in "NLX" and line.tags[at - 1] in "DGJ"
        if not inside:
            break
        at += 1
    while at > begin and line.tags[at - 1] in "PC":
        at -= 1
    return at


def _headline(line: Line) -> list[Attribution]:
    """Read "Source: words" at the beginning and "words - Source" at the end."""
    found = []
    for at in range(1, min(len(line.words) - 1, 9)):
        if line.tags[at] == ":":
            first = _after_dash(line, at)
            if all(letter in "DGNXLJPC" for letter in line.tags[first:at]) and _source_like(line, first, at):
                found.append(Attribution(first, at, at, len(line.words)))
            break
        if line.tags[at] in "QVBHM":
            break
    for at in range(len(line.words) - 2, max(0, len(line.words) - 8), -1):
        if line.tags[at] == "-" and line.words[at].end < line.words[at + 1].start:
            last = len(line.words) - (1 if line.tags[-1] == "." else 0)
            if all(letter in "DGNXLJ" for letter in line.tags[at + 1 : last]) and _speaks(line, at + 1, last):
                found.append(Attribution(at + 1, last, 0, at))
            break
        if line.tags[at] not in "DGNXLJ.":
            break
    return found


def _after_dash(line: Line, at: int) -> int:
    for word in range(at - 1, -1, -1):
        if line.tags[word] in "-.":
            return word + 1
    return 0


def _source_like(line: Line, first: int, last: int) -> bool:
    if first >= last:
        return False
    head = _head(line, first, last)
    if head in sayings("mute") or line.tags[last - 1] in "QW":
        return False
    return _speaks(line, first, last) or known_place(line.text(first, last)) or head.rstrip("s") in sayings("speakers")


def covering(found: list[Attribution], at: int) -> Attribution | None:
    """Choose of the attributions *found* the one whose words word *at* is: the innermost, then the nearest."""
    fitting = [one for one in found if one.begin <= at < one.end and not one.first <= at < one.last]
    if not fitting:
        return None
    inner = [one for one in fitting if one.inner]
    if inner:
        return inner[-1]
    before = [one for one in fitting if one.first < at]
    after = [one for one in fitting if one.first > at]
    leading = [one for one in before if one.begin >= one.first]
    if leading:
        return leading[-1]
    return after[0] if after else before[-1]
