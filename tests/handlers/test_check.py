"""Holding the figures of a text or a page against the record."""

from __future__ import annotations

import pytest
from talking import Pages, Report, Talk

from claimbot.model import Document
from handlers.check import link_of

TEXT = "At least 30 North Korean troops were killed or wounded in Kursk, Kyiv said."


async def test_a_text_in_private_is_checked(talk: Talk) -> None:
    """Each figure of a text is named with how it stands."""
    answer = await talk.write(TEXT)

    assert answer.startswith("1 figure")
    assert "1. at least 30 North Korean troops " in answer
    assert answer.endswith("▫️ not on record")


async def test_the_command_checks_what_stands_behind_it(talk: Talk) -> None:
    """/check takes the text behind it, also on the next line, or the message that it replies to."""
    assert (await talk.write(f"/check {TEXT}")).startswith("1 figure")
    assert (await talk.write(f"/check\n{TEXT}")).startswith("1 figure")

    replied = talk.telegram._message(1, {"text": TEXT})
    assert (await talk.write("/check", reply_to_message=replied)).startswith("1 figure")
    assert "Usage: /check TEXT or LINK" in await talk.write("/check")


async def test_the_caption_of_a_picture_is_checked(talk: Talk) -> None:
    """A forwarded post is often a picture with its text below."""
    message = talk.telegram._message(1, {"caption": TEXT, "photo": []})

    assert (await talk.send(message={**message, "from": {"id": 1, "is_bot": False, "first_name": "A"}})).startswith(
        "1 fig"
    )


async def test_a_link_is_read(talk: Talk, pages: Pages) -> None:
    """A message that is only an address stands for the page there."""
    url = "https://example.org/news"
    pages.documents[url] = Document(url=url, text=TEXT, outlet="Example Wire")

    assert (await talk.write(url)).startswith("1 figure")
    assert (await talk.write("example.org/news")).startswith("1 figure")


async def test_a_page_that_cannot_be_read_is_explained(talk: Talk) -> None:
    """The chat is told which page and why, without a traceback."""
    answer = await talk.write("https://example.org/gone")

    assert answer == "https://example.org/gone: answers 404; is the address right?"


async def test_a_text_without_figures(talk: Talk) -> None:
    """It is said that there is nothing to check."""
    assert "no figure" in await talk.write("Good morning!")


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("example.org", "https://example.org"),
        ("see https://example.org", None),
        ("ftp://example.org/x", None),
        ("tg://user?id=1", None),
        ("Hello.", None),
        ("30.000", None),
    ],
)
def test_what_counts_as_a_link(text: str, link: str | None) -> None:
    """Only a text that is nothing but a web address is one."""
    assert link_of(text) == link


async def test_known_figures_point_to_their_series(talk: Talk, report: Report) -> None:
    """Whatever the record says, the answer of a check never fails on a record that has series."""
    report(1100)

    assert (await talk.write(TEXT)).startswith("1 figure")
