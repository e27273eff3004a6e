"""Noun phrases in a line: where one begins and ends, with its complements and with what tells which one is meant."""

from __future__ import annotations

from functools import cache

from claimbot.extract.tagging import Line
from claimbot.extract.voices import is_speaker, sayings, speakers, verbs

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


LONGEST_DESCRIPTION = 6
"""Words of the longest "who ..." that still names a source."""


def modifies(line: Line, at: int) -> bool:
    """Whether an adverb stands inside a noun phrase: "an early estimate"."""
    return at > 0 and line.tags[at - 1] in "DG" and line.tags[at + 1 : at + 2] in tuple("JNEXL")


def past_adjunct(line: Line, first: int, last: int) -> int:
    """Go over a time or place that opens a clause: "Last week officials", "In a post on Telegram the agency"."""
    while first < last and line.tags[first] in "RWC":
        first += 1
    if first + 1 < last and line.lows[first] in sayings("pointing") and line.lows[first + 1] in sayings("spells"):
        return past_adjunct(line, first + 2, last)
    if first < last and line.tags[first] == "P":
        return _past_preposition(line, first, last)
    return first


def _past_preposition(line: Line, first: int, last: int) -> int:
    """Give where the subject begins after an opening "in ...": at the next article, or after a name or month."""
    for at in range(first + 2, last):
        if line.tags[at] in "DGU" and line.tags[at - 1] in "NLXWQ":
            return at
    name = first + 1
    while name < last and line.tags[name] in "XWQ":
        name += 1
    return name if first + 1 < name < last else first


def phrase_begin(line: Line, last: int) -> int:
    """Go back from word *last* (exclusive) over a noun phrase with its complements to where it begins."""
    at = last
    while at > 0:
        letter, low = line.tags[at - 1], line.words[at - 1].low
        if letter in _BACK or noun_inside(line, at - 1, last) or (letter == "U" and low not in ("there", "those")):
            if letter == "Q" and at == last:
                break
            at -= 1
            if letter == "U" or (letter == "D" and at > 0 and line.tags[at - 1] in "NLXW"):
                break
        elif (
            (letter == "P" and low in LINKS and at < last and at > 1 and line.tags[at - 2] in "NLXG")
            or (
                letter in "EI"
                and at < last
                and line.tags[at] in "NLXJ"
                and (at < 2 or line.tags[at - 2] in "DGNXJ,PC" or at == 1)
            )
            or (letter == "C" and low in ("and", "&") and joins_names(line, at - 1, last))
            or (letter == "R" and at < last and modifies(line, at - 1))
        ):
            at -= 1
        elif letter == "S" and low in ("who", "which") and at == last:
            return at - 1
        else:
            break
    while at < last and line.tags[at] in "P":
        at += 1
    return past_adjunct(line, at, last) if at == 0 or line.tags[at - 1] in ",;:.-" else at


def noun_inside(line: Line, at: int, last: int) -> bool:
    """Whether what looks like a verb is a noun between a name and the noun it goes with: "AIDS control programme"."""
    if line.tags[at] != "V" or at == 0 or at + 1 >= last:
        return False
    named = line.tags[at - 1] in "GX" or (line.tags[at - 1] == "L" and line.words[at - 1].text[0].isupper())
    return named and line.tags[at + 1] == "N" and line.lows[at] not in _saying()


@cache
def _saying() -> frozenset[str]:
    """Give the verbs of saying, which are never nouns inside a name."""
    return verbs("speech") | verbs("that_speech")


def joins_names(line: Line, at: int, last: int) -> bool:
    """Whether the "and" at word *at* joins two sources: names on both sides, or one noun that both modify."""
    if at == 0 or at + 1 >= last:
        return False
    if is_speaker(line.lows[last - 1]) and (
        line.lows[at - 1] in speakers() or (line.tags[last - 1] == "L" and line.tags[at + 1] in "NJ")
    ):
        return True
    name = line.tags[at - 1] == "X" or (line.tags[at - 1] in "NL" and line.words[at - 1].text[:1].isupper())
    return name and line.tags[at + 1] in "XD" and (at < 2 or line.tags[at - 2] not in "V")


def _described_end(line: Line, first: int, last: int) -> int:
    """Give the end of what tells which one is meant: "a firm that studies their videos"."""
    if line.lows[first] not in ("a", "an") or line.lows[last : last + 1] not in (("who",), ("that",), ("which",)):
        return last
    end = last
    while end < len(line.words) and line.tags[end] not in ",;.:-(":
        end += 1
    return end if end - last <= LONGEST_DESCRIPTION + 1 else last


def inverted(line: Line, at: int) -> tuple[int, int] | None:
    """Give the source after the verb: "..., said the mayor." and headlines' ", says Iranian state TV"."""
    if at == 0 or line.tags[at - 1] not in ",-." or at + 1 >= len(line.words) or line.tags[at + 1] not in "DXNLGJ":
        return None
    last = at + 1
    while last < len(line.words) and (line.tags[last] in "DXNLGJ" or line.words[last].low in ("of", "for", "in")):
        last += 1
    if last < len(line.words) and line.lows[last] in ("there", "here"):
        last += 1
    if last < len(line.words) and line.tags[last] not in ".,;-CEPSW)":
        return None
    return at + 1, _described_end(line, at + 1, last)


_TELLING_WHICH = frozenset(
    {
        "based", "briefed", "reached", "contacted", "interviewed", "compiled", "published", "released", "collected",
        "gathered", "kept", "issued", "obtained", "seen", "run", "backed", "led", "shared", "posted", "drawn", "made",
        "cited", "quoted", "provided", "supplied", "reviewed", "maintained", "assembled", "produced", "prepared",
    }
)  # fmt: skip
"""Participles that go on with a source: "data compiled by the UN"; any other is the verb of the sentence."""


def forward(line: Line, at: int) -> int:
    """Go forward over a noun phrase with its complements."""
    begin = at
    while at < len(line.words):
        letter, low = line.tags[at], line.words[at].low
        inside = (
            letter in "DGNXLJUQ"
            or (letter == "P" and low in LINKS and at > begin)
            or (letter == "C" and low in ("and", "&") and at > begin)
            or (low == "close" and at > begin and line.lows[at + 1 : at + 2] == ("to",))
        )
        if letter in "EI":
            opens = at == begin or line.tags[at - 1] in "DGJ"
            inside = at + 1 < len(line.words) and line.tags[at + 1] in "NLX" and opens
            inside = inside or (at > begin and low in _TELLING_WHICH and line.tags[at + 1 : at + 2] == "P")
        if letter == "Q" and at > begin:
            inside = (
                line.tags[at - 1] in "DGX" and line.tags[at + 1 : at + 2] in tuple("NLXJ,.") and line.owner[at] >= 0
            )
            inside = inside and line.tags[at - 1] != "X"
        if letter == "T":
            inside = at > begin and (line.lows[at - 1] == "close" or named_next(line, at))
        if not inside:
            break
        at += 1
    while at > begin and (line.tags[at - 1] in "PC" or line.lows[at - 1] in ("late", "early")):
        at -= 1
    return at


def named_next(line: Line, at: int) -> bool:
    """Whether a capitalised word follows, as in "the Committee to Protect Journalists"."""
    return at + 1 < len(line.words) and line.words[at + 1].text[:1].isupper()


def clause_follows(line: Line, first: int) -> bool:
    """Whether a clause with a finite verb stands from word *first* to the next comma or semicolon."""
    for letter in line.tags[first:]:
        if letter in "VBHM":
            return True
        if letter in ",;":
            return False
    return False
