"""Articles and their revisions."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import col

from claimbot.model import Document
from claimbot.ports import Article, Revision
from storage import rows
from storage.claims import Claims
from storage.tables import ArticleRow, RawPageRow, RevisionRow
from storage.work import in_batches


class Articles(Claims):
    """Fits `claimbot.ports.ArticleLedger`."""

    def article(self, url: str) -> Article | None:
        """Give the article at *url*, as its newest revision shows it."""
        key = rows.address_id(url)
        article = self._session.get(ArticleRow, key)
        if article is None:
            return None
        number, title, outlet = col(RevisionRow.number), col(RevisionRow.title), col(RevisionRow.outlet)
        facts = select(title, outlet, col(RevisionRow.published), col(RevisionRow.sha256))
        revisions = self._session.execute(facts.where(col(RevisionRow.article) == key).order_by(number)).all()
        return Article(
            url=article.url,
            title=revisions[-1].title,
            outlet=revisions[-1].outlet,
            published=revisions[-1].published,
            learned=article.learned,
            hashes=tuple(revision.sha256 for revision in revisions),
        )

    def known(self, urls: Collection[str]) -> dict[str, datetime]:
        """Give those of *urls* whose article is on record, each with when it was learned."""
        keys = {rows.address_id(url): url for url in urls}
        found: dict[str, datetime] = {}
        for batch in in_batches(keys):
            learned = select(col(ArticleRow.id), col(ArticleRow.learned)).where(col(ArticleRow.id).in_(batch))
            found |= {keys[row.id]: row.learned for row in self._session.execute(learned)}
        return found

    def revision(self, url: str, number: int) -> Revision | None:
        """Give one fetched version of an article."""
        row = self._session.get(RevisionRow, (rows.address_id(url), number))
        return rows.revision(row, url) if row else None

    def add_revision(self, document: Document, *, published: datetime, now: datetime) -> int:
        """Append a version of an article (the article itself where it is new) and give its number, from 1."""
        key = rows.address_id(document.url)
        self._insert_new(ArticleRow, [{"id": key, "url": document.url, "learned": now}])
        number = self._last_revision(key) + 1
        self._session.add(
            RevisionRow(
                article=key,
                number=number,
                title=document.title,
                outlet=document.outlet,
                published=published,
                learned=now,
                sha256=document.sha256,
                headers=json.dumps(dict(document.headers)),
                text=document.text,
            )
        )
        self._session.flush()
        if document.raw is not None:
            body = zlib.compress(document.raw)
            self._session.add(RawPageRow(article=key, number=number, learned=now, body=body))
        return number

    def _last_revision(self, key: str) -> int:
        return self._session.scalar(select(func.max(RevisionRow.number)).where(col(RevisionRow.article) == key)) or 0
