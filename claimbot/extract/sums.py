"""What a sum of money is for, in the words of the text; else its currency."""

from __future__ import annotations

from claimbot.extract.subjects import subject_words
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import verb_forms

_NOUNS = "JNXL"


def sum_subject(line: Line, index: int) -> str:
    """Give what the sum is for: "fine of $90m", "$40m in relief funds", "a $50bn loan"; else the currency."""
    first, last = line.spans[index]
    named = _before_of(line, first) or _noun_after(line, last) or _purpose(line, last) or _valued(line, first)
    return named or line.quantities[index].unit or "money"


def _before_of(line: Line, first: int) -> str | None:
    """Read "a fine of $90m", "aid worth $40m"."""
    if first < 2 or line.lows[first - 1] not in ("of", "worth") or line.tags[first - 2] not in "NLV":
        return None
    if line.lows[first - 2] in subject_words("no_purposes"):
        return None
    return line.text(first - 2, first - 1)


def _noun_after(line: Line, last: int) -> str | None:
    """Read "a $50 billion loan"."""
    end = last
    while end < len(line.words) and line.tags[end] in _NOUNS and end < last + 3:
        end += 1
    named = end > last and line.tags[end - 1] in "NL" and line.lows[end - 1] not in subject_words("no_purposes")
    return line.text(last, end) if named else None


def _purpose(line: Line, last: int) -> str | None:
    """Read "$40m in relief funds", "€5bn for schools"."""
    if last + 1 >= len(line.words) or line.lows[last] not in ("in", "for", "of", "worth"):
        return None
    end = last + 1
    while end < len(line.words) and line.tags[end] in "DGJNXL" and end < last + 6:
        end += 1
    if line.tags[end : end + 1] == "V" and line.tags[end + 1 : end + 2] in ("", ".", ","):
        end += 1  # a noun at the end that is a verb elsewhere: "relief funds"
    begin = last + 1
    while begin < end and line.tags[begin] == "D":
        begin += 1
    return line.text(begin, end) if begin < end else None


def _valued(line: Line, first: int) -> str | None:
    """Read "the ransom is $4m", "rebuilding will cost $2bn", "put the damage at $7bn": the noun that is valued."""
    at = first - 1
    while at > 0 and (line.tags[at] in "RPT" or line.lows[at] in ("worth", "least", "most")):
        at -= 1
    if at < 1:
        return None
    if line.tags[at] in "NL" and line.lows[first - 1] in ("at", "to"):
        return _named(line, at + 1)
    if line.tags[at] != "B" and not any(form.lemma in subject_words("valuing") for form in verb_forms(line.lows[at])):
        return None
    at -= 1
    while at > 0 and line.tags[at] in "BHMRTAE":
        at -= 1
    return _named(line, at + 1)


def _named(line: Line, end: int) -> str | None:
    """Give the noun phrase before word *end*, without its article; None where none is there."""
    begin = end
    while begin > 0 and (line.tags[begin - 1] in _NOUNS or (begin == end and line.tags[begin - 1] in "IV")):
        begin -= 1
    named = begin < end and line.tags[end - 1] in "NLIV" and line.lows[end - 1] not in subject_words("no_purposes")
    return line.text(begin, end) if named else None
