"""The story of the North Korean troops in Kursk, December 2024 to January 2025, as it stood in the chat."""

from __future__ import annotations

from claimbot.model import ChangeKind


def test_the_first_figures_are_new(news):
    """The first report founds three series: the losses, the missing and the deployment."""
    losses = news.alert("kyiv-reports-first-north-korean-losses", "new", about="killed or wounded")
    missing = news.alert("kyiv-reports-first-north-korean-losses", "new", about="missing")
    deployed = news.alert("kyiv-reports-first-north-korean-losses", "new", about="deployed")

    assert losses.headline == "about 30 (Ukraine's military intelligence agency)"
    assert missing.headline.startswith("at least 3 ")
    assert deployed.headline.startswith("10,000 to 12,000 ")


def test_an_alert_shows_its_evidence(news):
    """An alert carries the words of the page, the outlet, the link to the article and its time."""
    alert = news.alert("kyiv-reports-first-north-korean-losses", "new", about="killed or wounded")

    assert "about 30 North Korean soldiers were killed or wounded" in alert.quote
    assert alert.outlet == "Example Wire"
    assert alert.link.endswith("/example-wire/kyiv-reports-first-north-korean-losses")
    assert alert.time == "16 Dec 09:20 UTC"


def test_a_syndicated_copy_is_no_news(news):
    """The agency's text in another paper alerts nobody."""
    assert news.after("kyiv-says-north-koreans-hit") == []
    assert news.after("seoul-estimates-losses") == []


def test_a_report_without_a_number_is_no_news(news):
    """ "Some soldiers have been killed" gives no figure to alert of."""
    assert news.after("pentagon-says-north-koreans-killed") == []


def test_an_ally_counts_the_losses_on(news):
    """Six days after the American estimate the count of Seoul's military moves the running figure."""
    alert = news.alert("seoul-military-1100", "revised_up")

    assert alert.headline == "several hundred → at least 1,100 (South Korea's Joint Chiefs of Staff)"
    assert "at least 1,100 North Korean soldiers have been killed or wounded" in alert.quote
    assert "a senior US military official, 17 Dec" in alert.text


def test_a_retelling_of_the_count_is_no_news(news):
    """The same claimant's figure in another outlet's words moves nothing."""
    assert news.after("korean-losses-brief") == []


def test_kyiv_speaks_of_far_more(news):
    """Kyiv's figure of the same day, far above Seoul's floor, is one alert: it moved, or it is disputed."""
    (alert,) = news.after("zelenskyy-over-3000")

    assert alert.kind in {ChangeKind.REVISED_UP, ChangeKind.CONFLICTING}
    assert "more than 3,000" in alert.headline
    assert "Zelenskyy" in alert.headline


def test_kyiv_raises_its_own_figure(news):
    """In January Kyiv's own count has moved."""
    alert = news.alert("zelenskyy-3800-podcast", "revised_up")

    assert alert.headline.startswith("more than 3,000 → 3,800 (")
    assert "Zelenskyy" in alert.headline


def test_a_second_service_confirms_the_captives(news):
    """Seoul's service confirms what Kyiv said the day before."""
    assert news.alert("two-north-koreans-captured", "new", about="captured").headline.startswith("2 ")
    assert "2" in news.alert("seoul-confirms-capture", "corroborated", about="captured").headline


def test_the_spy_agency_raises_both_its_figures(news):
    """In January the dead and the wounded of December have moved, each in its own series."""
    killed = news.alert("spy-agency-300-dead", "revised_up", about="killed")
    wounded = news.alert("spy-agency-300-dead", "revised_up", about="wounded")

    assert killed.headline == "at least 100 → about 300 (South Korea's spy agency)"
    assert wounded.headline == "about 1,000 → about 2,700 (South Korea's spy agency)"


def test_an_old_figure_repeated_as_current_is_outdated(news):
    """A commentary that still gives December's count is held against January's."""
    alert = news.alert("why-pyongyang-sends-soldiers", "outdated")

    assert "at least 100" in alert.headline
    assert "about 300" in alert.headline
