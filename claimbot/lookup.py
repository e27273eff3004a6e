"""Questions to the record: what stands, who said it, how it moved, and how a text compares with it.

Pure reading over one open `Ledger`; answers are small views. *asof* is a day: the answer is then built from what had
been published by the end of it, in UTC.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from claimbot.amounts import Move, moved, same_figure
from claimbot.claimants import same_claimant
from claimbot.compare_order import current_words, time_key
from claimbot.keys_event import story_of
from claimbot.keys_kind import is_news
from claimbot.labels import words_of_all
from claimbot.link import link
from claimbot.link_blocks import Newcomer
from claimbot.model import Amount, ChangeKind, Claim, Document, Number, RecordedClaim, Series, Standing
from claimbot.ports import Ledger
from claimbot.record_links import Page, candidates_for, newcomer
from claimbot.words import correct, index_words, parse_query

MOST_WORDS = 0.66
"""A series that has fewer than this share of the words that the best one has is no answer."""


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
    current = current_words(claims)
    low, high = _spread([claim.claim.amount for claim in current])
    return SeriesView(
        series=series,
        latest=max(current, key=time_key),
        claimants=_claimants(claims),
        origins=len({claim.origin for claim in claims}),
        articles=len({claim.url for claim in claims}),
        low=low,
        high=high,
    )


def find(ledger: Ledger, query: str, *, asof: date | None = None, limit: int = 10) -> list[SeriesView]:
    """Give the series that *query* asks for, best first; misspelt words are corrected by the record's vocabulary.

    Best is what has most of the words, in its name rather than in its sentences; then stated figures before denied,
    expected and partial ones; then what was said last.
    """
    words = parse_query(query)
    series = ledger.series_by_words(words) if words else []
    if words - words_of_all(claim for one in series for claim in one.claims):  # what nothing has may be misspelt
        words = correct(words, ledger.vocabulary())
        series = ledger.series_by_words(words)
    found = [seen for one in series if (seen := view(one, asof=asof)) is not None]
    had = {one.id: len(words & words_of_all(one.series.claims)) for one in found}
    least = MOST_WORDS * max(had.values(), default=0)
    fitting = [one for one in found if had[one.id] >= least]
    fitting.sort(key=lambda one: (had[one.id], *_fit(one, words), one.latest.published), reverse=True)
    return fitting[:limit]


def _fit(seen: SeriesView, words: Collection[str]) -> tuple[int, bool, int]:
    """Say how well the name and the standing of a series answer *words*."""
    named = index_words(f"{seen.title} {seen.latest.claim.subject} {seen.latest.claim.place or ''}")
    whole = is_news(seen.series.key) and seen.series.key.standing is not Standing.PART
    return len(named & set(words)), whole, len(seen.series.claims)


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
    """Hold each of *claims*, read from *document*, against the record, which stays as it is.

    Known: somebody stands by the figure. Outdated: its claimant did once, and has since given another. Differs: the
    record has the quantity with other figures. Unknown: it has no such quantity.
    """
    page = Page(
        document=document, published=document.published or now, learned=now, revision=0, before=None, back=False
    )
    story = story_of(document, page.published.date())
    return [_checked(ledger, newcomer(claim, page, story)) for claim in claims]


def _checked(ledger: Ledger, one: Newcomer) -> Checked:
    series = link(one, candidates_for(one, ledger)).series
    seen = view(series) if series else None
    if series is None or seen is None:
        return Checked(claim=one.claim, verdict=Verdict.UNKNOWN)
    standing = _standing(series, None)
    current = current_words(standing)
    own = [claim for claim in current if same_claimant(claim.claimant_key, one.claimant)]
    again = [claim for claim in current if same_figure(claim.claim, one.claim)]
    once = [claim for claim in standing if same_figure(claim.claim, one.claim) and claim not in current]
    if again:
        return Checked(claim=one.claim, verdict=Verdict.KNOWN, view=seen, against=again[-1])
    against = own[-1] if own else seen.latest
    if not once and moved(against.claim, one.claim) in (Move.SAME, Move.WIDER):
        return Checked(claim=one.claim, verdict=Verdict.KNOWN, view=seen, against=against)
    verdict = Verdict.OUTDATED if once else Verdict.DIFFERS
    return Checked(claim=one.claim, verdict=verdict, view=seen, against=against)


def _standing(series: Series, asof: date | None) -> list[RecordedClaim]:
    """Give the claims that count (at the end of *asof*, UTC), in order of the time they speak of."""
    claims = [claim for claim in series.claims if not claim.void and (asof is None or _day(claim) <= asof)]
    return sorted((claim for claim in claims if not claim.gone or _replaced_after(claim, series, asof)), key=time_key)


def _replaced_after(claim: RecordedClaim, series: Series, asof: date | None) -> bool:
    """Whether the page still gave *claim* at the end of *asof*, and another figure only in a version after it."""
    if asof is None:
        return False
    later = [other for other in series.claims if other.url == claim.url and other.revision > claim.revision]
    return bool(later) and min(_day(other) for other in later) > asof


def _day(claim: RecordedClaim) -> date:
    return claim.published.astimezone(UTC).date()


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
