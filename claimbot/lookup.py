"""Questions to the record: what stands, who said it, how it moved, and how a text compares with it.

Pure reading over one open `Ledger`; answers are small views. *asof* is a day: the answer is then built from what had
been published by the end of it, in UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from claimbot.model import Amount, ChangeKind, Claim, Document, Number, RecordedClaim, Series
from claimbot.ports import Ledger
from claimbot.words import correct, parse_query


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesView:
    """A series as it stands: its *latest* claim by the time spoken of, who spoke, and the spread of what they say now.

    *low* and *high* span each claimant's current claim; None is open on that side. *origins* counts statements, not
    copies; *articles* counts the pages that carry them.
    """

    series: Series
    latest: RecordedClaim
    claimants: tuple[str, ...]
    origins: int
    articles: int
    low: Number | None
    high: Number | None

    @property
    def id(self) -> str:
        """The id of the series."""
        return self.series.id

    @property
    def title(self) -> str:
        """What the series is called."""
        return self.series.title


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One claim in the history of a series, with the kinds of the changes that it made."""

    claim: RecordedClaim
    kinds: tuple[ChangeKind, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """A series with its claims in order of the time they speak of."""

    view: SeriesView
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """One statement: who made it, where it was read first, and the copies of it."""

    claimant: str | None
    first: RecordedClaim
    copies: tuple[RecordedClaim, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """A series with the statements it rests on, oldest first."""

    view: SeriesView
    origins: tuple[Origin, ...]


class Verdict(StrEnum):
    """How a figure of a text stands to the record."""

    KNOWN = "known"
    DIFFERS = "differs"
    OUTDATED = "outdated"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """A claim held against the record: its *verdict*, the series it belongs to and the claim it is held *against*."""

    claim: Claim
    verdict: Verdict
    view: SeriesView | None = None
    against: RecordedClaim | None = None


def view(series: Series, *, asof: date | None = None) -> SeriesView | None:
    """Give *series* as it stood at the end of *asof* (now where that is None); None where nothing was published yet."""
    claims = _standing(series, asof)
    if not claims:
        return None
    current = {claim.claimant_key or f"outlet:{claim.outlet}": claim for claim in claims}
    low, high = _spread([claim.claim.amount for claim in current.values()])
    return SeriesView(
        series=series,
        latest=claims[-1],
        claimants=_claimants(claims),
        origins=len({claim.origin for claim in claims}),
        articles=len({claim.url for claim in claims}),
        low=low,
        high=high,
    )


def find(ledger: Ledger, query: str, *, asof: date | None = None, limit: int = 10) -> list[SeriesView]:
    """Give the series that *query* asks for, best first; misspelt words are corrected by the record's vocabulary."""
    words = correct(parse_query(query), ledger.vocabulary())
    found = [view(series, asof=asof) for series in ledger.series_by_words(words, limit=50)]
    return [one for one in found if one is not None][:limit]


def recent(ledger: Ledger, limit: int = 10) -> list[SeriesView]:
    """Give the series that learned a claim last, newest first."""
    return [one for series in ledger.recent_series(limit=limit) if (one := view(series)) is not None]


def resolve(ledger: Ledger, text: str) -> SeriesView | None:
    """Give the series that *text* names, by its id or by words; None where there is none."""
    named = ledger.series(text.strip())
    if named is not None:
        return view(named)
    return next(iter(find(ledger, text, limit=1)), None)


def history(ledger: Ledger, series_id: str, *, asof: date | None = None) -> History | None:
    """Give the claims of a series in order of the time they speak of, with what each changed."""
    series = ledger.series(series_id)
    seen = view(series, asof=asof) if series else None
    if series is None or seen is None:
        return None
    kinds: dict[str, list[ChangeKind]] = {}
    for change in reversed(ledger.changes(series_id=series_id, limit=1000)):
        kinds.setdefault(change.claim.id, []).append(change.kind)
    entries = (Entry(claim=claim, kinds=tuple(kinds.get(claim.id, ()))) for claim in _standing(series, asof))
    return History(view=seen, entries=tuple(entries))


def sources(ledger: Ledger, series_id: str) -> Sources | None:
    """Give the statements a series rests on, each with its copies."""
    series = ledger.series(series_id)
    seen = view(series) if series else None
    if series is None or seen is None:
        return None
    groups: dict[str, list[RecordedClaim]] = {}
    for claim in sorted(_standing(series, None), key=lambda claim: (claim.published, claim.learned)):
        groups.setdefault(claim.origin, []).append(claim)
    origins = (
        Origin(claimant=said[0].claim.claimant, first=said[0], copies=tuple(said[1:])) for said in groups.values()
    )
    return Sources(view=seen, origins=tuple(origins))


def check(ledger: Ledger, document: Document, claims: Sequence[Claim], *, now: datetime) -> list[Checked]:
    """Hold each of *claims*, read from *document*, against the record, which stays as it is."""
    return [Checked(claim=claim, verdict=Verdict.UNKNOWN) for claim in claims]


def _standing(series: Series, asof: date | None) -> list[RecordedClaim]:
    """Give the claims that count, in order of the time they speak of."""
    claims = [
        claim
        for claim in series.claims
        if not claim.gone and not claim.void and (asof is None or claim.published.date() <= asof)
    ]
    return sorted(
        claims, key=lambda claim: (claim.claim.as_of or claim.published.date(), claim.published, claim.learned)
    )


def _claimants(claims: Sequence[RecordedClaim]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for claim in claims:
        if claim.claimant_key and claim.claim.claimant:
            names.setdefault(claim.claimant_key, claim.claim.claimant)
    return tuple(names.values())


def _spread(amounts: Sequence[Amount]) -> tuple[Number | None, Number | None]:
    lows, highs = [amount.low for amount in amounts], [amount.high for amount in amounts]
    low = None if None in lows else min(value for value in lows if value is not None)
    high = None if None in highs else max(value for value in highs if value is not None)
    return low, high
