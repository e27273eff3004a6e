"""Series, claims, links and changes: what goes in comes out, and the newest come first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from claimbot.model import Amount, Bound, ChangeKind, Measure, Modality, Scope, Series, SeriesKey, Standing
from claimbot.origins import sentence_hash
from claimbot.ports import Ledger, Suggestion

FULL_KEY = SeriesKey(
    measure=Measure.KILLED_OR_WOUNDED,
    counted="soldier",
    actor="north-korea",
    place="kursk",
    event=frozenset({"incursion", "december"}),
    baseline="since october",
    standing=Standing.PART,
    modality=Modality.EXPECTED,
    scope=Scope.TOTAL,
    anchors=frozenset({"actor:north-korea", "place:kursk"}),
)


def test_a_claim_comes_back_as_it_was_given(ledger, say, claim):
    """Every field of a claim and of its key survives, whole numbers as ints and times in UTC."""
    full = claim(
        1100,
        amount=Amount(low=1100, high=1200.5, bound=Bound.RANGE),
        place="Kursk",
        claimant="South Korea's military",
        modality=Modality.DENIED,
        scope=Scope.TOTAL,
        as_of=date(2024, 12, 16),
        confidence=0.75,
        baseline="since October",
        standing=Standing.FORMER,
        replaces=Amount(low=None, high=14, bound=Bound.LESS_THAN),
    )
    east = datetime.fromisoformat("2024-12-17T20:00:00+08:00")
    given = say(ledger, claim=full, key=FULL_KEY, claimant_key=None, published=east)
    found = ledger.claim(given.id)
    assert found == given
    assert found.published.utcoffset() == timedelta(0)
    assert isinstance(found.claim.amount.low, int)


def test_unknown_ids_give_nothing(ledger):
    """What is not on record is None, not an error."""
    assert ledger.claim("?") is None
    assert ledger.series("?") is None
    assert ledger.change("?") is None
    assert ledger.link_reason("?") is None


def test_a_series_holds_its_claims_in_order_of_learning(ledger, say):
    """A series comes back with its key, label, name and all its claims, oldest first."""
    claims = [say(ledger, "s1", low, key=FULL_KEY) for low in (30, 40, 50)]
    say(ledger, "s2", 60)
    assert ledger.series("s1") == Series(id="s1", key=FULL_KEY, label="Label of s1", claims=tuple(claims))


def test_a_claim_tells_why_it_was_linked(ledger, say):
    """The reason of a link is kept for `/why`."""
    assert ledger.link_reason(say(ledger).id) == "same quantity"


def test_a_claim_that_left_its_page_stays_on_record(ledger, say, now):
    """A gone claim no longer stands on its page, and is marked wherever else it appears."""
    stays = say(ledger, low=30, url="https://example.org/a")
    goes = say(ledger, low=40, url="https://example.org/a")
    ledger.mark_gone([goes.id], now=now)
    assert ledger.claims_of("https://example.org/a") == [stays]
    assert ledger.series("s1").claims == (stays, replace(goes, gone=True))


def test_claims_of_an_article_are_in_order_of_the_text(ledger, say, claim):
    """The claims of one page are ordered by where they stand in it; other pages have their own."""
    late = say(ledger, url="https://example.org/a", claim=claim(1, start=90, end=95))
    early = say(ledger, url="https://example.org/a", claim=claim(2, start=10, end=15))
    say(ledger, url="https://example.org/b")
    assert ledger.claims_of("https://example.org/a") == [early, late]


def test_copies_are_found_by_their_sentence(ledger, say, claim):
    """Claims whose sentence has a given hash are found, the newest of them, oldest first."""
    copies = [say(ledger, series) for series in ("s1", "s2", "s3")]
    say(ledger, "s4", claim=claim(sentence="Quite another sentence, which nobody else has written."))
    hashes = [sentence_hash(copies[0].claim.sentence)]
    assert ledger.claims_with_sentences(hashes) == copies
    assert ledger.claims_with_sentences(hashes, limit=2) == copies[1:]


def test_short_sentences_are_no_copies_of_each_other(ledger, say, claim):
    """Sentences too short to be told apart (their hash is empty) are never taken for copies."""
    say(ledger, claim=claim(sentence="30 died."))
    assert sentence_hash("30 died.") == ""
    assert ledger.claims_with_sentences([""]) == []


def test_changes_come_newest_first(ledger, say, change):
    """Changes hold their claims and reason, and can be narrowed to a series, a time and a number."""
    first = say(ledger, "s1", 30)
    second = say(ledger, "s1", 40)
    other = say(ledger, "s2", 50)
    changes = [change(first), change(second, before=first), change(other)]
    for one in changes:
        ledger.add_change(one)
    assert ledger.changes() == changes[::-1]
    assert ledger.changes(series_id="s1") == [changes[1], changes[0]]
    assert ledger.changes(since=second.learned) == [changes[2], changes[1]]
    assert ledger.changes(limit=1) == [changes[2]]
    assert ledger.change(changes[1].id) == changes[1]


def test_a_retraction_has_no_claim_after_it(ledger, say, change):
    """A change may have a claim before it only."""
    gone = say(ledger)
    retracted = change(gone, kind=ChangeKind.RETRACTED, before=gone, after=None)
    ledger.add_change(retracted)
    assert ledger.changes() == [retracted]


def test_suggestions_wait_for_a_curator(ledger, say, now):
    """An unsure link is counted until it is decided."""
    recorded = say(ledger, "s1")
    say(ledger, "s2")
    ledger.add_suggestion(Suggestion(claim=recorded.id, series="s2", score=0.6, reason="same place"), now=now)
    assert ledger.counts().suggestions == 1


def test_a_suggestion_is_kept_once(ledger, say, now):
    """The same doubt again adds no work for the curators; another reason does."""
    recorded = say(ledger, "s1")
    doubt = Suggestion(claim=recorded.id, series="s1", score=0.0, reason="a reader doubts it")
    for one in (doubt, doubt, replace(doubt, score=0.5), replace(doubt, reason="two fit equally well")):
        ledger.add_suggestion(one, now=now)
    assert ledger.counts().suggestions == 2


def test_a_claim_needs_its_series_and_its_page(ledger, say):
    """The record refuses a claim that hangs in the air."""
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        say(ledger, url="https://example.org/a", revision=9)


def test_text_no_database_stores_keeps_its_offsets(ledger, say, claim):
    """NUL and lone surrogates of broken pages are replaced one for one, so that offsets stay true."""
    given = say(ledger, claim=claim(sentence="Some\0 words \ud83d of a broken page about 30 people."))
    assert ledger.claim(given.id).claim.sentence == "Some� words � of a broken page about 30 people."


def test_naive_times_are_refused(ledger, say, now):
    """A time without a zone never reaches the record."""
    recorded = say(ledger)
    with pytest.raises(Exception, match="timezone"):
        ledger.mark_gone([recorded.id], now=datetime(2024, 12, 17))  # noqa: DTZ001 - the very mistake


def test_times_of_other_zones_are_the_same_instants(ledger, say):
    """What is recorded in one zone compares equal when read, and is given in UTC."""
    given = say(ledger, learned=datetime.fromisoformat("2024-12-17T23:30:00-05:00"))
    assert ledger.claim(given.id).learned == datetime(2024, 12, 18, 4, 30, tzinfo=UTC)


def test_the_newest_claims_of_a_long_series_are_candidates(ledger: Ledger, say):
    """A candidate holds its newest hundred claims; the series itself holds all."""
    claims = [say(ledger, low=low) for low in range(1, 131)]
    [candidate] = ledger.candidates([Measure.KILLED], ["actor:north-korea"])
    assert candidate.claims == tuple(claims[-100:])
    assert ledger.series("s1").claims == tuple(claims)
