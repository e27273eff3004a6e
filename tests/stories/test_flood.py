"""The flood in the Selvane valley: a toll that rises, and is put right at the end."""

from __future__ import annotations

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


def test_a_retelling_is_no_news(news):
    """A second report of the first toll moves nothing."""
    assert news.after("selvane-dam-burst-listeners") == []
