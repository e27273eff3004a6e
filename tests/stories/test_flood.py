"""The flood in the Selvane valley: a toll that rises, and is put right at the end."""

from __future__ import annotations

import re

import pytest


@pytest.mark.parametrize(
    ("slug", "headline"),
    [
        ("selvane-toll-22", "at least 14 → 22 (the national disaster agency)"),
        ("selvane-toll-climbs-to-31", "22 → 31 (the national disaster agency)"),
        ("selvane-flood-37-dead", "31 → 37 (the national disaster agency)"),
    ],
)
def test_the_toll_rises(news, slug: str, headline: str):
    """Each higher toll is one alert, from the figure before it, whoever counted then."""
    assert news.alert(slug, "revised_up", about="killed").headline == headline


def test_the_toll_is_lowered(news):
    """The agency takes two double counts back."""
    alert = news.alert("selvane-toll-lowered", "revised_down", about="killed")

    assert alert.headline.casefold() == "37 → 35 (the national disaster agency)"


def test_a_retelling_is_no_news(news):
    """A second report of the first toll moves nothing."""
    assert news.after("selvane-dam-burst-listeners") == []


def test_the_missing_become_fewer(news):
    """The missing are a series of their own, which falls as the toll rises."""
    assert news.alert("selvane-toll-climbs-to-31", "revised_down", about="missing").headline.startswith("9 → 6 (")


def test_the_history_is_told(ask):
    """At the end the bot tells how the toll moved, the newest figure first."""
    moves = re.findall(r": (.+?) \(.+(?:🔺|🔻|🆕)", ask("/history selvane killed"))

    assert moves == ["35", "37", "31", "22", "at least 14"]
