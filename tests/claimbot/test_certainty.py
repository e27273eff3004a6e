"""What a figure that was read with little certainty may do to the record and to the followers of its series."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import LEARNED, Newsroom, killed

from claimbot.certainty import doubt
from claimbot.lookup import history, view
from claimbot.model import Standing
from claimbot.ports import Begin, Chat, Subscription
from claimbot.texts import replies
from claimbot.words import parse_query

CRASH = "in a bus crash near Orvale on Monday"
POLICE = {"place": "Orvale", "claimant": "Police"}
MAYOR = {"place": "Orvale", "claimant": "The mayor"}
GUESS = {"confidence": 0.5}


@pytest.fixture(autouse=True)
def follower(begin: Begin) -> None:
    """A chat follows the crash."""
    with begin() as ledger:
        ledger.put_chat(Chat(id=5, kind="private"), now=LEARNED)
        ledger.subscribe(Subscription(id=0, chat=5, words=parse_query("orvale killed"), created=LEARNED))


def test_a_guess_is_recorded_and_alerts_nobody(room: Newsroom) -> None:
    """A rise that rests on a guess is a change with its reason, and no message; a sure one is told."""
    room.learn(f"Police said [7 people] were killed {CRASH}.", killed(7, **POLICE), alert=True)
    guess = room.learn(f"Police spoke of [40] {CRASH}.", killed(40, **POLICE, **GUESS), alert=True)
    sure = room.learn(f"Police said [11 people] were killed {CRASH}.", killed(11, **POLICE), alert=True)

    assert guess == ["revised_up 7 -> 40"]
    assert "nobody is alerted: “40” was read with a certainty of 50%" in room.learned[1].changes[0].reason
    assert sure == ["revised_up 7 -> 11"]
    assert [one.queued for one in room.learned] == [0, 0, 1]


def test_a_sure_article_that_says_the_same_is_told(room: Newsroom) -> None:
    """What a guess said first is told once another article says it surely."""
    room.learn(f"Police said [7 people] were killed {CRASH}.", killed(7, **POLICE), alert=True)
    room.learn(f"Police spoke of [12] {CRASH}.", killed(12, **POLICE, **GUESS), alert=True)
    backed = room.learn(f"Police said [12 people] were killed {CRASH}.", killed(12, **POLICE), alert=True)

    assert backed == ["revised_up 7 -> 12"]
    assert [one.queued for one in room.learned] == [0, 0, 1]


def test_a_guess_that_a_sure_figure_backs_is_told(room: Newsroom) -> None:
    """A claimant's rise to a figure that another article gives surely does not stand alone."""
    room.learn(f"Police said [7 people] were killed {CRASH}.", killed(7, **POLICE), alert=True)
    room.learn(f"The mayor said [12 people] were killed {CRASH}.", killed(12, **MAYOR), alert=True)
    changes = room.learn(f"Police spoke of [12] {CRASH}.", killed(12, **POLICE, **GUESS), alert=True)

    assert changes == ["revised_up 7 -> 12"]
    assert "nobody" not in room.learned[2].changes[0].reason
    assert room.learned[2].queued == 1


def test_the_first_sure_figure_founds_a_series_of_guesses(room: Newsroom) -> None:
    """A series that began with a guess has its first figure when one is read surely: there is nothing it revises."""
    room.learn(f"Police spoke of [40] {CRASH}.", killed(40, **POLICE, **GUESS))
    room.learn(f"Police said [11 people] were killed {CRASH}.", killed(11, **POLICE))

    assert [change.kind for one in room.learned for change in one.changes] == ["new", "new"]


def test_a_guess_in_the_same_text_does_not_silence_a_sure_figure(room: Newsroom) -> None:
    """The last word of a claimant in a text is the last that was read surely."""
    room.learn(f"Police said [7 people] were killed {CRASH}.", killed(7, **POLICE))
    both = f"Police said [11 people] were killed {CRASH}. Police later put the number at [60] near Orvale."
    changes = room.learn(both, killed(11, **POLICE), killed(60, **POLICE, **GUESS))

    assert "revised_up 7 -> 11" in changes


def test_a_guess_is_shown_but_is_not_the_figure_that_stands(room: Newsroom, begin: Begin) -> None:
    """A series shows what was read surely; the guess stays in its history."""
    room.learn(f"Police said [7 people] were killed {CRASH}.", killed(7, **POLICE))
    room.learn(f"Police spoke of [40] {CRASH}.", killed(40, **POLICE, **GUESS))
    with begin() as ledger:
        series = ledger.series(room.series_of(0, 7))
    assert series is not None
    seen = view(series)

    assert seen is not None
    assert (seen.latest.claim.amount.edge, seen.low, seen.high) == (7, 7, 7)
    assert [claim.claim.amount.edge for claim in series.claims] == [7, 40]


def test_only_a_sure_figure_of_its_own_backs_a_guess(room: Newsroom, begin: Begin) -> None:
    """Neither the article itself, nor a copy of it, nor what a curator called misread says it again."""
    room.learn(f"Police spoke of [40] {CRASH}.", killed(40, **POLICE, **GUESS))
    room.learn(f"The mayor said [40 people] were killed {CRASH}.", killed(40, **MAYOR))
    with begin() as ledger:
        series = ledger.series(room.series_of(0, 40))
    assert series is not None
    guess, other = series.claims

    assert doubt([guess], [guess]) is not None
    assert doubt([guess], [guess, replace(other, origin=guess.origin)]) is not None
    assert doubt([guess], [guess, replace(other, void=True)]) is not None
    assert doubt([guess], [guess, other]) is None


def test_an_edit_from_a_guess_to_a_sure_figure_is_told(room: Newsroom) -> None:
    """A page that says surely what it was misread to say is held against the record, and not only against itself."""
    room.learn(f"Police said [7 people] were killed {CRASH}.", killed(7, **POLICE), alert=True)
    page = "https://news.example/page"
    room.learn(f"Police spoke of [8] {CRASH}.", killed(8, **POLICE, **GUESS), url=page, alert=True)
    told = room.learn(f"Police spoke of [11 people killed] {CRASH}.", killed(11, **POLICE), url=page, alert=True)

    assert told == ["revised_up 7 -> 11"]
    assert room.learned[2].queued == 1


def test_a_figure_reworded_so_that_it_is_read_surely_is_news(room: Newsroom) -> None:
    """The same number read surely no longer stands as a guess."""
    page = "https://news.example/page"
    room.learn(f"Police spoke of [11] {CRASH}.", killed(11, **POLICE, **GUESS), url=page, alert=True)
    room.learn(f"Police said [11 people] were killed {CRASH}.", killed(11, **POLICE), url=page, alert=True)

    assert [change.kind for change in room.learned[1].changes] == ["new"]


def test_a_guess_on_record_takes_no_first_move_away(room: Newsroom) -> None:
    """An article that tells a rise is one, though a guess was first."""
    room.learn(f"Police spoke of [40] {CRASH}.", killed(40, **POLICE, **GUESS))
    text = f"Police said the toll {CRASH} rose to [12] from [7]."
    told = room.learn(text, killed(12, **POLICE), killed(7, standing=Standing.FORMER, **POLICE), alert=True)

    assert "revised_up 7 -> 12" in told


def test_the_history_and_the_voices_name_a_guess(room: Newsroom, begin: Begin) -> None:
    """What may be misread is marked in the history, and is nobody's last word."""
    room.learn(f"Police said [7 people] were killed {CRASH}.", killed(7, **POLICE))
    room.learn(f"Police spoke of [40] {CRASH}.", killed(40, **POLICE, **GUESS))
    with begin() as ledger:
        seen = history(ledger, room.series_of(0, 7))
    assert seen is not None

    assert "40</b> (Police, read with little certainty)" in replies.history(seen, 1, now=LEARNED).html
    assert "40" not in replies.claimants(seen, now=LEARNED).html
