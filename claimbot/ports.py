"""What the core asks of the world: small protocols that storage, jobs and handlers fit structurally.

The composition root wires the adapters in and mypy checks the fit there. Times are aware and in UTC. One open `Ledger`
is one unit of work: it commits when its `with` block ends well and rolls back otherwise; its methods never commit.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from claimbot.model import (
    DEFAULT_ALERTS,
    Change,
    ChangeKind,
    Document,
    Measure,
    RecordedClaim,
    Series,
)

Now = Callable[[], datetime]
"""The clock: the present time, aware, in UTC. The demo and the tests hand in one of their own."""

FetchDocument = Callable[[str], Awaitable[Document]]
"""Read the article at a URL; raises `SourceError` when it cannot be read."""


# --- articles and claims ------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One text of one outlet as it is on record. *hashes* are those of its revisions, oldest first."""

    url: str
    title: str
    outlet: str
    published: datetime
    learned: datetime
    hashes: tuple[str, ...]

    @property
    def revision(self) -> int:
        """The number of the newest revision, counted from 1."""
        return len(self.hashes)


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """One fetched version of an article."""

    url: str
    number: int
    title: str
    text: str
    sha256: str
    learned: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """An unsure link, for a curator: *claim* may belong to *series*."""

    claim: str
    series: str
    score: float
    reason: str


class ArticleLedger(Protocol):
    """Articles, their revisions and the claims read from them."""

    def article(self, url: str) -> Article | None:
        """Give the article at *url*, or None where it is not on record."""
        ...

    def known(self, urls: Collection[str]) -> dict[str, datetime]:
        """Give those of *urls* whose article is on record, each with when it was learned; in one look for all."""
        ...

    def revision(self, url: str, number: int) -> Revision | None:
        """Give one fetched version of an article."""
        ...

    def add_revision(self, document: Document, *, published: datetime, now: datetime) -> int:
        """Append a version of an article (the article itself where it is new) and give its number, from 1."""
        ...

    def claims_of(self, url: str) -> list[RecordedClaim]:
        """Give the claims of an article that still stand on its page, in order of the text."""
        ...

    def claim(self, claim_id: str) -> RecordedClaim | None:
        """Give one claim."""
        ...

    def claims_with_sentences(self, hashes: Collection[str], *, limit: int = 200) -> list[RecordedClaim]:
        """Give claims whose sentence has one of *hashes* (`claimbot.origins.sentence_hash`): copies of a statement."""
        ...


class SeriesLedger(Protocol):
    """Series, their claims and what changed."""

    def candidates(self, measures: Collection[Measure], anchors: Collection[str], *, limit: int = 100) -> list[Series]:
        """Give the series of *measures* that share an anchor with *anchors*, those sharing most and newest first.

        Each holds its newest claims (at least the last 100). The cost must not grow with the record.
        """
        ...

    def series(self, series_id: str) -> Series | None:
        """Give one series with all its claims in order of learning."""
        ...

    def series_by_words(self, words: Collection[str], *, limit: int = 50) -> list[Series]:
        """Give series indexed under *words*, those with most of them first, then the most recently moved."""
        ...

    def vocabulary(self) -> frozenset[str]:
        """Give every word that a series is indexed under, for the correction of spelling."""
        ...

    def recent_series(self, *, limit: int = 10) -> list[Series]:
        """Give the series that learned a claim last, newest first."""
        ...

    def add_series(self, series: Series, *, words: Collection[str]) -> None:
        """Found a series (its claims are added with `add_claim`); *words* are what look-ups find it by."""
        ...

    def extend_series(self, series_id: str, *, words: Collection[str] = (), anchors: Collection[str] = ()) -> None:
        """Add words and anchors that a later claim brought."""
        ...

    def add_claim(self, recorded: RecordedClaim, *, reason: str) -> None:
        """Append a claim and its link; *reason* is why it was linked where it was."""
        ...

    def mark_gone(self, claim_ids: Collection[str], *, now: datetime) -> None:
        """Note that a later version of the page no longer has these claims (the claims stay on record)."""
        ...

    def add_change(self, change: Change) -> None:
        """Append a change."""
        ...

    def add_suggestion(self, suggestion: Suggestion, *, now: datetime) -> None:
        """Append an unsure link for a curator; the same one again (claim, series, reason) changes nothing."""
        ...

    def changes(self, *, series_id: str | None = None, since: datetime | None = None, limit: int = 100) -> list[Change]:
        """Give changes, newest first, of one series or of all."""
        ...

    def change(self, change_id: str) -> Change | None:
        """Give one change."""
        ...

    def link_reason(self, claim_id: str) -> str | None:
        """Give why a claim was linked where it stands."""
        ...


# --- chats and subscriptions --------------------------------------------------------------------------------------


class ChatState(StrEnum):
    """Whether a chat is sent to."""

    ACTIVE = "active"
    STOPPED = "stopped"  #: its people said /stop; /start wakes it
    BLOCKED = "blocked"  #: Telegram says that the bot was blocked, kicked or the account is gone


@dataclass(frozen=True, kw_only=True, slots=True)
class Chat:
    """One Telegram chat; *kind* is Telegram's (private, group, supergroup, channel)."""

    id: int
    kind: str
    state: ChatState = ChatState.ACTIVE


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscription:
    """What a chat follows: one series, or words that a series must all be indexed under.

    *query* is the wording of the user, *words* its canonical words. Empty filters let everything through, but for
    *kinds*, which start as the default kinds. *thread* is the forum topic to write to.
    """

    id: int
    chat: int
    series: str | None = None
    query: str | None = None
    words: frozenset[str] = frozenset()
    kinds: frozenset[ChangeKind] = DEFAULT_ALERTS
    thread: int | None = None
    created: datetime

    def __post_init__(self) -> None:
        if (self.series is None) == (not self.words):
            raise ValueError("a subscription follows one series, or words")


class ChatLedger(Protocol):
    """Chats, what they follow and what they muted."""

    def chat(self, chat_id: int) -> Chat | None:
        """Give a chat."""
        ...

    def put_chat(self, chat: Chat, *, now: datetime) -> None:
        """Note a chat, or its new kind or state."""
        ...

    def move_chat(self, old: int, new: int) -> None:
        """Give everything of chat *old* (subscriptions, mutes, queued alerts) to *new*; doing it twice is harmless."""
        ...

    def forget_chat(self, chat_id: int) -> dict[str, int]:
        """Remove everything kept about a chat (what it follows, mutes, alerts, its updates); give how much went."""
        ...

    def subscriptions(self, chat_id: int) -> list[Subscription]:
        """Give what a chat follows, oldest first."""
        ...

    def subscribe(self, subscription: Subscription) -> Subscription:
        """Add a subscription (its id is given by the record); the same one again is given back unchanged."""
        ...

    def set_kinds(self, chat_id: int, subscription_id: int, kinds: Collection[ChangeKind]) -> Subscription | None:
        """Let a subscription of that chat be alerted of *kinds*, and give it; None where it is not one of its."""
        ...

    def unsubscribe(self, chat_id: int, subscription_ids: Collection[int]) -> int:
        """Remove subscriptions of that chat and give how many went."""
        ...

    def followers(self, series_id: str, words: Collection[str], *, now: datetime | None = None) -> list[Subscription]:
        """Give the subscriptions of active chats to this series, or to words that are all among *words*.

        Subscriptions of a chat that muted the series are left out; a mute that ended by *now* no longer counts (where
        *now* is not given, every mute counts).
        """
        ...

    def mute(self, chat_id: int, series_id: str, *, until: datetime | None, now: datetime) -> None:
        """Send a chat nothing about a series until then (None: for ever)."""
        ...

    def unmute(self, chat_id: int, series_id: str) -> None:
        """Undo a mute."""
        ...

    def muted(self, chat_id: int, *, now: datetime) -> dict[str, datetime | None]:
        """Give the muted series of a chat, each with its end."""
        ...


# --- the way to Telegram and from it ------------------------------------------------------------------------------


class AlertState(StrEnum):
    """Where an alert stands on its way to a chat."""

    QUEUED = "queued"
    SENDING = "sending"  #: committed before the request, so that a crash is known as "may be out"
    SENT = "sent"
    DEAD = "dead"  #: given up; listed by `claimbot status`


@dataclass(frozen=True, kw_only=True, slots=True)
class Alert:
    """A change on its way to a chat. (change, chat) is unique: a replay queues nothing twice.

    *body* is Telegram HTML. *uncertain* counts the times that it may already have been delivered; a repeat is marked.
    *seq* orders the alerts of a chat.
    """

    id: int = 0
    change: str
    series: str
    chat: int
    thread: int | None = None
    body: str
    state: AlertState = AlertState.QUEUED
    not_before: datetime
    attempts: int = 0
    uncertain: int = 0
    message: int | None = None
    error: str | None = None


class OutboxLedger(Protocol):
    """The outbox of alerts."""

    def queue(self, alert: Alert) -> bool:
        """Queue an alert; False where this change is already on its way to (or was sent to) this chat."""
        ...

    def due(self, *, now: datetime, limit: int = 100) -> list[Alert]:
        """Give for each active chat the oldest alert not yet sent, where its time has come: at most one a chat.

        A chat with an alert in state `sending` gives none: its order is kept.
        """
        ...

    def next_due(self) -> datetime | None:
        """Give the earliest `not_before` of the queued alerts, or None where nothing is queued."""
        ...

    def mark_sending(self, alert_id: int) -> bool:
        """Note, before the request, that it is about to be made; False where it is not to be made any more.

        That is where `due` would no longer give the alert: its chat said /stop, was forgotten, or has others first.
        """
        ...

    def mark_sent(self, alert_id: int, *, message: int | None, now: datetime) -> None:
        """Note that Telegram took it as *message* (None where the answer could not be read)."""
        ...

    def mark_retry(self, alert_id: int, *, not_before: datetime, error: str, uncertain: bool) -> None:
        """Queue it again; *uncertain*: it may already be out, so the repeat must be marked."""
        ...

    def mark_dead(self, alert_id: int, *, error: str, now: datetime) -> None:
        """Give it up."""
        ...

    def recover_sending(self) -> int:
        """After a crash: turn alerts left in `sending` into queued ones that may be out; give how many."""
        ...

    def last_message(self, chat_id: int, series_id: str) -> int | None:
        """Give the message id of the newest alert of that series that this chat got, to reply to."""
        ...


MOST_TRIES = 3
"""Failed tries after which an update is put aside, so that one that always fails holds up nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class InboxUpdate:
    """An update from Telegram; *body* is its JSON without names."""

    id: int
    chat: int | None
    body: str
    tries: int = 0


class InboxLedger(Protocol):
    """Updates received and not yet handled. The offset is confirmed to Telegram only after `receive` committed."""

    def receive(self, updates: Sequence[InboxUpdate], *, now: datetime) -> int:
        """Keep the updates that are not known yet; give how many were new."""
        ...

    def waiting(self, *, limit: int = 100) -> list[InboxUpdate]:
        """Give the updates that wait to be handled, oldest first."""
        ...

    def mark_handled(self, update_id: int, *, now: datetime) -> None:
        """Note that an update was handled, and let go of its body."""
        ...

    def mark_failed(self, update_id: int, *, error: str, now: datetime) -> None:
        """Count a failed try; after `MOST_TRIES` the update is put aside and no longer waits."""
        ...

    def last_update_id(self) -> int | None:
        """Give the highest update id ever received, from which polling goes on."""
        ...


# --- sources ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A feed, page or Telegram channel that is read on a schedule, with what the last reading left behind."""

    url: str
    title: str = ""
    kind: str = "feed"
    added: datetime | None = None
    etag: str | None = None
    modified: str | None = None
    due: datetime | None = None
    interval: float = 300.0
    checked: datetime | None = None
    succeeded: datetime | None = None
    failures: int = 0
    error: str | None = None
    articles: int = 0


class SourceLedger(Protocol):
    """The sources and what was already seen in them."""

    def sources(self) -> list[Source]:
        """Give all sources, by address."""
        ...

    def source(self, url: str) -> Source | None:
        """Give one source."""
        ...

    def put_source(self, source: Source) -> bool:
        """Add a source or write its new state; True where it was new."""
        ...

    def remove_source(self, url: str) -> bool:
        """Remove a source (what was read from it stays); False where there was none."""
        ...

    def due_sources(self, *, now: datetime, limit: int = 50) -> list[Source]:
        """Give the sources whose time has come, the longest overdue first."""
        ...

    def unseen(self, source_url: str, entries: Mapping[str, str]) -> set[str]:
        """Of *entries* (key to fingerprint) give the keys that are new or whose fingerprint changed."""
        ...

    def mark_seen(self, source_url: str, entries: Mapping[str, str], *, now: datetime) -> None:
        """Note entries as seen, after their articles were recorded."""
        ...


# --- operations ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How much is on record and on its way."""

    articles: int = 0
    revisions: int = 0
    claims: int = 0
    series: int = 0
    changes: int = 0
    suggestions: int = 0
    chats: int = 0
    subscriptions: int = 0
    sources: int = 0
    failing_sources: int = 0
    waiting_updates: int = 0
    failed_updates: int = 0
    alerts: Mapping[str, int] = field(default_factory=dict)
    oldest_queued: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """How long what is no longer needed is kept: times before which it may go."""

    handled_updates: datetime
    sent_alerts: datetime
    raw_pages: datetime


POLL_MARK = "last_poll"
"""The mark of the time of the last successful getUpdates."""

CONFLICT_MARK = "last_poll_conflict"
"""The mark of the last time that Telegram said that somebody else polls with this token."""


class OperationsLedger(Protocol):
    """Counts, retention and small marks."""

    def counts(self) -> Counts:
        """Count what is on record and on its way."""
        ...

    def prune(self, kept: Kept) -> dict[str, int]:
        """Remove what is older than *kept* (bodies of updates and sent alerts, raw pages); give how much went."""
        ...

    def mark(self, name: str) -> str | None:
        """Give a small named value (the time of the last poll, of the last backup)."""
        ...

    def marks(self, prefix: str) -> dict[str, str]:
        """Give the small values whose names begin with *prefix*, by name."""
        ...

    def put_mark(self, name: str, value: str) -> None:
        """Keep a small named value."""
        ...


class Ledger(
    ArticleLedger, SeriesLedger, ChatLedger, OutboxLedger, InboxLedger, SourceLedger, OperationsLedger, Protocol
):
    """One open unit of work on the record."""


class Begin(Protocol):
    """Opens a unit of work."""

    def __call__(self, *, recorder: bool = False) -> AbstractContextManager[Ledger]:
        """Open a unit of work; *recorder* waits for its turn as the one recorder (an advisory lock).

        Raises `StorageError` where the record cannot be opened, read or written.
        """
        ...


# --- Telegram, outgoing -------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    """An inline button: *label* shown, *data* sent back when it is pressed (64 bytes at most), or *url* opened."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A message for a chat: Telegram HTML of at most 4,096 visible UTF-16 units, rows of buttons, a reply."""

    chat: int
    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    thread: int | None = None
    reply_to: int | None = None


class Send(Protocol):
    """Hands a message to Telegram."""

    async def __call__(self, message: Outgoing) -> int | None:
        """Send it and give its message id (None where the answer could not be read although it was taken).

        Raises the `DeliveryError` that says whether, when and where to try again.
        """
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Services:
    """What handlers and jobs are given: the record, the clock, the reader of pages, and who administers the bot."""

    begin: Begin
    now: Now
    fetch: FetchDocument
    admins: frozenset[int] = frozenset()
