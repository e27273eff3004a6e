"""Telegram HTML: nothing from outside can break it, and long texts are cut where they may be."""

from __future__ import annotations

import pytest
from fake_telegram import Markup
from hypothesis import given
from hypothesis import strategies as st

from claimbot.texts.html import Html, clean, clip, escape, is_web, joined, link, markup, plain, split, visible_length

anything = st.text() | st.text(alphabet="<>&\"'/ab =;#x39\u202e\x00\ud83d", max_size=60)


@given(anything)
def test_escaped_text_reads_as_it_was_written(text: str) -> None:
    """Telegram accepts whatever was escaped, and shows what was written, but for hidden characters."""
    parsed = Markup(escape(text))

    assert parsed.fault == ""
    assert parsed.visible == clean(text)
    assert plain(escape(text)) == clean(text)


@given(anything, anything)
def test_no_data_gets_out_of_its_place(label: str, url: str) -> None:
    """In a template, in an attribute, in a list: only our own tags are tags."""
    text = markup("<b>{}</b> {}", label, link(label, f"https://example.org/{url}"))

    assert Markup(text).fault == ""
    assert Markup(joined("<&>", [label, url])).fault == ""


def test_hidden_characters_are_taken_out() -> None:
    """What turns the direction of writing, controls the terminal or is half a character does not get through."""
    assert clean("a\u202eb\u2066c\x1b[1md\x00\r\n\te\ud83d") == "abc[1md\n\te\ufffd"


@pytest.mark.parametrize(
    ("url", "web"),
    [
        ("https://example.org/a?b=1", True),
        ("HTTP://example.org", True),
        ("tg://user?id=1", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://exa mple.org", False),
        ("https://[broken", False),
        ("/relative", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, web: bool) -> None:
    """Others would name people, run code or lead nowhere; their label stays."""
    assert is_web(url) is web
    assert link("Wire <1>", url).startswith("<a ") is web
    assert plain(link("Wire <1>", url)) == "Wire <1>"


def test_length_is_counted_as_telegram_does() -> None:
    """Tags and entities count as what is seen of them; an emoji counts two."""
    assert visible_length("<b>🔺</b> &lt;1&gt;") == 6


@given(st.lists(st.sampled_from(["word", "🔺", "\n", " ", "a" * 70, "<x>", "&"]), max_size=80), st.integers(20, 60))
def test_split_messages_fit_and_are_well_formed(parts: list[str], limit: int) -> None:
    """Each piece fits, is well formed by itself, and together they say everything but blanks."""
    text = "".join(markup("<b>{}</b>", part) if len(part) == 4 else escape(part) for part in parts)
    pieces = split(markup("<i>{}</i>", Html(text)), limit)

    assert all(visible_length(piece) <= limit for piece in pieces)
    assert [Markup(piece).fault for piece in pieces] == [""] * len(pieces)
    assert "".join("".join(plain(piece).split()) for piece in pieces) == "".join(plain(text).split())


def test_a_cut_falls_at_a_line_end() -> None:
    """Lines stay whole where a message can hold them."""
    text = escape("\n".join(f"line {number} of the text" for number in range(10)))
    pieces = split(text, 60)

    assert [plain(piece).splitlines()[0] for piece in pieces][:2] == ["line 0 of the text", "line 3 of the text"]
    assert all(len(line) == 18 for piece in pieces for line in plain(piece).splitlines())


def test_a_link_across_a_cut_is_opened_again() -> None:
    """A tag that is open at a cut is closed and opened anew, with its address."""
    first, second = split(link("several words", "https://e.org"), 9)

    assert first == '<a href="https://e.org">several</a>'
    assert second == '<a href="https://e.org">words</a>'


@given(st.text(max_size=60), st.integers(2, 20))
def test_clipped_text_fits(text: str, limit: int) -> None:
    """What is clipped is never longer than asked, and short text is left alone."""
    clipped = clip(text, limit)

    assert len(clipped) <= limit
    assert (clipped == text) == (len(text) <= limit) or clipped.endswith("…")
