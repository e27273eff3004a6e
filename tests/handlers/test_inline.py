"""Inline mode: figures offered in any chat."""

from __future__ import annotations

from typing import Any

from fake_telegram import Markup
from talking import KURSK, Report, Talk

from handlers.local import person


async def ask(talk: Talk, words: str) -> dict[str, Any]:
    """Ask inline and give the parameters of the bot's answer."""
    await talk.send(inline_query={"id": "q", "from": person(1), "query": words, "offset": ""})
    [call] = [one for one in talk.telegram.calls if one.method == "answerInlineQuery"]
    return call.parameters


async def test_words_offer_series_as_messages(talk: Talk, report: Report) -> None:
    """Each series is offered with its newest figure; what is posted is its card."""
    report(1100)
    [offered] = (await ask(talk, "north korean kursk"))["results"]

    assert offered["title"] == f"at least 1,100: {KURSK}"
    assert offered["description"] == "South Korea's military, 24 Nov"
    posted = offered["input_message_content"]["message_text"]
    assert Markup(posted).fault == ""
    assert "at least 1,100" in posted


async def test_no_words_offer_what_moved_last(talk: Talk, report: Report) -> None:
    """Before anything is typed, there is something to choose."""
    report(1100)
    answer = await ask(talk, "")

    assert [offered["id"] for offered in answer["results"]] == ["kursk1"]
    assert answer["button"]["start_parameter"] == "inline"
