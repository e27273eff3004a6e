"""What a claim's words tell of the event it counts: kind of incident, days, names, and whether it is a running figure.

A `Story` is one article cut into sentences. The sentence of a claim speaks first; what it leaves out is taken from the
nearest sentence before it, then from the title. Tokens of `SeriesKey.event`:

    aboard:bus, venue:hotel   what the incident of the sentence befell
    kind:flood    the claim's own sentence names the incident      ~flood   another sentence or the title does
    day:2025-03-03   a day on which it happened                    said:2025-03-05   the day of the statement
    asof:2025-03-03  the day of the claim, which its sentence does not name    year:1999   an older year in the sentence
    name:odile    a proper name in the sentence                    at:kursk  a place in the title, the lead or nearby
    about:odile   a word of a name that the article returns to     topic:ferri   the stem of another word it returns to
    land:ukraine  a country in the title or the lead               run, stock, daily   wording of a running figure, of
                                                                   a stock, of one day of an epidemic
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from claimbot.claimants import is_body, nations_in
from claimbot.days import MONTHS, WEEKDAYS, days_in, other_years, states_day
from claimbot.extract.sentences import sentences
from claimbot.gazetteer import find_place, known_place, longest_name, nation_of
from claimbot.model import Claim, Document, Measure, Scope
from claimbot.vocabulary import first_in, phrases, spaced, stemmed, table
from claimbot.words import fold, plain_words, stem

_CAPITALS = re.compile(r"\b[A-Z][\w-]+(?:\s+(?:[A-Z][\w-]+|\d+))*")

ABOUT = 10
"""How many words of names are kept of an article."""

SHORT = 8
"""An article of so few sentences returns to nothing: a name told once is what it is about."""

LEAD = 3
"""Sentences at the head of an article that say where it plays."""

_FIGURE = re.compile(
    r"(?<!since )(?<!past )(?<!last )(?<![\w-])(?!(?:1[5-9]|20)\d\d\b)\d[\d,.]*\b"
    rf"(?!\s*(?:hours|days|weeks|months|{'|'.join(month.title() for month in MONTHS)}))"
)
"""A number that counts something: no year, date or time."""

_BEGINS = re.compile(r"(?:^|[.!?:\n]\s*[\"“”'‘’(]*|^[\"“”'‘’(]+)$")

_CALENDAR = frozenset({*WEEKDAYS, *MONTHS, "i"})


@dataclass(frozen=True, slots=True)
class Story:
    """One article as linking reads it: its sentences with where they begin, and the day of publication."""

    title: str
    text: str
    published: date
    starts: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    kinds: tuple[frozenset[str], ...] = field(default=())
    about: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()

    def index(self, offset: int) -> int:
        """Give the number of the sentence at *offset*, -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def sentence(self, claim: Claim) -> str:
        """Give the sentence of *claim*: its own field, else the one at its offset."""
        at = self.index(claim.start)
        return claim.sentence or (self.texts[at] if at >= 0 else claim.quote)


def story_of(document: Document, published: date) -> Story:
    """Cut *document* into sentences for linking."""
    cut = sentences(document.text)
    texts = tuple(sentence.text for sentence in cut)
    return Story(
        title=document.title,
        text=document.text,
        published=published,
        starts=tuple(sentence.start for sentence in cut),
        texts=texts,
        kinds=tuple(incidents_in(text) for text in texts),
        about=frozenset(_about(document.title, texts)),
        lead=frozenset().union(*(places_in(text) for text in (document.title, *texts[:LEAD]))),
    )


def event_tokens(claim: Claim, story: Story) -> frozenset[str]:
    """Give the tokens of the event that *claim* counts (see the head of this module)."""
    sentence = story.sentence(claim)
    own = incidents_in(f"{sentence} {claim.subject}")
    found = {f"kind:{kind}" for kind in own} or {f"~{kind}" for kind in _told_before(claim, story)}
    found |= set(_befallen(f"{sentence} {claim.subject}"))
    found |= set(_days(claim, sentence, story))
    found |= {f"year:{year}" for year in other_years(clause_of(claim, sentence), story.published)}
    found |= {f"name:{name}" for name in names_in(sentence, without=(claim.place or "", claim.claimant or ""))}
    at = story.index(claim.start)
    near = story.lead.union(*(places_in(text) for text in story.texts[max(at - 1, 0) : at + 1]))
    found |= {f"at:{place}" for place in near}
    found |= story.about
    words = spaced(f"{sentence} {claim.quote}")
    if _is_stock(claim, words):
        found.add("stock")
    elif is_process(own) and _of_one_day(claim, sentence, story):
        found.add("daily")
    elif claim.scope is Scope.TOTAL or first_in(words, phrases("events", "running", "phrases")):
        found.add("run")
    return frozenset(found)


def clause_of(claim: Claim, sentence: str) -> str:
    """Give the part of *sentence* that speaks of the claim alone: from the figure before it to the one after it."""
    at = sentence.find(claim.quote)
    if at < 0:
        return sentence
    before, after = sentence[:at], sentence[at + len(claim.quote) :]
    cut = max((match.end() for match in _FIGURE.finditer(before)), default=0)
    following = _FIGURE.search(after)
    return before[cut:] + claim.quote + (after[: following.start()] if following else after)


def incidents_in(text: str) -> frozenset[str]:
    """Give the kinds of incident that *text* names."""
    words = stemmed(text)
    return frozenset(kind for phrase, kind in _incident_phrases() if phrase in words)


@lru_cache(maxsize=16384)
def kinds_of(event: frozenset[str], *, own: bool = False) -> frozenset[str]:
    """Give the kinds of incident among the tokens *event*, those of the claim's own sentence alone where *own*."""
    found = {token[5:] for token in event if token.startswith("kind:")}
    return frozenset(found if own or found else {token[1:] for token in event if token.startswith("~")})


@lru_cache(maxsize=16384)
def days_of(event: frozenset[str]) -> frozenset[str]:
    """Give the days of the event among the tokens *event*, as ISO dates."""
    return frozenset(token[4:] for token in event if token.startswith("day:"))


@lru_cache(maxsize=16384)
def spoken_days(event: frozenset[str]) -> frozenset[str]:
    """Give all days among the tokens *event*, those of statements too, as ISO dates."""
    return frozenset(token.partition(":")[2] for token in event if token.startswith(("day:", "said:", "asof:")))


@lru_cache(maxsize=16384)
def stated_days(event: frozenset[str]) -> frozenset[str]:
    """Give the days of the event, and where the sentence names none, the day of the claim, as ISO dates."""
    return days_of(event) or frozenset(token[5:] for token in event if token.startswith("asof:"))


@lru_cache(maxsize=16384)
def befallen_of(event: frozenset[str], table_name: str) -> frozenset[str]:
    """Give what the incident befell among the tokens *event*: of the table `aboard` or `venue`."""
    return frozenset(token for token in event if token.startswith(f"{table_name}:"))


@lru_cache(maxsize=16384)
def names_of(event: frozenset[str]) -> frozenset[str]:
    """Give the proper names among the tokens *event*."""
    return frozenset(token[5:] for token in event if token.startswith("name:"))


@lru_cache(maxsize=16384)
def about_of(event: frozenset[str]) -> frozenset[str]:
    """Give the words of names that the article of the tokens *event* returns to."""
    return frozenset(token[6:] for token in event if token.startswith("about:"))


@lru_cache(maxsize=16384)
def topics_of(event: frozenset[str]) -> frozenset[str]:
    """Give the other words that the article of the tokens *event* returns to."""
    return frozenset(token[6:] for token in event if token.startswith("topic:"))


@lru_cache(maxsize=16384)
def lands_of(event: frozenset[str]) -> frozenset[str]:
    """Give the countries in the title and lead of the article of the tokens *event*."""
    return frozenset(token[5:] for token in event if token.startswith("land:"))


@lru_cache(maxsize=16384)
def at_of(event: frozenset[str]) -> frozenset[str]:
    """Give the places near the claim or in the lead, among the tokens *event*."""
    return frozenset(token[3:] for token in event if token.startswith("at:"))


@lru_cache(maxsize=16384)
def years_of(event: frozenset[str]) -> frozenset[str]:
    """Give the older years among the tokens *event*."""
    return frozenset(token[5:] for token in event if token.startswith("year:"))


@cache
def kin(one: str, other: str) -> bool:
    """Say whether one incident may be called by both kinds."""
    return one == other or any(one in group and other in group for group in table("events")["kin"]["groups"])


@cache
def is_broad(kind: str) -> bool:
    """Say whether *kind* is a broader word for most of its kin: a shooting and a bombing are attacks."""
    return kind in table("events")["kin"]["broad"]


def is_process(kinds: frozenset[str]) -> bool:
    """Say whether the kinds are of something that runs for months (an epidemic) rather than happens in a day."""
    return bool(kinds & frozenset(table("events")["process"]["kinds"]))


@lru_cache(maxsize=4096)
def names_in(sentence: str, *, without: tuple[str, ...] = ()) -> frozenset[str]:
    """Give the proper names inside *sentence* that are no place, people, day or month, and not among *without*."""
    skipped = set(plain_words(" ".join(without)))
    found = set()
    for name in _capitals(sentence):
        words = set(plain_words(name))
        if words & skipped or words <= _CALENDAR or find_place(name) or nation_of(name) or len(name) < 3:
            continue
        found.add(fold(name))
        initials = "".join(word[0] for word in name.split())
        if len(initials) > 2:
            found.add(fold(initials))  # "Baloch Liberation Army" is the BLA
    return frozenset(found)


def _capitals(sentence: str) -> Iterator[str]:
    """Give the runs of capitalised words; the first word of a sentence has its capital by its place alone."""
    for match in _CAPITALS.finditer(sentence):
        name = match.group()
        if _BEGINS.search(sentence[: match.start()]):
            name = name.partition(" ")[2].strip()
        if name:
            yield name


@lru_cache(maxsize=4096)
def places_in(sentence: str) -> frozenset[str]:
    """Give the known places below a country that *sentence* names, folded."""
    words = sentence.replace("’", "'").split()
    found = set()
    for at, word in enumerate(words):
        if word[:1].isupper():
            for length in range(min(longest_name(), len(words) - at), 0, -1):
                name = " ".join(words[at : at + length]).strip(",.;:()\"'").removesuffix("'s")
                if known_place(name):
                    place = find_place(name)
                    if place and place.kind not in ("country", "continent"):
                        found.add(fold(place.name))
                    break
    return frozenset(found)


def _about(title: str, texts: Sequence[str]) -> Iterator[str]:
    """Give the tokens of the whole article: names and words that it returns to, and the countries it is set in."""
    names, words = Counter[str](), Counter[str]()
    for text in texts:
        called = {word for name in _telling_names(text) for word in plain_words(name)}
        names.update(called)
        words.update({stem(word) for word in plain_words(text)} - _common() - {stem(word) for word in called})
    heading = set(plain_words(title))
    for word in _frequent(names, heading, least=1 if len(texts) <= SHORT else 2):
        if word not in _CALENDAR:
            yield f"about:{word}"
    for word in _frequent(words, {stem(word) for word in heading}, least=1 if len(texts) <= SHORT else 2):
        yield f"topic:{word}"
    for nation in set(nations_in(". ".join((title, *texts[:LEAD])))):
        yield f"land:{fold(nation)}"


def _frequent(counts: Counter[str], heading: set[str], *, least: int) -> list[str]:
    """Give the words told most, those of the title first; at most `ABOUT`."""
    told = [(-(count + (word in heading)), word) for word, count in counts.items() if count >= least or word in heading]
    return [word for _, word in sorted(told) if len(word) > 2 and not word.isdecimal()][:ABOUT]


def _telling_names(text: str) -> set[str]:
    """Give the names in *text* that tell stories apart: no countries and peoples, and no bodies that speak in any."""
    unknown = {name for name in _capitals(text) if not find_place(name) and not nation_of(name)}
    return {name for name in unknown | names_in(text) if not is_body(name)}


def _days(claim: Claim, sentence: str, story: Story) -> Iterator[str]:
    """Give the tokens of the days: those of the event, and those of the statement where they are others."""
    happened, said = days_in(sentence, story.published)
    for day in happened:
        yield f"day:{day.isoformat()}"
    for day in said:
        yield f"said:{day.isoformat()}"
    if claim.as_of and claim.as_of not in happened | said:
        yield f"asof:{claim.as_of.isoformat()}"


def _befallen(text: str) -> Iterator[str]:
    """Give the tokens of the conveyances and venues that *text* names."""
    words = spaced(text)
    for name in ("aboard", "venue"):
        for kind in table("events")[name]:
            if first_in(words, phrases("events", name, kind)):
                yield f"{name}:{kind}"


def _of_one_day(claim: Claim, sentence: str, story: Story) -> bool:
    """Whether the figure is one day's of an epidemic: a day follows it, and nothing says that a level was reached."""
    after = sentence[sentence.find(claim.quote) + len(claim.quote) :]
    near = " ".join(after.split()[:4])
    level = first_in(spaced(sentence), phrases("events", "cue", "level")) or states_day(sentence)
    return claim.scope is Scope.EVENT and not level and bool(days_in(near, story.published)[0])


def _told_before(claim: Claim, story: Story) -> frozenset[str]:
    """Give the kinds of incident of the nearest sentence before the claim that names any, else those of the title."""
    for at in range(story.index(claim.start), -1, -1):
        if story.kinds[at]:
            return story.kinds[at]
    return incidents_in(story.title) or next((kinds for kinds in story.kinds if kinds), frozenset())


def _is_stock(claim: Claim, words: str) -> bool:
    if claim.measure is Measure.DEPLOYED:
        return claim.scope is Scope.TOTAL or not first_in(words, phrases("events", "cue", "increment"))
    return first_in(words, phrases("events", "stock", "phrases")) is not None


@cache
def _common() -> frozenset[str]:
    """Give the stems that tell no story from another: empty words, words of saying, of measures and of time."""
    listed = [*table("words")["empty"], *table("words")["everyday"], *_CALENDAR]
    return frozenset(stem(word) for word in listed)


@cache
def _incident_phrases() -> tuple[tuple[str, str], ...]:
    incidents = table("events")["incident"]
    return tuple((stemmed(phrase), kind) for kind, listed in incidents.items() for phrase in listed)
