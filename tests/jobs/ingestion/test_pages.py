"""Pages that fail, for a while or for good, and what is recorded instead."""

from __future__ import annotations

import httpx
import pytest
from feeding import ARTICLE, FEED, OTHER, PAGE, fail, rss, story

from jobs.ingest import BATCH, Poller, poll


@pytest.mark.parametrize("fault", [429, 503, 500, httpx.ReadTimeout("late"), httpx.ConnectError("down")])
async def test_page_fails_in_passing(services, fetcher, web, add, versions, clock, fault):
    """An article whose page fails for a passing reason is recorded from its page as soon as that can be read."""
    add(FEED)
    web.put(FEED, rss(story("a", "A blast.")), headers={"ETag": '"1"'})
    fail(web, fault)
    first = await poll(services, fetcher)
    web.put(PAGE, ARTICLE)
    clock.forward(minutes=7)
    second = await poll(services, fetcher)

    assert (first.articles, first.late, second.articles, second.late) == (0, 1, 1, 0)
    assert versions() == ["At least 12 people were killed in the capital, officials said. Three were hurt."]


async def test_page_fails_for_long(services, fetcher, web, add, versions, clock):
    """A page that keeps failing is asked for three times; then its article is recorded from the feed for good."""
    add(FEED)
    web.put(FEED, rss(story("a")), headers={"ETag": '"1"'})
    fail(web, 503)
    texts = []
    for _ in range(12):
        await poll(services, fetcher)
        texts.append(versions())
        clock.forward(minutes=4)
    asked = web.paths().count(PAGE)
    web.put(PAGE, ARTICLE)
    clock.forward(hours=1)
    await poll(services, fetcher)

    assert texts[0] == []
    assert texts[-1] == versions() == ["12 people were killed."]
    assert asked == 3


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_page_refused(services, fetcher, web, add, versions, status):
    """Where a server refuses a page for good the feed's own text is recorded at once."""
    add(FEED)
    web.put(FEED, rss(story("a")))
    fail(web, status)

    report = await poll(services, fetcher)

    assert (report.articles, report.late) == (1, 0)
    assert versions() == ["12 people were killed."]


async def test_pages_asked_to_wait(services, fetcher, web, add, hashes, clock):
    """A server that asks to wait is asked for no page, of no feed, before that; then all are read from there."""
    add(FEED, OTHER)
    web.put(FEED, rss(*(story(str(number), "A blast.") for number in range(9))), headers={"ETag": '"1"'})
    web.put(OTHER, rss(story("0", "A blast.").replace("/0", "https://news.example/0", 1)), headers={"ETag": '"1"'})
    for number in range(9):
        fail(web, 429, f"https://news.example/{number}", **{"Retry-After": "3600"})
    poller = Poller(services, fetcher)
    for _ in range(11):
        await poller.run()
        clock.forward(minutes=5)
    asked = len([path for path in web.paths() if "feed" not in path])
    for number in range(9):
        web.put(f"https://news.example/{number}", ARTICLE)
    clock.forward(minutes=15)
    await poller.run()

    assert asked <= BATCH + 1
    assert [hashes(f"https://news.example/{number}") for number in range(9)] == [1] * 9


async def test_look_put_off(services, fetcher, web, add, hashes, clock):
    """A look at a known page that its server wants put off is made up for when the wait is over."""
    add(FEED)
    web.put(FEED, rss(*(story(str(number)) for number in range(9))), headers={"ETag": '"1"'})
    for number in range(9):
        web.put(f"https://news.example/{number}", ARTICLE)
    poller = Poller(services, fetcher)
    await poller.run()
    for number in range(1, 9):
        fail(web, 429, f"https://news.example/{number}", **{"Retry-After": "500"})
    web.put("https://news.example/0", ARTICLE.replace("12", "14"))
    clock.forward(minutes=6)
    await poller.run()
    before = hashes("https://news.example/0")
    for number in range(1, 9):
        web.put(f"https://news.example/{number}", ARTICLE)
    clock.forward(minutes=9)
    await poller.run()

    assert (before, hashes("https://news.example/0")) == (1, 2)
