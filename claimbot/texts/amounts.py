"""How a figure is written: its number, what limits it, its currency, and when it was said.

A vague amount keeps the words of its text ("several hundred", never a false number); only where the text has none of
the words that `data/wording.toml` lists, its limits are given ("200 to 999").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

from claimbot.model import Amount, Bound, Claim, Measure, Modality, Number, RecordedClaim
from claimbot.texts.html import clip

_SCALES: tuple[tuple[int, str], ...] = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
"""Largest first. Below a million news texts write the digits."""

NAME = 80
"""Characters of a claimant that are shown: a longer one is a misread sentence."""

_ARTICLE = re.compile(r"^(?:The|An?) ")
"""An article that a claimant has from the beginning of its sentence; in the middle of ours it is small."""

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True, slots=True)
class _Currency:
    """How the sum of a text names its currency, before and after the number."""

    before: str = ""
    after: str = ""

    def around(self, number: str) -> str:
        """Put the currency to a number."""
        return f"{self.before}{number}{self.after}"


def say_claim(claim: Claim) -> str:
    """Write the amount of *claim*: "about 30", "$2.2 billion to $4.2 billion", "several hundred", "500 (expected)"."""
    words = _vague_words(claim.quote) if claim.amount.bound is Bound.VAGUE else ""
    said = words or say_amount(claim.amount, _currency(claim))
    return said if claim.modality is Modality.STATED else f"{said} ({claim.modality.value})"


def say_amount(amount: Amount, currency: _Currency = _Currency()) -> str:
    """Write *amount* from its numbers alone."""
    numbers = [currency.around(say_number(value)) for value in (amount.low, amount.high) if value is not None]
    if len(numbers) == 2 and numbers[0] == numbers[1]:
        numbers = numbers[:1]
    if len(numbers) == 2:
        return _bounds()[Bound.RANGE].format(*numbers)
    bound = _one_sided(amount)
    return _bounds()[bound].format(numbers[0])


def say_spread(low: Number | None, high: Number | None, *, like: Claim) -> str:
    """Write from where to where claims reach ("300 to 1,100", "300 or more"), in the currency of *like*."""
    currency = _currency(like)
    if low is not None and high is not None:
        return say_amount(Amount(low=low, high=high, bound=Bound.RANGE), currency)
    if low is not None:
        return f"{currency.around(say_number(low))} or more"
    return f"up to {currency.around(say_number(high))}" if high is not None else "of any height"


def say_number(value: Number) -> str:
    """Write a number as news texts do: 1,100, 12,000, 1.2 million; only where nothing is rounded away."""
    for scale, name in _SCALES:
        if value >= scale:
            rounded = round(value / scale, 2)
            if round(rounded * scale) == value:
                return f"{rounded:g} {name}" if rounded < 1000 else f"{rounded:,.0f} {name}"
            break
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"


def say_who(recorded: RecordedClaim) -> str:
    """Name who stated a figure: its claimant, else the outlet that gives it in its own voice."""
    claimant = _ARTICLE.sub(lambda article: article[0].lower(), recorded.claim.claimant or "")
    return clip(claimant or recorded.outlet, NAME) or "unattributed"


def say_day(day: date, *, now: datetime) -> str:
    """Write a day, with its year where that is not the present one: "17 Dec", "17 Dec 2024"."""
    return f"{day.day} {day:%b}" if day.year == now.year else f"{day.day} {day:%b %Y}"


def say_time(moment: datetime, *, now: datetime) -> str:
    """Write a moment in UTC: "23 Dec 04:10 UTC"."""
    return f"{say_day(moment.date(), now=now)} {moment:%H:%M} UTC"


def count(number: int, noun: str) -> str:
    """Write how many: "1 origin", "2 origins"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _one_sided(amount: Amount) -> Bound:
    """Give the bound whose words fit the one number there is, also where the bound speaks of two."""
    if amount.bound not in (Bound.RANGE, Bound.VAGUE):
        return amount.bound
    if amount.low == amount.high:
        return Bound.EXACT
    return Bound.AT_LEAST if amount.high is None else Bound.AT_MOST


def _vague_words(quote: str) -> str:
    """Give the longest run of words in *quote* that stands for a vague amount, or nothing."""
    vague = _wording()["vague"]
    core, around = frozenset(vague["core"]), frozenset(vague["around"])
    words = _WORD.findall(quote.casefold())
    runs = (list(run) for known, run in groupby(words, key=lambda word: word in core or word in around) if known)
    trimmed = (_trimmed(run, core=core) for run in runs if core.intersection(run))
    return clip(max(trimmed, key=len, default=""), NAME)


def _trimmed(run: Sequence[str], *, core: frozenset[str]) -> str:
    """Give *run* without joining words at its ends: "the dozens of" is "dozens"."""
    words = list(run)
    while words[-1] not in core:
        words.pop()
    while words[0] in ("of", "and", "the", "to", "than"):
        words.pop(0)
    return " ".join(words)


def _currency(claim: Claim) -> _Currency:
    """Give how the quote of a sum of money names its currency."""
    if claim.measure is not Measure.MONEY:
        return _Currency()
    before, after = _money_patterns()
    if sign := before.search(claim.quote):
        return _Currency(before=sign[0] + (" " if sign[0].isalpha() else ""))
    word = after.search(claim.quote) or after.search(claim.subject)
    return _Currency(after=f" {word[0].casefold()}") if word else _Currency()


@cache
def _money_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    money = _wording()["money"]
    signs = "[A-Z]{0,3}[" + re.escape("".join(money["signs"])) + "]"
    before = rf"{signs}|\b(?:{'|'.join(money['before'])})\b"
    return re.compile(before), re.compile(rf"\b(?:{'|'.join(money['after'])})\b", re.IGNORECASE)


@cache
def _bounds() -> dict[Bound, str]:
    return {Bound(name): words for name, words in _table()["bounds"].items()}


def _wording() -> dict[str, dict[str, list[str]]]:
    return {name: part for name, part in _table().items() if name != "bounds"}


@cache
def _table() -> dict[str, Any]:
    text = resources.files("claimbot").joinpath("data", "wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
