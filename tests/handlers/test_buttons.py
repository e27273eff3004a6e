"""Button data from anybody: parsed strictly, always answered, harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talking import Report, Talk

from claimbot.model import Change, ChangeKind
from claimbot.ports import Begin
from claimbot.texts.alerts import alert_buttons
from handlers.buttons import ACTIONS, CHANGING, Press, parse
from handlers.local import refused


@given(st.text(max_size=80) | st.from_regex(r"v1\|[a-z]+\|[0-9a-z]+\|[0-9]+"))
def test_only_what_the_bot_could_have_made_is_read(data: str) -> None:
    """Whatever comes is either read whole, or not at all."""
    press = parse(data)

    assert press is None or f"v1|{press.verb}|{press.key}|{press.page}" == data or "|0" in data


@pytest.mark.parametrize(
    "data", ["", None, "v2|history|a|0", "v1|history|a", "v1|history|a|-1", "v1|History|a|0", "v1|x|a|٣"]
)
def test_what_it_could_not_have_made_is_refused(data: str | None) -> None:
    """Another version, a missing part, a sign, a capital, a foreign digit."""
    assert parse(data) is None


def test_changing_verbs_are_known_verbs() -> None:
    """Rights are asked for verbs that exist."""
    assert set(ACTIONS) >= CHANGING


WRONG = [
    "nonsense",
    "v1|nosuch|a|0",
    "v1|history|nosuch|3",
    "v1|latest|nosuch|0",
    "v1|sources|nosuch|1",
    "v1|follow|nosuch|0",
    "v1|unfollow|abc|0",
    "v1|unfollow|99|0",
    "v1|every|abc|0",
    "v1|moves|99|0",
    "v1|mute|nosuch|0",
    "v1|unlike|nosuch|0",
]


@pytest.mark.parametrize("data", WRONG)
async def test_every_press_is_answered(data: str, talk: Talk) -> None:
    """Telegram shows a waiting circle until a press is answered; a wrong one is told that nothing came of it."""
    await talk.write("/help")
    talk.telegram.press(data)

    assert await talk._answer(1)
    assert talk.telegram.count("answerCallbackQuery") == 1
    assert len(talk.telegram.sent) == 1


async def test_a_press_is_answered_when_its_work_fails(talk: Talk, report: Report) -> None:
    """Also then the circle goes away."""
    report(1100)
    await talk.write("/latest kursk1")
    talk.telegram.fail("sendMessage", ValueError("broken"))
    await talk.press("History")

    assert talk.telegram.count("answerCallbackQuery") == 1


@pytest.mark.parametrize(
    ("method", "refusal"),
    [
        ("editMessageText", "Bad Request: message is not modified"),
        ("answerCallbackQuery", "Bad Request: query is too old and response timeout expired"),
    ],
)
async def test_a_second_tap_is_no_fault(
    method: str, refusal: str, talk: Talk, report: Report, caplog: pytest.LogCaptureFixture
) -> None:
    """A page that is shown already, or a press that Telegram has forgotten, is nothing to report."""
    for low in range(100, 112):
        report(low)
    await talk.write("/history kursk1")
    talk.telegram.fail(method, refused(400, refusal))
    await talk.press("older ›")

    assert caplog.records == []
    assert talk.telegram.count("answerCallbackQuery") == 1


def test_the_buttons_of_an_alert_fit_and_are_read() -> None:
    """Each button's data is at most 64 bytes and comes back as what it asks for."""
    [row] = alert_buttons("0123456789ab", change_id="ab9876543210")

    assert [button.label for button in row] == ["History", "Sources", "Mute", "Not the same"]
    assert all(len((button.data or "").encode()) <= 64 for button in row)
    assert parse(row[-1].data) == Press("unlike", "ab9876543210", 0)


async def test_not_the_same_is_noted_for_the_curators(talk: Talk, report: Report, begin: Begin) -> None:
    """A reader's doubt about a link becomes a suggestion, once, and is thanked for."""
    after = report(1100)
    change = Change(
        id="ab98", series="kursk1", kind=ChangeKind.NEW, before=None, after=after, reason="", learned=after.learned
    )
    with begin() as ledger:
        ledger.add_change(change)
    await talk.write("/help")
    for _ in range(2):
        talk.telegram.press("v1|unlike|ab98|0")
        assert "curator" in await talk._answer(1)

    with begin() as ledger:
        assert ledger.counts().suggestions == 1
