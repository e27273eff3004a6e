"""Telegram's limits, kept from this side."""

from __future__ import annotations

from itertools import pairwise

from jobs.pace import GROUP_LIMIT, GROUP_WINDOW, OVERALL_RATE, Outage, Pace


def sent(pace: Pace, chats: list[int], *, at: float = 0.0) -> list[float]:
    """Send to *chats* one after the other as early as allowed, and give the times."""
    times = []
    for chat in chats:
        at += max(pace.wait(chat, at=at), pace.wait_overall(at=at))
        pace.take(chat, at=at)
        times.append(at)
    return times


def test_overall():
    """Messages to all chats leave evenly, without a burst at the start."""
    times = sent(Pace(), list(range(1, 601)))

    assert sum(time < 0.99 for time in times) <= 30
    assert 599 / OVERALL_RATE - 0.1 <= times[-1] <= 600 / OVERALL_RATE


def test_late_by_a_little():
    """A sender that is a little late each time loses none of the rate."""
    pace, at = Pace(), 0.0
    for chat in range(1, 291):
        at += pace.wait_overall(at=at) + 0.002
        pace.take(chat, at=at)

    assert at <= 290 / OVERALL_RATE + 0.01


def test_private_chat():
    """A chat gets three at once after a rest, and then one a second."""
    times = sent(Pace(), [7] * 10)

    assert sum(time < 0.5 for time in times) == 3
    assert all(later - earlier >= 0.99 for earlier, later in pairwise(times[3:]))


def test_rest():
    """After a rest the chat's allowance is whole again."""
    pace = Pace()
    sent(pace, [7] * 10)

    assert sent(pace, [7] * 3, at=1000)[-1] < 1000.5


def test_group():
    """A group gets no more than 18 in any minute."""
    times = sent(Pace(), [-100] * 60)

    assert all(later - earlier >= GROUP_WINDOW for earlier, later in zip(times, times[GROUP_LIMIT:], strict=False))


def test_chats_do_not_wait_for_each_other():
    """A group that is at its limit holds up nobody else."""
    pace = Pace()
    at = sent(pace, [-100] * GROUP_LIMIT)[-1]

    assert pace.wait(-100, at=at) > 30
    assert pace.wait(7, at=at) == 0


def test_hold():
    """A chat that Telegram holds back waits for as long as it says."""
    pace = Pace()
    pace.hold(7, until=50)
    pace.hold(7, until=20)

    assert pace.wait(7, at=10) == 40
    assert pace.wait(7, at=60) == 0


def test_hold_of_a_second_chat():
    """A second chat held in a row holds all; one chat held twice, or a message that passes in between, does not."""
    again, passing, all_of_it = Pace(), Pace(), Pace()
    for pace, second in ((again, 7), (passing, 8), (all_of_it, 8)):
        pace.hold(7, until=30)
        if pace is passing:
            pace.passed()
        pace.hold(second, until=40)

    assert [pace.held_overall(at=10) for pace in (again, passing, all_of_it)] == [0, 0, 30]
    assert all_of_it.held_overall(at=41) == 0


def test_forgets():
    """Chats whose allowance is whole again are forgotten, and nothing else is."""
    pace = Pace()
    pace.hold(-1, until=10_000)
    sent(pace, list(range(1, 4095)), at=0)
    at = sent(pace, [-2] * GROUP_LIMIT, at=400)[-1]
    sent(pace, list(range(5000, 5010)), at=at)

    assert pace.wait(-1, at=at) == 10_000 - at
    assert pace.wait(-2, at=at) > 0


def test_outage():
    """While nothing is answered the tries grow rare, up to half a minute; an answer ends that."""
    outage, at, waits = Outage(), 0.0, []
    for _ in range(8):
        outage.failed(begun=at, at=at)
        waits.append(outage.wait(at=at))
        at += waits[-1]

    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]
    assert outage.lasts
    outage.ended()
    assert (outage.noticed, outage.wait(at=at)) == (False, 0)


def test_outage_counts_once():
    """Requests that were all under way when Telegram went silent are one failure."""
    outage = Outage()
    for at in (10.0, 10.1, 10.2):
        outage.failed(begun=9.0, at=at)

    assert outage.wait(at=10.0) == 1
    assert not outage.lasts
