"""Article pages: HTML in, a document out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claimbot.errors import SourceError
from jobs.sources.feed import read_feed
from jobs.sources.html import LONGEST_TEXT
from jobs.sources.page import read_page, without_headline

URL = "https://www.news.example/a?utm_source=x"
STORY = """<nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Blast in the capital</h1>
<p>At least 12 people were killed in a blast in the capital on Monday, officials said.</p>
<p>Three more were hurt, according to the police, who closed the roads around the market.</p></article>
<footer>Copyright 2010 Example Wire</footer>"""


def page(head: str = "", story: str = STORY):
    """Read a page with *head* and *story*."""
    return read_page(f"<html><head>{head}</head><body>{story}</body></html>".encode(), url=URL)


def test_article():
    """The text is that of the article, paragraph by paragraph; address and outlet are those of the page."""
    document = page("<title>Blast | Wire</title><meta property='og:title' content='Blast in the capital'>")

    assert document.url == "https://www.news.example/a"
    assert document.title == "Blast in the capital"
    assert document.outlet == "news.example"
    assert "officials said.\\n\\nThree more were hurt".replace("\\n", "\n") in document.text
    assert document.raw.startswith(b"<html>")


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"datePublished": "2024-12-16T13:00:00+09:00"}</script>',
        '<script type="application/ld+json">[{"@graph": [{"datePublished": "2024-12-16T04:00:00Z"}]}]</script>',
        '<meta property="article:published_time" content="2024-12-16T04:00:00Z">',
        '<meta name="pubdate" content="Mon, 16 Dec 2024 04:00:00 GMT"><meta name="date" content="2020-01-01">',
        '<meta name="date" content="soon"><time datetime="2024-12-16T04:00Z">today</time>',
    ],
)
def test_published(head):
    """The time of publication is read from what pages say in machine-readable form, with its zone."""
    assert page(head).published == datetime(2024, 12, 16, 4, tzinfo=UTC)


def test_no_date():
    """A year in the footer and a day in the story are no time of publication."""
    assert page().published is None


def test_outlet():
    """An outlet goes by the name that it gives itself."""
    assert page('<meta property="og:site_name" content="Example Wire">').outlet == "Example Wire"


def test_short_page():
    """A page of one sentence is an article too."""
    assert page(story="<p>Only 3 people were killed.</p>").text == "Only 3 people were killed."


def test_endless_text():
    """Of an endless article as much is kept from its page as from its feed."""
    words = "twelve people were killed " * 9000
    page = read_page(words.encode(), url="https://news.example/a", content_type="text/plain")
    item = f"<item><link>/a</link><description>{words}</description></item>"
    (entry,) = read_feed(f"<rss><channel>{item}</channel></rss>".encode(), url="https://news.example/feed").entries

    assert len(words) > LONGEST_TEXT
    assert page.text == entry.text == words[:LONGEST_TEXT]


def test_plain_text():
    """A page of plain text is taken as it is."""
    document = read_page(b"12 killed\n\n3 hurt", url=URL, content_type="text/plain")

    assert document.text == "12 killed\n\n3 hurt"


@pytest.mark.parametrize(
    ("body", "content_type", "problem"),
    [
        (b"%PDF-1.7", "application/pdf", "no page of text but application/pdf"),
        (b"<html><body><script>app()</script></body></html>", "text/html", "no article text"),
        (b"<html></html>", "", "no article text"),
    ],
)
def test_no_article(body, content_type, problem):
    """What holds no text is refused with the reason."""
    with pytest.raises(SourceError, match=problem):
        read_page(body, url=URL, content_type=content_type)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Blast kills 12", False),
        ("Blast kills 12 | Wire", False),
        ("BLAST KILLS 12 - Wire", False),
        ("Blast kills 12 in the capital", True),
        ("Another headline", True),
    ],
)
def test_a_headline_repeated_in_the_text_is_cut(title, kept):
    """A first paragraph that is the page's headline is no part of the text, with or without the outlet behind it."""
    text = "Blast kills 12\n\nPolice said 12 people were killed."

    assert without_headline(text, title) == (text if kept else "Police said 12 people were killed.")


def test_a_page_of_one_line_keeps_it():
    """Where the headline is all there is, it stays."""
    assert without_headline("Blast kills 12", "Blast kills 12") == "Blast kills 12"
