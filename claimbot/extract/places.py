"""Where: the places that a sentence names, as written.

Known names are those of the gazetteer; unknown ones are runs of capitalised words after a preposition of place, or
with a word such as "province" after them. A people ("Ukrainian") and a possessor ("Russia's troops") are no places.
"""

from __future__ import annotations

from functools import cache

from claimbot.extract.nesting import JOINING, apposed, chained, held, of_name, owned_name
from claimbot.extract.placenames import (
    Mention,
    capitals_end,
    known_end,
    listed_end,
    mention,
    name_end,
    of_place,
    owner_name,
    words,
)
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import (
    expand,
    noun_classes,
    noun_measure,
    singular,
    topic_measure,
    verb_forms,
)
from claimbot.extract.words import table
from claimbot.gazetteer import find_place, known_place, nation_of

_LOOSE = frozenset({"a", "an", "each", "any", "every", "some", "another"})
"""Determiners with which a common noun names no place that is known."""

_BESIDE = frozenset({"in", "at", "along", "off", "near", "across", "outside", "inside"})
"""Prepositions after which an unknown name with an article is a river, a coast or a site: "at the Bürgenstock"."""

_DIVISIONS = frozenset(
    {
        "district",
        "county",
        "province",
        "commune",
        "region",
        "village",
        "town",
        "oblast",
        "township",
        "municipality",
        "prefecture",
        "governorate",
        "parish",
        "department",
    }
)
"""Kinds of place after a name that nothing else has: "Matale district"."""
_EVERYWHERE = frozenset({"nationwide", "countrywide"})
"""Adverbs that are places by themselves."""


def mentions(line: Line) -> list[Mention]:
    """Give the places that *line* names, in order."""
    found: list[Mention] = []
    at = 0
    while at < len(line.words):
        one = _at(line, at)
        if one:
            found.append(one)
        at = max(one.last, at + 1) if one else at + 1
    return chained(line, found)


def _at(line: Line, at: int) -> Mention | None:
    low = line.lows[at]
    if low in _EVERYWHERE and line.tags[at + 1 : at + 2] not in ("N", "J", "L"):
        return Mention(at, at + 1, line.words[at].text, 3)
    if low in words("prepositions"):
        return _after_preposition(line, at) if line.owner[at] < 0 else None  # "at least", "between 30 and 40"
    if line.tags[at] in "EV" and low in _forms("reaching"):
        return _object(line, at)
    return _bare(line, at) if line.tags[at] in "XNG" else None


@cache
def _forms(name: str) -> frozenset[str]:
    """Give every form of the verbs of one list of `data/where.toml`."""
    return frozenset(form for entry in table("where")[name] for form in expand(entry))


def _object(line: Line, at: int) -> Mention | None:
    """Read the place that a verb reaches or hits: "hit Sanaa", "struck the centre of Sumy" is left to its "of"."""
    first = at + 1
    while first < len(line.words) and (line.tags[first] == "D" or line.lows[first] in words("directions")):
        first += 1
    last = name_end(line, first) if first < len(line.words) else first
    if last == first:
        return None
    known = known_place(line.text(first, last)) or of_place(line.lows[last - 1])
    entered = line.lows[at] in _forms("entering") and line.tags[last : last + 1] not in ("N", "L", "J", "G")
    return mention(line, first, last, 3) if known or entered else None


def _after_preposition(line: Line, at: int) -> Mention | None:
    """Read the place after the preposition at word *at*: a name, a list of names, or a common noun with "the"."""
    strength = 3 if line.lows[at] in words("locative") or _from_side(line, at) else 2
    begin = at + 1
    first = _past_lead(line, begin)
    owned = held(line, begin, first, strength) or (_struck(line, first) if first < len(line.words) else None)
    if owned is not None:
        return owned
    if first + 1 < len(line.words) and line.tags[first] == "G":
        return owned_name(line, first, strength) or _generic(line, begin, first + 1, strength)
    last = _with_noun(line, first, name_end(line, first))
    if last == first or not _is_place(line, first, last, strength):
        return _generic(line, begin, first, strength)
    if at and line.words[at - 1].text in words("meetings"):
        return None  # "agreed in Doha"
    start = begin if _leading_kept(line, begin, first) else first
    return mention(line, start, listed_end(line, first, of_name(line, last)), strength)


def _past_lead(line: Line, begin: int) -> int:
    """Give the word after the article, the direction or the number that a name begins with."""
    first = begin
    while first < len(line.words) and (
        line.tags[first] == "D" or line.lows[first] in words("directions") or _counted(line, first, begin)
    ):
        first += 1
    return first


def _from_side(line: Line, at: int) -> bool:
    """Whether an "of" says where: "out of Harsil", "south of Bayelsa"."""
    if at == 0 or line.lows[at] != "of":
        return False
    return line.lows[at - 1] == "out" or line.lows[at - 1] in words("directions")


def _with_noun(line: Line, first: int, last: int) -> int:
    """Take in the noun that a name with an article modifies: "the Silkyara tunnel", "the Kocani discotheque"."""
    if last == first or first == 0 or line.lows[first - 1] != "the" or line.tags[last : last + 1] != "N":
        return last
    end = last
    while end < len(line.words) and line.tags[end] == "N":
        end += 1
    return last if noun_classes(singular(line.lows[end - 1])) & {"person", "vehicle", "incident"} else end


def _counted(line: Line, at: int, begin: int) -> bool:
    """Whether a number stands inside the name: "the two Kivus"."""
    return at > begin and line.tags[at] == "Q" and at + 1 < len(line.words) and line.tags[at + 1] == "X"


def _is_place(line: Line, first: int, last: int, strength: int) -> bool:
    """Whether a name after a preposition is a place: known, with a word of place, or unknown after a locative one and
    not before a noun that it modifies."""
    if known_place(line.text(first, last)) or of_place(line.lows[last - 1]):
        return True
    dated = line.tags[last : last + 1] == "W" and line.words[last].text[0].isupper()
    if dated or line.lows[last - 1] in ("day", "area", "route", "interstate"):
        return False
    if first == 1:
        return strength == 3  # "In Merawi residents remember": the noun begins another phrase
    if _thing(line, first, last):
        return False
    if strength == 2 and last - first > 1 and _in_a_name(line, last):
        return True  # "the scaffolding of Wang Fuk Court in Tai Po"
    local = strength == 3 or _of_people(line, first - 1) or _moved(line, first - 1)
    return local and (last >= len(line.words) or line.tags[last] not in "NLJG")


def _thing(line: Line, first: int, last: int) -> bool:
    """Whether what is unknown with an article is rather a thing: "for the Embraer", not "in the Patapsco"."""
    article = line.lows[first - 1] == "the" and line.words[last - 1].text[0].isupper()
    return article and line.lows[first - 2] not in _BESIDE


def _in_a_name(line: Line, last: int) -> bool:
    """Whether a preposition of place and another name follow."""
    return line.lows[last : last + 1] != () and line.lows[last] in JOINING and _capital(line, last + 1)


def _capital(line: Line, at: int) -> bool:
    return at < len(line.words) and line.words[at].text[0].isupper()


def _of_people(line: Line, at: int) -> bool:
    """Whether word *at* is an "of" after people, a place or an office: "residents of Casamicciola", "the mayor of"."""
    if line.lows[at] != "of":
        return False
    low = line.lows[at - 1]
    return of_place(low) or low in words("offices") or "person" in noun_classes(singular(low))


def _moved(line: Line, at: int) -> bool:
    """Whether word *at* leads somewhere: "into Latacunga", "flown to Orvale", "taken back to Orvale"."""
    low, verb = line.lows[at], line.lows[at - 1]
    return low in ("into", "onto") or (low == "to" and (verb in _forms("moving") or verb in _LEADING))


_LEADING = frozenset({"back", "home", "away", "over", "on"})
"""Adverbs before a "to" that leads somewhere."""


def _leading_kept(line: Line, begin: int, first: int) -> bool:
    """Whether "the", "northern" before a name is kept as written; demonstratives and "its" are not."""
    return all(
        line.lows[at] == "the" or line.tags[at] == "Q" or line.lows[at] in words("directions")
        for at in range(begin, first)
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
    if at == first or line.tags[at - 1] in "GQ":
        return None
    if line.lows[at - 1] not in words("generic") and singular(line.lows[at - 1]) not in words("generic"):
        return None
    last = apposed(line, at)
    return _named_of(line, at, strength) or Mention(begin, last, line.text(begin, last), 0)


def _named_of(line: Line, at: int, strength: int) -> Mention | None:
    """Read the name of a common noun that ends before word *at*: "the Afghan province of Ghor" is Ghor."""
    first = at + 1
    if first >= len(line.words) or line.lows[at] != "of":
        return None
    if line.lows[first] == "the" and first + 1 < len(line.words):
        first += 1
    last = name_end(line, first) if line.words[first].text[0].isupper() else first
    return mention(line, first, last, strength) if last > first else None


def _bare(line: Line, at: int) -> Mention | None:
    """Read a known name without a preposition: before a noun ("Kursk village"), as owner, dateline or subject."""
    if line.tags[at] == "G":
        return _owner(line, at)
    if line.tags[at] not in "XN" or (at and line.tags[at - 1] == "X"):
        return None
    last = _bare_end(line, at)
    while at < last < len(line.words) and line.lows[last] in words("suffixes") and line.tags[last] in "NX":
        last += 1
    alone = last > at and (_standing_alone(line, at, last) or _division(line, at, last))
    return _struck(line, at) or (mention(line, at, last, 1) if alone else None)


def _bare_end(line: Line, at: int) -> int:
    last = known_end(line, at)
    if last > at or line.tags[at] != "X":
        return last
    run = capitals_end(line, at)
    if _division(line, at, run + 1):
        return run + 1
    kinds = words("suffixes") - {"state", "street", "plant"}
    return at + 1 if at + 1 < len(line.words) and line.lows[at + 1] in kinds else at


def _division(line: Line, first: int, last: int) -> bool:
    """Whether a name with a kind of place ends before word *last*: "Matale district"."""
    return first + 1 < last < len(line.words) and line.tags[first] == "X" and line.lows[last - 1] in _DIVISIONS


def _struck(line: Line, first: int) -> Mention | None:
    """Read the place that an incident is named after: "the Wakra ferry disaster", "the Zhenxiong landslide"."""
    last = end = capitals_end(line, first)
    if last == first or line.lows[last - 1] in words("carriers"):
        return None
    while end < len(line.words) and end < last + 3 and line.tags[end] in "NJL" and not _befalls(line, end - 1, last):
        end += 1
    name = line.text(first, last)
    told = known_place(name) or (_headline(line, last, end) if first == 0 else line.lows[first - 1] == "the")
    return Mention(first, last, name, 2) if told and _befalls(line, end - 1, last) and not nation_of(name) else None


def _headline(line: Line, last: int, end: int) -> bool:
    """Whether a line begins with an incident that bears a name, up to *last*: "Ségou ambush: ...", not "Bus crash"."""
    common = any(noun_classes(singular(low)) or of_place(low) or verb_forms(low) for low in line.lows[:last])
    return not common and line.tags[end : end + 1] in (":", "V", "H", "B", "E")


def _befalls(line: Line, at: int, least: int) -> bool:
    return at >= least and singular(line.lows[at]) in words("incidents")


def _standing_alone(line: Line, first: int, last: int) -> bool:
    """Whether a bare name is a place: before a noun of an event or thing, before a colon or dash, or a town that acts.

    Before people ("US soldiers") it says whose they are, and a country or capital that acts is a government.
    """
    if last >= len(line.words):
        return first > 0
    letter = line.tags[last]
    dateline = first == 0 and last - first < 4 and len(line.text(first, last)) > 3
    if line.text(first, last).isupper() and (dateline or letter in ":-("):
        return False  # it tells where the text was written
    if letter in ":-(":
        return True
    if letter in "NLJ":
        end = last
        while end < len(line.words) and line.tags[end] in "NLJX":
            end += 1
        return not noun_classes(singular(line.lows[end - 1])) & {"person", "force", "vehicle", "projectile"}
    place = find_place(line.text(first, last))
    return place is not None and place.kind in ("city", "region") and letter in "VEBHM"


def _owner(line: Line, at: int) -> Mention | None:
    """Read a place that owns what is counted or befell it: "Vietnam's dead", "Derna's flood"; never armies."""
    first = at
    while first > 0 and line.tags[first - 1] == "X":
        first -= 1
    name = owner_name(line, first, at + 1)
    following = line.lows[at + 1] if at + 1 < len(line.words) else ""
    if not known_place(name):
        return None
    if singular(following) in words("incidents"):
        return Mention(first, at + 1, name, 2)
    counted = topic_measure(following) or noun_measure(singular(following))
    return Mention(first, at + 1, name, 1) if counted else None
