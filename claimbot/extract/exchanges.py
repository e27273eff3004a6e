"""Who goes free in an exchange of prisoners, whatever the verb says: "in the latest swap 95 returned"."""

from __future__ import annotations

from claimbot.extract.found import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import verb_forms


def by_exchange(line: Line, phrase: Phrase) -> Found | None:
    """Prisoners and hostages in a sentence of an exchange are those who go free."""
    if "prisoner" in phrase.classes and _swapped(line):
        return Found("released", 0.7, "an exchange of prisoners")
    return None


def back(line: Line, phrase: Phrase) -> Found | None:
    """Those who come home in a sentence of an exchange: "in the latest swap 95 returned on each side"."""
    came = any(form.lemma in _COMING for form in verb_forms("".join(line.lows[phrase.last : phrase.last + 1])))
    swapped = (
        came and not _SWAPS.isdisjoint(line.lows) and _swapped(line) and (phrase.bare or "prisoner" in phrase.classes)
    )
    return Found("released", 0.7, "back in an exchange") if swapped else None


_SWAPS = frozenset({"swap", "swaps", "captives", "prisoners"})
_COMING = frozenset({"return", "come", "go", "cross", "arrive"})

_EXCHANGES = frozenset(
    {"swap", "swaps", "swapped", "exchange", "exchanges", "exchanged", "freed", "freeing", "release", "releases"}
    | {"released", "releasing"}
)


def _swapped(line: Line) -> bool:
    """Whether a sentence tells of an exchange of people, and not of fire or of figures."""
    for at, low in enumerate(line.lows):
        shots = line.lows[at + 1 : at + 3] in (("of", "fire"), ("of", "gunfire"), ("of", "shots"))
        others = line.tags[at + 1 : at + 2] in ("N", "L") and low[:5] in (
            "freed",
            "freei",
            "relea",
        )  # "released figures"
        if low in _EXCHANGES and not shots and not others:
            return True
    return False
