"""Which source a pronoun can stand for: "he" is no body, "it" no person, "they" no single person."""

from __future__ import annotations

from claimbot.extract.voices import sayings


def agrees(pronoun: str, name: str) -> bool:
    """Whether *pronoun* can stand for the source *name*, as far as its words tell a person from a body."""
    words = _head_phrase(name)
    head = words[-1].casefold() if words else ""
    people = sayings("offices") | sayings("people")
    many = head.endswith("s") or head in sayings("collectives")
    titled = bool(words) and words[-1][0].isupper() and any(word.casefold() in people for word in words[:-1])
    person = head in people or titled
    low = pronoun.casefold()
    if low in ("he", "she", "his", "her"):
        return not (head in sayings("bodies") or (many and head in people) or (len(head) > 1 and words[-1].isupper()))
    if low in ("they", "their"):
        return not (person and not many)
    return low not in ("it", "its") or not person


def _head_phrase(name: str) -> list[str]:
    """Give the words of *name* before a preposition or a comma, the last of which is its head."""
    words: list[str] = []
    for word in name.split():
        if words and word.casefold() in _AFTER_HEAD:
            break
        words.append(word.rstrip(","))
        if word.endswith(","):
            break
    return words


_AFTER_HEAD = frozenset({"of", "in", "at", "for", "from", "on", "who", "that", "with", "to", "by", "near"})
