"""Handing messages to Telegram: what is sent, and which error says how to go on."""

from __future__ import annotations

import httpx
import pytest
from fake_telegram import FakeTelegram
from telegram.error import NetworkError, TimedOut

from claimbot.errors import ChatGone, ChatMoved, DeliveryError, FloodWait, Rejected, TokenRejected, Uncertain
from claimbot.ports import Button, Outgoing, Send
from handlers.app import InboxBot, build_application
from handlers.context import BotApplication
from handlers.local import refused
from handlers.sender import make_send

HELLO = Outgoing(chat=1, html="<b>Hello</b> &amp; more")
SECRET = "123456789:AAEhBP0av28a2Yc0d8sJ9XkzL_abcDEF-12"


@pytest.fixture
def send(application: BotApplication) -> Send:
    """Give the sender; the application need not have reached Telegram yet."""
    return make_send(application.bot)


def caused(error: NetworkError, cause: Exception) -> NetworkError:
    """Give PTB's error as its HTTP side raises it."""
    error.__cause__ = cause
    return error


async def test_a_message_is_sent_as_it_is(send: Send, telegram: FakeTelegram) -> None:
    """HTML, buttons, topic and reply reach Telegram, without a link preview."""
    number = await send(
        Outgoing(
            chat=1,
            html="<b>Hello</b>",
            buttons=((Button(label="History", data="v1|history|abc|0"), Button(label="Page", url="https://e.org")),),
            thread=5,
            reply_to=77,
        )
    )

    [sent] = telegram.sent
    assert number == 1
    assert sent["text"] == "<b>Hello</b>"
    assert sent["message_thread_id"] == 5
    assert sent["reply_parameters"] == {"message_id": 77, "allow_sending_without_reply": True}
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert [button["text"] for button in sent["reply_markup"]["inline_keyboard"][0]] == ["History", "Page"]


REQUEST = httpx.Request("POST", "https://api.telegram.org")

CASES = {
    "asked to wait": (refused(429, "Too Many Requests: retry after 7", retry_after=7), FloodWait),
    "asked to slow down, no time given": (refused(429, "Too Many Requests"), DeliveryError),
    "blocked": (refused(403, "Forbidden: bot was blocked by the user"), ChatGone),
    "kicked": (refused(403, "Forbidden: bot was kicked from the group chat"), ChatGone),
    "chat gone": (refused(400, "Bad Request: chat not found"), ChatGone),
    "no right to write": (refused(400, "Bad Request: not enough rights to send text messages"), ChatGone),
    "moved": (refused(400, "Bad Request: upgraded", migrate_to_chat_id=-1009), ChatMoved),
    "message refused": (refused(400, "Bad Request: message is too long"), Rejected),
    "unknown wording": (refused(400, "Bad Request: something new"), Rejected),
    "token refused": (refused(401, "Unauthorized"), TokenRejected),
    "token malformed": (refused(404, "Not Found"), TokenRejected),
    "another poller": (refused(409, "Conflict: terminated by other getUpdates request"), DeliveryError),
    "server error": (refused(500, "Internal Server Error"), Uncertain),
    "bad gateway": (refused(502, "Bad Gateway"), Uncertain),
    "no connection": (caused(NetworkError("x"), httpx.ConnectError("refused", request=REQUEST)), DeliveryError),
    "connecting too long": (caused(TimedOut(), httpx.ConnectTimeout("slow", request=REQUEST)), DeliveryError),
    "no free connection": (caused(TimedOut(), httpx.PoolTimeout("busy", request=REQUEST)), DeliveryError),
    "answer too late": (caused(TimedOut(), httpx.ReadTimeout("late", request=REQUEST)), Uncertain),
    "cut while writing": (caused(NetworkError("x"), httpx.WriteError("cut", request=REQUEST)), Uncertain),
    "cut while reading": (caused(NetworkError("x"), httpx.ReadError("cut", request=REQUEST)), Uncertain),
    "cut by the server": (caused(NetworkError("x"), httpx.RemoteProtocolError("cut", request=REQUEST)), Uncertain),
}


@pytest.mark.parametrize(("answer", "expected"), CASES.values(), ids=CASES.keys())
async def test_each_failure_says_how_to_go_on(
    answer: object, expected: type[DeliveryError], send: Send, telegram: FakeTelegram
) -> None:
    """Only what may be out is uncertain; what surely is not may be tried again freely."""
    telegram.fail("sendMessage", answer)  # type: ignore[arg-type]

    with pytest.raises(DeliveryError) as raised:
        await send(HELLO)

    assert type(raised.value) is expected
    assert telegram.count("sendMessage") == 1


async def test_waits_and_moves_carry_their_numbers(send: Send, telegram: FakeTelegram) -> None:
    """A wait says how long, a move says where to."""
    telegram.fail("sendMessage", refused(429, "Too Many Requests: retry after 7", retry_after=7))
    with pytest.raises(FloodWait) as wait:
        await send(HELLO)
    telegram.fail("sendMessage", refused(400, "upgraded", migrate_to_chat_id=-1009))
    with pytest.raises(ChatMoved) as moved:
        await send(HELLO)

    assert (wait.value.seconds, moved.value.chat) == (7, -1009)


async def test_html_that_telegram_cannot_read_goes_out_as_text(send: Send, telegram: FakeTelegram) -> None:
    """A fault of our markup never costs an alert: it is sent once more, plain."""
    number = await send(Outgoing(chat=1, html="<b>30 &lt; 40"))

    assert number is not None
    assert [message["text"] for message in telegram.sent] == ["30 < 40"]
    assert "parse_mode" not in telegram.sent[0]


@pytest.mark.parametrize("text", ["Bad Request: message thread not found", "Bad Request: TOPIC_CLOSED"])
async def test_a_topic_that_is_gone_falls_back_to_the_chat(text: str, send: Send, telegram: FakeTelegram) -> None:
    """The alert is written to the chat itself, once."""
    telegram.fail("sendMessage", refused(400, text))

    await send(
        Outgoing(chat=1, html="<b>Hello</b>", buttons=((Button(label="Mute", data="x"),),), thread=5, reply_to=7)
    )

    [sent] = telegram.sent
    assert "message_thread_id" not in sent
    assert (sent["text"], sent["reply_parameters"]["message_id"]) == ("<b>Hello</b>", 7)
    assert sent["reply_markup"]["inline_keyboard"] == [[{"text": "Mute", "callback_data": "x"}]]


async def test_a_second_refusal_is_reported(send: Send, telegram: FakeTelegram) -> None:
    """The mended message may fail as well, and is not tried a third time."""
    telegram.fail("sendMessage", refused(400, "Bad Request: can't parse entities"), refused(403, "Forbidden: blocked"))

    with pytest.raises(ChatGone):
        await send(HELLO)

    assert telegram.count("sendMessage") == 2


@pytest.mark.parametrize("body", [{"ok": True}, {"ok": True, "result": {"message_id": "x"}}, {"ok": True, "result": 7}])
async def test_an_answer_that_cannot_be_read_means_sent(
    body: dict[str, object], send: Send, telegram: FakeTelegram
) -> None:
    """Status 200 with a body that makes no sense: the message is out, its number is not known."""
    telegram.fail("sendMessage", (200, body))

    assert await send(HELLO) is None


async def test_no_token_in_an_error(services: object, telegram: FakeTelegram) -> None:
    """What is written down about a failure never holds the token."""
    application = build_application(services, token=SECRET, request=telegram)  # type: ignore[arg-type]
    telegram.fail("sendMessage", refused(400, f"Bad Request: https://api.telegram.org/bot{SECRET}/sendMessage"))

    with pytest.raises(Rejected) as raised:
        await make_send(application.bot)(HELLO)

    assert SECRET not in str(raised.value)
    assert isinstance(application.bot, InboxBot)
