"""How much one person may ask."""

from __future__ import annotations

import pytest
from fake_telegram import FakeTelegram
from talking import Talk

from handlers.limits import A_MINUTE, REMEMBERED, Allowance, Verdict, is_for

GROUP = -100


class Stopwatch:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_what_is_too_much_is_said_once() -> None:
    """Twenty at once are allowed, the next is told so, those after it are ignored, and time gives some back."""
    clock = Stopwatch()
    allowance = Allowance(clock)
    first = [allowance.ask(1, update) for update in range(A_MINUTE + 3)]

    assert first == [Verdict.ALLOWED] * A_MINUTE + [Verdict.TOLD, Verdict.IGNORED, Verdict.IGNORED]
    clock.seconds += 3
    assert [allowance.ask(1, 100), allowance.ask(1, 101)] == [Verdict.ALLOWED, Verdict.TOLD]
    assert allowance.ask(2, 102) is Verdict.ALLOWED


def test_an_update_that_is_tried_again_is_not_counted_again() -> None:
    """What could not be answered for want of a network costs its person nothing more."""
    allowance = Allowance(Stopwatch())

    assert {allowance.ask(1, 7) for _ in range(100)} == {Verdict.ALLOWED}
    assert allowance.ask(1, 8) is Verdict.ALLOWED


def test_not_everybody_is_remembered_for_ever() -> None:
    """People who have not asked for a minute are forgotten when there are many."""
    clock = Stopwatch()
    allowance = Allowance(clock)
    for person in range(REMEMBERED):
        allowance.ask(person, person)
    clock.seconds += 60
    allowance.ask(-1, 1)

    assert len(allowance._purses) == 1


async def test_a_flood_gets_twenty_answers_and_a_notice(talk: Talk) -> None:
    """A hundred commands of one person are answered twenty times, then once with why; another person is answered."""
    for _ in range(100):
        await talk.write("/help")

    assert len(talk.telegram.sent) == A_MINUTE + 1
    assert "a lot at once" in talk.telegram.sent[-1]["text"]
    assert "/find" in await talk.write("/help", chat=2, user=2)


async def test_a_press_that_is_too_much_is_answered(talk: Talk) -> None:
    """Its circle goes away with the notice, and nothing else happens."""
    for _ in range(A_MINUTE):
        await talk.write("/start")

    assert await talk.press("All commands") == "That is a lot at once. I answer again in a minute."


async def test_chatter_in_a_group_costs_nothing(talk: Talk, telegram: FakeTelegram) -> None:
    """What is not for the bot, also the command of another bot, is neither counted nor answered."""
    telegram.chat_kinds[GROUP] = "group"
    for text in ("hello", "/roll", "/roll@dice_bot", "/help@dice_bot") * 10:
        assert await talk.write(text, chat=GROUP) == ""

    assert "/find" in await talk.write("/help", chat=GROUP)


@pytest.mark.parametrize(
    "text", ["/find flu", "/FIND flu", "/find@claimbot_bot flu", "/search@Claimbot_Bot flu", "/status"]
)
def test_commands_of_the_bot_are_counted(text: str) -> None:
    """With its name or without, in whatever case."""
    assert is_for(text, bot="claimbot_bot")
