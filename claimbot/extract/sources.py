"""The noun phrases that can be a source: the subject of a verb of saying, a speaker, the author of a text."""

from __future__ import annotations

from functools import cache

from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import expand
from claimbot.extract.words import table
from claimbot.gazetteer import known_place

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "its", "his", "her", "their"})


_BACK = "NLXJDGQ"


LINKS = frozenset(
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


@cache
def sayings(name: str) -> frozenset[str]:
    """Give the words of the list *name* of sayings.toml."""
    return frozenset(table("sayings")[name])


@cache
def verbs(name: str) -> frozenset[str]:
    """Give every form of the verbs of the list *name*."""
    return frozenset(form for entry in table("sayings")[name] for form in expand(entry))


def subject_before(line: Line, at: int) -> tuple[int, int] | None:
    """Give the noun phrase that is the subject of the verb at word *at*; None where no noun is in it."""
    found = _subject(line, at)
    if found is None or line.lows[found[0] : found[1]] == ("you",):
        return None
    named = any(line.tags[word] in "NLXGU" or "-" in line.lows[word] for word in range(*found))
    return found if named else None


def _subject(line: Line, at: int) -> tuple[int, int] | None:
    last = at
    while last > 0 and (line.tags[last - 1] in "RHWMA" or _on_day(line, last - 1)):
        last -= 1
    if last > 0 and line.tags[last - 1] == ")":
        last = line.tags.rfind("(", 0, last)
    if last > 0 and line.tags[last - 1] == ",":
        return _before_aside(line, last - 1)
    if last <= 0 or (line.tags[last - 1] in "CI" and line.words[last - 1].low in ("and", "but")):
        return None
    first = phrase_begin(line, last)
    if first < last and line.words[first].low in ("who", "which") and last - first == 1:
        return _relative(line, first)
    if first == last or (first > 0 and line.tags[first - 1] in "EVRPI"):
        return _described(line, last) or ((first, last) if first < last else None)
    return (first, last)


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
            if not (first > 1 and line.tags[first - 1] == "P" and line.tags[first - 2] == ","):
                return (first, at) if first < at else None
        elif line.tags[at] in ";:.-":
            return None
        at -= 1
    return None


def phrase_begin(line: Line, last: int) -> int:
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
            (letter == "P" and low in LINKS and at < last and at > 1 and line.tags[at - 2] in "NLXG")
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


def inverted(line: Line, at: int) -> tuple[int, int] | None:
    """Give the source after the verb: "..., said the mayor." and headlines' ", says Iranian state TV"."""
    if at == 0 or line.tags[at - 1] not in ",-." or at + 1 >= len(line.words) or line.tags[at + 1] not in "DXNLGJ":
        return None
    last = at + 1
    while last < len(line.words) and (line.tags[last] in "DXNLGJ" or line.words[last].low in ("of", "for", "in")):
        last += 1
    return (at + 1, last) if last >= len(line.words) or line.tags[last] in ".,;-CEPS" else None


def mute(line: Line, first: int, last: int) -> bool:
    head = head_of(line, first, last)
    return head in sayings("mute")


def head_of(line: Line, first: int, last: int) -> str:
    """Give the head noun of a source: the last word before a preposition."""
    for at in range(first + 1, last):
        if line.tags[at] == "P":
            return line.words[at - 1].low
    return line.words[last - 1].low


def speaks(line: Line, first: int, last: int) -> bool:
    head = head_of(line, first, last)
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


def forward(line: Line, at: int) -> int:
    """Go forward over a noun phrase with its complements."""
    begin = at
    while at < len(line.words):
        letter, low = line.tags[at], line.words[at].low
        inside = (
            letter in "DGNXLJUQ"
            or (letter == "P" and low in LINKS and at > begin)
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


def speaker(line: Line) -> str | None:
    """Give the last phrase of *line* that can speak, for a pronoun in a sentence after it ("the mayor arrived")."""
    for at in range(len(line.words) - 1, -1, -1):
        if line.tags[at] in "NL" and line.words[at].low in sayings("speakers"):
            first = phrase_begin(line, at + 1)
            if first <= at and line.tags[first] in "DG":
                return line.text(first, at + 1)
    return None


def heading(line: Line) -> str | None:
    """Give the source that a line of its own names: "AIR FORCE COMMAND", "MINISTRY OF DEFENCE."."""
    last = len(line.words) - (1 if line.tags.endswith(".") else 0)
    if (
        0 < last < 7
        and all(letter in "DGNXLJP" for letter in line.tags[:last])
        and head_of(line, 0, last) in sayings("speakers")
    ):
        return line.text(0, last)
    return None
