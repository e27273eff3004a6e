"""Recording an article: repeats, drifts of measure, alerts, replays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import LEARNED, Newsroom, figure, killed

from claimbot.model import Document, Measure
from claimbot.ports import Begin, Chat, Subscription
from claimbot.record import record, record_in
from claimbot.words import parse_query
from storage.engine import make_engine
from storage.ledger import ledger_over
from storage.migrate import upgrade


def test_the_same_version_again_changes_nothing(room: Newsroom, begin: Begin) -> None:
    """A repeat gives the recorded claims and no changes, and leaves the record as it is."""
    document = room.document("Police said [7 people] were killed near Orvale.", killed(7, place="Orvale"))
    first = record_in(begin, document, now=LEARNED)
    again = record_in(begin, document, now=LEARNED)

    assert (again.repeat, again.changes, again.claims) == (True, (), first.claims)
    with begin() as ledger:
        assert (ledger.counts().claims, ledger.counts().revisions) == (1, 1)


def test_a_changed_measure_is_a_drift_and_the_way_back_a_repeat(room: Newsroom) -> None:
    """Casualties retold as dead are a drift; retold as casualties they are on record already."""
    told = {"place": "Port Ilen", "as_of": "2025-07-20", "claimant": "Vastria's army"}
    battle = "in the battle for Port Ilen on Sunday"
    room.learn(
        f"Vastria's army said it suffered [150 casualties] {battle}.",
        figure(Measure.KILLED_OR_WOUNDED, 150, **told),
        published="2025-07-21 08:00",
    )
    drift = room.learn(
        f"Vastria's army said [150 of its soldiers] were killed {battle}.", killed(150, subject="its soldiers", **told)
    )
    back = room.learn(
        f"Vastria's army suffered [150 casualties] {battle}, the army said.",
        figure(Measure.KILLED_OR_WOUNDED, 150, **told),
    )

    assert (drift, back) == (["measure_drift 150 -> 150"], [])


def test_two_measures_of_one_text_are_no_drift(room: Newsroom) -> None:
    """Twelve dead and twelve casualties in one text are two figures of it."""
    changes = room.learn(
        "Police said [12 people] were killed in a blast in Dorrin; the army spoke of [12 casualties] in Dorrin.",
        killed(12, place="Dorrin", claimant="Police"),
        figure(Measure.KILLED_OR_WOUNDED, 12, place="Dorrin", claimant="the army"),
    )

    assert changes == []


def test_followers_get_one_alert_a_change(room: Newsroom, begin: Begin) -> None:
    """A chat that follows words, and the series too, gets one alert of the kinds it asked for."""
    with begin() as ledger:
        ledger.put_chat(Chat(id=5, kind="private"), now=LEARNED)
        ledger.subscribe(Subscription(id=0, chat=5, words=parse_query("orvale killed"), created=LEARNED))
    crash = "in a bus crash near Orvale on Monday"
    told = {"place": "Orvale", "claimant": "Police"}
    room.learn(f"Police said [7 people] were killed {crash}.", killed(7, **told), alert=True)
    with begin() as ledger:
        ledger.subscribe(Subscription(id=0, chat=5, series=room.series_of(0, 7), created=LEARNED))
    room.learn(f"Police said [11 people] were killed {crash}.", killed(11, **told), alert=True)

    assert [one.queued for one in room.learned] == [0, 1]


def test_a_claim_given_twice_is_recorded_once(room: Newsroom, begin: Begin) -> None:
    """Another extractor may repeat itself; two claimants of one figure are two claims."""
    document = room.document("Kyiv and Seoul spoke of [300 dead].", killed(300, claimant="Kyiv"))
    [one] = document.claims or ()
    twice = replace(document, claims=(one, one, replace(one, claimant="Seoul")))

    assert [claim.claim.claimant for claim in record_in(begin, twice, now=LEARNED).claims] == ["Kyiv", "Seoul"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=80), max_size=3), low=st.integers(0, 10**6), start=st.integers(0, 200))
def test_no_text_and_no_claim_raises(begin: Begin, texts: list[str], low: int, start: int) -> None:
    """Whatever a text says, and wherever a claim of another extractor points in it, it is recorded."""
    for number, text in enumerate(texts):
        [claim] = [killed(low, subject=text or "people", place=text, claimant=text)(text or "x", start, start + 1)]
        document = Document(url=f"https://wire.example/{number}", text=text, title=text, claims=(claim,))
        done = record_in(begin, document, now=LEARNED)

        assert len(done.claims) == 1 or done.repeat


def test_an_article_without_a_date_is_published_when_it_is_learned(begin: Begin) -> None:
    """The time of learning stands in for a missing date of publication."""
    document = Document(url="https://wire.example/a", text="Seven people died.", claims=())
    record_in(begin, document, now=LEARNED)

    with begin() as ledger:
        article = ledger.article(document.url)
    assert article is not None
    assert article.published == LEARNED


def _articles(order: Sequence[int]) -> list[Document]:
    room = Newsroom(begin=None)  # type: ignore[arg-type]  # nothing is recorded through it
    told = {"place": "Kelm", "claimant": "the health ministry", "scope": "total"}
    toll = "The death toll from the earthquake in Kelm is"
    made = [
        room.document(
            f"{toll} [{number}], the health ministry said.",
            killed(number, **told),
            published=f"2025-05-{day:02} 09:00",
            url=f"https://wire.example/{day}",
        )
        for day, number in ((1, 80), (2, 112), (3, 150), (4, 112), (5, 164))
    ]
    return [made[at] for at in order]


def _run(folder: Path, documents: Sequence[Document], batches: Sequence[int]) -> list[tuple[str, ...]]:
    """Record *documents* on an empty record, a unit of work for each batch, and give the ids of all that came of it."""
    folder.mkdir()
    engine = make_engine(f"sqlite:///{folder / 'claims.db'}")
    upgrade(engine)
    begin, queue, found = ledger_over(engine), list(documents), []
    for size in [*batches, len(documents)]:
        batch, queue = queue[:size], queue[size:]
        with begin(recorder=True) as ledger:
            for document in batch:
                done = record(document, document.claims or (), ledger=ledger, now=datetime(2026, 1, 1, tzinfo=UTC))
                found += [(claim.id, claim.series, claim.origin) for claim in done.claims]
                found += [(change.id, change.kind.value) for change in done.changes]
    engine.dispose()
    return found


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(5)), batches=st.lists(st.integers(0, 3), max_size=4), run=st.uuids())
def test_a_replay_gives_the_same_ids_however_it_is_cut(
    tmp_path: Path, order: list[int], batches: list[int], run: object
) -> None:
    """The same articles in the same order make the same claims, series and changes, wherever transactions break."""
    documents = _articles(order)

    assert _run(tmp_path / f"{run}-a", documents, batches) == _run(tmp_path / f"{run}-b", documents, [])


def test_a_date_ahead_of_the_clock_is_the_time_of_learning(begin: Begin) -> None:
    """A page that is dated in the future cannot make every later article of its series older news."""
    ahead = Document(url="a", text="Nothing.", published=LEARNED + timedelta(hours=9))

    record_in(begin, ahead, now=LEARNED)

    with begin() as ledger:
        article = ledger.article("a")
    assert article is not None
    assert article.published == LEARNED
