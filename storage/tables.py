"""The tables of the record. Rows never leave this package: `storage.rows` turns them into the model and back.

Nothing that was said is overwritten. Claims, links and changes are appended; a link is superseded, a claim that left
its page is marked with when. Three times are kept apart: of the world (`as_of`), of publication (`published`), of
learning (`learned`). Enums are kept as their words in plain columns, sets as sorted JSON lists, amounts as doubles.
`newest` (of series, anchors, words) repeats the number of the newest claim, so that "newest first" is read off an
index. Plain `datetime` fields are stored in UTC and refuse a naive time.
"""
# No `from __future__ import annotations` here: SQLModel reads the annotations while the classes are made.

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Double, ForeignKeyConstraint, Index, MetaData, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.columns import Prose


class Row(SQLModel):
    """Base of the tables: one metadata, whose constraints have names that a migration can rely on."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


_KEY_IS_TABLE = {"sqlite_with_rowid": False}
"""For narrow tables that are read by their key: SQLite then keeps no second copy of it."""


# --- articles -----------------------------------------------------------------------------------------------------
class ArticleRow(Row, table=True):
    """One article; *id* is the digest of its address, which may be longer than an index takes."""

    __tablename__ = "article"

    id: str = Field(primary_key=True)
    url: str = Field(sa_type=Prose)
    learned: datetime


class RevisionRow(Row, table=True):
    """One fetched version of an article; *headers* is JSON."""

    __tablename__ = "revision"

    article: str = Field(primary_key=True, foreign_key="article.id")
    number: int = Field(primary_key=True)
    title: str = Field(sa_type=Prose)
    outlet: str = Field(sa_type=Prose)
    published: datetime
    learned: datetime
    sha256: str
    headers: str
    text: str = Field(sa_type=Prose)


class RawPageRow(Row, table=True):
    """The page of a revision as it came, compressed with zlib; kept for a while."""

    __tablename__ = "raw_page"
    __table_args__ = (
        ForeignKeyConstraint(["article", "number"], ["revision.article", "revision.number"]),
        Index(None, "learned"),
    )

    article: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    learned: datetime
    body: bytes


# --- series and claims --------------------------------------------------------------------------------------------
class SeriesRow(Row, table=True):
    """One series with its canonical key; *anchors* are all it is looked up by, those of later claims too."""

    __tablename__ = "series"
    __table_args__ = (Index(None, "newest"),)

    id: str = Field(primary_key=True)
    label: str = Field(sa_type=Prose)
    name: str | None = Field(default=None, sa_type=Prose)
    newest: int = 0
    measure: str
    counted: str = Field(sa_type=Prose)
    actor: str | None = Field(sa_type=Prose)
    place: str | None = Field(sa_type=Prose)
    event: str
    baseline: str | None = Field(sa_type=Prose)
    standing: str
    modality: str
    scope: str
    anchors: str


class SeriesAnchorRow(Row, table=True):
    """An anchor of a series: where linking takes its candidates from."""

    __tablename__ = "series_anchor"
    __table_args__ = (Index(None, "measure", "anchor", "newest", "series"), _KEY_IS_TABLE)

    series: str = Field(primary_key=True, foreign_key="series.id")
    anchor: str = Field(primary_key=True, sa_type=Prose)
    measure: str
    newest: int


class SeriesWordRow(Row, table=True):
    """A word that look-ups find a series by."""

    __tablename__ = "series_word"
    __table_args__ = (Index(None, "word", "newest", "series"), _KEY_IS_TABLE)

    series: str = Field(primary_key=True, foreign_key="series.id")
    word: str = Field(primary_key=True, sa_type=Prose)
    newest: int


class WordRow(Row, table=True):
    """Every word that some series is found by: the vocabulary that spelling is corrected against."""

    __tablename__ = "word"
    __table_args__ = _KEY_IS_TABLE

    word: str = Field(primary_key=True, sa_type=Prose)


class ClaimRow(Row, table=True):
    """One claim as stated, with its canonical key (`key_…`); *seq* is the order of learning."""

    __tablename__ = "claim"
    __table_args__ = (
        ForeignKeyConstraint(["article", "revision"], ["revision.article", "revision.number"]),
        Index(None, "article"),
        Index(None, "sentence_hash"),
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    article: str
    revision: int
    origin: str
    sentence_hash: str
    published: datetime
    learned: datetime
    gone: datetime | None = None
    void: datetime | None = None
    quote: str = Field(sa_type=Prose)
    quote_start: int
    quote_end: int
    sentence: str = Field(sa_type=Prose)
    low: float | None = Field(sa_type=Double)
    high: float | None = Field(sa_type=Double)
    bound: str
    measure: str
    subject: str = Field(sa_type=Prose)
    place: str | None = Field(sa_type=Prose)
    claimant: str | None = Field(sa_type=Prose)
    modality: str
    scope: str
    as_of: date | None
    confidence: float = Field(sa_type=Double)
    baseline: str | None = Field(sa_type=Prose)
    standing: str
    replaces_low: float | None = Field(sa_type=Double)
    replaces_high: float | None = Field(sa_type=Double)
    replaces_bound: str | None
    claimant_key: str | None = Field(sa_type=Prose)
    key_measure: str
    key_counted: str = Field(sa_type=Prose)
    key_actor: str | None = Field(sa_type=Prose)
    key_place: str | None = Field(sa_type=Prose)
    key_event: str
    key_baseline: str | None = Field(sa_type=Prose)
    key_standing: str
    key_modality: str
    key_scope: str
    key_anchors: str


_STANDING_LINK = text("superseded IS NULL")


class LinkRow(Row, table=True):
    """Which series a claim belongs to, and why; at most one link of a claim is not superseded."""

    __tablename__ = "link"
    __table_args__ = (
        Index("ix_link_series_claim", "series", "claim", sqlite_where=_STANDING_LINK, postgresql_where=_STANDING_LINK),
        Index("uq_link_claim", "claim", unique=True, sqlite_where=_STANDING_LINK, postgresql_where=_STANDING_LINK),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim: int = Field(foreign_key="claim.seq")
    series: str = Field(foreign_key="series.id")
    reason: str = Field(sa_type=Prose)
    learned: datetime
    superseded: datetime | None = None


class ChangeRow(Row, table=True):
    """What a claim did to its series; *before* and *after* are claims."""

    __tablename__ = "change"
    __table_args__ = (Index(None, "series", "seq"), Index(None, "learned"))

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    series: str = Field(foreign_key="series.id")
    kind: str
    before: str | None = Field(foreign_key="claim.id")
    after: str | None = Field(foreign_key="claim.id")
    reason: str = Field(sa_type=Prose)
    learned: datetime


class SuggestionRow(Row, table=True):
    """An unsure link; *decided* is when a curator took or refused it."""

    __tablename__ = "suggestion"
    __table_args__ = (UniqueConstraint("claim", "series", "reason"), Index(None, "decided", "id"))

    id: int | None = Field(default=None, primary_key=True)
    claim: str = Field(foreign_key="claim.id")
    series: str = Field(foreign_key="series.id")
    score: float = Field(sa_type=Double)
    reason: str = Field(sa_type=Prose)
    learned: datetime
    decided: datetime | None = None


# --- chats --------------------------------------------------------------------------------------------------------


def _telegram_id(**options: Any) -> Any:
    """Give a column for an id that Telegram made: more than 32 bits, and never counted up by us."""
    return Field(sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}, **options)


class ChatRow(Row, table=True):
    """One Telegram chat; *changed* is when its kind or state was last noted."""

    __tablename__ = "chat"

    id: int = _telegram_id(primary_key=True)
    kind: str
    state: str
    learned: datetime
    changed: datetime


class SubscriptionRow(Row, table=True):
    """What a chat follows; *identity* is a digest of chat, thread and what is followed.

    *key_word* is the rarest of *words* when it was made: changes are matched through it alone.
    """

    __tablename__ = "subscription"
    __table_args__ = (
        Index(None, "chat"),
        Index(None, "series"),
        Index(None, "key_word"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    identity: str = Field(unique=True)
    chat: int = _telegram_id(foreign_key="chat.id")
    thread: int | None = _telegram_id(default=None)
    series: str | None = Field(default=None, foreign_key="series.id")
    query: str | None = Field(default=None, sa_type=Prose)
    words: str
    key_word: str | None = Field(default=None, sa_type=Prose)
    kinds: str
    created: datetime


class MuteRow(Row, table=True):
    """A series that a chat hears nothing of, for ever or *until* then."""

    __tablename__ = "mute"

    chat: int = _telegram_id(primary_key=True, foreign_key="chat.id")
    series: str = Field(primary_key=True, foreign_key="series.id")
    until: datetime | None = None
    learned: datetime


# --- the way to Telegram and from it ------------------------------------------------------------------------------

_IS_HEAD = text("head IS NOT NULL")
_HAS_BODY = text("body <> ''")


class AlertRow(Row, table=True):
    """The outbox. *done* is when an alert was sent or given up.

    *head* is the chat, for the one alert that is next in it or being sent (`storage.lanes`); else None.

    *change* and *series* refer by id alone, so that a correction or a digest can have an id of its own making. Rows
    stay for good: (change, chat) must stay taken. Only their bodies are pruned.
    """

    __tablename__ = "alert"
    __table_args__ = (
        UniqueConstraint("change", "chat"),
        Index("uq_alert_head", "head", unique=True, sqlite_where=_IS_HEAD, postgresql_where=_IS_HEAD),
        Index("ix_alert_not_before", "not_before", "id", sqlite_where=_IS_HEAD, postgresql_where=_IS_HEAD),
        Index(None, "chat", "state", "id"),
        Index(None, "state"),
        Index(None, "chat", "series", "id"),
        Index("ix_alert_done", "done", sqlite_where=_HAS_BODY, postgresql_where=_HAS_BODY),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    change: str
    series: str
    chat: int = _telegram_id(foreign_key="chat.id")
    thread: int | None = _telegram_id(default=None)
    body: str = Field(sa_type=Prose)
    state: str
    head: int | None = _telegram_id(default=None)
    not_before: datetime
    attempts: int = 0
    uncertain: int = 0
    message: int | None = _telegram_id(default=None)
    error: str | None = Field(default=None, sa_type=Prose)
    done: datetime | None = None


class InboxRow(Row, table=True):
    """An update from Telegram; *state* is waiting, handled or failed (put aside)."""

    __tablename__ = "inbox"
    __table_args__ = (Index(None, "state", "id"), Index(None, "chat"))

    id: int = _telegram_id(primary_key=True)
    chat: int | None = _telegram_id(default=None)
    body: str = Field(sa_type=Prose)
    state: str
    tries: int = 0
    error: str | None = Field(default=None, sa_type=Prose)
    received: datetime
    done: datetime | None = None


# --- sources and operations ---------------------------------------------------------------------------------------
class SourceRow(Row, table=True):
    """A feed, page or channel; *id* is the digest of its address."""

    __tablename__ = "source"
    __table_args__ = (Index(None, "due"),)

    id: str = Field(primary_key=True)
    url: str = Field(sa_type=Prose)
    title: str = Field(sa_type=Prose)
    kind: str
    added: datetime | None
    etag: str | None = Field(sa_type=Prose)
    modified: str | None = Field(sa_type=Prose)
    due: datetime | None
    interval: float = Field(sa_type=Double)
    checked: datetime | None
    succeeded: datetime | None
    failures: int
    error: str | None = Field(sa_type=Prose)
    articles: int


class SeenRow(Row, table=True):
    """An entry of a source that was read; *source* and *entry* are digests of its address and its key."""

    __tablename__ = "seen"
    __table_args__ = _KEY_IS_TABLE

    source: str = Field(primary_key=True)
    entry: str = Field(primary_key=True)
    fingerprint: str = Field(sa_type=Prose)
    learned: datetime


class MarkRow(Row, table=True):
    """A small named value."""

    __tablename__ = "mark"

    name: str = Field(primary_key=True)
    value: str = Field(sa_type=Prose)
