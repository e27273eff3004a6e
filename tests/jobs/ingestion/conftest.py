"""What the tests of ingestion stand on: sources to add, and questions to the record."""

from __future__ import annotations

import pytest
from feeding import FEED, PAGE

from claimbot.ports import Source


@pytest.fixture
def add(begin):
    """Add sources by address."""

    def add(*urls: str, kind: str = "feed") -> None:
        with begin() as ledger:
            for url in urls:
                ledger.put_source(Source(url=url, kind=kind))

    return add


@pytest.fixture
def source(begin):
    """Give the state of a source."""

    def source(url: str = FEED) -> Source:
        with begin() as ledger:
            found = ledger.source(url)
        assert found is not None
        return found

    return source


@pytest.fixture
def hashes(begin):
    """Give how many versions of an article are on record."""

    def hashes(url: str) -> int:
        with begin() as ledger:
            article = ledger.article(url)
        return len(article.hashes) if article else 0

    return hashes


@pytest.fixture
def versions(begin):
    """Give the texts of all versions of an article."""

    def versions(url: str = PAGE) -> list[str]:
        with begin() as ledger:
            article = ledger.article(url)
            numbers = range(1, len(article.hashes) + 1) if article else ()
            return [ledger.revision(url, number).text for number in numbers]

    return versions
