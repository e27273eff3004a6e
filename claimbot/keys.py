"""The key of a claim: what makes two claims claims of one quantity, in canonical words, and what it is looked up by."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from claimbot.claimants import nation_in, nations_in
from claimbot.days import MONTHS
from claimbot.gazetteer import ancestors, find_place, known_place
from claimbot.keys_counted import actor, counted
from claimbot.keys_event import Story, about_of, clause_of, event_tokens, kinds_of, names_of
from claimbot.model import Bound, Claim, Measure, Modality, SeriesKey, Standing
from claimbot.vocabulary import first_in, phrases, spaced, table
from claimbot.words import fold, plain_words

WIDE = frozenset({"continent"})
"""Kinds of place too wide to look candidates up by."""

_PLACE_NAME = re.compile(
    r"\b[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*(?:\s+(?:region|province|oblast|district|county|state))?"
)


_CHAINED = re.compile(r"\s*[,;(]\s*|\s+(?:in|near|at|off|on(?=\s+the\s)|outside|inside|within)\s+")
"""What stands between the names of a place told with those around it: "Jolo Cathedral in Mindanao, Philippines"."""

_APART = re.compile(r" an? (?:day|week|month|year) (?:earlier|later|after|before|ago|of) ")
"""A stretch between two times, which is no time that a figure is for ("a day earlier")."""


def key_of(claim: Claim, story: Story, claimant: str | None) -> SeriesKey:
    """Give the key of *claim* in its *story*; *claimant* is the key of who says it."""
    event = event_tokens(claim, story)
    where = _inner(claim.place, story.sentence(claim)) if claim.place and _tells(claim.place) else None
    place = place_key(where, story.text) if where else None
    if _worldwide(claim, story.sentence(claim)):
        where, place = None, "world"
    side = actor(claim, story, claimant)
    return SeriesKey(
        measure=Measure.PROTESTERS if _attends(claim, event, story) else claim.measure,
        counted=counted(claim, story),
        actor=side,
        place=place,
        event=event,
        baseline=baseline(claim, story),
        standing=standing(claim, story),
        modality=claim.modality,
        scope=claim.scope,
        anchors=_anchors(claim, story, place=place, where=where, side=side, event=event),
    )


def _attends(claim: Claim, event: frozenset[str], story: Story) -> bool:
    """Whether people who are merely counted are a crowd: at a protest, by a word of being there."""
    if claim.measure is not Measure.OTHER or "protest" not in kinds_of(event) or counted(claim, story) != "person":
        return False
    return first_in(spaced(story.sentence(claim)), phrases("events", "cue", "attend")) is not None


def place_key(place: str, text: str = "") -> str:
    """Give the canonical name of *place*: the most special part of a list of places ("Slavija Square, Belgrade").

    *text*, the article, tells homonyms apart by what else it names ("Atlanta" means the state of Georgia).
    """
    if first_in(spaced(place), phrases("counting", "about", "world")):
        return "world"
    nation = nation_in(place) if _unnamed(_no_article(place)) else None
    if nation:
        return fold(nation)  # "Serbia's capital", "the US border city": somewhere in the country
    return _homonym(_canonical(_place_parts(place)[0]), f"{place} {text}")


def innermost(place: str) -> str:
    """Give the most special name in *place* as written: "Jolo Cathedral" of "Jolo Cathedral in Mindanao"."""
    return _place_parts(place)[0]


def containers(place: str) -> tuple[str, ...]:
    """Give the places around *place* as worded and known: the rest of a list of places, then the table's parents."""
    parts = _place_parts(place)
    around = [_canonical(part) for part in parts[1:]]
    for part in parts:
        found = find_place(part)
        if found and fold(found.name) != _canonical(part):
            around.append(fold(found.name))  # "northern Gaza" lies in Gaza
        around += _parents(part)
    return tuple(dict.fromkeys(around))


def baseline(claim: Claim, story: Story) -> str | None:
    """Give since when, or over which time, the figure runs: "war", "year 2025", "since july 2024", month, week, day."""
    if first_in(spaced(claim.quote), phrases("events", "newly", "phrases")):
        return "day"
    for text in (claim.baseline, claim.quote, clause_of(claim, story.sentence(claim))):
        found = _baseline_in(spaced(text or ""), story.published)
        if found:
            return found
    return None


def _baseline_in(words: str, published: date) -> str | None:
    """Give the baseline that *words* name, with its year where each year has one of its own."""
    words = _APART.sub(" ", words)
    for name in table("events")["baseline"]:
        if first_in(words, phrases("events", "baseline", name)):
            return f"year {published.year}" if name == "year" else str(name)
    since = re.search(r" since (?:early |mid |late )?([a-z]+) ", words)
    if since is None or since[1] not in MONTHS:
        return None
    earlier = MONTHS.index(since[1]) >= published.month
    return f"since {since[1]} {published.year - earlier}"


def standing(claim: Claim, story: Story) -> Standing:
    """Give what the figure is beside the others of its text: as it was read, else by the words around its number."""
    if claim.standing is not Standing.CURRENT:
        return claim.standing
    quote = spaced(claim.quote).replace(" more than ", " ").replace(" or more ", " ")
    if first_in(quote, phrases("events", "cue", "increment")) and claim.modality is Modality.STATED:
        return Standing.INCREMENT
    opening = quote.removeprefix(" and")
    if first_in(quote, phrases("events", "cue", "part")) or opening.startswith(phrases("events", "cue", "part_of")):
        return Standing.PART
    return Standing.FORMER if _told_as_former(claim, story.sentence(claim)) else Standing.CURRENT


def _told_as_former(claim: Claim, sentence: str) -> bool:
    """Whether the words before the figure call it an earlier level: "from five people", "an earlier toll of 27"."""
    quote = claim.quote.casefold()
    if quote.startswith("from ") and claim.amount.bound is not Bound.RANGE and " to " not in quote:
        return True
    before = re.split(r";", sentence[: max(sentence.find(claim.quote), 0)])[-1]
    clause = clause_of(claim, sentence)
    after = re.split(r"[;,]| and | but ", clause[clause.find(claim.quote) + len(claim.quote) :])[0]
    if first_in(spaced(before), phrases("events", "cue", "formerly")) or first_in(spaced(after), (" at first ",)):
        return True
    near = plain_words(re.split(r",|\d[\d,.]*", before)[-1])[-7:]
    words = f" {' '.join([*near, *plain_words(claim.quote)[:2]])} "
    if " to " in spaced(claim.quote):
        return False  # "increased the previous toll to six"
    return first_in(words, phrases("events", "cue", "former")) is not None


def _worldwide(claim: Claim, sentence: str) -> bool:
    """Whether the figure is for the world: its part of the sentence says so, or all of it where no country is named."""
    wording = phrases("counting", "about", "world")
    clause = clause_of(claim, sentence)
    if first_in(spaced(clause[clause.find(claim.quote) :]), wording):
        return True
    return first_in(spaced(sentence), wording) is not None and next(nations_in(sentence), None) is None


def _anchors(
    claim: Claim, story: Story, *, place: str | None, where: str | None, side: str | None, event: frozenset[str]
) -> frozenset[str]:
    found = {f"name:{name}" for name in names_of(event)}
    found |= {f"event:{kind}" for kind in kinds_of(event)}
    found |= {f"about:{word}" for word in about_of(event)}
    if place:
        found.add(f"place:{place}")
    if where:
        found |= {f"in:{name}" for name in (*containers(where or ""), *_around(where or "", story.sentence(claim)))}
        found.discard(f"in:{place}")
    if side:
        found.add(f"actor:{side}")
    return frozenset(found)


def _inner(place: str, sentence: str) -> str:
    """Give the place that *sentence* names more closely than *place* does, else *place*.

    "The village of Odda in the Sarn region" is Odda, and so is "in the village of Odda" where the region stands in
    another sentence; "the US state" of Georgia is Georgia.
    """
    bare = _no_article(place)
    kind = "|".join(sorted(_divisions()))
    if _unnamed(bare):
        found = re.search(rf"{re.escape(bare)}\s+of\s+({_PLACE_NAME.pattern})", sentence)
    elif bare in sentence:
        found = re.search(
            rf"\b(?:{kind})\s+of\s+({_PLACE_NAME.pattern})\s*,?\s+in\s+(?:the\s+)?{re.escape(bare)}", sentence
        )
    else:
        found = re.search(
            rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]n|of)\s+the\s+(?:{kind})\s+of\s+({_PLACE_NAME.pattern})", sentence
        )
    return found[1] if found else place


def _tells(place: str) -> bool:
    """Whether *place* says where something is to whom the rest of its article is unknown: not "the rubble"."""
    return any(char.isupper() for char in place) or not set(plain_words(place)) <= _vague()


def _unnamed(place: str) -> bool:
    """Whether *place* has a kind and no name of its own ("US state", "village")."""
    *before, last = fold(place).split() or [""]
    if known_place(place) or _CHAINED.search(place):
        return False
    return last in _divisions() and (not before or nation_in(" ".join(place.split()[:-1])) is not None)


def _around(place: str, sentence: str) -> tuple[str, ...]:
    """Give the place that *sentence* puts around *place*: "the village of Odda in the Sarn region"."""
    at = sentence.find(place)
    if at < 0:
        return ()
    rest = re.match(r"\s*(?:,|\(|in|of|near)\s+(?:the\s+)?(.{3,60})", sentence[at + len(place) :])
    named = _PLACE_NAME.match(rest[1]) if rest else None
    return (_canonical(named.group()), *_parents(named.group())) if named else ()


def _parents(place: str) -> list[str]:
    """Give the known places around *place* that are not too wide to tell events apart."""
    found = [find_place(name) for name in ancestors(place)]
    return [fold(around.name) for around in found if around and around.kind not in WIDE]


def _no_article(place: str) -> str:
    return re.sub(r"^the\s+", "", place, flags=re.IGNORECASE)


def _place_parts(place: str) -> list[str]:
    """Give the names in *place*, the most special first; what names nothing ("squares in Nis") is left out."""
    parts = [part for chained in _CHAINED.split(place.strip(" )")) for part in _nested(chained) if part]
    telling = [part for part in parts if _tells(part)]
    return telling or parts or [place]


def _nested(place: str) -> tuple[str, ...]:
    """Give a place before the one that it is told to lie in: "Kharkiv's Saltivka", "the Cairo district of Shubra",
    "the coast of Puntland" before Puntland."""
    if known_place(_no_article(place)):
        return (place,)
    owned = re.fullmatch(r"(\S*[A-Z]\S*(?: [A-Z]\S*)*)['’]s (.+)", place)
    if owned:
        return owned[2], owned[1]
    kind, of, name = place.partition(" of ")
    if of and name[:1].isupper() and kind.split()[-1] in _divisions():
        return name, kind
    return (place, name) if of and find_place(name) else (place,)


def _canonical(place: str) -> str:
    """Give the canonical name of one place; a part of a known place by direction keeps its direction."""
    found = find_place(place)
    words = fold(_no_article(place)).split()
    if found is None or (words[0] in _directions() and not known_place(_no_article(place))):
        return _plain_place(place)
    return fold(found.name)


def _plain_place(place: str) -> str:
    """Give an unknown place folded, without article and without the word for its kind ("the village of Lypove")."""
    words = fold(place).split()
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    kinds = _divisions()
    if len(words) > 2 and words[1] == "of" and words[0] in kinds:
        words = words[2:]
    if len(words) > 1 and words[-1] in kinds:
        words = words[:-1]
    return " ".join(words)


def _homonym(name: str, text: str) -> str:
    for row in table("counting")["homonym"]:
        if row["name"] == name and first_in(spaced(text), [spaced(cue) for cue in row["cues"]]):
            return str(row["means"])
    return name


@cache
def _divisions() -> frozenset[str]:
    return frozenset(table("places")["divisions"])


@cache
def _vague() -> frozenset[str]:
    return frozenset(table("counting")["vague_places"]) | _divisions() | _directions()


@cache
def _directions() -> frozenset[str]:
    return frozenset(table("places")["directions"])
