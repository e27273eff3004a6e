"""The words of the domain as frozen values: a claim, its amount, the series it belongs to, what it changes.

Nothing here reads, writes or decides. Every value checks itself when it is made, so a wrong one cannot travel. The
fields of `Claim` are those of the annotation guidelines, plus what linking needs (baseline, standing, replaces).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Number = int | float
"""A stated number; whole ones are ints, so that 1,100 is never printed as 1100.0."""


class Bound(StrEnum):
    """How the words around a number limit it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Measure(StrEnum):
    """What happened to, or is said of, those who are counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    RELEASED = "released"
    RESCUED = "rescued"
    DEPLOYED = "deployed"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    PROTESTERS = "protesters"
    INFECTED = "infected"
    AFFECTED = "affected"
    DESTROYED = "destroyed"
    LAUNCHED = "launched"
    INTERCEPTED = "intercepted"
    SUPPLIED = "supplied"
    CONTROLLED = "controlled"
    MONEY = "money"
    OTHER = "other"


class Modality(StrEnum):
    """Whether the figure is asserted, called wrong, or foreseen."""

    STATED = "stated"
    DENIED = "denied"
    EXPECTED = "expected"


class Scope(StrEnum):
    """One incident, or a figure that runs on."""

    EVENT = "event"
    TOTAL = "total"


class Standing(StrEnum):
    """What a figure is beside the others of its text; only a current one moves a series."""

    CURRENT = "current"
    FORMER = "former"  #: the text itself calls it an earlier level ("up from 14")
    INCREMENT = "increment"  #: added to a level that is not this number ("2,000 more")
    PART = "part"  #: a part of a whole ("12 of them children")
    YARDSTICK = "yardstick"  #: another event, named to compare ("the 1999 quake killed 17,000")


class ChangeKind(StrEnum):
    """What a newly learned claim does to its series."""

    NEW = "new"
    REVISED_UP = "revised_up"
    REVISED_DOWN = "revised_down"
    REFINED = "refined"
    LOOSENED = "loosened"
    CORROBORATED = "corroborated"
    CONFLICTING = "conflicting"
    EDITED = "edited"
    RETRACTED = "retracted"
    MEASURE_DRIFT = "measure_drift"
    OUTDATED = "outdated"


DEFAULT_ALERTS = frozenset(
    {
        ChangeKind.REVISED_UP,
        ChangeKind.REVISED_DOWN,
        ChangeKind.CONFLICTING,
        ChangeKind.EDITED,
        ChangeKind.RETRACTED,
        ChangeKind.MEASURE_DRIFT,
    }
)
"""The kinds that a subscription is alerted of unless it asks for others."""


LARGEST = 10**18
"""No count or sum of money in the news is larger; databases and other programs hold numbers up to it."""


def whole(value: Number) -> Number:
    """Give *value* as an int where it is whole, so that equal figures look equal."""
    return int(value) if float(value).is_integer() else value


def require_aware(name: str, value: datetime | None) -> None:
    """Raise ValueError for a time without a zone: it would be a different instant on another machine."""
    if value is not None and value.tzinfo is None:
        raise ValueError(f"{name} needs a time zone: {value!r}")


def digest_id(*parts: object) -> str:
    """Derive an id of 60 bits from *parts*: the same parts give the same id on every machine and in every replay."""
    joined = "\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.sha256(joined).digest()[:8], "big") >> 4
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread
    return "".join(alphabet[(number >> shift) & 31] for shift in range(55, -1, -5))


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A stated interval: *low* and *high* are the numbers as stated, None is open on that side."""

    low: Number | None
    high: Number | None
    bound: Bound

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("an amount needs a number on one side at least")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        for name in ("low", "high"):
            value = getattr(self, name)
            if value is not None:
                if not abs(value) <= LARGEST:
                    raise ValueError(f"{str(value)[:40]} is no figure: it is not between 0 and {LARGEST:,}")
                object.__setattr__(self, name, whole(value))

    @property
    def edge(self) -> Number:
        """The number that names the amount: its low, or its high where low is open."""
        edge = self.low if self.low is not None else self.high
        assert edge is not None  # noqa: S101 - held by __post_init__; tells the type checker
        return edge


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One statement, in one text, that a certain number of people or things is in a certain state.

    *start* and *end* are character offsets of *quote* in the text as given; *as_of* is the day the figure speaks of;
    *confidence* is 0 to 1. *baseline* is the wording of since when a running figure runs, or over which period;
    *replaces* the figure that the text itself says this one replaces ("up from 14").
    """

    quote: str
    start: int
    end: int
    sentence: str
    amount: Amount
    measure: Measure
    subject: str
    place: str | None = None
    claimant: str | None = None
    modality: Modality = Modality.STATED
    scope: Scope = Scope.EVENT
    as_of: date | None = None
    confidence: float = 1.0
    baseline: str | None = None
    standing: Standing = Standing.CURRENT
    replaces: Amount | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"offsets {self.start} to {self.end} are no place in a text")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")
        if not self.subject:
            raise ValueError("a claim needs a subject; `people` where nothing is said")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A number in a text that was read, and the *reason* why it is no claim (or `claim`)."""

    quote: str
    start: int
    end: int
    amount: Amount
    reason: str
    unit: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One fetched version of one article, ready to be read.

    *published* None means that no date was found: the time of learning stands in. *claims* are those of another
    extractor, recorded as given. *headers* are the response headers worth keeping (ETag, Last-Modified, Date).
    """

    url: str
    text: str
    title: str = ""
    outlet: str = ""
    published: datetime | None = None
    claims: tuple[Claim, ...] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None

    def __post_init__(self) -> None:
        if not self.url:
            raise ValueError("a document needs a url")
        require_aware("published", self.published)

    @property
    def sha256(self) -> str:
        """The hash of title and text: two versions with the same hash are the same revision."""
        return hashlib.sha256(f"{self.title}\x1f{self.text}".encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesKey:
    """What makes two claims claims of one quantity, in canonical words; the record holds them as columns.

    *counted* is the class counted (`soldier`, `civilian`, `person`, `house`); *actor* the side or nation it belongs
    to; *place* the canonical place; *event* words that tell one event from another; *baseline* since when a running
    total runs; *anchors* what candidates are looked up by, each `kind:value` (`actor:north-korea`, `place:kursk`).
    """

    measure: Measure
    counted: str
    actor: str | None = None
    place: str | None = None
    event: frozenset[str] = frozenset()
    baseline: str | None = None
    standing: Standing = Standing.CURRENT
    modality: Modality = Modality.STATED
    scope: Scope = Scope.EVENT
    anchors: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordedClaim:
    """A claim as it stands in the record, with where and when it was said and learned.

    *origin* is shared by all copies of one statement. *revision* counts the fetched versions of the article from 1.
    *gone*: a later version of the page no longer has the figure. *void*: a curator called it misread.
    """

    id: str
    series: str
    origin: str
    claim: Claim
    key: SeriesKey
    claimant_key: str | None
    url: str
    title: str
    outlet: str
    published: datetime
    learned: datetime
    revision: int
    gone: bool = False
    void: bool = False

    def __post_init__(self) -> None:
        require_aware("published", self.published)
        require_aware("learned", self.learned)


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """All claims of one quantity. *claims* are in order of learning; *name* is what a curator called it."""

    id: str
    key: SeriesKey
    label: str
    claims: tuple[RecordedClaim, ...] = ()
    name: str | None = None

    @property
    def title(self) -> str:
        """The curator's name for it, else its own label ("North Korean troops killed or wounded, Kursk, so far")."""
        return self.name or self.label


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What one newly learned claim did to its series, and why.

    *before* is the claim that *after* is held against; both are None where there is none (`new` has no before,
    `retracted` no after). *reason* is a sentence for `/why`.
    """

    id: str
    series: str
    kind: ChangeKind
    before: RecordedClaim | None
    after: RecordedClaim | None
    reason: str
    learned: datetime

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a claim on one side at least")
        require_aware("learned", self.learned)

    @property
    def claim(self) -> RecordedClaim:
        """The claim the change is about: the new one, or the one that is gone."""
        claim = self.after or self.before
        assert claim is not None  # noqa: S101 - held by __post_init__; tells the type checker
        return claim
