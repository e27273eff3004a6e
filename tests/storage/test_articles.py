"""Articles and their revisions: every version is kept, and the newest speaks for the article."""

from __future__ import annotations

import zlib
from datetime import timedelta

from sqlalchemy import text

from claimbot.model import Document
from claimbot.ports import Article, Revision

URL = "https://example.org/a"


def test_an_article_grows_by_revisions(ledger, now):
    """Versions count from 1; the article shows its newest one and the hashes of all, and when it was learned first."""
    first = Document(url=URL, title="Thirty dead", outlet="Wire", text="30 died.")
    second = Document(url=URL, title="Forty dead", outlet="Wire", text="40 died.")
    later = now + timedelta(hours=1)
    assert ledger.add_revision(first, published=now, now=now) == 1
    assert ledger.add_revision(second, published=now, now=later) == 2
    assert ledger.article(URL) == Article(
        url=URL, title="Forty dead", outlet="Wire", published=now, learned=now, hashes=(first.sha256, second.sha256)
    )
    assert ledger.article(URL).revision == 2


def test_every_version_can_be_read_again(ledger, now):
    """The text of an old version is what the page said then."""
    ledger.add_revision(Document(url=URL, title="A", text="30 died."), published=now, now=now)
    ledger.add_revision(Document(url=URL, title="B", text="40 died."), published=now, now=now)
    sha256 = Document(url=URL, title="A", text="30 died.").sha256
    assert ledger.revision(URL, 1) == Revision(
        url=URL, number=1, title="A", text="30 died.", sha256=sha256, learned=now
    )
    assert ledger.revision(URL, 3) is None


def test_many_articles_are_looked_up_at_once(ledger, now):
    """Of any number of addresses the known ones come back, each with when it was learned first."""
    later = now + timedelta(hours=1)
    for url, story, moment in ((URL, "30 died.", now), (URL, "40 died.", later), (f"{URL}2", "7 died.", later)):
        ledger.add_revision(Document(url=url, title="A", text=story), published=now, now=moment)
    others = [f"https://example.org/{number}" for number in range(6000)]
    assert ledger.known([*others, URL, f"{URL}2"]) == {URL: now, f"{URL}2": later}
    assert ledger.known([]) == {}


def test_unknown_pages_give_nothing(ledger):
    """A page that was never read is None, and has no claims."""
    assert ledger.article("https://example.org/unknown") is None
    assert ledger.revision("https://example.org/unknown", 1) is None
    assert ledger.claims_of("https://example.org/unknown") == []


def test_a_very_long_address_is_an_address(ledger, now):
    """Addresses may be longer than an index takes."""
    url = "https://example.org/?" + "x" * 9000
    ledger.add_revision(Document(url=url, text="30 died."), published=now, now=now)
    assert ledger.article(url).url == url


def test_headers_and_the_raw_page_are_kept(begin, engine, now):
    """Proof of what a page said: its headers, and the page itself, compressed."""
    page = b"<p>30 died.</p>" * 100
    document = Document(url=URL, text="30 died.", headers={"ETag": '"x"'}, raw=page)
    with begin() as ledger:
        ledger.add_revision(document, published=now, now=now)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT headers FROM revision")) == '{"ETag": "\\"x\\""}'
        body = connection.scalar(text("SELECT body FROM raw_page"))
    assert len(body) < len(page)
    assert zlib.decompress(body) == page
