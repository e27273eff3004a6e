"""Finding series: the candidates for a link, and what a look-up asks for. Nothing here scans the record.

A *block* is what one index look-up gives: the series that share one anchor, or one word, newest first. Of each block
only the newest are taken, so that the cost is bounded however large the record grows; a series that shares something
rare is always found, one that shares only what thousands share is found while it is among the newest of them. What
was taken is then counted exactly: how many of the anchors or words each series has.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, func, select, union
from sqlmodel import col

from claimbot.model import Measure, Series
from storage.series import SeriesBook
from storage.tables import SeriesAnchorRow, SeriesRow, SeriesWordRow, WordRow

CANDIDATE_BLOCK = 200
"""How many series of one measure and anchor are looked at."""

WORD_BLOCK = 400
"""How many series of one word are looked at."""

CANDIDATE_CLAIMS = 100
"""How many claims of a candidate are compared with a new one."""

SHOWN_CLAIMS = 1000
"""How many claims of each found series a look-up counts over."""


class Search(SeriesBook):
    """The searches of `claimbot.ports.SeriesLedger`."""

    def candidates(self, measures: Collection[Measure], anchors: Collection[str], *, limit: int = 100) -> list[Series]:
        """Give the series of *measures* that share an anchor with *anchors*, those sharing most and newest first."""
        measure, anchor = col(SeriesAnchorRow.measure), col(SeriesAnchorRow.anchor)
        pairs = sorted({(one.value, other) for one in measures for other in anchors})
        blocks = [(measure == one) & (anchor == other) for one, other in pairs]
        shared = measure.in_([one.value for one in measures]) & anchor.in_(anchors)
        ids = self._ranked(SeriesAnchorRow, blocks, shared, block=CANDIDATE_BLOCK, limit=limit)
        return self._series(ids, newest=CANDIDATE_CLAIMS)

    def series_by_words(self, words: Collection[str], *, limit: int = 50) -> list[Series]:
        """Give series indexed under *words*, those with most of them first, then the most recently moved."""
        word = col(SeriesWordRow.word)
        blocks = [word == one for one in sorted(set(words))]
        ids = self._ranked(SeriesWordRow, blocks, word.in_(words), block=WORD_BLOCK, limit=limit)
        return self._series(ids, newest=SHOWN_CLAIMS)

    def recent_series(self, *, limit: int = 10) -> list[Series]:
        """Give the series that learned a claim last, newest first."""
        newest = select(col(SeriesRow.id)).order_by(col(SeriesRow.newest).desc()).limit(limit)
        return self._series(self._session.scalars(newest).all(), newest=SHOWN_CLAIMS)

    def vocabulary(self) -> frozenset[str]:
        """Give every word that a series is indexed under, for the correction of spelling."""
        return frozenset(self._session.scalars(select(col(WordRow.word))))

    def _ranked(
        self,
        index: type[SeriesAnchorRow] | type[SeriesWordRow],
        blocks: Sequence[ColumnElement[bool]],
        shared: ColumnElement[bool],
        *,
        block: int,
        limit: int,
    ) -> list[str]:
        """Give the ids of the series in *blocks* of an index: those with most that is *shared*, then the newest."""
        if not blocks:
            return []
        series, newest = col(index.series), col(index.newest)
        parts = [select(series).where(one).order_by(newest.desc()).limit(block).subquery() for one in blocks]
        pool = union(*(select(part) for part in parts)).subquery("pool") if len(parts) > 1 else parts[0]
        ranked = (
            select(series)
            .join_from(pool, index, series == pool.c.series)
            .where(shared)
            .group_by(series, newest)
            .order_by(func.count().desc(), newest.desc())
            .limit(limit)
        )
        return list(self._session.scalars(ranked))
