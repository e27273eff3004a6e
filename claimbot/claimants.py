"""Who speaks: one key for the many wordings of one claimant, and whether two claimants are one, rivals, or neither.

A key is `kind|nation|name`; several claimants who speak together are joined by `+`. The bodies of one government speak
as one (kind `state`); a police force, a hospital, a governor each speak for themselves. Names and roles are data
(`data/claimants.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimbot.gazetteer import country_of_capital, find_place, longest_name, nation_of
from claimbot.vocabulary import table
from claimbot.words import fold, plain_words

CONTESTING = frozenset({"organiser", "opposition", "rebel", "counter"})
"""Kinds whose counts stand against those of the authorities, and against each other's."""

AUTHORITIES = frozenset({"state", "service"})

_TITLED = re.compile(r"(?:[A-Z][\w.'’-]*|[a-z][\w'’-]*)(?:\s+[\w.'’-]+){0,5}\s+$")


@dataclass(frozen=True, slots=True)
class Voice:
    """One claimant as far as it is known: its *kind* of body, its *nation* and its *name*; empty where not known."""

    kind: str
    nation: str
    name: str

    @property
    def key(self) -> str:
        """The voice as text."""
        return f"{self.kind}|{self.nation}|{self.name}"


def claimant_key(claimant: str | None, text: str = "") -> str | None:
    """Give the key of *claimant* as worded; *text*, the article, tells what a person named without office is."""
    if claimant is None or not claimant.strip():
        return None
    parts = _parts(claimant)
    return "+".join(sorted({_voice(part, text).key for part in parts}))


@lru_cache(maxsize=4096)
def voices(key: str) -> tuple[Voice, ...]:
    """Take a key apart into its voices; a part that is no voice written by `Voice.key` is taken for a name."""
    parts = (part.split("|", 2) for part in key.split("+"))
    return tuple(Voice(*part) if len(part) == 3 else Voice("", "", part[-1]) for part in parts)


def same_claimant(one: str | None, other: str | None) -> bool:
    """Say whether two keys are one claimant; None, the outlets' own voice, is one with itself."""
    if one is None or other is None:
        return one == other
    return one == other or any(_same(a, b) for a in voices(one) for b in voices(other))


def rivals(one: str | None, other: str | None, *, actor: str | None = None, place: str | None = None) -> bool:
    """Say whether two claimants contest each other's figures about *actor*, the side counted, at *place*."""
    if one is None or other is None or same_claimant(one, other):
        return False
    return any(_rival(a, b, frozenset(filter(None, (actor, place)))) for a in voices(one) for b in voices(other))


def is_outlet(key: str, outlet: str) -> bool:
    """Say whether the claimant of *key* is the *outlet* itself, named by another."""
    return any(voice.name == fold(outlet) for voice in voices(key))


def nations_of(key: str | None) -> frozenset[str]:
    """Give the nations that the claimant of *key* speaks for."""
    return frozenset(voice.nation for voice in voices(key) if voice.nation) if key else frozenset()


def nation_in(text: str) -> str | None:
    """Give the country that *text* names first, by name, people or capital, or by an unknown possessive or people."""
    return next(nations_in(text), None) or _unknown_nation(text.replace("’", "'").split())


def nations_in(text: str) -> Iterator[str]:
    """Give the known countries that *text* names, by name, people or capital, in order."""
    words = text.replace("’", "'").split()
    for at, word in enumerate(words):
        if not word[:1].isupper():
            continue
        for length in range(min(longest_name(), len(words) - at), 0, -1):
            nation = _nation(" ".join(words[at : at + length]))
            if nation:
                yield nation
                break


def one_nation(one: str, other: str) -> bool:
    """Say whether two names of nations are one; unknown ones are compared by stem, so that Meria is the Merians'."""
    return one == other or _nation_stem(one) == _nation_stem(other)


def is_body(name: str) -> bool:
    """Say whether *name* is that of a body that speaks in any news ("General Staff", "Red Cross")."""
    words = plain_words(name)
    found = _named(words)
    return found.kind != "rebel" if found else _role(words) is not None


def named_side(text: str) -> str | None:
    """Give the name of the armed group that *text* names ("BLA militants"), if the table has it."""
    words = plain_words(text)
    found = _named(words)
    return found.name if found and found.kind == "rebel" else None


def _same(one: Voice, other: Voice) -> bool:
    if one.kind != other.kind:
        return False
    nations = not one.nation or not other.nation or one_nation(one.nation, other.nation)
    if one.kind in ("state", "organiser", "opposition"):
        return nations
    if one.kind == "rebel" and "rebels" in (one.name, other.name):
        return nations
    return nations and one.name == other.name


def _rival(one: Voice, other: Voice, concerned: frozenset[str]) -> bool:
    kinds = {one.kind, other.kind}
    if kinds & CONTESTING and kinds <= CONTESTING | AUTHORITIES:
        return one.kind != other.kind or one.kind == "rebel"
    if one.kind == other.kind == "state" and one.nation and other.nation:
        return not _allied(one.nation, other.nation) and any(
            one_nation(nation, side) for nation in (one.nation, other.nation) for side in concerned
        )
    return False


def _allied(one: str, other: str) -> bool:
    return one_nation(one, other) or any(one in side and other in side for side in _sides())


def _parts(claimant: str) -> list[str]:
    """Split claimants who speak together ("the US and Ukraine"), where each part is a claimant by itself."""
    parts = [part.strip() for part in re.split(r"\s+and\s+|;|\s*,\s+and\s+", claimant) if part.strip()]
    if len(parts) > 1 and all(_nation(_no_article(part)) or _role(plain_words(part)) for part in parts):
        return parts
    return [claimant]


def _voice(claimant: str, text: str) -> Voice:
    words = plain_words(claimant)
    named = _named(words)
    if named:
        return named
    nation = nation_in(claimant)
    role = _role(words)
    if role is None and nation and _nation(_no_article(claimant)):
        return Voice("state", nation, "")
    if role is None:
        role, nation = _office(claimant, text), nation or _office_nation(claimant, text)
    if role is None:
        return Voice("other", "", _name(words))
    kind, name = role
    if kind in ("counter", "ngo", "outlet", "company", "un", "witness"):
        return Voice(kind, "", _name(words))
    return Voice(kind, nation or "", name)


def _office(person: str, text: str) -> tuple[str, str] | None:
    """Give the role of a *person*, by the words before their name anywhere in *text* ("interior minister X")."""
    for before in _before_name(person, text):
        role = _role(plain_words(before))
        if role:
            return role
    return None


def _office_nation(person: str, text: str) -> str | None:
    return next((nation for before in _before_name(person, text) if (nation := nation_in(before))), None)


def _before_name(person: str, text: str) -> Iterator[str]:
    surname = person.split()[-1] if person.split() else ""
    if len(surname) < 3 or not surname[0].isupper():
        return
    for match in re.finditer(re.escape(surname), text):
        start = max(text.rfind(".", 0, match.start()), text.rfind("\n", 0, match.start()), match.start() - 60)
        found = _TITLED.search(text[max(start, 0) : match.start()])
        if found:
            yield found.group()


def _name(words: Sequence[str]) -> str:
    return " ".join(word for word in words if word not in _plain())


def _no_article(text: str) -> str:
    return re.sub(r"^(?:the|The)\s+", "", text.strip())


def _nation(phrase: str) -> str | None:
    """Give the country that *phrase* as a whole names."""
    bare = re.sub(r"'s?$", "", phrase.strip(",.;()"))
    if not bare[:1].isupper():
        return None
    capital = country_of_capital(bare)
    if capital:
        return capital
    place = find_place(bare)
    if place and place.kind == "country" and fold(place.name) != "":
        return place.name
    return nation_of(bare)


def _unknown_nation(words: Sequence[str]) -> str | None:
    """Give the name in "Vastria's army" or "Merian officials" where the tables do not hold it."""
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if not word[:1].isupper() or len(word) < 4:
            continue
        bare = word.rstrip(",.")
        if bare.endswith("'s") and find_place(bare[:-2]) is None:
            return fold(bare[:-2])
        if bare.endswith(("ian", "ese", "ish", "can")) and after[:1].islower() and find_place(bare) is None:
            return fold(bare)
    return None


def _nation_stem(name: str) -> str:
    word = fold(name)
    for ending in ("ians", "ian", "ia", "ans", "an", "a", "s", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _named(words: Sequence[str]) -> Voice | None:
    text = f" {' '.join(words)} "
    return next((voice for alias, voice in _aliases() if f" {alias} " in text), None)


def _role(words: Sequence[str]) -> tuple[str, str] | None:
    text = f" {' '.join(words)} "
    return next(((kind, name) for word, kind, name in _roles() if f" {word} " in text), None)


def _folded(phrase: str) -> str:
    return " ".join(plain_words(phrase))


@cache
def _aliases() -> tuple[tuple[str, Voice], ...]:
    rows = [
        (_folded(alias), Voice(str(row["kind"]), str(row.get("nation", "")), str(row["name"])))
        for row in table("claimants")["named"]
        for alias in row["aliases"]
    ]
    return tuple(rows)


@cache
def _roles() -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (_folded(word), str(row["kind"]), str(row["name"]))
        for row in table("claimants")["role"]
        for word in row["words"]
    )


@cache
def _sides() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["nations"]) for row in table("claimants")["side"])


@cache
def _plain() -> frozenset[str]:
    return frozenset(table("claimants")["plain"]["words"])
