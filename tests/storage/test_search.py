"""Candidates for a link and look-ups by words: those that share most first, then the most recently moved."""

from __future__ import annotations

from claimbot.model import Measure, SeriesKey
from storage.search import CANDIDATE_BLOCK


def key(*anchors: str, measure: Measure = Measure.KILLED) -> SeriesKey:
    """Give a key that is looked up by *anchors*."""
    return SeriesKey(measure=measure, counted="soldier", anchors=frozenset(anchors))


def ids(found) -> list[str]:
    """Give the ids of the series that were found."""
    return [series.id for series in found]


def test_candidates_share_a_measure_and_an_anchor(ledger, say):
    """Another measure, or no anchor in common, is no candidate."""
    say(ledger, "same", key=key("actor:dprk", "place:kursk"))
    say(ledger, "elsewhere", key=key("place:sumy"))
    say(ledger, "wounded", key=key("actor:dprk", measure=Measure.WOUNDED))
    assert ids(ledger.candidates([Measure.KILLED], ["actor:dprk", "place:paris"])) == ["same"]
    assert set(ids(ledger.candidates([Measure.KILLED, Measure.WOUNDED], ["actor:dprk"]))) == {"same", "wounded"}


def test_candidates_that_share_most_come_first(ledger, say):
    """Two anchors in common beat one; of equals the one that moved last comes first."""
    say(ledger, "both", key=key("actor:dprk", "place:kursk"))
    say(ledger, "old", key=key("actor:dprk"))
    say(ledger, "new", key=key("place:kursk"))
    wanted = ["actor:dprk", "place:kursk"]
    assert ids(ledger.candidates([Measure.KILLED], wanted)) == ["both", "new", "old"]
    say(ledger, "old")
    assert ids(ledger.candidates([Measure.KILLED], wanted)) == ["both", "old", "new"]
    assert ids(ledger.candidates([Measure.KILLED], wanted, limit=2)) == ["both", "old"]


def test_a_candidate_comes_with_its_claims(ledger, say):
    """Each candidate holds its own claims in order of learning."""
    first, other, second = say(ledger, "s1", 1), say(ledger, "s2", 2), say(ledger, "s1", 3)
    one, two = ledger.candidates([Measure.KILLED], ["actor:north-korea"])
    assert (one.claims, two.claims) == ((first, second), (other,))


def test_nothing_asked_gives_nothing(ledger, say):
    """Without measures, anchors or words there are no series."""
    say(ledger)
    assert ledger.candidates([], ["actor:north-korea"]) == []
    assert ledger.candidates([Measure.KILLED], []) == []
    assert ledger.series_by_words([]) == []


def test_what_shares_something_rare_is_found_among_many(ledger, say):
    """However many newer series share the common anchor, an old one with the rare anchor is first."""
    say(ledger, "old", key=key("place:russia", "event:kurchatov"))
    for number in range(CANDIDATE_BLOCK + 5):
        say(ledger, f"s{number}", key=key("place:russia"))
    found = ids(ledger.candidates([Measure.KILLED], ["place:russia", "event:kurchatov"], limit=3))
    assert found == ["old", f"s{CANDIDATE_BLOCK + 4}", f"s{CANDIDATE_BLOCK + 3}"]


def test_many_measures_and_anchors_are_looked_up(ledger, say):
    """More blocks than one statement takes are looked up all the same, and ranked together."""
    anchors = [f"event:word-{number}" for number in range(60)]
    say(ledger, "first", key=key(anchors[0], measure=Measure.AFFECTED))
    say(ledger, "both", key=key(anchors[0], anchors[-1], measure=Measure.WOUNDED))
    say(ledger, "last", key=key(anchors[-1], measure=Measure.KILLED))
    assert ids(ledger.candidates(list(Measure), anchors)) == ["both", "last", "first"]
    assert ids(ledger.candidates(list(Measure), anchors, limit=1)) == ["both"]


def test_later_claims_bring_anchors_and_words(ledger, say):
    """A series is found by what a later claim brought, and says so in its key; twice does no harm."""
    say(ledger, "s1", key=key("actor:dprk"), words=frozenset({"troops"}))
    for _ in range(2):
        ledger.extend_series("s1", words=["kursk"], anchors=["place:kursk"])
    [found] = ledger.candidates([Measure.KILLED], ["place:kursk"])
    assert found.key.anchors == {"actor:dprk", "place:kursk"}
    assert ids(ledger.series_by_words(["kursk"])) == ["s1"]
    assert ledger.vocabulary() == {"troops", "kursk"}


def test_series_with_most_words_come_first(ledger, say):
    """A look-up prefers series with more of its words, then the most recently moved; unknown words do no harm."""
    say(ledger, "kursk", words=frozenset({"troops", "kursk"}))
    say(ledger, "sumy", words=frozenset({"troops", "sumy"}))
    say(ledger, "flood", words=frozenset({"houses"}))
    assert ids(ledger.series_by_words(["troops", "kursk", "nonsense"])) == ["kursk", "sumy"]
    assert ids(ledger.series_by_words(["troops"])) == ["sumy", "kursk"]
    assert ids(ledger.series_by_words(["troops"], limit=1)) == ["sumy"]


def test_recent_series_are_those_that_moved_last(ledger, say):
    """A new claim brings its series to the top."""
    for series in ("s1", "s2", "s3", "s1"):
        say(ledger, series)
    assert ids(ledger.recent_series()) == ["s1", "s3", "s2"]
    assert ids(ledger.recent_series(limit=1)) == ["s1"]


def test_a_hostile_query_is_only_words(ledger, say):
    """Quotes, NUL and wildcards in a look-up are words like any other."""
    say(ledger, "s1", words=frozenset({"troops"}))
    assert ledger.series_by_words(["' OR 1=1 --", "tro%", "\0", '"', "\ud83d"]) == []
