"""A newsroom for tests: it learns articles whose figures are marked in the text, and tells what they change.

    room.learn("Police said [7 people] were killed in a bus crash near Orvale on Monday.",
               killed(7, place="Orvale", claimant="Police"))

The n-th bracket is the quote of the n-th claim. Changes are told as "revised_up 7 -> 11"; a missing side is a dash.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from claimbot.model import Amount, Bound, Change, Claim, Document, Measure, Number, RecordedClaim, Scope
from claimbot.ports import Begin
from claimbot.record import Recorded, record_in

LEARNED = datetime(2026, 1, 1, tzinfo=UTC)

Figure = Callable[[str, int, int], Claim]
"""A claim that waits for its quote and where it stands."""


def figure(measure: Measure, low: Number | None, high: Number | None = None, **fields: object) -> Figure:
    """Describe a claim: a point, unless *high* or a `bound` of the fields says otherwise."""
    bound = Bound(str(fields.pop("bound", Bound.EXACT if high is None else Bound.RANGE)))
    top = low if high is None and bound in (Bound.EXACT, Bound.ABOUT) else high
    day = fields.pop("as_of", None)
    scope = Scope(str(fields.pop("scope", "event")))
    as_of = date.fromisoformat(str(day)) if day else None
    described = {"subject": "people", **fields, "as_of": as_of, "scope": scope}
    amount = Amount(low=low, high=top, bound=bound)

    def at(quote: str, start: int, end: int) -> Claim:
        return Claim(quote=quote, start=start, end=end, sentence="", amount=amount, measure=measure, **described)  # type: ignore[arg-type]

    return at


def killed(low: Number | None, high: Number | None = None, **fields: object) -> Figure:
    """Describe a claim of people killed."""
    return figure(Measure.KILLED, low, high, **fields)


def wounded(low: Number | None, high: Number | None = None, **fields: object) -> Figure:
    """Describe a claim of people wounded."""
    return figure(Measure.WOUNDED, low, high, **fields)


def marched(low: Number | None, high: Number | None = None, **fields: object) -> Figure:
    """Describe a claim of people in a crowd."""
    return figure(Measure.PROTESTERS, low, high, **fields)


def read_marks(text: str, figures: Sequence[Figure]) -> tuple[str, tuple[Claim, ...]]:
    """Take the brackets out of *text* and give it with the claims that they marked."""
    plain, spans = "", []
    for piece in re.split(r"(\[[^]]*\])", text):
        start = len(plain)
        plain += piece.strip("[]") if piece.startswith("[") else piece
        if piece.startswith("["):
            spans.append((start, len(plain)))
    claims = [make(plain[start:end], start, end) for make, (start, end) in zip(figures, spans, strict=True)]
    return plain, tuple(claims)


@dataclass
class Newsroom:
    """Learns articles in order, each by default an hour after the one before, of an outlet of its own."""

    begin: Begin
    learned: list[Recorded] = field(default_factory=list)
    clock: datetime = datetime(2025, 3, 3, 9, tzinfo=UTC)

    def learn(self, text: str, *figures: Figure, alert: bool = False, **article: object) -> list[str]:
        """Learn an article and tell what it changed; *article* may give url, outlet, title and published."""
        document = self.document(text, *figures, **article)
        now = LEARNED + timedelta(minutes=len(self.learned))
        self.learned.append(record_in(self.begin, document, now=now, alert=alert))
        return told(self.learned[-1].changes)

    def document(self, text: str, *figures: Figure, **article: object) -> Document:
        """Give an article as `learn` would learn it."""
        plain, claims = read_marks(text, figures)
        self.clock += timedelta(hours=1)
        when = str(article.pop("published", ""))
        self.clock = datetime.fromisoformat(when).replace(tzinfo=UTC) if when else self.clock
        number = len(self.learned)
        named = {"url": f"https://outlet-{number}.example/story", "outlet": f"Outlet {number}", **article}
        return Document(text=plain, claims=claims, published=self.clock, **named)  # type: ignore[arg-type]

    def series_of(self, number: int, low: Number) -> str:
        """Give the series of the claim of *low* in the *number*-th article learned."""
        return next(claim.series for claim in self.learned[number].claims if claim.claim.amount.edge == low)


def told(changes: Sequence[Change]) -> list[str]:
    """Tell changes other than `new` as lines."""
    return [
        f"{change.kind} {_edge(change.before)} -> {_edge(change.after)}" for change in changes if change.kind != "new"
    ]


def _edge(claim: RecordedClaim | None) -> str:
    return "-" if claim is None else f"{claim.claim.amount.edge}"


def claim_of(text: str, make: Figure) -> Claim:
    """Give the one claim that is marked in *text*, with its sentence."""
    plain, claims = read_marks(text, [make])
    return replace(claims[0], sentence=plain)
