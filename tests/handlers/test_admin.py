"""Commands for the admins of the bot; for others there are none."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from talking import NOON, Talk

from claimbot.ports import CONFLICT_MARK, POLL_MARK, Begin, Source

ADMIN, STRANGER = 99, 1


def add(begin: Begin, *sources: Source) -> None:
    with begin() as ledger:
        for source in sources:
            ledger.put_source(source)


async def test_status_counts_what_there_is(talk: Talk, begin: Begin) -> None:
    """/status says how much is on record, on its way and failing."""
    await talk.write("/follow flu")
    add(begin, Source(url="https://e.org/feed", failures=2, error="answers 404"))

    answer = await talk.write("/status", chat=ADMIN, user=ADMIN)

    assert "Readers: 1 chat, 1 subscription" in answer
    assert "Feeds: 1, 1 failing" in answer
    assert "Last poll: never" in answer
    assert "Another process" not in answer


async def test_status_tells_of_a_second_poller(talk: Talk, begin: Begin) -> None:
    """/status names the last poll and the last time that somebody else polled with the token."""
    with begin() as ledger:
        ledger.put_mark(POLL_MARK, NOON.isoformat())
        ledger.put_mark(CONFLICT_MARK, (NOON - timedelta(hours=1)).isoformat())

    answer = await talk.write("/status", chat=ADMIN, user=ADMIN)

    assert "Last poll: 23 Dec 12:00 UTC" in answer
    assert "Another process polled with the same token" in answer
    assert "last 23 Dec 11:00 UTC" in answer


async def test_feeds_lists_failing_ones_first(talk: Talk, begin: Begin) -> None:
    """/feeds says of each source when it was read or what is wrong with it, page by page."""
    fine = [Source(url=f"https://e.org/{number:02}", title=f"Feed {number}", succeeded=NOON) for number in range(11)]
    add(begin, *fine, Source(url="https://z.org/feed", failures=2, error="answers 404"))

    lines = (await talk.write("/feeds", chat=ADMIN, user=ADMIN)).splitlines()

    assert lines[:3] == [
        "12 feeds",
        "⚠️ https://z.org/feed: answers 404 (2×)",
        "Feed 0: read 23 Dec 12:00 UTC, 0 articles",
    ]
    assert "Feed 10" in await talk.press("more ›", chat=ADMIN, user=ADMIN)


async def test_an_empty_list_says_how_to_fill_it(talk: Talk) -> None:
    """Without feeds nothing is read, so the way to add some is shown."""
    assert "claimbot feeds import" in await talk.write("/feeds", chat=ADMIN, user=ADMIN)


@pytest.mark.parametrize("command", ["/status", "/feeds"])
async def test_strangers_are_not_told(command: str, talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    """To others it is an unknown command; the attempt is logged. In a group not even an admin is answered."""
    assert "do not know this command" in await talk.write(command, user=STRANGER)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]

    talk.telegram.chat_kinds[-100] = "group"
    assert await talk.write(command, chat=-100, user=ADMIN) == ""


async def test_a_stranger_does_not_turn_the_pages(talk: Talk, begin: Begin) -> None:
    """A button made up by somebody else shows nothing."""
    add(begin, Source(url="https://e.org/feed"))
    await talk.write("/help")
    talk.telegram.press("v1|feeds|0|1")

    assert await talk._answer(1) == "This button no longer works."


async def test_help_shows_admins_their_commands(talk: Talk) -> None:
    """Only to them, and only in private."""
    assert "/status" in await talk.write("/help", chat=ADMIN, user=ADMIN)
    assert "/status" not in await talk.write("/help")
