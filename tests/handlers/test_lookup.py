"""The look-ups as a chat sees them."""

from __future__ import annotations

from talking import KURSK, Report, Talk

from claimbot.model import Change, ChangeKind
from claimbot.ports import Begin


async def test_find_lists_series_with_their_newest_figures(talk: Talk, report: Report) -> None:
    """/find names each series with its newest figure, and a button opens it."""
    report(300, "US military official")
    report(1100)

    answer = await talk.write("/find north korean killed")

    assert f"1. {KURSK}\nat least 1,100 (South Korea's military, 25 Nov 12:00 UTC)" in answer
    assert "2 claimants" in answer
    assert talk.buttons() == ["1"]
    assert (await talk.press("1")).startswith(f"{KURSK}\nat least 1,100")


async def test_latest_shows_the_figure_and_the_words_of_the_page(talk: Talk, report: Report) -> None:
    """/latest gives figure, claimant, time, quote and the id of the series."""
    report(1100)

    answer = await talk.write("/latest kursk wounded")

    assert "at least 1,100 (South Korea's military, 24 Nov 12:00 UTC)" in answer
    assert "“1,100 of the North's soldiers have been killed or wounded, it was said.” Example Wire" in answer
    assert "Series kursk1" in answer
    assert talk.buttons() == ["Follow", "History", "Sources"]


async def test_a_series_is_also_named_by_its_id(talk: Talk, report: Report) -> None:
    """What takes words takes the id of a series as well."""
    report(1100)

    assert "at least 1,100" in await talk.write("/latest kursk1")


async def test_history_is_turned_page_by_page_in_place(talk: Talk, report: Report) -> None:
    """/history shows the newest ten; the buttons turn the same message."""
    for low in range(100, 112):
        report(low)

    first = await talk.write("/history kursk1")

    assert first.splitlines()[1].startswith("5 Dec: at least 111 (South Korea's military), Example Wire")
    assert talk.buttons() == ["1 / 2", "older ›"]
    second = await talk.press("older ›")
    assert second.splitlines()[1:] == [
        "25 Nov: at least 101 (South Korea's military), Example Wire",
        "24 Nov: at least 100 (South Korea's military), Example Wire",
    ]
    assert talk.buttons() == ["‹ newer", "2 / 2"]
    assert len(talk.telegram.sent) == 1


async def test_history_says_what_each_claim_changed(talk: Talk, report: Report, begin: Begin) -> None:
    """A claim that moved its series carries the kind of the change."""
    before, after = report(300), report(1100)
    note(begin, change_of(ChangeKind.REVISED_UP, before=before, after=after))

    assert "at least 1,100 (South Korea's military), Example Wire · 🔺 revised up" in await talk.write(
        "/history kursk1"
    )


async def test_sources_tell_statements_from_their_copies(talk: Talk, report: Report) -> None:
    """/sources gives each statement once, with the outlets that copied it."""
    report(1100, origin="one")
    report(1100, origin="one", outlet="Copy Times")

    answer = await talk.write("/sources kursk1")

    assert "1 origin, 2 articles" in answer
    assert "also in Copy Times" in answer


async def test_compare_sets_claimants_side_by_side(talk: Talk, report: Report) -> None:
    """/compare gives the newest figure of each claimant, and adds nothing up."""
    report(300, "Seoul")
    report(1100, "Seoul")
    report(3000, "Kyiv")

    lines = (await talk.write("/compare kursk1")).splitlines()

    assert lines[1].startswith("at least 3,000 (Kyiv")
    assert lines[2].startswith("at least 1,100 (Seoul")
    assert lines[3].startswith("2 claimants")


async def test_why_gives_the_reasons(talk: Talk, report: Report, begin: Begin) -> None:
    """/why says why a change was called so, and why its claim was linked."""
    before, after = report(300), report(1100)
    note(begin, change_of(ChangeKind.REVISED_UP, before=before, after=after))

    answer = await talk.write("/why kursk1")

    assert "the floor rose by more than a tenth" in answer
    assert "linked here: same measure, side and place" in answer


async def test_diff_shows_what_a_page_said_before(talk: Talk, report: Report, begin: Begin) -> None:
    """/diff gives both wordings of an edit in place; without one it says so."""
    before, after = report(300), report(1100)
    assert "No page was seen to change" in await talk.write("/diff kursk1")
    note(begin, change_of(ChangeKind.EDITED, before=before, after=after))

    lines = (await talk.write("/diff kursk wounded")).splitlines()

    assert "at least 300 → at least 1,100 (South Korea's military), changed on the page itself" in lines
    assert "“300 of the North's soldiers have been killed or wounded, it was said.” read 24 Nov 12:00 UTC" in lines
    assert "“1,100 of the North's soldiers have been killed or wounded, it was said.” read 25 Nov 12:00 UTC" in lines


async def test_asof_answers_from_what_was_published_then(talk: Talk, report: Report) -> None:
    """/asof leaves out what was published after the end of the day."""
    report(300, "Seoul", day=0)
    report(1100, "Seoul", day=5)

    answer = await talk.write("/asof 2024-11-24 north korean killed")

    assert "at least 300" in answer
    assert "1,100" not in answer


async def test_recent_lists_what_moved_last(talk: Talk, report: Report) -> None:
    """/recent begins with the series that learned a claim last."""
    report(5, series="flood1", label="People killed, Orvale flood")
    report(1100)

    answer = await talk.write("/recent")

    assert answer.index(KURSK) < answer.index("Orvale flood")


async def test_nothing_found_says_what_to_do(talk: Talk) -> None:
    """A look-up without a result names the words and a way on."""
    answer = await talk.write("/find atlantis")

    assert "Nothing on record for atlantis" in answer
    assert "/follow atlantis" in answer


async def test_a_command_without_words_shows_its_use(talk: Talk) -> None:
    """A usage error gives the form and an example that can be tapped."""
    await talk.write("/latest")

    sent = talk.telegram.sent[-1]["text"]
    assert sent == ("Usage: <code>/latest SERIES or WORDS</code>\nExample: <code>/latest kursk wounded</code>")
    assert "2024-12-17" in await talk.write("/asof yesterday kursk")


async def test_words_of_a_stranger_stay_text(talk: Talk) -> None:
    """Markup in a query reaches the chat as it was written, and breaks nothing."""
    assert '<b>&amp; "x"' in await talk.write('/find <b>&amp; "x"')


def change_of(kind: ChangeKind, *, before: object, after: object) -> Change:
    return Change(
        id="change0001",
        series="kursk1",
        kind=kind,
        before=before,  # type: ignore[arg-type]
        after=after,  # type: ignore[arg-type]
        reason="the floor rose by more than a tenth",
        learned=after.learned,  # type: ignore[attr-defined]
    )


def note(begin: Begin, change: Change) -> None:
    with begin() as ledger:
        ledger.add_change(change)
