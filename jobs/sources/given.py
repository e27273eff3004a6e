"""Claims that came with an article from another extractor: JSON objects in, `Claim` values out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from claimbot.errors import UsageError
from claimbot.extract.sentences import sentences
from claimbot.model import LARGEST, Amount, Bound, Claim, Measure, Modality, Scope, Standing

Choice = TypeVar("Choice", bound=StrEnum)


def read_claims(rows: object, text: str) -> tuple[Claim, ...]:
    """Read *rows*, the claims of *text*, in the order given; raises `UsageError` that says what is wrong with which.

    Where offsets are missing or wrong they are found from the quote; a quote that is given twice is looked for twice.
    """
    if not isinstance(rows, list):
        raise UsageError('"claims" is a list of objects')
    spans = [(sentence.start, sentence.end) for sentence in sentences(text)]
    taken: set[tuple[int, int]] = set()
    claims = []
    for number, row in enumerate(rows, 1):
        try:
            claim = _claim(row, text, spans=spans, taken=taken)
        except UsageError as error:
            raise UsageError(f"claim {number}: {error}") from error
        taken.add((claim.start, claim.end))
        claims.append(claim)
    return tuple(claims)


def _claim(row: object, text: str, *, spans: list[tuple[int, int]], taken: set[tuple[int, int]]) -> Claim:
    if not isinstance(row, dict):
        raise UsageError('it is an object like {"quote": "at least 12 people", "low": 12, "measure": "killed"}')
    quote = row.get("quote")
    if not isinstance(quote, str) or not quote:
        raise UsageError('"quote" is missing: the words of the text that hold the number')
    start, end = _place(row, quote, text, taken=taken)
    return Claim(
        quote=quote,
        start=start,
        end=end,
        sentence=_line(row, "sentence") or _sentence(text, start, end, spans=spans),
        amount=_amount(row),
        measure=_choice(Measure, row, "measure", default=Measure.OTHER),
        subject=_line(row, "subject") or "people",
        place=_line(row, "place"),
        claimant=_line(row, "claimant"),
        modality=_choice(Modality, row, "modality", default=Modality.STATED),
        scope=_choice(Scope, row, "scope", default=Scope.EVENT),
        as_of=_day(row),
        confidence=_confidence(row),
        baseline=_line(row, "baseline"),
        standing=_choice(Standing, row, "standing", default=Standing.CURRENT),
        replaces=_replaces(row),
    )


def _place(row: dict[str, Any], quote: str, text: str, *, taken: set[tuple[int, int]]) -> tuple[int, int]:
    """Give where *quote* stands: as given where that is so, else its first place that no earlier claim touches."""
    start = row.get("start")
    if isinstance(start, int) and start >= 0 and text[start : start + len(quote)] == quote:
        return start, start + len(quote)
    first = found = text.find(quote)
    while found >= 0 and any(begin < found + len(quote) and found < end for begin, end in taken):
        found = text.find(quote, found + 1)
    at = found if found >= 0 else first
    if at < 0:
        raise UsageError(f'the quote "{quote[:60]}" is not in the text')
    return at, at + len(quote)


def _sentence(text: str, start: int, end: int, *, spans: Iterable[tuple[int, int]]) -> str:
    """Give the sentence, or the sentences, that *start* to *end* lies in."""
    touched = [span for span in spans if span[0] < end and start < span[1]]
    return text[min(span[0] for span in touched) : max(span[1] for span in touched)] if touched else text[start:end]


def _amount(row: dict[str, Any]) -> Amount:
    low, high = _number(row, "low"), _number(row, "high")
    if low is not None and high is not None and low > high:
        raise UsageError(f'"low" {low} is above "high" {high}')
    if low is None and high is None:
        raise UsageError('"low" or "high" is a number; null is open on that side')
    if low is None or high is None:
        default = Bound.AT_MOST if low is None else Bound.AT_LEAST
    else:
        default = Bound.EXACT if low == high else Bound.RANGE
    return Amount(low=low, high=high, bound=_choice(Bound, row, "bound", default=default))


def _replaces(row: dict[str, Any]) -> Amount | None:
    given = row.get("replaces")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise UsageError('"replaces" is null or an object like {"low": 14, "high": 14, "bound": "exact"}')
    return _amount(given)


def _number(row: dict[str, Any], name: str) -> int | float | None:
    value = row.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        raise UsageError(f'"{name}" is a number of at most {LARGEST:,}, or null, not {str(value)[:40]}')
    return value


def _confidence(row: dict[str, Any]) -> float:
    value = row.get("confidence", 1.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise UsageError(f'"confidence" is a number from 0 to 1, not {value!r}')
    return float(value)


def _line(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    raise UsageError(f'"{name}" is text or null, not {value!r}')


def _day(row: dict[str, Any]) -> date | None:
    value = row.get("as_of")
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise UsageError(f'"as_of" is a date like 2024-12-17 or null, not {value!r}') from None


def _choice(kind: type[Choice], row: dict[str, Any], name: str, *, default: Choice) -> Choice:
    value = row.get(name)
    if value is None:
        return default
    try:
        return kind(value)
    except ValueError:
        raise UsageError(f'"{name}" is one of {", ".join(kind)}, not {value!r}') from None
