"""The whole program over HTTP: from a feed to a Telegram message, and through crashes."""

from __future__ import annotations

from html import unescape

import pytest
from program.conftest import Program
from program.servers import CHAT, TOKEN, BotApi, Site

FIRST = (
    "Several hundred North Korean troops have been killed or wounded in Russia's Kursk region so far, South Korea's "
    "military said on Monday."
)
LATER = (
    "At least 1,100 North Korean troops have been killed or wounded in Russia's Kursk region so far, South Korea's "
    "military said on Monday."
)


def page(title: str, day: str, text: str) -> str:
    return (
        f'<!DOCTYPE html><html><head><title>{title}</title><meta property="og:site_name" content="Example Wire">'
        f'<meta property="article:published_time" content="{day}T10:00:00Z"></head>'
        f"<body><article><p>{text}</p><p>The report could not be checked independently.</p></article></body></html>"
    )


def feed(*entries: tuple[str, str]) -> str:
    items = "".join(f"<item><title>{title}</title><link>{link}</link></item>" for title, link in entries)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title>{items}</channel></rss>'


def test_a_feed_that_revises_a_figure_sends_one_alert(program: Program, api: BotApi, site: Site) -> None:
    """A chat that follows the figure gets exactly one HTML message, with old and new, quote, claimant and link."""
    first = site.shows("/first", page("Seoul counts losses", "2024-12-16", FIRST))
    later = site.shows("/later", page("Seoul raises losses", "2024-12-23", LATER))
    news = site.shows("/feed.xml", feed(("Seoul raises losses", later)), kind="application/rss+xml")
    assert program.command("ingest", first).returncode == 0
    program.start()
    api.says("/start")
    api.waits_for("/follow")
    api.says("/follow north korean troops")
    api.waits_for("several hundred")

    added = program.command("feeds", "add", news)
    alert = api.waits_for("1,100")
    before = len(api.sent)
    api.says("/following")
    api.until(lambda: len(api.sent) > before, "an answer after the alert")

    assert added.returncode == 0, added.stderr
    assert [text for text in api.texts() if "at least 1,100" in text] == [alert]
    sent = next(message for message in api.sent if message["text"] == alert)
    assert (int(sent["chat_id"]), sent["parse_mode"]) == (CHAT, "HTML")
    for part in ("several hundred → <b>at least 1,100</b>", "South Korea's military", "Example Wire", later):
        assert part in unescape(alert)
    assert program.stop() == 0


def test_no_command_is_lost_when_it_is_killed(program: Program, api: BotApi) -> None:
    """Killed between receiving and answering, it answers after the restart; each command takes effect once."""
    topics = ["flood killed", "kursk wounded", "bucharest protest", "quake missing"]
    program.start()
    api.says("/start")
    api.waits_for("/follow")
    for topic in topics:
        seen = api.polls
        api.says(f"/follow {topic}")
        api.until(lambda seen=seen: api.polls > seen, "the next poll, which confirms the command")
        program.kill()
        program.start()
    for topic in topics:
        api.waits_for(topic)
    before = len(api.sent)
    api.says("/following")
    api.until(lambda: len(api.sent) > before, "the list")

    listed = next(text for text in api.texts()[before:] if topics[0] in text)
    assert [listed.count(topic) for topic in topics] == [1, 1, 1, 1]


def test_it_ends_well_at_sigterm(program: Program, api: BotApi) -> None:
    """Asked to end, it ends with 0 in time, also in the middle of a long poll."""
    program.start()
    api.until(lambda: api.polls >= 2, "polling")

    assert program.stop() == 0


def test_a_second_instance_ends_at_once(program: Program, api: BotApi) -> None:
    """Two processes never work on one record: the second says so and ends with 75; other commands work beside it."""
    program.start()
    api.until(lambda: api.polls >= 1, "polling")

    second = program.command("run")

    assert second.returncode == 75
    assert "already runs" in second.stderr
    assert program.command("status").returncode == 0


def test_an_unknown_token_is_named_without_showing_it(program: Program, api: BotApi) -> None:
    """Telegram's refusal ends it with 78 and one line that says what to do; the token is in none of it."""
    unknown = TOKEN.replace("AA", "ZZ", 1)
    program.env["TELEGRAM_TOKEN"] = unknown

    done = program.command("run")

    assert done.returncode == 78
    assert "TELEGRAM_TOKEN" in done.stderr
    assert unknown not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_a_token_of_another_shape_is_kept_out_of_the_log_too(program: Program, api: BotApi) -> None:
    """Wherever the token of the settings would be written, here in the name of the record, it is not."""
    program.env |= {"TELEGRAM_TOKEN": "42:odd", "DATABASE_URL": f"sqlite:///{program.home}/42:odd.db"}

    done = program.command("run")

    assert "[token].db" in done.stderr
    assert "42:odd" not in done.stderr


@pytest.mark.parametrize(
    ("status", "kind", "body", "complaint"),
    [
        (200, "text/html", "<html><body><p>Sign in</p></body></html>", "broken.xml"),
        (200, "application/rss+xml", "", "empty"),
        (404, "text/plain", "gone", "404"),
        (500, "text/plain", "oops", "500"),
        (200, "application/rss+xml", "<rss><channel><item>", "broken.xml"),
    ],
    ids=["html", "empty", "404", "500", "cut off"],
)
def test_a_broken_feed_is_named_and_stops_no_other(
    program: Program, site: Site, status: int, kind: str, body: str, complaint: str
) -> None:
    """`feeds add` says in one line what is wrong with one feed, adds the other, and ends with 1."""
    later = site.shows("/later", page("Seoul raises losses", "2024-12-23", LATER))
    good = site.shows("/good.xml", feed(("Seoul raises losses", later)), kind="application/rss+xml")
    broken = site.shows("/broken.xml", body, status=status, kind=kind)

    done = program.command("feeds", "add", broken, good)
    listed = program.command("feeds", "list")

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert broken in done.stderr
    assert complaint in done.stderr
    assert good in listed.stdout
    assert broken not in listed.stdout
