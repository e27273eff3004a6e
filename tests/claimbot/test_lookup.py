"""What the record answers."""

from __future__ import annotations

from datetime import date

import pytest
from newsroom import LEARNED, Newsroom, figure, killed, wounded

from claimbot import lookup
from claimbot.lookup import Verdict
from claimbot.model import ChangeKind, Measure, Modality


@pytest.fixture
def crash(room: Newsroom) -> Newsroom:
    """A bus crash: police count, and count on; the hospital agrees."""
    told = {"place": "Orvale"}
    where = "in a bus crash near Orvale"
    room.learn(
        f"Police said [7 people] were killed and [20] injured {where} on Monday.",
        killed(7, claimant="Police", **told),
        wounded(20, claimant="Police", **told),
        published="2025-03-03 10:00",
    )
    room.learn(
        f"Police said [11 people] were killed {where} on Monday.",
        killed(11, claimant="Police", **told),
        published="2025-03-05 10:00",
    )
    room.learn(
        f"The hospital said [11 people] were killed {where} on Monday.",
        killed(11, claimant="The hospital", **told),
        published="2025-03-06 10:00",
    )
    return room


def test_find_gives_the_series_with_the_words_first(crash: Newsroom) -> None:
    """The measure asked for comes first, whatever else the articles say; a misspelling does no harm."""
    with crash.begin() as ledger:
        for query, measure in (("Orvale killed", "killed"), ("orvale injured", "wounded"), ("Orvle deaths", "killed")):
            assert lookup.find(ledger, query)[0].latest.claim.measure.value == measure
        assert lookup.find(ledger, "zanzibar elections") == []
        assert lookup.find(ledger, "of the") == []


def test_a_view_counts_claimants_origins_and_articles(crash: Newsroom) -> None:
    """A series stands with who speaks, how many statements and articles there are, and the spread of what they say."""
    with crash.begin() as ledger:
        seen = lookup.find(ledger, "Orvale killed")[0]

    assert seen.claimants == ("Police", "The hospital")
    assert (seen.origins, seen.articles, seen.low, seen.high) == (3, 3, 11, 11)
    assert seen.title == "People killed, Orvale"


def test_as_of_a_day_only_what_was_published_counts(crash: Newsroom) -> None:
    """What was on record at the end of a day, UTC."""
    with crash.begin() as ledger:
        answers = [
            [seen.latest.claim.amount.low for seen in lookup.find(ledger, "Orvale killed", asof=date(2025, 3, day))[:1]]
            for day in (2, 3, 5)
        ]

    assert answers == [[], [7], [11]]


def test_as_of_a_day_a_page_says_what_it_said_then(room: Newsroom) -> None:
    """A figure that was edited later stood on the page until then."""
    page = {"url": "https://wire.example/a", "outlet": "Wire"}
    told = {"place": "Velm", "claimant": "Police"}
    room.learn("Police said [12 people] died in Velm.", killed(12, **told), published="2025-03-03 10:00", **page)
    room.learn("Police said [21 people] died in Velm.", killed(21, **told), published="2025-03-05 10:00", **page)

    with room.begin() as ledger:
        then = lookup.find(ledger, "Velm", asof=date(2025, 3, 4))[0]
        now = lookup.find(ledger, "Velm")[0]
    assert (then.latest.claim.amount.low, now.latest.claim.amount.low) == (12, 21)


def test_history_tells_each_claim_with_what_it_changed(crash: Newsroom) -> None:
    """A history goes in the order of what it tells of."""
    with crash.begin() as ledger:
        found = lookup.history(ledger, crash.series_of(0, 7))

    assert found is not None
    assert [(entry.claim.claim.amount.low, entry.kinds) for entry in found.entries] == [
        (7, (ChangeKind.NEW,)),
        (11, (ChangeKind.REVISED_UP,)),
        (11, (ChangeKind.CORROBORATED,)),
    ]


def test_a_series_is_resolved_by_id_or_words(crash: Newsroom) -> None:
    """An id names its series, words the best one, nonsense none."""
    number = crash.series_of(0, 20)
    with crash.begin() as ledger:
        assert [view and view.id for view in (lookup.resolve(ledger, number), lookup.resolve(ledger, "zzz"))] == [
            number,
            None,
        ]
        assert lookup.resolve(ledger, "Orvale injured") == lookup.resolve(ledger, number)
        assert {view.id for view in lookup.recent(ledger, 5)} == {number, crash.series_of(0, 7)}


def test_the_latest_figure_is_no_outdated_repeat(crash: Newsroom) -> None:
    """A superseded figure that is told again does not become the latest."""
    crash.learn(
        "Police said [7 people] were killed in a bus crash near Orvale on Monday.",
        killed(7, place="Orvale", claimant="Police"),
        published="2025-03-09 10:00",
    )

    with crash.begin() as ledger:
        assert lookup.find(ledger, "Orvale killed")[0].latest.claim.amount.low == 11


def test_a_plan_is_not_found_before_what_is(room: Newsroom) -> None:
    """Of two series with all the words, the stated one comes first."""
    told = {"subject": "troops", "place": "Tessaly"}
    room.learn(
        "Meria said [3,000 troops] are deployed in Tessaly.", figure(Measure.DEPLOYED, 3000, scope="total", **told)
    )
    room.learn(
        "Meria plans to send [5,000 troops] to Tessaly.",
        figure(Measure.DEPLOYED, 5000, modality=Modality.EXPECTED, **told),
    )

    with room.begin() as ledger:
        found = lookup.find(ledger, "troops deployed Tessaly")
    assert [seen.latest.claim.amount.low for seen in found] == [3000, 5000]


@pytest.mark.parametrize(
    ("text", "make", "verdict"),
    [
        ("Police said [11 people] died in a bus crash near Orvale on Monday.", 11, Verdict.KNOWN),
        ("Police said [7 people] died in a bus crash near Orvale on Monday.", 7, Verdict.OUTDATED),
        ("Police said [30 people] died in a bus crash near Orvale on Monday.", 30, Verdict.DIFFERS),
        ("Police said [11 people] died in a fire in Salen on Monday.", 11, Verdict.UNKNOWN),
    ],
)
def test_a_text_is_held_against_the_record(crash: Newsroom, text: str, make: int, verdict: Verdict) -> None:
    """Each figure of a text is known, outdated, different or unknown; the record stays as it is."""
    place = "Orvale" if "Orvale" in text else "Salen"
    document = crash.document(text, killed(make, place=place, claimant="Police"), published="2025-03-08 10:00")
    with crash.begin() as ledger:
        before = ledger.counts()
        [checked] = lookup.check(ledger, document, document.claims or (), now=LEARNED)

        assert checked.verdict is verdict
        assert (checked.view is None) is (verdict is Verdict.UNKNOWN)
        assert ledger.counts() == before
