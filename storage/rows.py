"""Rows into the model and back, and nothing else: no query, no decision."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.engine import Row
from sqlmodel import col

from claimbot.model import (
    Amount,
    Bound,
    Change,
    ChangeKind,
    Claim,
    Measure,
    Modality,
    RecordedClaim,
    Scope,
    Series,
    SeriesKey,
    Standing,
    digest_id,
)
from claimbot.origins import sentence_hash
from claimbot.ports import Alert, AlertState, Chat, ChatState, InboxUpdate, Revision, Source, Subscription
from storage.tables import (
    AlertRow,
    ArticleRow,
    ChangeRow,
    ChatRow,
    ClaimRow,
    InboxRow,
    LinkRow,
    RevisionRow,
    SeriesRow,
    SourceRow,
    SubscriptionRow,
)

# --- sets as text -------------------------------------------------------------------------------------------------


def join_words(words: Collection[str]) -> str:
    """Give a set of words as it is stored: a sorted JSON list."""
    return json.dumps(sorted(words))


@lru_cache(maxsize=8192)
def split_words(stored: str) -> frozenset[str]:
    """Give the set of words that *stored* holds."""
    return frozenset(json.loads(stored))


# Looked up many times for each claim read; `Measure(word)` costs ten times as much.
_BOUNDS: Mapping[str, Bound] = {one.value: one for one in Bound}
_MEASURES: Mapping[str, Measure] = {one.value: one for one in Measure}
_MODALITIES: Mapping[str, Modality] = {one.value: one for one in Modality}
_SCOPES: Mapping[str, Scope] = {one.value: one for one in Scope}
_STANDINGS: Mapping[str, Standing] = {one.value: one for one in Standing}


# --- articles -----------------------------------------------------------------------------------------------------


def address_id(url: str) -> str:
    """Give the key of the article, or source, at *url*."""
    return digest_id(url)


def revision(row: RevisionRow, url: str) -> Revision:
    """Give the revision of *url* that *row* holds."""
    return Revision(url=url, number=row.number, title=row.title, text=row.text, sha256=row.sha256, learned=row.learned)


# --- claims -------------------------------------------------------------------------------------------------------

CLAIM_COLUMNS: Sequence[ColumnElement[Any]] = (
    *(column for column in ClaimRow.metadata.tables["claim"].columns),
    col(LinkRow.series).label("series"),
    col(ArticleRow.url).label("url"),
    col(RevisionRow.title).label("title"),
    col(RevisionRow.outlet).label("outlet"),
)
"""What `recorded_claim` reads; plain columns, because whole objects of the session cost four times as much."""

_KEY_FIELDS = (
    "measure", "counted", "actor", "place", "event", "baseline", "standing", "modality", "scope", "anchors",
)  # fmt: skip
_claim_key = attrgetter(*(f"key_{name}" for name in _KEY_FIELDS))
_series_key = attrgetter(*_KEY_FIELDS)


def recorded_claim(row: Row[Any]) -> RecordedClaim:
    """Give the claim that a row of `CLAIM_COLUMNS` holds."""
    return RecordedClaim(
        id=row.id,
        series=row.series,
        origin=row.origin,
        claim=_claim(row),
        key=_key(*_claim_key(row)),
        claimant_key=row.claimant_key,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        learned=row.learned,
        revision=row.revision,
        gone=row.gone is not None,
        void=row.void is not None,
    )


def _claim(row: Row[Any]) -> Claim:
    return Claim(
        quote=row.quote,
        start=row.quote_start,
        end=row.quote_end,
        sentence=row.sentence,
        amount=_amount(row.low, row.high, row.bound),
        measure=_MEASURES[row.measure],
        subject=row.subject,
        place=row.place,
        claimant=row.claimant,
        modality=_MODALITIES[row.modality],
        scope=_SCOPES[row.scope],
        as_of=row.as_of,
        confidence=row.confidence,
        baseline=row.baseline,
        standing=_STANDINGS[row.standing],
        replaces=_amount(row.replaces_low, row.replaces_high, row.replaces_bound) if row.replaces_bound else None,
    )


def _amount(low: float | None, high: float | None, bound: str) -> Amount:
    return Amount(low=low, high=high, bound=_BOUNDS[bound])


# The claims of one series say the same of what they count, over and over: a cached key saves a third of the reading.
@lru_cache(maxsize=8192)
def _key(*stored: Any) -> SeriesKey:
    """Give the canonical key that the columns `_KEY_FIELDS` hold."""
    measure, counted, actor, place, event, baseline, standing, modality, scope, anchors = stored
    return SeriesKey(
        measure=_MEASURES[measure],
        counted=counted,
        actor=actor,
        place=place,
        event=split_words(event),
        baseline=baseline,
        standing=_STANDINGS[standing],
        modality=_MODALITIES[modality],
        scope=_SCOPES[scope],
        anchors=split_words(anchors),
    )


def claim_row(recorded: RecordedClaim) -> ClaimRow:
    """Give the row that holds *recorded*; its link is a row of its own."""
    return ClaimRow(
        id=recorded.id,
        article=address_id(recorded.url),
        revision=recorded.revision,
        origin=recorded.origin,
        sentence_hash=sentence_hash(recorded.claim.sentence),
        published=recorded.published,
        learned=recorded.learned,
        gone=recorded.learned if recorded.gone else None,
        void=recorded.learned if recorded.void else None,
        claimant_key=recorded.claimant_key,
        **_claim_fields(recorded.claim),
        **{f"key_{name}": value for name, value in key_fields(recorded.key).items()},
    )


def _claim_fields(claim: Claim) -> Mapping[str, Any]:
    replaces = claim.replaces
    return {
        "quote": claim.quote,
        "quote_start": claim.start,
        "quote_end": claim.end,
        "sentence": claim.sentence,
        "low": claim.amount.low,
        "high": claim.amount.high,
        "bound": claim.amount.bound.value,
        "measure": claim.measure.value,
        "subject": claim.subject,
        "place": claim.place,
        "claimant": claim.claimant,
        "modality": claim.modality.value,
        "scope": claim.scope.value,
        "as_of": claim.as_of,
        "confidence": claim.confidence,
        "baseline": claim.baseline,
        "standing": claim.standing.value,
        "replaces_low": replaces.low if replaces else None,
        "replaces_high": replaces.high if replaces else None,
        "replaces_bound": replaces.bound.value if replaces else None,
    }


# --- series and changes -------------------------------------------------------------------------------------------


def key_fields(key: SeriesKey) -> Mapping[str, Any]:
    """Give the columns of a canonical key."""
    return {
        "measure": key.measure.value,
        "counted": key.counted,
        "actor": key.actor,
        "place": key.place,
        "event": join_words(key.event),
        "baseline": key.baseline,
        "standing": key.standing.value,
        "modality": key.modality.value,
        "scope": key.scope.value,
        "anchors": join_words(key.anchors),
    }


def series(row: SeriesRow, claims: Sequence[RecordedClaim]) -> Series:
    """Give the series that *row* holds, with its *claims*."""
    key = _key(*_series_key(row))
    return Series(id=row.id, key=key, label=row.label, claims=tuple(claims), name=row.name)


def change(row: ChangeRow, claims: Mapping[str, RecordedClaim]) -> Change:
    """Give the change that *row* holds; *claims* are those it speaks of, by id."""
    return Change(
        id=row.id,
        series=row.series,
        kind=ChangeKind(row.kind),
        before=claims[row.before] if row.before else None,
        after=claims[row.after] if row.after else None,
        reason=row.reason,
        learned=row.learned,
    )


# --- chats --------------------------------------------------------------------------------------------------------


def chat(row: ChatRow) -> Chat:
    """Give the chat that *row* holds."""
    return Chat(id=row.id, kind=row.kind, state=ChatState(row.state))


def subscription(row: SubscriptionRow) -> Subscription:
    """Give the subscription that *row* holds."""
    return Subscription(
        id=stored(row.id),
        chat=row.chat,
        series=row.series,
        query=row.query,
        words=split_words(row.words),
        kinds=frozenset(ChangeKind(kind) for kind in split_words(row.kinds)),
        thread=row.thread,
        created=row.created,
    )


def subscription_identity(row: SubscriptionRow | Subscription) -> str:
    """Give the digest of what makes two subscriptions the same: chat, thread, and what is followed."""
    words = row.words if isinstance(row.words, str) else join_words(row.words)
    return digest_id(row.chat, row.thread, row.series, words)


def subscription_row(subscription: Subscription, *, key_word: str | None) -> SubscriptionRow:
    """Give the row for a new *subscription*, to be matched through *key_word*."""
    return SubscriptionRow(
        identity=subscription_identity(subscription),
        chat=subscription.chat,
        thread=subscription.thread,
        series=subscription.series,
        query=subscription.query,
        words=join_words(subscription.words),
        key_word=key_word,
        kinds=join_words([kind.value for kind in subscription.kinds]),
        created=subscription.created,
    )


# --- the way to Telegram and from it ------------------------------------------------------------------------------


def alert(row: AlertRow) -> Alert:
    """Give the alert that *row* holds."""
    return Alert(
        id=stored(row.id),
        change=row.change,
        series=row.series,
        chat=row.chat,
        thread=row.thread,
        body=row.body,
        state=AlertState(row.state),
        not_before=row.not_before,
        attempts=row.attempts,
        uncertain=row.uncertain,
        message=row.message,
        error=row.error,
    )


def alert_fields(alert: Alert) -> Mapping[str, Any]:
    """Give the columns of a new *alert*; its id is given by the record."""
    return {
        "change": alert.change,
        "series": alert.series,
        "chat": alert.chat,
        "thread": alert.thread,
        "body": alert.body,
        "state": alert.state.value,
        "not_before": alert.not_before,
        "attempts": alert.attempts,
        "uncertain": alert.uncertain,
        "message": alert.message,
        "error": alert.error,
    }


def inbox_fields(update: InboxUpdate, *, state: str, now: datetime) -> Mapping[str, Any]:
    """Give the columns of an update that was received at *now*."""
    return {
        "id": update.id,
        "chat": update.chat,
        "body": update.body,
        "state": state,
        "tries": update.tries,
        "received": now,
    }


def inbox_update(row: InboxRow) -> InboxUpdate:
    """Give the update that *row* holds."""
    return InboxUpdate(id=row.id, chat=row.chat, body=row.body, tries=row.tries)


# --- sources ------------------------------------------------------------------------------------------------------

_SOURCE_FIELDS = (
    "url", "title", "kind", "added", "etag", "modified", "due",
    "interval", "checked", "succeeded", "failures", "error", "articles",
)  # fmt: skip


def source(row: SourceRow) -> Source:
    """Give the source that *row* holds."""
    return Source(**{name: getattr(row, name) for name in _SOURCE_FIELDS})


def source_fields(source: Source) -> Mapping[str, Any]:
    """Give the columns of *source*."""
    return {"id": address_id(source.url), **{name: getattr(source, name) for name in _SOURCE_FIELDS}}


def stored(number: int | None) -> int:
    """Give the number that the record gave a row: there is one once it is stored."""
    assert number is not None  # noqa: S101 - a stored row has its number; tells the type checker
    return number
