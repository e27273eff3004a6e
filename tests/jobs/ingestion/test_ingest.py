"""Reading the sources that are due, and recording what is new in them."""

from __future__ import annotations

from itertools import pairwise

from feeding import FEED, rss, story

from jobs.ingest import poll


async def test_records_what_is_new(services, fetcher, web, add, source, hashes, clock):
    """New articles are recorded once, and the source remembers how it was read."""
    add(FEED)
    web.put(FEED, rss(story("b"), story("a")), headers={"ETag": '"1"'})

    report = await poll(services, fetcher)

    assert (report.sources, report.articles, report.failed) == (1, 2, 0)
    assert hashes("https://news.example/a") == 1
    state = source()
    assert (state.title, state.etag, state.articles, state.succeeded) == ("Wire", '"1"', 2, clock())
    assert state.due > clock()


async def test_not_due(services, fetcher, web, add):
    """A source is left in peace until its time has come."""
    add(FEED)
    web.put(FEED, rss(story("a")))
    await poll(services, fetcher)
    asked = len(web.asked)

    report = await poll(services, fetcher)

    assert report.sources == 0
    assert len(web.asked) == asked


async def test_unchanged(services, fetcher, web, add, clock):
    """A feed that the server calls unchanged costs one request and records nothing."""
    add(FEED)
    web.put(FEED, rss(story("a")), headers={"ETag": '"1"'})
    await poll(services, fetcher)
    clock.forward(minutes=4)

    report = await poll(services, fetcher)

    assert (report.unchanged, report.articles) == (1, 0)
    assert web.paths().count("https://news.example/a") == 1


async def test_edited_entry(services, fetcher, web, add, hashes, clock):
    """An entry whose text changed is a new version of its article; one that did not is not read again."""
    add(FEED)
    web.put(FEED, rss(story("b"), story("a")))
    await poll(services, fetcher)
    clock.forward(hours=1)
    web.put(FEED, rss(story("b"), story("a", "14 people were killed.")))

    report = await poll(services, fetcher)

    assert report.articles == 1
    assert (hashes("https://news.example/a"), hashes("https://news.example/b")) == (2, 1)


async def test_renumbered_and_reordered(services, fetcher, web, add, clock):
    """New ids and another order of the same entries are nothing new."""
    add(FEED)
    web.put(FEED, rss("<guid>1</guid>" + story("a"), "<guid>2</guid>" + story("b")))
    await poll(services, fetcher)
    clock.forward(hours=1)
    web.put(FEED, rss("<guid>x9</guid>" + story("b"), "<guid>x8</guid>" + story("a")))

    assert (await poll(services, fetcher)).articles == 0


async def test_silent_edit(services, fetcher, web, add, hashes, clock):
    """A page that is changed without a word is noticed, although its feed stays as it was."""
    add(FEED)
    web.put(FEED, rss(story("a")), headers={"ETag": '"1"'})
    web.put("https://news.example/a", "<p>At least 12 people were killed, officials said.</p>")
    await poll(services, fetcher)
    web.put("https://news.example/a", "<p>At least 14 people were killed, officials said.</p>")
    clock.forward(minutes=10)

    report = await poll(services, fetcher)

    assert report.articles == 1
    assert hashes("https://news.example/a") == 2


async def test_looks_grow_rare(services, fetcher, web, add, hashes, clock):
    """The page of an article is read again soon at first, then ever more rarely, and not for ever."""
    add(FEED)
    web.put(FEED, rss(story("a")), headers={"ETag": '"1"'})
    web.put("https://news.example/a", "<p>At least 12 people were killed, officials said.</p>")
    ages = []
    for minutes in range(0, 7 * 24 * 60, 20):
        before = web.paths().count("https://news.example/a")
        await poll(services, fetcher)
        if web.paths().count("https://news.example/a") > before:
            ages.append(minutes)
        clock.forward(minutes=20)

    assert len(ages) == 7
    assert ages[0] == 0
    assert all(later >= 2 * earlier for earlier, later in pairwise(ages))
    assert hashes("https://news.example/a") == 1


async def test_page_fails_later(services, fetcher, web, add, hashes, clock):
    """An article whose page cannot be read any more stays as it was: the feed's teaser is no new version of it."""
    add(FEED)
    web.put(FEED, rss(story("a", "A blast.")))
    web.put("https://news.example/a", "<p>At least 12 people were killed, officials said.</p>")
    await poll(services, fetcher)
    web.put("https://news.example/a", "down", status=500)
    clock.forward(hours=1)

    assert (await poll(services, fetcher)).articles == 0
    assert hashes("https://news.example/a") == 1


async def test_page_works_later(services, fetcher, web, add, hashes, clock):
    """An article that was recorded from its feed stays with the feed's text: a page that comes late is no edit."""
    add(FEED)
    web.put(FEED, rss(story("a")))
    await poll(services, fetcher)
    web.put("https://news.example/a", "<p>At least 12 people were killed, officials said. Three were hurt.</p>")
    clock.forward(hours=1)

    assert (await poll(services, fetcher)).articles == 0
    assert hashes("https://news.example/a") == 1
