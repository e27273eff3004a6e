"""Who or what a claim counts: the canonical class, and the side or nation it belongs to.

Classes are generic (people), roles (miners, guests: joined by the generic count of their incident) and groups
(children, soldiers: counted by themselves). A restriction ("special forces", "suspected cases") stands after a slash.
"""

from __future__ import annotations

import re
from functools import cache

from claimbot.claimants import named_side, nation_in, nations_in, nations_of
from claimbot.keys_event import Story
from claimbot.model import Claim, Measure
from claimbot.vocabulary import first_in, phrases, spaced, table
from claimbot.words import fold, plain_words, stem

HUMAN = frozenset(
    {
        Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED, Measure.MISSING, Measure.CAPTURED,
        Measure.ABDUCTED, Measure.ARRESTED, Measure.RELEASED, Measure.RESCUED, Measure.DISPLACED, Measure.EVACUATED,
        Measure.PROTESTERS, Measure.INFECTED, Measure.DEPLOYED,
    }
)  # fmt: skip
"""Measures that are taken of people; an unknown noun under them is a role of people."""

_LOSSES = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED})

_LOST = re.compile(
    r"([^,;]*?)\b(?:suffered|suffering|taken|took|taking|sustained|sustaining|incurred)\s*$", re.IGNORECASE
)

_FORCE = re.compile(r"(?:[A-Z][\w-]+\s+){0,3}(?:troops|forces|soldiers|servicemen|fighters)\b")

_HELD = frozenset({Measure.ABDUCTED, Measure.CAPTURED, Measure.ARRESTED, Measure.RELEASED, Measure.RESCUED})
"""Measures of those held or let go, of whom "captives" says no more than "people"."""

_OWN = frozenset({"its", "their", "his", "her", "our", "own"})


def counted(claim: Claim, story: Story) -> str:
    """Give the class that *claim* counts (see the head of this module)."""
    if claim.measure is Measure.MONEY:
        return _purpose(f"{claim.subject} {claim.quote}") or _purpose(story.sentence(claim)) or "money"
    head = _head(who_lost(claim, story.sentence(claim)) or claim.subject)
    known = _class_in(head)
    name = known or _unknown_class(head, claim.measure)
    if name == "captive" and claim.measure in _HELD:
        name = "person"
    limits = sorted(_restrictions(f"{claim.subject} {claim.quote}"))
    if claim.measure is Measure.KILLED_OR_WOUNDED and _counts_missing(claim, story):
        limits.append("missing")
    return "/".join([name, *limits])


def class_kind(name: str) -> str:
    """Say whether a class is `generic`, a `role` or a `group`; a class with a restriction is a group."""
    if "/" in name:
        return "group"
    row = table("classes").get(name)
    return str(row["kind"]) if row else ("role" if name.startswith("role:") else "group")


def actor(claim: Claim, story: Story, claimant: str | None) -> str | None:
    """Give the side or nation of those counted: named in the subject, meant by "its soldiers", or by "the North's"."""
    lost = who_lost(claim, story.sentence(claim))
    side = named_side(lost or claim.subject)
    if side:
        return side
    words = plain_words(claim.subject)
    nation = _compass(claim, story) or nation_in(lost or claim.subject) or _people_named(claim, story)
    if nation:
        return nation
    if "government" in words or "army" in words:
        return "government"
    if {"rebel", "rebels"} & set(words):
        return "rebels"
    if _class_in(_head(claim.subject)) in ("force", "fighter") and _is_own(claim, story):
        return next(iter(sorted(nations_of(claimant))), None)
    return None


def who_lost(claim: Claim, sentence: str) -> str | None:
    """Give the force that is said to have suffered losses whose subject is bare ("troops took 300 casualties")."""
    if claim.measure not in _LOSSES or _class_in(_head(claim.subject)) != "person":
        return None
    before = sentence[: max(sentence.find(claim.quote), 0)]
    found = _LOST.search(before)
    force = _FORCE.search(found[1]) if found else None
    return force[0] if force and _class_in(force[0]) == "force" else None


def _people_named(claim: Claim, story: Story) -> str | None:
    """Give the name before the noun of a force where no table has it: "Artsakh soldiers"."""
    if class_kind(_class_in(_head(claim.subject)) or "person") != "group":
        return None
    for word in _head(claim.subject).split()[:-1]:
        if (
            len(word) > 3
            and word[0].isupper()
            and not word.isupper()
            and re.search(rf"[a-z,] {re.escape(word)}\b", story.text)
        ):
            return fold(word)
    return None


def _is_own(claim: Claim, story: Story) -> bool:
    """Whether the counted are the claimant's own: "its soldiers", "150 of its troops", "it suffered"."""
    words = plain_words(f"{claim.subject} {claim.quote}")
    return bool(_OWN & set(words)) or " it suffered " in spaced(story.sentence(claim))


def _compass(claim: Claim, story: Story) -> str | None:
    """Give the nation meant by "the North" or "the South": the one of that name which the article speaks of."""
    words = spaced(f"{claim.subject} {claim.quote}")
    for point in ("north", "south"):
        if f" the {point} " in words or f" {point}s " in words:
            named = nations_in(f"{story.title}. {story.text[:4000]}")
            return next((nation for nation in named if nation.casefold().startswith(f"{point} ")), None)
    return None


def _head(subject: str) -> str:
    """Give the noun phrase at the head of *subject*, before what tells more about it."""
    words = subject.split()
    for at, word in enumerate(words):
        if at and word.casefold().strip(",.") in _breaks():
            return " ".join(words[:at])
    return subject


def _class_in(head: str) -> str | None:
    """Give the class whose word stands last in *head*, longer words first ("police officers" before "officers")."""
    text = spaced(head)
    best = max(
        ((text.rfind(word) + len(word), len(word), name) for word, name in _class_words() if word in text), default=None
    )
    return best[2] if best else None


def _unknown_class(head: str, measure: Measure) -> str:
    words = [word for word in plain_words(head) if not word.isdecimal()]
    last = stem(words[-1]) if words else "people"
    if measure is Measure.PROTESTERS:
        return f"crowd of {last}"
    if measure in HUMAN:
        return f"role:{last}"
    if measure is Measure.OTHER:
        return " ".join(sorted({stem(word) for word in words})) or last
    return last


def _restrictions(text: str) -> set[str]:
    words = spaced(text)
    return {phrase.strip() for phrase in _limiting() if phrase in words}


def _counts_missing(claim: Claim, story: Story) -> bool:
    return (
        first_in(spaced(f"{story.sentence(claim)} {claim.quote}"), phrases("events", "cue", "missing_too")) is not None
    )


def _purpose(text: str) -> str | None:
    words = set(plain_words(text))
    return next((name for name, listed in table("counting")["money"].items() if words & set(listed)), None)


@cache
def _limiting() -> tuple[str, ...]:
    return tuple(spaced(phrase) for phrase in table("counting")["restrictions"])


@cache
def _breaks() -> frozenset[str]:
    return frozenset(table("counting")["breaks"])


@cache
def _class_words() -> tuple[tuple[str, str], ...]:
    return tuple((spaced(word), name) for name, row in table("classes").items() for word in row["words"])
