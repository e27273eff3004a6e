"""Finding series: the candidates for a link, and what a look-up asks for. Nothing here scans the record.

A *block* is what one index look-up gives: the series that share one anchor, or one word, newest first. Of each block
only the newest are taken, so that the cost is bounded however large the record grows; a series that shares something
rare is always found, one that shares only what thousands share is found while it is among the newest of them. What
was taken is then counted exactly: how many of the anchors or words each series has.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select, union
from sqlalchemy.orm import Mapped
from sqlmodel import col

from claimbot.model import Measure, Series
from storage.series import SeriesBook
from storage.tables import SeriesAnchorRow, SeriesRow, SeriesWordRow, WordRow
from storage.work import in_batches

CANDIDATE_BLOCK = 200
"""How many series of one measure and anchor are looked at."""

WORD_BLOCK = 400
"""How many series of one word are looked at."""

MOST_BLOCKS = 200
"""How many blocks one query looks at; SQLite takes 500."""

CANDIDATE_CLAIMS = 100
"""How many claims of a candidate are compared with a new one."""

SHOWN_CLAIMS = 1000
"""How many claims of each found series a look-up counts over."""

Block = Mapping[str, str]
"""What one block is looked up by: a word, or a measure and an anchor."""


class Search(SeriesBook):
    """The searches of `claimbot.ports.SeriesLedger`."""

    def candidates(self, measures: Collection[Measure], anchors: Collection[str], *, limit: int = 100) -> list[Series]:
        """Give the series of *measures* that share an anchor with *anchors*, those sharing most and newest first."""
        pairs = sorted({(measure.value, anchor) for measure in measures for anchor in anchors})
        blocks = [{"measure": measure, "term": anchor} for measure, anchor in pairs]
        ids = self._best(_candidates_of, blocks, terms=sorted(set(anchors)), limit=limit)
        return self._series(ids, newest=CANDIDATE_CLAIMS)

    def series_by_words(self, words: Collection[str], *, limit: int = 50) -> list[Series]:
        """Give series indexed under *words*, those with most of them first, then the most recently moved."""
        terms = sorted(set(words))
        ids = self._best(_found_by, [{"term": word} for word in terms], terms=terms, limit=limit)
        return self._series(ids, newest=SHOWN_CLAIMS)

    def recent_series(self, *, limit: int = 10) -> list[Series]:
        """Give the series that learned a claim last, newest first."""
        newest = select(col(SeriesRow.id)).order_by(col(SeriesRow.newest).desc()).limit(limit)
        return self._series(self._session.scalars(newest).all(), newest=SHOWN_CLAIMS)

    def vocabulary(self) -> frozenset[str]:
        """Give every word that a series is indexed under, for the correction of spelling."""
        return frozenset(self._session.scalars(select(col(WordRow.word))))

    def _best(
        self, query: Callable[[int], Select[Any]], blocks: Sequence[Block], *, terms: Sequence[str], limit: int
    ) -> list[str]:
        """Give the ids of the best series in *blocks*, ranked by *query* (made for a number of blocks)."""
        ranks: dict[str, tuple[int, int]] = {}
        for some in in_batches(blocks, size=MOST_BLOCKS):
            named = {f"{name}_{number}": value for number, block in enumerate(some) for name, value in block.items()}
            for row in self._session.execute(query(len(some)), {**named, "terms": terms, "limit": limit}):
                ranks[row.series] = (row.shared, row.newest)
        return sorted(ranks, key=lambda series: ranks[series], reverse=True)[:limit]


# The statements differ by their number of blocks alone, and to build one costs as much as to run it.


@lru_cache(maxsize=256)
def _candidates_of(count: int) -> Select[Any]:
    """Give the query that ranks series by anchors shared, over *count* blocks of one measure and one anchor each."""
    row, anchor = SeriesAnchorRow, col(SeriesAnchorRow.anchor)
    blocks = [
        select(col(row.series), col(row.newest))
        .where(col(row.measure) == bindparam(f"measure_{number}"), anchor == bindparam(f"term_{number}"))
        .order_by(col(row.newest).desc())
        .limit(CANDIDATE_BLOCK)
        for number in range(count)
    ]
    return _ranked(blocks, row, anchor)


@lru_cache(maxsize=256)
def _found_by(count: int) -> Select[Any]:
    """Give the query that ranks series by words shared, over *count* blocks of one word each."""
    row, word = SeriesWordRow, col(SeriesWordRow.word)
    blocks = [
        select(col(row.series), col(row.newest))
        .where(word == bindparam(f"term_{number}"))
        .order_by(col(row.newest).desc())
        .limit(WORD_BLOCK)
        for number in range(count)
    ]
    return _ranked(blocks, row, word)


def _ranked(
    blocks: Sequence[Select[str, int]], index: type[SeriesAnchorRow] | type[SeriesWordRow], term: Mapped[str]
) -> Select[Any]:
    """Give the query for the series in *blocks*: those with most of the terms first, then the newest."""
    pool = union(*(select(block.subquery()) for block in blocks)).subquery("pool")
    # Counted series by series: joined to the pool, PostgreSQL would read the whole index table.
    shared = (
        select(func.count())
        .where(col(index.series) == pool.c.series, term.in_(bindparam("terms", expanding=True)))
        .scalar_subquery()
        .label("shared")
    )
    ranked = select(pool.c.series, pool.c.newest, shared)
    return ranked.order_by(shared.desc(), pool.c.newest.desc()).limit(bindparam("limit"))
