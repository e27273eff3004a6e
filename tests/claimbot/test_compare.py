"""What a newly learned figure does to its series, told as small stories."""

from __future__ import annotations

from newsroom import Newsroom, figure, killed, marched

from claimbot.model import Measure, Modality, Standing

CRASH = "a bus crash near Orvale on Monday"
QUAKE = "the earthquake in Kelm province"


def test_a_claimant_raises_its_own_figure(room: Newsroom) -> None:
    """A higher figure of the same claimant on the same event is a rise."""
    room.learn(f"Police said [7 people] were killed in {CRASH}.", killed(7, place="Orvale", claimant="Police"))
    changes = room.learn(
        "Police said on Tuesday that [11 people] were killed in Monday's bus crash near Orvale.",
        killed(11, place="Orvale", claimant="Police"),
        published="2025-03-04 15:00",
    )

    assert changes == ["revised_up 7 -> 11"]


def test_a_toll_is_counted_on_by_others(room: Newsroom) -> None:
    """Another claimant who is no rival tells a later and higher toll: it has risen; a lower one conflicts."""
    toll = f"The death toll from {QUAKE}"
    room.learn(f"{toll} is [164], police said.", killed(164, place="Kelm", claimant="police", scope="total"))
    risen = room.learn(
        f"{toll} is [171], the health ministry said.",
        killed(171, place="Kelm", claimant="the health ministry", scope="total"),
    )
    lower = room.learn(
        f"{toll} is [120], the Red Crescent said.",
        killed(120, place="Kelm", claimant="the Red Crescent", scope="total"),
    )

    assert risen == ["revised_up 164 -> 171"]
    assert lower == ["conflicting 171 -> 120"]


def test_rivals_conflict_and_do_not_revise(room: Newsroom) -> None:
    """Organisers and police contest a crowd; neither figure revises the other."""
    place = {"place": "Lisbon", "as_of": "2025-03-29"}
    room.learn(
        "Organisers said [50,000 people] marched in Lisbon on Saturday.",
        marched(50000, claimant="Organisers", **place),
        published="2025-03-29 18:00",
    )
    changes = room.learn(
        "Police said [12,000 people] took part in Saturday's march in Lisbon.",
        marched(12000, claimant="Police", **place),
        published="2025-03-29 21:00",
    )

    assert changes == ["conflicting 50000 -> 12000"]


def test_one_conflict_a_text_and_none_after_an_own_move(room: Newsroom) -> None:
    """A claimant's own rise is a rise alone, though a rival's figure still differs."""
    so_far = "government soldiers have been killed so far in the battle for Halden"
    told = {"subject": "government soldiers", "place": "Halden", "scope": "total"}
    room.learn(f"The government said [40] {so_far}.", killed(40, claimant="The government", **told))
    rival = room.learn(f"The rebels said [150] {so_far}.", killed(150, claimant="The rebels", **told))
    own = room.learn(f"The government said [52] {so_far}.", killed(52, claimant="The government", **told))

    assert rival == ["conflicting 40 -> 150"]
    assert own == ["revised_up 40 -> 52"]


def test_a_new_origin_corroborates_and_a_copy_does_not(room: Newsroom) -> None:
    """The same figure of the same claimant is a copy; of another claimant it is a second origin."""
    blast = "Tuesday's explosion at a chemical plant in Brenne"
    room.learn(f"[Nine people] were killed in {blast}, police said.", killed(9, place="Brenne", claimant="police"))
    copy = room.learn(f"Police said [nine people] died in {blast}.", killed(9, place="Brenne", claimant="Police"))
    unattributed = room.learn(f"[Nine people] died in {blast}.", killed(9, place="Brenne"))
    hospital = room.learn(
        f"The hospital in Brenne counted [nine people] dead after {blast}.",
        killed(9, place="Brenne", claimant="The hospital in Brenne"),
    )

    assert copy == unattributed == []
    assert hospital == ["corroborated 9 -> 9"]


def test_a_rounding_is_no_news_and_does_not_replace_the_figure(room: Newsroom) -> None:
    """ "Nearly 1,200" after 1,198 changes nothing, and the next rise is told from 1,198."""
    told = {"place": "Zambar", "claimant": "the health ministry", "scope": "total"}
    cholera = "have died of cholera in Zambar since January"
    room.learn(f"[1,198 people] {cholera}, the health ministry said.", killed(1198, **told))
    rounded = room.learn(
        f"[Nearly 1,200 people] {cholera}, the health ministry said.", killed(1200, bound="about", **told)
    )
    risen = room.learn(
        f"[1,460 people] {cholera}, the health ministry said.", killed(1460, **told), published="2025-03-20 09:00"
    )

    assert rounded == []
    assert risen == ["revised_up 1198 -> 1460"]


def test_an_old_figure_told_as_current_is_outdated(room: Newsroom) -> None:
    """Who repeats what its claimant has since revised is out of date, and only that."""
    told = {"place": "Dunara", "claimant": "the civil defence agency", "scope": "total"}
    for day, toll in ((1, 80), (2, 112), (4, 150)):
        room.learn(
            f"The death toll from the earthquake in Dunara is [{toll}], the civil defence agency said.",
            killed(toll, **told),
            published=f"2025-06-0{day} 09:00",
        )
    changes = room.learn(
        "The death toll from the earthquake in Dunara is [112], the civil defence agency said.",
        killed(112, **told),
        published="2025-06-06 09:00",
    )

    assert changes == ["outdated 150 -> 112"]


def test_an_older_article_learned_late_changes_nothing(room: Newsroom) -> None:
    """What was published before the record's newest figure is kept and is no news."""
    told = {"place": "Vesna", "claimant": "the rescue service", "scope": "total"}
    flood = "The death toll from the floods in Vesna is"
    room.learn(f"{flood} [64], the rescue service said.", killed(64, **told), published="2025-05-08 09:00")
    late = room.learn(f"{flood} [30], the rescue service said.", killed(30, **told), published="2025-05-05 09:00")

    assert late == []
    assert room.series_of(0, 64) == room.series_of(1, 30)


def test_a_former_level_is_background(room: Newsroom) -> None:
    """The level that a text itself calls earlier moves nothing, and the new one is told from it."""
    flood = "The death toll from the floods in Tarnava"
    told = {"place": "Tarnava", "scope": "total"}
    room.learn(f"{flood} is [22], police said.", killed(22, claimant="police", **told))
    changes = room.learn(
        f"{flood} rose to [31] [from 22], the interior ministry said.",
        killed(31, claimant="the interior ministry", **told),
        killed(22, claimant="the interior ministry", standing=Standing.FORMER, **told),
        published="2025-03-05 09:00",
    )

    assert changes == ["revised_up 22 -> 31"]


def test_an_outlets_own_vague_word_says_nothing(room: Newsroom) -> None:
    """ "Dozens", in an outlet's own voice, is no loosening of a figure on record."""
    room.learn(f"Police said [37 people] were killed in {CRASH}.", killed(37, place="Orvale", claimant="Police"))
    changes = room.learn(f"[Dozens] were killed in {CRASH}.", killed(24, 99, bound="vague", place="Orvale"))

    assert changes == []


def test_a_denial_by_another_moves_nothing(room: Newsroom) -> None:
    """A figure called wrong by the other side stays where it was and gets no second series of its kind."""
    told = {"subject": "government soldiers", "place": "Mirza Pass"}
    room.learn(
        "The rebels said they killed [500 government soldiers] at Mirza Pass on Monday.",
        killed(500, claimant="The rebels", **told),
    )
    changes = room.learn(
        "The government denied that [500 government soldiers] were killed at Mirza Pass on Monday.",
        killed(500, claimant="The government", modality=Modality.DENIED, **told),
    )

    assert changes == []
    assert room.series_of(0, 500) != room.series_of(1, 500)


def test_a_stock_is_counted_on_by_its_own_claimant_alone(room: Newsroom) -> None:
    """Another claimant's unlike figure of people in a camp conflicts, though days lie between."""
    camp = "people are sheltering in the Nalu camp"
    told = {"place": "Nalu", "scope": "total"}
    room.learn(
        f"The governor of Bessa said [4,180] {camp}.",
        figure(Measure.DISPLACED, 4180, claimant="The governor of Bessa", **told),
    )
    changes = room.learn(
        f"The Red Cross said [6,000] {camp}.",
        figure(Measure.DISPLACED, 6000, claimant="The Red Cross", **told),
        published="2025-03-17 09:00",
    )

    assert changes == ["conflicting 4180 -> 6000"]


def test_two_claimants_in_one_text_conflict(room: Newsroom) -> None:
    """Rivals set against each other in one article conflict there, once."""
    told = {"place": "Nolby", "as_of": "2025-03-01"}
    changes = room.learn(
        "Organisers said [20,000 people] rallied in Nolby on Saturday; police counted [7,000].",
        marched(20000, claimant="Organisers", **told),
        marched(7000, claimant="police", **told),
    )

    assert changes == ["conflicting 20000 -> 7000"]


def test_a_toll_that_its_text_says_was_lowered_falls(room: Newsroom) -> None:
    """The level that is told after its correction does not hide it."""
    told = {"place": "Selvane", "claimant": "the disaster agency", "scope": "total"}
    toll = "the death toll from the flood in Selvane"
    room.learn(f"The disaster agency said {toll} is [37].", killed(37, **told))
    changes = room.learn(
        f"The disaster agency lowered {toll} [to 35] [from 37].",
        killed(35, **told),
        killed(37, standing=Standing.FORMER, **told),
        published="2025-03-05 09:00",
    )

    assert changes == ["revised_down 37 -> 35"]


def test_the_missing_are_found(room: Newsroom) -> None:
    """Fewer missing, told later by another who is no rival, is a later state and no dispute."""
    flood = "people are missing after the flood in Selvane"
    room.learn(f"Police said [nine] {flood}.", figure(Measure.MISSING, 9, place="Selvane", claimant="Police"))
    changes = room.learn(
        f"The disaster agency said [six] {flood}.",
        figure(Measure.MISSING, 6, place="Selvane", claimant="The disaster agency"),
    )

    assert changes == ["revised_down 9 -> 6"]


def test_an_outlets_own_figure_below_the_last_word_is_an_old_one(room: Newsroom) -> None:
    """A number in an outlet's own voice neither lowers a claimant's toll nor raises the outlet's own older one."""
    told = {"place": "Vesna", "scope": "total"}
    flood = "The death toll from the floods in Vesna is"
    room.learn(f"{flood} [20].", killed(20, **told))
    room.learn(f"{flood} [64], the rescue service said.", killed(64, claimant="the rescue service", **told))
    changes = room.learn(f"{flood} [30].", killed(30, **told), published="2025-03-05 09:00")

    assert changes == []
