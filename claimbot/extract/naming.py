"""Numbers that are part of a name, an address, a telephone number, a score or a ratio."""

from __future__ import annotations

from claimbot.extract.cardinals import digits_value
from claimbot.extract.dates import chain
from claimbot.extract.kinds import Kind
from claimbot.extract.lexicon import lexicon
from claimbot.extract.numeral import Shape
from claimbot.extract.pieces import HYPHENED
from claimbot.extract.ranges import DASHES
from claimbot.extract.site import Site, Verdict, names, plural
from claimbot.extract.units import unit_after

SCORE_REACH = 5
"""So many pieces before "3-1" a word like "won" makes it a score."""
STREET = 3
"""So many words of a street's name may stand between the number and "Street"."""

_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 1000})
_RATIOS = (("in", "every"), ("out", "of", "every"), ("of", "every"), ("out", "of"), ("in",))


def marker(site: Site) -> Verdict | None:
    """The number of a list item or a note: "1. The", "[12]"."""
    if not site.bare or site.value > 999:
        return None
    if site.numeral.first == 0 and site.after() in (".", ")") and site.after(1):
        return Verdict(Kind.MARKER, "the number of a list item")
    if site.before() in ("[", "#") and site.after() == "]":
        return Verdict(Kind.MARKER, "the number of a note")
    if site.before() == "(" and site.after() == ")" and site.numeral.first == 1:
        return Verdict(Kind.MARKER, "the number of a list item")
    return None


def coded(site: Site) -> Verdict | None:
    """A number inside a word that names: G7, FA-50, COVID-19, seat 11A; "mid-1990s" is a decade."""
    if site.numeral.shape is Shape.CODE:
        return Verdict(Kind.NAME, "part of a name")
    first = site.numeral.first
    if site.line.link(first) != HYPHENED:
        return None
    before = site.before()
    if before in names()["year_prefixes"] and site.digits:
        return Verdict(Kind.YEAR, "a year or decade")
    if before in ("under", "over"):
        return Verdict(Kind.AGE, "an age")
    if before == "minus":
        return None
    kind = Kind.NAME if site.digits else Kind.COMPOUND
    return Verdict(
        kind, "part of a name" if site.digits else "inside a compound word", last=site.numeral.last + len(site.tail)
    )


def phone(site: Site) -> Verdict | None:
    """A telephone number: +44 20 7946 0958, 0800 555 0142, 555-0123-45, "call 112"."""
    before = site.before()
    text = site.line.low(site.numeral.first)
    if site.bare and len(text) > 2 and text.startswith("0"):  # nobody counts with a zero in front
        return Verdict(Kind.PHONE, "a telephone number")
    parts = chain(site)
    grouped = len(parts) > 1 or site.after()[:1].isdecimal() or site.numeral.last > site.numeral.first + 1
    if before == "+" and grouped and site.line.gap(site.numeral.first) == 0:  # "(+12)" is an increase
        return Verdict(Kind.PHONE, "a telephone number")
    if len(parts) > 2 and sum(map(len, parts)) > 6:
        return Verdict(Kind.PHONE, "a telephone number")
    follows = site.after() in ("", ".", ",", ";", "for", "or", "to", "and", "if", "immediately", "now")
    if before in names()["phone"] and site.bare and site.value >= 100 and follows:
        return Verdict(Kind.PHONE, "a telephone number")
    return None


def named(site: Site) -> Verdict | None:
    """The number of an article, channel, highway, flight, model or room; "the 892 line"; "Five Eyes"."""
    line, first = site.line, site.numeral.first
    if (
        (site.numeral.joined and site.before() not in names()["proper"])
        or site.start != first
        or site.numeral.scale > 1
    ):
        return None
    before = site.before()
    at = first - 2 if before == "." else first - 1
    word = line.low(at)
    plain = not site.tail and (site.numeral.last == first + 1 or site.numeral.joined) and "," not in line.low(first)
    if plain and word in names()["naming"] and _names_one(site, at):
        return Verdict(
            Kind.NAME, f"the number of a {word}" if word.isalpha() and word not in _NUMBER else "a number in a row"
        )
    if (
        plain
        and word in names()["proper"]
        and site.capital(at)
        and line.low(at) != line.low(first)
        and _names_one(site, at)
    ):
        return Verdict(Kind.NAME, "part of a name")
    if site.bare and site.after() in names()["named_after"] and before in ("the", "a"):
        return Verdict(Kind.NAME, f"the number of a {site.after()}")
    if plain and _goes_on(site):
        return Verdict(Kind.NAME, "a number in a row")
    if _after_a_name(site) or _after_initials(site):
        return Verdict(Kind.NAME, "part of a name")
    return _proper(site)


def _goes_on(site: Site) -> bool:
    """Whether the number goes on with a row of them: "number 1 and 2 in chess"."""
    row = site.before() in ("and", "or", "to") and site.before(2)[:1].isdecimal()
    return row and site.before(3) in _NUMBER and not plural(site)


_NUMBER = frozenset({"no", "number", "numbers", "nos", "#", "№", "nr"})


def _after_initials(site: Site) -> bool:
    """Whether initials take the number as their name: "HR 6819", "NGC 1300"; not where people or things follow."""
    word = site.line.written(site.numeral.first - 1)
    initials = 1 < len(word) < 6 and word.isalpha() and word.isupper() and site.cased
    if not (site.bare and initials and site.value >= 100):
        return False
    return site.after() not in names()["counted"] and not plural(site) and not site.after()[:1].isdecimal()


def _after_a_name(site: Site) -> bool:
    """Whether the word before is part of the same name: "a Boeing 737", "the ATR 72", "CentOS 8"."""
    line, first = site.line, site.numeral.first
    before, word = site.before(), line.written(first - 1)
    if not (site.bare and before.isalpha() and site.capital(first - 1)) or before in names()["months"] or first < 2:
        return False
    if site.after() in names()["counted"] or plural(site):
        return False
    mixed = not word.istitle() and not word.isupper()
    article = site.before(2) in ("a", "an", "the") and site.before(3) not in ("in", "across", "from", "for", "of")
    return mixed or (article and before not in names()["weekdays"] and site.after() not in ("were", "have", "had"))


def _names_one(site: Site, at: int) -> bool:
    """Whether the noun at *at* takes the number as its name: not where people follow ("in room 12 people")."""
    if site.line.low(at) == "number" and not _is_noun(site, at):
        return False  # the verb: "houses number 5,588"
    following = site.after()
    if site.line.low(at) in _NUMBER:
        return site.digits or site.line.low(at) == "number"
    if plural(site) and not site.capital(at):
        return False
    if following in names()["counted"]:
        return False
    return at == 0 or site.digits or site.capital(at) or site.line.low(at) == "phase"


def _is_noun(site: Site, at: int) -> bool:
    """Whether the word "number" at *at* is the noun: "Advisory Number 14", "tunnel number 8", "the number 8"."""
    return site.line.low(at - 1) in names()["before_number"] or (at > 0 and site.capital(at))


def law(site: Site) -> Verdict | None:
    """The title or section of a law: "17 U.S. Code § 1201", "§ 12"."""
    near = site.line.lows[site.numeral.last : site.numeral.last + 6]
    cited = site.before() in ("§", "§§") or "§" in near[:2] or (near[:1] in (["u.s."], ["u.s"]) and "§" in near)
    return Verdict(Kind.NAME, "a reference to a law") if site.bare and cited else None


def _proper(site: Site) -> Verdict | None:
    """A number word with a capital in front of one: "Five Eyes", "the Three Gorges", "Group of Seven"."""
    line, first = site.line, site.numeral.first
    if site.numeral.shape is not Shape.WORDS or not site.capital(first) or site.numeral.last != first + 1 or first == 0:
        return None
    if line.low(first - 1) in ('"', "“", ":", "‘", "'", "-", "—", "–", ".", ";"):
        return None
    if site.capital(first + 1) or line.low(first - 1) == "of":
        return Verdict(Kind.NAME, "part of a name")
    return None


def address(site: Site) -> Verdict | None:
    """A house number: 12 Baker Street."""
    if not site.bare or site.value > 9999:
        return None
    for at in range(site.numeral.last, site.numeral.last + STREET + 1):
        low = site.line.low(at)
        if at > site.numeral.last and low in names()["streets"] and site.capital(at):
            return Verdict(Kind.ADDRESS, "a house number")
        if not site.capital(at):
            return None
    return None


def coordinates(site: Site) -> Verdict | None:
    """Degrees of latitude or longitude: 34.05°N, 35 degrees north."""
    at = site.numeral.last
    if site.after() in ("°", "º", "degrees") and site.after(1).strip("'′") in names()["compass"]:
        return Verdict(Kind.COORDINATES, "a latitude or longitude", last=at + 2)
    if site.after() == "°" and site.after(1)[:1].isdecimal():
        return Verdict(Kind.COORDINATES, "a latitude or longitude")
    if site.before() in ("latitude", "longitude"):
        return Verdict(Kind.COORDINATES, "a latitude or longitude")
    return None


def score(site: Site) -> Verdict | None:
    """The result of a game or a vote: 3-1, 2–0, "voted 10 to 5"."""
    line, numeral = site.line, site.numeral
    if not (site.digits and numeral.scale == 1 and site.value < 200):
        return None
    if numeral.joined:
        two = numeral.last == numeral.first + 3 and line.lows[numeral.first + 1] in DASHES
        return Verdict(Kind.SCORE, "a score") if two and (site.value == 0 or _game_near(site)) else None
    other = _opponent(site)
    if other is None or len(chain(site)) != 2:
        return None
    falling = other < site.value if line.low(numeral.last) in DASHES else other > site.value
    if falling or other == site.value or _game_near(site):
        return Verdict(Kind.SCORE, "a score")
    return None


def _opponent(site: Site) -> int | None:
    """The number joined to this one by a dash without spaces."""
    line, numeral = site.line, site.numeral
    for dash, number, edge in (
        (numeral.last, numeral.last + 1, numeral.last + 1),
        (numeral.first - 1, numeral.first - 2, numeral.first),
    ):
        low = line.low(number)
        if line.low(dash) in DASHES and low.isdecimal() and len(low) < 4 and line.gap(dash) == 0 == line.gap(edge):
            return int(low)
    return None


def _game_near(site: Site) -> bool:
    first = max(0, site.numeral.first - SCORE_REACH)
    return any(word in names()["scores"] for word in site.line.lows[first : site.numeral.first])


def ratio(site: Site) -> Verdict | None:
    """One of so many: "one in five", "nine out of every ten", "seven per 100,000"; both numbers are no counts."""
    if site.before() == "per" or (site.after() == "per" and site.after(1)[:1].isdecimal()):
        return Verdict(Kind.FRACTION, "a rate")
    return Verdict(Kind.FRACTION, "a ratio") if _is_over(site) or _is_base(site) else None


def _is_over(site: Site) -> bool:
    """Whether the number is the upper one of a ratio."""
    line, numeral = site.line, site.numeral
    if site.after() not in ("in", "out", "of"):
        return False
    for words in _RATIOS:
        at = numeral.last + len(words)
        if tuple(line.lows[numeral.last : at]) == words:
            base = _base(site, at)
            return base is not None and _fits(numeral.low, base, words) and not _unit_at(site, at)
    return False


def _is_base(site: Site) -> bool:
    """Whether the number is the lower one of a ratio."""
    line, numeral = site.line, site.numeral
    if site.before() not in ("in", "of", "every"):
        return False
    for words in _RATIOS:
        at = numeral.first - len(words)
        if at > 0 and tuple(line.lows[at : numeral.first]) == words:
            over = _base(site, at - 1)
            unit = unit_after(line, numeral.last, digits=site.digits)
            return over is not None and _fits(over, numeral.low, words) and not unit
    return False


def _fits(over: float, base: float, words: tuple[str, ...]) -> bool:
    """Whether two numbers make a ratio: a round base, or any with "every"; but "12 in six boxes" is none."""
    if over >= base:
        return False
    return "every" in words or over == 1 or (base in _DENOMINATORS and (over < 10 or base in (100, 1000)))


def _base(site: Site, at: int) -> float | None:
    """The plain number at piece *at*."""
    low = site.line.low(at)
    return digits_value(low) if low[:1].isdecimal() else lexicon().cardinals.get(low)


def _unit_at(site: Site, at: int) -> bool:
    return unit_after(site.line, at + 1, digits=site.line.low(at).isdecimal()) is not None


def slashed(site: Site) -> Verdict | None:
    """24/7, 9/11: a date or habit that is a name."""
    line, numeral = site.line, site.numeral
    if "/" not in (site.before(), site.after()):
        return None
    around = (line.lows[numeral.first - 2 : numeral.last], line.lows[numeral.first : numeral.last + 2])
    if any("".join(words) in names()["slashed"] for words in around):
        return Verdict(Kind.NAME, "a date or habit that is a name")
    return None


def parent(site: Site) -> Verdict | None:
    """The children of "a father of four": they only describe him."""
    if site.before() == "of" and site.before(2) in names()["parents"] and site.numeral.low < 20:
        return Verdict(Kind.COMPOUND, "describes a parent")
    return None
