"""Which claims share a series, and which must never meet."""

from __future__ import annotations

import pytest
from newsroom import Newsroom, figure, killed, marched, wounded

from claimbot.model import Measure, Modality, Standing


def test_the_count_of_an_event_and_its_rising_toll_are_one_series(room: Newsroom) -> None:
    """Wording as a toll does not part a figure from the first count of its event."""
    room.learn(
        "[12 miners] were killed in a shaft collapse at Orsk Hill on Monday, police said.",
        killed(12, subject="miners", place="Orsk Hill", claimant="police"),
    )
    room.learn(
        "The death toll from the shaft collapse at Orsk Hill has risen to [19], police said.",
        killed(19, place="Orsk Hill", claimant="police", scope="total"),
    )

    assert room.series_of(0, 12) == room.series_of(1, 19)


def test_another_place_is_another_event(room: Newsroom) -> None:
    """Two bus crashes of one day, both counted by police, are two series."""
    room.learn(
        "Police said [11 people] were killed in a bus crash near Lyra on Monday.",
        killed(11, place="Lyra", claimant="Police"),
    )
    room.learn(
        "Police said [13 people] were killed in a bus crash near Oslen on Monday.",
        killed(13, place="Oslen", claimant="Police"),
    )

    assert room.series_of(0, 11) != room.series_of(1, 13)


def test_another_day_is_another_event(room: Newsroom) -> None:
    """Two strikes on one city are two series, each found again by its day."""
    strike = {"place": "Kharkiv", "claimant": "the regional governor"}
    room.learn(
        "A drone strike on Kharkiv on Monday killed [five people], the regional governor said.",
        killed(5, as_of="2025-06-09", **strike),
        published="2025-06-09 09:00",
    )
    room.learn(
        "A drone strike on Kharkiv on Friday killed [three people], the regional governor said.",
        killed(3, as_of="2025-06-13", **strike),
        published="2025-06-13 09:00",
    )
    room.learn(
        "The regional governor said on Saturday that [four people] died in Friday's drone strike on Kharkiv.",
        killed(4, as_of="2025-06-13", **strike),
        published="2025-06-14 09:00",
    )

    assert room.series_of(0, 5) != room.series_of(1, 3)
    assert room.series_of(1, 3) == room.series_of(2, 4)


def test_sides_are_kept_apart_whatever_they_are_called(room: Newsroom) -> None:
    """DPRK soldiers are North Korean troops; South Korean ones are others."""
    told = {"place": "Kursk region", "claimant": "Ukraine's General Staff", "scope": "total"}
    so_far = "have been killed so far in the Kursk region, Ukraine's General Staff said"
    room.learn(f"[1,000 North Korean troops] {so_far}.", killed(1000, subject="North Korean troops", **told))
    room.learn(f"[1,450 DPRK soldiers] {so_far}.", killed(1450, subject="DPRK soldiers", **told))
    room.learn(f"[20 South Korean soldiers] {so_far}.", killed(20, subject="South Korean soldiers", **told))

    assert room.series_of(0, 1000) == room.series_of(1, 1450)
    assert room.series_of(0, 1000) != room.series_of(2, 20)


def test_a_running_total_is_no_single_day(room: Newsroom) -> None:
    """What was killed since the war began is another series than one day's shelling."""
    room.learn(
        "Shelling killed [six civilians] in Orlov on Tuesday, the UN mission said. "
        "[4,200 civilians] have been killed in Vastria since the war began, it said.",
        killed(6, subject="civilians", place="Orlov", claimant="the UN mission"),
        killed(4200, subject="civilians", place="Vastria", claimant="the UN mission", scope="total"),
    )
    room.learn(
        "The UN mission said [4,265 civilians] have been killed in Vastria since the war began.",
        killed(4265, subject="civilians", place="Vastria", claimant="The UN mission", scope="total"),
        published="2025-03-10 09:00",
    )

    assert room.series_of(0, 4200) == room.series_of(1, 4265)
    assert room.series_of(0, 6) != room.series_of(0, 4200)


def test_a_part_joins_only_its_like(room: Newsroom) -> None:
    """Four children of twelve dead have a line of their own, which later children join."""
    told = {"place": "Felden", "claimant": "The hospital in Felden"}
    room.learn(
        "The hospital in Felden said [12 people] were killed in Monday's gas explosion, [four of them children].",
        killed(12, **told),
        killed(4, subject="children", standing=Standing.PART, **told),
    )
    room.learn(
        "The hospital in Felden said [three children] were killed in Monday's gas explosion.",
        killed(3, subject="children", **told),
    )

    assert room.series_of(0, 4) == room.series_of(1, 3)
    assert room.series_of(0, 4) != room.series_of(0, 12)


def test_increments_yardsticks_and_plans_have_series_of_their_own(room: Newsroom) -> None:
    """What is added, what another event counted and what is planned never join the level."""
    told = {"subject": "troops", "place": "Tessaly", "claimant": "the African Union mission"}
    room.learn(
        "The African Union mission said [1,000 troops] are now deployed in Tessaly.",
        figure(Measure.DEPLOYED, 1000, scope="total", **told),
    )
    changes = room.learn(
        "The African Union mission said [300 more troops] arrived in Tessaly; "
        "it plans to send [5,000 troops] to Tessaly.",
        figure(Measure.DEPLOYED, 300, standing=Standing.INCREMENT, **told),
        figure(Measure.DEPLOYED, 5000, modality=Modality.EXPECTED, **told),
    )

    assert changes == []
    assert len({room.series_of(0, 1000), room.series_of(1, 300), room.series_of(1, 5000)}) == 3


def test_a_village_is_not_its_region_where_both_are_told(room: Newsroom) -> None:
    """A region's toll and that of a village in it are two lines, each continued by its own place."""
    told = {"claimant": "the regional government"}
    flood = "the regional government said."
    room.learn(
        f"Floods in the Sarn region have killed [46 people], {flood} "
        f"Floods in the village of Odda killed [12], {flood}",
        killed(46, place="Sarn region", **told),
        killed(12, place="Odda", **told),
    )
    room.learn(
        f"Floods in the village of Odda in the Sarn region have killed [15 people], {flood}",
        killed(15, place="Odda", **told),
    )
    room.learn(f"Floods in the Sarn region have killed [51 people], {flood}", killed(51, place="Sarn region", **told))

    assert room.series_of(0, 12) == room.series_of(1, 15)
    assert room.series_of(0, 46) == room.series_of(2, 51)
    assert room.series_of(0, 12) != room.series_of(0, 46)


def test_a_strike_on_a_village_is_found_again_by_its_region(room: Newsroom) -> None:
    """A later text that names the region alone still speaks of the strike on that day."""
    told = {"claimant": "the regional governor", "as_of": "2025-03-03"}
    room.learn(
        "A missile strike on the village of Lypove in the Kharkiv region on Monday killed [four people], "
        "the regional governor said.",
        killed(4, place="Lypove", **told),
    )
    changes = room.learn(
        "The regional governor said [nine people] were killed in Monday's missile strike in the Kharkiv region.",
        killed(9, place="Kharkiv region", **told),
        published="2025-03-05 09:00",
    )

    assert changes == ["revised_up 4 -> 9"]


def test_crowds_of_two_days_are_two_series(room: Newsroom) -> None:
    """Another day's march is no fall of the first one."""
    room.learn(
        "Police said [20,000 people] marched in Graz on Saturday.",
        marched(20000, place="Graz", claimant="Police", as_of="2025-03-01"),
    )
    changes = room.learn(
        "Police said [8,000 people] marched in Graz on Sunday.",
        marched(8000, place="Graz", claimant="Police", as_of="2025-03-02"),
    )

    assert changes == []


def test_drones_of_two_nights_are_two_series(room: Newsroom) -> None:
    """An army's bulletin without a day is that of its own night; a second outlet tells the same night's."""
    for day, number in ((3, 88), (3, 88), (4, 101)):
        changes = room.learn(
            f"Ukraine's air force said Russia launched [{number} drones] overnight.",
            figure(Measure.LAUNCHED, number, subject="drones", place="Ukraine", claimant="Ukraine's air force"),
            published=f"2025-03-0{day} 07:00",
        )

        assert changes == []
    assert room.series_of(0, 88) == room.series_of(1, 88) != room.series_of(2, 101)


def test_two_equally_good_series_leave_a_claim_unsure(room: Newsroom) -> None:
    """A tie is no link: the claim gets a series of its own, and curators a suggestion for each."""
    for number, place in enumerate(("north of Ganu", "south of Ganu")):
        room.learn(
            f"Police said [{7 + number} people] were wounded in a bus crash {place} on Monday.",
            wounded(7 + number, place=f"{place.split()[0].title()} Ganu", claimant="Police"),
        )
    room.learn(
        "Police said [eight people] were wounded in Monday's bus crash.", wounded(8.5, claimant="Police", bound="about")
    )

    with room.begin() as ledger:
        assert ledger.counts().series == 3
        assert ledger.counts().suggestions == 2


def test_the_next_year_starts_anew(room: Newsroom) -> None:
    """What died "this year" is another total in each year."""
    told = {"place": "Baru", "claimant": "the health ministry", "scope": "total"}
    cholera = "have died of cholera in Baru this year, the health ministry said."
    room.learn(f"[900 people] {cholera}", killed(900, **told), published="2024-05-01 09:00")
    room.learn(f"[300 people] {cholera}", killed(300, **told), published="2025-05-02 09:00")

    assert room.series_of(0, 900) != room.series_of(1, 300)


@pytest.mark.parametrize(
    ("place", "first", "then"),
    [
        ("Karachi", "a blast at a factory", "a shooting"),
        ("Delhi", "a bus crash", "a hotel fire"),
        ("Delhi", "a bus crash", "a train crash"),
        ("Delhi", "a fire at a hotel", "a fire at a factory"),
    ],
)
def test_unlike_incidents_in_a_city_on_one_day_are_two(room: Newsroom, place: str, first: str, then: str) -> None:
    """Incidents that might be called by one word are not one for that, nor are two of a kind aboard or at others."""
    for number, incident in ((9, first), (14, then)):
        changes = room.learn(
            f"Police said [{number} people] were killed in {incident} in {place} on Monday.",
            killed(number, place=place, claimant="Police"),
        )

        assert changes == []
    assert room.series_of(0, 9) != room.series_of(1, 14)


@pytest.mark.parametrize(
    ("first", "then"),
    [("an attack on a market", "the shooting at the market"), ("a blast at a mill", "the fire at the mill")],
)
def test_one_incident_may_go_by_two_words(room: Newsroom, first: str, then: str) -> None:
    """A shooting is an attack, and a blast and a fire at one mill are one."""
    for number, incident in ((9, first), (14, then)):
        room.learn(
            f"Police said [{number} people] were killed in {incident} in Hult on Monday.",
            killed(number, place="Hult", claimant="Police"),
        )

    assert room.series_of(0, 9) == room.series_of(1, 14)


def test_a_country_in_common_is_less_than_a_town(room: Newsroom) -> None:
    """Much happens in a country in a day: an attack and a shooting there are one only in one town."""
    for where in ("Kenya", "Hult"):
        for incident, number in (("an attack", 5), ("a shooting", 7)):
            room.learn(
                f"Police said [{number} people] were killed in {incident} in {where}.",
                killed(number, place=where, claimant="Police"),
            )

    assert room.series_of(0, 5) != room.series_of(1, 7)
    assert room.series_of(2, 5) == room.series_of(3, 7)


def test_a_like_event_weeks_later_is_another(room: Newsroom) -> None:
    """A second fire in a town is no fall of the toll of the first."""
    told = {"place": "Hult", "claimant": "police"}
    room.learn(
        "A fire at a hotel in Hult killed [seven people], police said.", killed(7, **told), published="2025-05-01"
    )
    room.learn(
        "A fire at a mill in Hult killed [three people], police said.", killed(3, **told), published="2025-06-20"
    )

    assert room.series_of(0, 7) != room.series_of(1, 3)


def test_a_people_killed_in_its_own_country_are_the_people_killed_there(room: Newsroom) -> None:
    """A war's total of people in a place is that of the nation that lives there, and not that of another nation."""
    since = "have been killed in Gaza since the war began, Gaza's health ministry said."
    told = {"place": "Gaza", "claimant": "Gaza's health ministry", "scope": "total", "baseline": "since the war began"}
    room.learn(f"[48,000 people] {since}", killed(48000, **told))
    changes = room.learn(
        f"[More than 49,200 Palestinians] {since}",
        killed(49200, None, bound="more_than", **{**told, "subject": "Palestinians"}),
        published="2025-03-08 10:00",
    )
    room.learn(f"[70 Thais] {since}", killed(70, **{**told, "subject": "Thais"}), published="2025-03-09 10:00")

    assert changes == ["revised_up 48000 -> 49200"]
    assert room.series_of(2, 70) != room.series_of(0, 48000)


def test_a_like_event_days_later_is_another_unless_its_text_says_so(room: Newsroom) -> None:
    """Crashes recur in a town; a toll that is told on still tells one story after a week."""
    for place, later in (("Belgrade", "[Five people] were killed"), ("Lyra", "The death toll has risen to [five]")):
        told = {"place": place, "claimant": "police"}
        crash = f"in a crash in {place}, police said."
        room.learn(f"[Three people] were killed {crash}", killed(3, **told), published="2025-03-03 10:00")
        room.learn(f"{later} {crash}", killed(5, **told), published="2025-03-09 10:00")

    assert room.series_of(0, 3) != room.series_of(1, 5)
    assert room.series_of(2, 3) == room.series_of(3, 5)


def test_a_lower_figure_of_a_town_is_no_fall_of_its_countrys_toll(room: Newsroom) -> None:
    """A town's dead may be a share of its country's, unless the text says that the toll was lowered."""
    quake = "in the earthquake on Monday, officials said."
    told = {"claimant": "officials"}
    room.learn(f"[40 people] were killed in Turkey {quake}", killed(40, place="Turkey", **told))
    changes = room.learn(
        f"[31 people] were killed in Izmir, Turkey, {quake}", killed(31, place="Izmir, Turkey", **told)
    )

    assert changes == []
    assert room.series_of(0, 40) != room.series_of(1, 31)


def test_the_losses_of_a_region_are_not_those_of_a_village_in_it(room: Newsroom) -> None:
    """A battle at a village stays apart from a higher count of its whole region, unless one incident joins the two."""
    lost = {"subject": "North Korean soldiers", "claimant": "the army"}
    room.learn(
        "The army said [9 North Korean soldiers] were killed near Plekhovo.",
        killed(9, place="Plekhovo", **lost),
        published="2025-03-03 09:00",
    )
    room.learn(
        "The army said [40 North Korean soldiers] had been killed in the Kursk region.",
        killed(40, place="the Kursk region", **lost),
        published="2025-03-04 09:00",
    )
    room.learn(
        "Police said [3 people] died in a bus crash near Plekhovo.",
        killed(3, place="Plekhovo", claimant="Police"),
        published="2025-03-03 10:00",
    )
    room.learn(
        "Police said [5 people] had died in the bus crash in the Kursk region.",
        killed(5, place="the Kursk region", claimant="Police"),
        published="2025-03-04 10:00",
    )

    assert room.series_of(0, 9) != room.series_of(1, 40)
    assert room.series_of(2, 3) == room.series_of(3, 5)
