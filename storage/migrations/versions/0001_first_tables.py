"""The first tables.

Follows: nothing
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables, what is referred to first."""
    _articles()
    _series()
    _claims()
    _chats()
    _telegram()
    _sources()


def downgrade() -> None:
    """Drop all tables, what refers to others first."""
    for table in (
        "mark",
        "seen",
        "source",
        "inbox",
        "alert",
        "mute",
        "subscription",
        "chat",
        "suggestion",
        "change",
        "link",
        "claim",
        "word",
        "series_word",
        "series_anchor",
        "series",
        "raw_page",
        "revision",
        "article",
    ):
        op.drop_table(table)


def _articles() -> None:
    """Articles, their versions, and the raw pages for a while."""
    op.create_table(
        "article",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
    )
    op.create_table(
        "revision",
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=False),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("headers", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name="fk_revision_article_article"),
        sa.PrimaryKeyConstraint("article", "number", name="pk_revision"),
    )
    op.create_table(
        "raw_page",
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "number"], ["revision.article", "revision.number"], name="fk_raw_page_article_number_revision"
        ),
        sa.PrimaryKeyConstraint("article", "number", name="pk_raw_page"),
    )
    op.create_index("ix_raw_page_learned", "raw_page", ["learned"])


def _series() -> None:
    """Series, and the two indexes that find them: by anchor for linking, by word for look-ups."""
    op.create_table(
        "series",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("counted", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("baseline", sa.String(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("modality", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("anchors", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_series"),
    )
    op.create_index("ix_series_newest", "series", ["newest"])
    op.create_table(
        "series_anchor",
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["series"], ["series.id"], name="fk_series_anchor_series_series"),
        sa.PrimaryKeyConstraint("series", "anchor", name="pk_series_anchor"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_series_anchor_measure_anchor_newest_series", "series_anchor", ["measure", "anchor", "newest", "series"]
    )
    op.create_table(
        "series_word",
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["series"], ["series.id"], name="fk_series_word_series_series"),
        sa.PrimaryKeyConstraint("series", "word", name="pk_series_word"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_series_word_word_newest_series", "series_word", ["word", "newest", "series"])
    op.create_table(
        "word",
        sa.Column("word", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_word"),
        sqlite_with_rowid=False,
    )


def _claims() -> None:
    """What was said, where it was linked and what it changed; all of it is only ever appended."""
    op.create_table(
        "claim",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("sentence_hash", sa.String(), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=False),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gone", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void", sa.DateTime(timezone=True), nullable=True),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("quote_end", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("bound", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("claimant", sa.String(), nullable=True),
        sa.Column("modality", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("baseline", sa.String(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("replaces_low", sa.Double(), nullable=True),
        sa.Column("replaces_high", sa.Double(), nullable=True),
        sa.Column("replaces_bound", sa.String(), nullable=True),
        sa.Column("claimant_key", sa.String(), nullable=True),
        sa.Column("key_measure", sa.String(), nullable=False),
        sa.Column("key_counted", sa.String(), nullable=False),
        sa.Column("key_actor", sa.String(), nullable=True),
        sa.Column("key_place", sa.String(), nullable=True),
        sa.Column("key_event", sa.String(), nullable=False),
        sa.Column("key_baseline", sa.String(), nullable=True),
        sa.Column("key_standing", sa.String(), nullable=False),
        sa.Column("key_modality", sa.String(), nullable=False),
        sa.Column("key_scope", sa.String(), nullable=False),
        sa.Column("key_anchors", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "revision"], ["revision.article", "revision.number"], name="fk_claim_article_revision_revision"
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_claim"),
        sa.UniqueConstraint("id", name="uq_claim_id"),
    )
    op.create_index("ix_claim_article", "claim", ["article"])
    op.create_index("ix_claim_sentence_hash", "claim", ["sentence_hash"])
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claim.seq"], name="fk_link_claim_claim"),
        sa.ForeignKeyConstraint(["series"], ["series.id"], name="fk_link_series_series"),
        sa.PrimaryKeyConstraint("id", name="pk_link"),
    )
    op.create_index(
        "ix_link_series_claim",
        "link",
        ["series", "claim"],
        sqlite_where=sa.text("superseded IS NULL"),
        postgresql_where=sa.text("superseded IS NULL"),
    )
    op.create_index(
        "uq_link_claim",
        "link",
        ["claim"],
        unique=True,
        sqlite_where=sa.text("superseded IS NULL"),
        postgresql_where=sa.text("superseded IS NULL"),
    )
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["after"], ["claim.id"], name="fk_change_after_claim"),
        sa.ForeignKeyConstraint(["before"], ["claim.id"], name="fk_change_before_claim"),
        sa.ForeignKeyConstraint(["series"], ["series.id"], name="fk_change_series_series"),
        sa.PrimaryKeyConstraint("seq", name="pk_change"),
        sa.UniqueConstraint("id", name="uq_change_id"),
    )
    op.create_index("ix_change_learned", "change", ["learned"])
    op.create_index("ix_change_series_seq", "change", ["series", "seq"])
    op.create_table(
        "suggestion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name="fk_suggestion_claim_claim"),
        sa.ForeignKeyConstraint(["series"], ["series.id"], name="fk_suggestion_series_series"),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion"),
        sa.UniqueConstraint("claim", "series", "reason", name="uq_suggestion_claim_series_reason"),
    )
    op.create_index("ix_suggestion_decided_id", "suggestion", ["decided", "id"])


def _chats() -> None:
    """Chats, what they follow and what they muted."""
    op.create_table(
        "chat",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_chat"),
    )
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("thread", sa.BigInteger(), nullable=True),
        sa.Column("series", sa.String(), nullable=True),
        sa.Column("query", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("key_word", sa.String(), nullable=True),
        sa.Column("kinds", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chat"], ["chat.id"], name="fk_subscription_chat_chat"),
        sa.ForeignKeyConstraint(["series"], ["series.id"], name="fk_subscription_series_series"),
        sa.PrimaryKeyConstraint("id", name="pk_subscription"),
        sa.UniqueConstraint("identity", name="uq_subscription_identity"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_subscription_chat", "subscription", ["chat"])
    op.create_index("ix_subscription_key_word", "subscription", ["key_word"])
    op.create_index("ix_subscription_series", "subscription", ["series"])
    op.create_table(
        "mute",
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chat"], ["chat.id"], name="fk_mute_chat_chat"),
        sa.ForeignKeyConstraint(["series"], ["series.id"], name="fk_mute_series_series"),
        sa.PrimaryKeyConstraint("chat", "series", name="pk_mute"),
    )


def _telegram() -> None:
    """The outbox (a change goes to a chat once: unique) and the inbox."""
    op.create_table(
        "alert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("thread", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=True),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("uncertain", sa.Integer(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("done", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["chat"], ["chat.id"], name="fk_alert_chat_chat"),
        sa.PrimaryKeyConstraint("id", name="pk_alert"),
        sa.UniqueConstraint("change", "chat", name="uq_alert_change_chat"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alert_chat_series_id", "alert", ["chat", "series", "id"])
    op.create_index("ix_alert_chat_state_id", "alert", ["chat", "state", "id"])
    op.create_index(
        "ix_alert_done", "alert", ["done"], sqlite_where=sa.text("body <> ''"), postgresql_where=sa.text("body <> ''")
    )
    op.create_index(
        "ix_alert_not_before",
        "alert",
        ["not_before", "id"],
        sqlite_where=sa.text("head IS NOT NULL"),
        postgresql_where=sa.text("head IS NOT NULL"),
    )
    op.create_index("ix_alert_state", "alert", ["state"])
    op.create_index(
        "uq_alert_head",
        "alert",
        ["head"],
        unique=True,
        sqlite_where=sa.text("head IS NOT NULL"),
        postgresql_where=sa.text("head IS NOT NULL"),
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
    )
    op.create_index("ix_inbox_chat", "inbox", ["chat"])
    op.create_index("ix_inbox_state_id", "inbox", ["state", "id"])


def _sources() -> None:
    """Sources, what was seen in them, and small named values."""
    op.create_table(
        "source",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=True),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("modified", sa.String(), nullable=True),
        sa.Column("due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("interval", sa.Double(), nullable=False),
        sa.Column("checked", sa.DateTime(timezone=True), nullable=True),
        sa.Column("succeeded", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
    )
    op.create_index("ix_source_due", "source", ["due"])
    op.create_table(
        "seen",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source", "entry", name="pk_seen"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mark",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_mark"),
    )
