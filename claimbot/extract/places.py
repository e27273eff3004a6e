"""Where: the places that a sentence names, as written, and which of them a figure belongs to.

Known names are those of the gazetteer; unknown ones are runs of capitalised words after a preposition of place, or
with a word such as "province" after them. A people ("Ukrainian") and a possessor ("Russia's troops") are no places.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import expand, noun_classes, noun_measure, singular, topic_measure
from claimbot.extract.words import table
from claimbot.gazetteer import begins_name, find_place, known_place, longest_name, nation_of


@dataclass(frozen=True, slots=True)
class Mention:
    """A place at the words *first* to *last* (exclusive): *text* as written. *strength*: 3 after a locative
    preposition, 2 after another, 1 a known name without one, 0 a common noun ("the province")."""

    first: int
    last: int
    text: str
    strength: int


_LOOSE = frozenset({"a", "an", "each", "any", "every", "some", "another"})
"""Determiners with which a common noun names no place that is known."""


_BESIDE = frozenset({"along", "off", "near", "across"})
"""Prepositions after which an unknown name with an article is a river or a coast."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("where")[name])


def mentions(line: Line) -> list[Mention]:
    """Give the places that *line* names, in order."""
    found: list[Mention] = []
    prepositions = _words("prepositions")
    at = 0
    while at < len(line.words):
        if line.lows[at] in prepositions:
            one = _after_preposition(line, at)
        elif line.tags[at] in "EV" and line.lows[at] in _reaching():
            one = _object(line, at)
        else:
            one = _bare(line, at) if line.tags[at] in "XNG" else None
        if one:
            found.append(one)
            at = max(one.last, at + 1)
        else:
            at += 1
    return found


@cache
def _reaching() -> frozenset[str]:
    """Give every form of the verbs whose object is a place."""
    return frozenset(form for entry in table("where")["reaching"] for form in expand(entry))


def _object(line: Line, at: int) -> Mention | None:
    """Read the place that a verb reaches or hits: "hit Sanaa", "struck the centre of Sumy" is left to its "of"."""
    first = at + 1
    while first < len(line.words) and (line.tags[first] == "D" or line.lows[first] in _words("directions")):
        first += 1
    last = _name_end(line, first) if first < len(line.words) else first
    if last == first or not (known_place(line.text(first, last)) or of_place(line.lows[last - 1])):
        return None
    return _mention(line, first, last, 3)


def _after_preposition(line: Line, at: int) -> Mention | None:
    """Read the place after the preposition at word *at*: a name, a list of names, or a common noun with "the"."""
    strength = 3 if line.lows[at] in _words("locative") or _from_side(line, at) else 2
    begin = at + 1
    first = begin
    while first < len(line.words) and (
        line.tags[first] == "D" or line.words[first].low in _words("directions") or _counted(line, first, begin)
    ):
        first += 1
    if first + 1 < len(line.words) and line.tags[first] == "G":
        inner = first + 1
        while inner < first + 4 and line.tags[inner : inner + 1] in ("N", "J") and _name_end(line, inner) == inner:
            inner += 1  # "South Africa's tourist magnet Cape Town"
        owned = _name_end(line, inner) if inner < len(line.words) and line.tags[inner] in "XJN" else inner
        if owned > inner:
            return _mention(line, inner, owned, strength)
        return _generic(line, begin, first + 1, strength)
    last = _with_noun(line, first, _name_end(line, first))
    if last == first or not _is_place(line, first, last, strength):
        return _generic(line, begin, first, strength)
    last = _listed(line, last)
    start = begin if _leading_kept(line, begin, first) else first
    if at and line.words[at - 1].low in _words("meetings"):
        strength = 1
    return _mention(line, start, last, strength)


def _from_side(line: Line, at: int) -> bool:
    """Whether an "of" says where: "out of Harsil", "south of Bayelsa"."""
    if at == 0 or line.lows[at] != "of":
        return False
    return line.lows[at - 1] == "out" or line.lows[at - 1] in _words("directions")


def _with_noun(line: Line, first: int, last: int) -> int:
    """Take in the noun that a name with an article modifies: "the Silkyara tunnel", "the Kocani discotheque"."""
    if last == first or first == 0 or line.words[first - 1].low != "the" or line.tags[last : last + 1] != "N":
        return last
    end = last
    while end < len(line.words) and line.tags[end] == "N":
        end += 1
    return last if noun_classes(singular(line.words[end - 1].low)) & {"person", "vehicle", "incident"} else end


def _counted(line: Line, at: int, begin: int) -> bool:
    """Whether a number stands inside the name: "the two Kivus"."""
    return at > begin and line.tags[at] == "Q" and at + 1 < len(line.words) and line.tags[at + 1] == "X"


def _is_place(line: Line, first: int, last: int, strength: int) -> bool:
    """Whether a name after a preposition is a place: known, with a word of place, or unknown after a locative one and
    not before a noun that it modifies."""
    if known_place(line.text(first, last)) or line.words[last - 1].low in _words("suffixes"):
        return True
    dated = line.tags[last : last + 1] == "W" and line.words[last].text[0].isupper()
    if dated or line.lows[last - 1] in ("day", "area", "route", "interstate"):
        return False
    if first == 1:
        return strength == 3  # "In Merawi residents remember": the noun begins another phrase
    article = first > 0 and line.words[first - 1].low == "the" and line.words[last - 1].text[0].isupper()
    if article and (first < 2 or line.words[first - 2].low not in _BESIDE):
        return False  # "the Embraer", "the Senate": what is unknown with an article is rather a thing
    if strength == 2 and first > 1 and line.lows[first - 1] == "of" and _of_people(line, first - 2):
        strength = 3
    return strength == 3 and (last >= len(line.words) or line.tags[last] not in "NLJG")


def _of_people(line: Line, at: int) -> bool:
    """Whether "of" follows people: "residents of Casamicciola"."""
    return "person" in noun_classes(singular(line.lows[at]))


def _leading_kept(line: Line, begin: int, first: int) -> bool:
    """Whether "the", "northern" before a name is kept as written; demonstratives and "its" are not."""
    return all(
        line.words[at].low == "the" or line.tags[at] == "Q" or line.words[at].low in _words("directions")
        for at in range(begin, first)
    )


def _mention(line: Line, first: int, last: int, strength: int) -> Mention | None:
    text = line.text(first, last)
    bare = text.removeprefix("the ").removeprefix("The ")
    if bare.casefold() in _words("no_places") or (nation_of(bare) and not known_place(bare)):
        return None
    return Mention(first, last, text, strength)


def _name_end(line: Line, first: int) -> int:
    """Give the end of the name that begins at *first*, or *first* where none does."""
    known = _known_end(line, first)
    at = max(known, _capitals_end(line, first))
    if at == first or _person(line, first, at):
        return first
    while (
        at < len(line.words)
        and line.tags[at] in "NLXJ"
        and line.words[at].low in _words("suffixes") | _words("generic")
    ):
        at += 1
    return at


def of_place(low: str) -> bool:
    """Say whether a common noun may name a place or be part of its name: "the province", "Kursk region"."""
    return low in _words("suffixes") or low in _words("generic")


def _known_end(line: Line, first: int) -> int:
    """Give the end of the longest name of the gazetteer at *first*."""
    if first >= len(line.words) or not begins_name(line.words[first].text):
        return first
    for last in range(min(len(line.words), first + longest_name()), first, -1):
        text = line.text(first, last)
        if known_place(text) and (text[0].isupper() or line.text(0, len(line.words)).islower()):
            return last
    return first


def _capitals_end(line: Line, first: int) -> int:
    """Give the end of a run of capitalised words, with "of", "al" and "de" inside."""
    if _shouting(line):
        return first
    at = first
    while at < len(line.words):
        word = line.words[at]
        if (
            word.text[0].isupper()
            and line.tags[at] not in "QWRUSPC"
            and line.tags[at] != "G"
            and word.low not in _words("no_places")
        ) or (
            at > first
            and word.low in ("al", "el", "de", "del", "di", "da", "la", "of")
            and at + 1 < len(line.words)
            and line.words[at + 1].text[0].isupper()
            and line.tags[at + 1] not in "QW"
        ):
            at += 1
        else:
            break
    return at


def _shouting(line: Line) -> bool:
    text = line.sentence.text
    return text.isupper()


def _person(line: Line, first: int, last: int) -> bool:
    """Whether the name is an adjective of a people before a noun ("in Russian hands") rather than a place."""
    text = line.text(first, last)
    if known_place(text):
        return False
    return nation_of(line.words[first].text) is not None and last - first == 1


def _listed(line: Line, last: int) -> int:
    """Take in further names: "Sumy, Poltava and Kyiv oblasts", "Lebanon and Syria", "Coahuayana, Michoacán"."""
    at = last
    while at + 1 < len(line.words) and line.tags[at] in ",C" and line.words[at].low in (",", "and", "or"):
        further = at + 2 if line.tags[at] == "," and line.tags[at + 1] == "C" else at + 1
        if further < len(line.words) and line.words[further].low == "the":
            further += 1
        end = _name_end(line, further)
        if (
            end == further
            or (end < len(line.words) and line.tags[end] in "VEBHMGN")
            or not _place_like(line, further, end)
        ):
            break
        at = last = end
    return last


def _place_like(line: Line, first: int, last: int) -> bool:
    return (
        known_place(line.text(first, last))
        or line.words[last - 1].low in _words("suffixes")
        or last == len(line.words)
        or line.tags[last] in ".,;)PCWR"
    )


def _generic(line: Line, begin: int, first: int, strength: int) -> Mention | None:
    """Read a common noun of place with its determiner or number: "in the province", "in 25 districts"."""
    if begin >= len(line.words) or strength != 3 or line.lows[begin] in _LOOSE:
        return None
    if begin == first and line.tags[begin] not in "DGQ" and line.lows[begin] != "parliament":
        return None
    at = first
    while at < len(line.words) and line.tags[at] in "NLJXGQ" and at < first + 5:
        at += 1
    head = line.lows[at - 1]
    if (
        at > first
        and line.tags[at - 1] not in "GQ"
        and (head in _words("generic") or singular(head) in _words("generic"))
    ):
        return _named_of(line, at, strength) or Mention(begin, at, line.text(begin, at), 0)
    return None


def _named_of(line: Line, at: int, strength: int) -> Mention | None:
    """Read the name of a common noun that ends before word *at*: "the Afghan province of Ghor" is Ghor."""
    first = at + 1
    if first >= len(line.words) or line.lows[at] != "of":
        return None
    if line.lows[first] == "the" and first + 1 < len(line.words):
        first += 1
    last = _name_end(line, first) if line.words[first].text[0].isupper() else first
    return _mention(line, first, last, strength) if last > first else None


def _bare(line: Line, at: int) -> Mention | None:
    """Read a known name without a preposition: before a noun ("Kursk village"), as owner, dateline or subject."""
    if line.tags[at] == "G":
        return _owner(line, at)
    if line.tags[at] not in "XN" or (at and line.tags[at - 1] == "X"):
        return None
    last = _known_end(line, at)
    if last == at:
        if (
            at + 1 < len(line.words)
            and line.tags[at] == "X"
            and line.words[at + 1].low in _words("suffixes") - {"state", "street", "plant"}
        ):
            last = at + 1
        else:
            return None
    while last < len(line.words) and line.words[last].low in _words("suffixes") and line.tags[last] in "NX":
        last += 1
    if not _standing_alone(line, at, last):
        return None
    return _mention(line, at, last, 1)


def _standing_alone(line: Line, first: int, last: int) -> bool:
    """Whether a bare name is a place: before a noun of an event or thing, before a colon or dash, or a town that acts.

    Before people ("US soldiers") it says whose they are, and a country or capital that acts is a government.
    """
    if last >= len(line.words):
        return first > 0
    letter = line.tags[last]
    if letter in ":-(":
        return not line.text(first, last).isupper()  # a dateline tells where it was written
    if letter in "NLJ":
        end = last
        while end < len(line.words) and line.tags[end] in "NLJX":
            end += 1
        return not noun_classes(singular(line.words[end - 1].low)) & {"person", "force", "vehicle", "projectile"}
    place = find_place(line.text(first, last))
    return place is not None and place.kind in ("city", "region") and letter in "VEBHM"


def _owner(line: Line, at: int) -> Mention | None:
    """Read a place that owns what is counted or where: "Vietnam's dead", "Kerr County's banks"; never armies."""
    first = at
    while first > 0 and line.tags[first - 1] == "X":
        first -= 1
    name = line.text(first, at + 1).rstrip("'’s").rstrip("'’")
    following = line.words[at + 1].low if at + 1 < len(line.words) else ""
    if known_place(name) and (topic_measure(following) or noun_measure(singular(following))):
        return Mention(first, at + 1, name, 1)
    return None
