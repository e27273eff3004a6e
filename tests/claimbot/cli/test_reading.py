"""`claimbot extract`: one text, or many."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from console import Claimbot

TEXT = "Police said on Tuesday that 12 people were killed and at least 30 injured when a bus crashed at Orvale."


def rows(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_one_text_is_a_table_for_people(claimbot: Claimbot) -> None:
    """Figure, measure, subject, place, claimant and quote stand in columns under a header."""
    done = claimbot("extract", stdin=TEXT)

    assert done.code == 0
    assert done.out.startswith("FIGURE")
    assert "at least 30" in done.out
    assert "killed" in done.out


def test_one_text_is_a_claim_a_line_for_programs(claimbot: Claimbot) -> None:
    """Each line has the fields of the contract, and offsets at which the quote stands in the text given."""
    done = claimbot("extract", "-", "--json", "--published", "2025-03-04", stdin=TEXT)

    killed, wounded = rows(done.out)
    assert (killed["measure"], killed["low"], killed["high"], killed["bound"]) == ("killed", 12, 12, "exact")
    assert (wounded["measure"], wounded["low"], wounded["high"], wounded["bound"]) == ("wounded", 30, None, "at_least")
    assert killed["as_of"] == "2025-03-04"
    for claim in (killed, wounded):
        assert TEXT[claim["start"] : claim["end"]] == claim["quote"]


def test_an_html_page_is_read_as_its_article(claimbot: Claimbot, tmp_path: Path) -> None:
    """Tags and menus are no text."""
    page = tmp_path / "page.html"
    page.write_text(f"<!DOCTYPE html><html><body><nav>5 deals</nav><article><p>{TEXT}</p></article></body></html>")

    done = claimbot("extract", str(page), "--json")

    assert {claim["measure"] for claim in rows(done.out)} == {"killed", "wounded"}


def test_explain_says_why_a_number_is_no_claim(claimbot: Claimbot) -> None:
    """Every other number is listed with its reason."""
    done = claimbot("extract", "--explain", stdin="The 46-year-old mayor scored twice in 2019.")

    assert done.code == 0
    assert "No claim in this text." in done.out
    assert "46-year-old" in done.out
    assert "2019" in done.out


def test_many_texts_are_answered_in_order_as_they_come(claimbot: Claimbot) -> None:
    """One line in, one line out, with the id of the text; `--explain` adds the numbers."""
    lines = [json.dumps({"id": number, "text": TEXT if number % 2 else "Nothing."}) for number in range(4)]

    done = claimbot("extract", "--jsonl", "-", "--explain", stdin="\n".join(lines))

    answers = rows(done.out)
    assert [answer["id"] for answer in answers] == [0, 1, 2, 3]
    assert [len(answer["claims"]) for answer in answers] == [0, 2, 0, 2]
    assert all("numbers" in answer for answer in answers)


@pytest.mark.parametrize(
    "line",
    ["not json", "[]", '{"text": "12 died"}', '{"id": 1, "text": 12}', '{"id": 1, "text": "x", "published": "soon"}'],
)
def test_a_bad_line_is_named_and_the_rest_is_read(claimbot: Claimbot, line: str) -> None:
    """The message has the number of the line; the other lines are answered; the command ends with 1."""
    good = json.dumps({"id": "good", "text": TEXT})

    done = claimbot("extract", "--jsonl", stdin=f"{line}\n{good}\n")

    assert done.code == 1
    assert "line 1" in done.err
    assert len(done.err.splitlines()) == 1
    assert [answer["id"] for answer in rows(done.out)] == ["good"]


def test_a_date_for_lines_without_one(claimbot: Claimbot) -> None:
    """`--published` is the date of every line that has none of its own."""
    lines = [json.dumps({"id": 1, "text": TEXT}), json.dumps({"id": 2, "text": TEXT, "published": "2025-03-11"})]

    done = claimbot("extract", "--jsonl", "--published", "2025-03-04", stdin="\n".join(lines))

    assert [answer["claims"][0]["as_of"] for answer in rows(done.out)] == ["2025-03-04", "2025-03-11"]


def test_a_file_that_is_no_text_is_refused(claimbot: Claimbot, tmp_path: Path) -> None:
    """An image or an archive gives one line, not figures out of noise."""
    (tmp_path / "noise.txt").write_bytes(bytes(range(32)) * 50)

    done = claimbot("extract", "noise.txt")

    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert claimbot("ingest", "noise.txt").code == 1


def test_text_that_no_encoding_can_carry_is_read(claimbot: Claimbot) -> None:
    """Half a surrogate pair, which JSON can hold, comes out escaped."""
    done = claimbot("extract", "--jsonl", stdin=json.dumps({"id": "\ud83d", "text": f"{TEXT} \ud83d"}))

    assert done.code == 0
    assert rows(done.out)[0]["id"] == "\ud83d"


@pytest.mark.parametrize(
    "argv",
    [("extract", "missing.txt"), ("extract", ".")],
)
def test_a_file_that_cannot_be_read_is_one_line(claimbot: Claimbot, argv: tuple[str, ...]) -> None:
    """The message names the file; the command ends with 1."""
    done = claimbot(*argv)

    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert argv[1] in done.err


@pytest.mark.parametrize(
    "argv",
    [(), ("extract", "--published", "tomorrow"), ("demo", "--speed", "0"), ("find",), ("feeds",), ("nonsense",)],
)
def test_a_wrong_call_shows_how_it_is_called(claimbot: Claimbot, argv: tuple[str, ...]) -> None:
    """Usage on stderr, exit 2."""
    done = claimbot(*argv)

    assert done.code == 2
    assert "usage: claimbot" in done.err
