"""Ages: aged 34, a 19-year-old, children under five, a boy of 12, "the driver, 51,"."""

from __future__ import annotations

from claimbot.extract.kinds import Kind
from claimbot.extract.lexicon import lexicon
from claimbot.extract.pieces import HYPHENED
from claimbot.extract.site import Site, Verdict, first_words, names, phrases, plural
from claimbot.extract.units import unit_after

OLDEST = 120
"""The greatest age of a person, in years, that a bare number can be."""
_OLD = frozenset(
    {("year", "old"), ("years", "old"), ("month", "old"), ("day", "old"), ("week", "old"), ("year", "olds"),
     ("months", "old")}
)  # fmt: skip
"""What hangs on the number in "19-year-old"."""

YOUNGEST_PARENT = 14
"""Below it, "a mother of 12" tells how many children she has."""


def age(site: Site) -> Verdict | None:
    """An age: aged 34, 19-year-old, two months old, under five, a boy of 12, "the driver, 51,"."""
    tail = site.tail
    if tail and (tuple(tail[:2]) in _OLD or tail[0] == "yearold"):
        return Verdict(Kind.AGE, "an age", last=site.numeral.last + len(tail))
    begins = site.after() in first_words("age_ends")
    following = tuple(site.line.lows[site.numeral.last : site.numeral.last + 3]) if begins else ()
    for length in range(len(following), 0, -1):
        if following[:length] in phrases("age_ends"):
            return Verdict(Kind.AGE, "an age", last=site.numeral.last + length)
    if site.value > OLDEST or site.numeral.scale > 1:
        return None
    unit = unit_after(site.line, site.numeral.last, digits=site.digits)
    opening = site.line.low(site.start - 1)
    if _said_of_age(site, opening):
        return Verdict(Kind.AGE, "an age", last=unit.last if unit else None)
    if unit or tail or site.after()[:1] in "%$":
        return None
    if _under_or_over(site) or _of_a_person(site) or _apposed(site) or _is_aged(site):
        return Verdict(Kind.AGE, "an age")
    return None


def _said_of_age(site: Site, opening: str) -> bool:
    """Whether "aged", "ages 6 to 12", "between the ages of", "in their 60s" stands before."""
    if opening in ("aged", "ages") or site.before() in ("aged", "ages"):
        return True
    if opening == "as" and site.line.low(site.start - 2) in ("young", "old"):
        return True  # "some as young as 12"
    if opening in names()["age_words"] and site.after() in names()["age_stops"]:
        return True
    if opening in ("of", "between", "at", "from", "to", "is", "was") and site.line.low(site.start - 2) in (
        "ages",
        "age",
        "aged",
    ):
        return True
    return site.tail == ["s"] and site.before() in ("their", "his", "her", "mid", "late", "early", "over", "under")


def _under_or_over(site: Site) -> bool:
    """Whether it is people "under five" or "over 65", with no noun after; or an under-17."""
    line = site.line
    if site.before() in ("under", "over") and line.link(site.numeral.first) == HYPHENED:
        return True
    word = line.low(site.start) if site.start < site.numeral.first else ""
    if (
        word not in ("under", "over", "above", "below")
        or site.after() not in names()["age_stops"]
        or not 1 <= site.value < 100
    ):
        return False
    before = line.low(site.start - 1)
    if before in ("are", "were"):  # "20 are under 18"; but "the dead are over 60"
        return line.low(site.start - 2)[:1].isdecimal() or line.low(site.start - 2) in lexicon().seeds
    return before in names()["young_and_old"]


def _person(word: str) -> bool:
    """Whether *word* is a person, by list or ending."""
    if word in names()["of_age"]:
        return True
    return len(word) > 4 and word.endswith(tuple(names()["person_endings"])) and word not in names()["no_person"]


def _of_a_person(site: Site) -> bool:
    """Whether it is "a boy of 12", "recruits of 18", "a poll worker of 80"; "a father of three" has three children."""
    person = site.before(2)
    if site.before() != "of" or not _person(person) or site.value < 1 or plural(site):
        return False
    if person in names()["parents"] and site.value < YOUNGEST_PARENT:
        return False
    return site.after() in names()["age_stops"] or (site.digits and site.bare)


def _is_aged(site: Site) -> bool:
    """Whether it is "she was 17", "the captain is 36", "the youngest was two, the oldest 71"."""
    if site.after() not in names()["age_stops"] or site.value < 1 or site.numeral.scale > 1:
        return False
    at = site.start - 1
    subjects = names()["aged_subjects"]
    if site.line.low(at) in ("youngest", "oldest", "eldest", "now"):
        return True
    if site.line.low(at - 1) == "of" and site.line.low(at - 2) in ("youngest", "oldest", "eldest"):
        return True  # "the youngest of them 5"
    if site.line.low(at) == "be" and site.line.low(at - 1) in ("will", "would"):
        return site.line.low(at - 2) in subjects
    if site.line.low(at) not in ("is", "was", "'m", "am", "turned", "looked", "being"):
        return False
    return site.line.low(at - 1) in subjects or (
        _person(site.line.low(at - 1)) and site.line.low(at - 2) in ("the", "a", "his", "her", "whose")
    )


_ONE_PERSON = frozenset({"a", "an", "one", "his", "her", "another", "the"})
"""Words before somebody whose age may end the sentence: "(a man, 61, and a woman, 58)"."""


def _apposed(site: Site) -> bool:
    """Whether it stands between commas after a person: "the driver, 51, has"; not "in Kyiv, 12,"."""
    line, comma = site.line, site.numeral.first - 1
    ends = site.after() in (",", ")", "", ".", ";") or (
        site.after() == "and" and site.after(1).isdecimal() and site.after(2) == ","
    )
    if not site.bare or line.low(comma) != "," or site.value < 1 or not ends:
        return False
    at = comma - 1
    if not line.low(at).isalpha() or line.low(at) in names()["months"]:
        return False
    if not site.capital(at):
        alone = line.low(at - 1) in _ONE_PERSON and _person(line.low(at))
        if (site.after() != "," and not alone) or line.low(at) in names()["counting"]:
            return False
        return _person(line.low(at)) or (
            line.low(at - 1) in names()["owners"] and line.low(at)[-1] != "s" and site.value >= 10
        )
    while at > 0 and site.capital(at - 1) and line.low(at - 1).isalpha():
        at -= 1
    if line.low(at - 1) == "the":
        return False  # "in the Mediterranean, 3": a name with an article is nobody
    if line.low(at - 1) not in ("in", "at", "from", "near", "of", "for", "to", "and", ","):
        return True
    return site.after() == "," and site.after(1) in ("has", "was", "is", "who", "had", "said") and site.value >= 10
