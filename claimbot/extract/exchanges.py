"""Who goes free in an exchange of prisoners, whatever the verb says: "in the latest swap 95 returned"."""

from __future__ import annotations

from claimbot.extract.found import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import verb_forms


def by_exchange(line: Line, phrase: Phrase) -> Found | None:
    """Prisoners and hostages in a sentence of an exchange are those who go free."""
    if "prisoner" in phrase.classes and any(word.low in _EXCHANGES for word in line.words):
        return Found("released", 0.7, "an exchange of prisoners")
    return None


def back(line: Line, phrase: Phrase) -> Found | None:
    """Those who come home in a sentence of an exchange: "in the latest swap 95 returned on each side"."""
    came = any(form.lemma in _COMING for form in verb_forms("".join(line.lows[phrase.last : phrase.last + 1])))
    swapped = (
        came
        and not _SWAPS.isdisjoint(line.lows)
        and not _EXCHANGES.isdisjoint(line.lows)
        and (phrase.bare or "person" in phrase.classes)
    )
    return Found("released", 0.7, "back in an exchange") if swapped else None


_SWAPS = frozenset({"swap", "swaps", "captives", "prisoners"})
_COMING = frozenset({"return", "come", "go", "cross", "arrive"})

_EXCHANGES = frozenset(
    {
        "swap",
        "swapped",
        "exchange",
        "exchanged",
        "freed",
        "freeing",
        "released",
        "releasing",
        "release",
        "free",
        "swaps",
    }
)
