"""Sentences of a text, with their tokens: split at full stops that end one and at line ends.

Abbreviations, ranks and what may follow them are in `data/abbreviations.toml`. A text without capitals, and one in
capitals only, is split as well, by marks and lines alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimbot.extract.tokens import Token, each_token
from claimbot.extract.words import table

LONGEST = 2000
"""No sentence is longer, in characters: passes that look back and forth inside one stay linear in the text."""

WRAPPED = 50
"""A line at least this long that goes on in lower case was broken by an editor, not by the end of a sentence."""

CLOSING = 4
"""So many closing marks may stand after the full stop: `.”)`."""

_ENDS = frozenset(".!?…。")
_CLOSERS = frozenset("\"”’'»)]}")
_LAST = _ENDS | _CLOSERS
_SOFT = frozenset(",;:")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: *text* stands at *start* to *end* of the whole text; *paragraph* counts from 0 by line breaks."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    paragraph: int


def sentences(text: str) -> list[Sentence]:
    """Split *text* into sentences, in order; each holds a token at least. Linear, never raises."""
    return list(each_sentence(text))


def each_sentence(text: str) -> Iterator[Sentence]:
    """Give the sentences of *text* one by one, so that a long text need not be held in pieces all at once."""
    for paragraph, line in enumerate(_lines(text, each_token(text))):
        for group in _split(line):
            start, end = group[0].start, group[-1].end
            yield Sentence(start, end, text[start:end], tuple(group), paragraph)


def _lines(text: str, words: Iterator[Token]) -> Iterator[list[Token]]:
    """Group *words* by the line breaks of *text*, but read on over the breaks of hard-wrapped lines."""
    cased = any(char.isupper() for char in text[:LONGEST])
    line: list[Token] = []
    begin, line_break = 0, text.find("\n")
    for word in words:
        if line_break != -1 and word.start > line_break:
            if line and not (cased and _wrapped(text, line, word, begin=begin)):
                yield line
                line = []
            begin, line_break = word.start, text.find("\n", word.start)
        line.append(word)
    if line:
        yield line


def _wrapped(text: str, line: list[Token], word: Token, *, begin: int) -> bool:
    """Whether the line that began at *begin* was broken by an editor, so that *word* goes on with its sentence."""
    before = line[-1]
    if before.end - begin < WRAPPED or before.text in _ENDS or not word.text[0].islower():
        return False
    return text.count("\n", before.end, word.start) == 1


def _split(line: list[Token]) -> Iterator[list[Token]]:
    """Cut one line of tokens into sentences."""
    cased = any(word.text[0].isupper() for word in line) and any(word.text[0].islower() for word in line)
    first, soft = 0, line[0].start + LONGEST * 3 // 4
    for at in range(len(line) - 1):
        word = line[at]
        ends = word.text[-1] in _LAST and _ends(line, at, cased=cased)
        if ends or (word.end > soft and _too_long(line, first, at)):
            yield line[first : at + 1]
            first, soft = at + 1, line[at + 1].start + LONGEST * 3 // 4
    yield line[first:]


def _too_long(line: list[Token], first: int, at: int) -> bool:
    """Whether the sentence from *first* is cut after *at*: at its greatest length, or at a mark shortly before."""
    return line[at].text in _SOFT or line[at + 1].end - line[first].start > LONGEST


def _ends(line: list[Token], at: int, *, cased: bool) -> bool:
    """Whether a sentence ends after token *at*, which is not the last of its line."""
    following = line[at + 1]
    if following.text in _CLOSERS and following.start == line[at].end:
        return False
    mark, farthest = at, max(0, at - CLOSING)
    while mark > farthest and line[mark].text in _CLOSERS and line[mark - 1].end == line[mark].start:
        mark -= 1
    word = line[mark]
    if word.text not in _ENDS:
        return mark == at and word.text[-1] == "." and _initials_end(word, following, cased=cased)
    if following.text in _ENDS:
        return False
    if following.start == line[at].end:
        return _glued(line, mark, following)
    if word.text == ".":
        return _stop_ends(line, mark, following, cased=cased)
    return not (cased and following.text[0].islower())


def _glued(line: list[Token], mark: int, following: Token) -> bool:
    """Whether a sentence ends though no space follows the mark: "was killed.The army"."""
    if mark == 0 or len(following.text) < 2:
        return False
    before = line[mark - 1].text
    return len(before) > 2 and before.islower() and following.text[0].isupper() and following.text[1].islower()


def _stop_ends(line: list[Token], mark: int, following: Token, *, cased: bool) -> bool:
    """Whether the full stop at *mark* ends a sentence, by the word before it and the one that follows."""
    before = line[mark - 1] if mark and line[mark - 1].end == line[mark].start else None
    if before is None or before.text == ".":
        return not (cased and following.text[0].islower())
    shaped = before.text[0].isupper() or not cased
    if before.low in _set("before_number") and following.text[0].isdigit():
        return False
    if before.low in _set("small"):
        return cased and following.low in _set("starters") and following.text[0].isupper()
    if shaped and before.low in _set("before_name"):
        return False
    if shaped and (before.low in _set("either") or (len(before.text) == 1 and before.text.isalpha())):
        return _starts(following, cased=cased)
    return not (mark == 1 and before.text.isdecimal() and len(before.text) < 4)  # "1. The" is a list marker


def _initials_end(word: Token, following: Token, *, cased: bool) -> bool:
    """Whether a sentence ends with initials that keep their stop ("in the U.S.", "at 10 a.m.")."""
    if word.low in ("a.m.", "p.m."):
        return following.text[0].isupper() and following.low not in _set("after_clock")
    return word.low not in ("e.g.", "i.e.") and word.text[0].isupper() and _starts(following, cased=cased)


def _starts(word: Token, *, cased: bool) -> bool:
    """Whether *word* begins a sentence after an abbreviation: a function word with a capital, or a quotation."""
    if word.text[0] in '"“«':
        return True
    return word.low in _set("starters") and (word.text[0].isupper() or not cased)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("abbreviations")[name])
