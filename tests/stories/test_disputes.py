"""A protest of disputed size, two voices that agree, and a page that is edited in place."""

from __future__ import annotations


def test_police_dispute_the_size_of_a_march(news):
    """The count of the police is held against that of the organisers."""
    assert news.alert("calden-march", "new", about="protest").headline == "120,000 (Organisers)"

    alert = news.alert("police-dispute-calden-crowd", "conflicting")

    assert alert.headline.casefold().startswith("about 25,000 (police")
    assert "against 120,000 (Organisers, 21 Dec)" in alert.headline
    assert alert.outlet == "Example Wire"


def test_the_copy_of_a_dispute_is_no_news(news):
    """The agency's report of the dispute in another paper alerts nobody."""
    assert news.after("march-size-disputed") == []


def test_another_day_is_another_march(news):
    """The march of the next Saturday is a dispute of its own and revises nothing."""
    kinds = {(alert.kind.value, alert.headline.split(" (")[0]) for alert in news.after("second-calden-march")}

    assert ("new", "150,000") in kinds
    assert ("conflicting", "about 40,000") in kinds
    assert not {"revised_up", "revised_down"} & {kind for kind, _ in kinds}


def test_two_voices_agree(news):
    """The shipping line confirms the count of the coastguard."""
    assert (
        news.alert("ferry-grey-heron-aground", "new", about="passengers").headline.casefold() == "46 (the coastguard)"
    )

    alert = news.alert("grey-heron-captain-questioned", "corroborated")

    assert alert.headline.casefold().startswith("46 (the shipping line")
    assert "46 (the coastguard, 19 dec)" in alert.headline.casefold()
    assert alert.outlet == "Harbour Gazette"


def test_a_figure_changed_in_place_is_seen(news):
    """The page's old figure and its new one stand in the alert, with both wordings."""
    alert = news.alert("hallowick-plant-fire", "edited", version=2)

    assert alert.headline.startswith("11 → 19 (")
    assert "11 workers were injured" in alert.text
    assert "19 workers were injured" in alert.quote
    assert alert.outlet == "Meridian Post"
    assert alert.link.endswith("/meridian-post/hallowick-plant-fire")
    assert [one.kind.value for one in news.after("hallowick-plant-fire", 2)] == ["edited"]
