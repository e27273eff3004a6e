"""Articles in files, folders and JSON lines."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from claimbot.errors import SourceError
from jobs.sources.files import read_file, read_lines


def lines(*rows: object) -> list[str]:
    """Give *rows* as JSON lines."""
    return [json.dumps(row) + "\n" for row in rows]


def test_lines():
    """Each line is an article, as given and in the order given; two lines with one url are two versions."""
    first, second = read_lines(
        lines(
            {
                "url": "https://A.example/?utm_source=x",
                "text": "12  killed\n",
                "published": "2024-12-16T13:00:00+09:00",
            },
            {"url": "https://A.example/?utm_source=x", "text": "14 killed", "title": "T", "outlet": "O", "extra": 1},
        )
    )

    assert (first.url, first.text) == ("https://A.example/?utm_source=x", "12  killed\n")
    assert first.published == datetime(2024, 12, 16, 4, tzinfo=UTC)
    assert (second.url, second.title, second.outlet, second.published) == (first.url, "T", "O", None)


@pytest.mark.parametrize(
    ("given", "hour"), [("2024-12-16", 12), ("2024-12-16T13:00", 13), ("2024-12-16T13:00:00Z", 13), ("", None)]
)
def test_published(given, hour):
    """A date is noon, a time without a zone one of UTC."""
    (document,) = read_lines(lines({"url": "u", "text": "t", "published": given}))

    assert document.published == (datetime(2024, 12, 16, hour, tzinfo=UTC) if hour else None)


def test_given_claims():
    """Claims that come along are recorded as given; none is another thing than none given."""
    claims = [{"quote": "12 killed", "low": 12, "high": 12, "measure": "killed"}]

    with_claims, with_none, without = read_lines(
        lines(
            {"url": "a", "text": "12 killed", "claims": claims},
            {"url": "b", "text": "12 killed", "claims": []},
            {"url": "c", "text": "12 killed"},
        )
    )

    assert [claim.quote for claim in with_claims.claims] == ["12 killed"]
    assert (with_none.claims, without.claims) == ((), None)


def test_reads_as_lines_arrive():
    """A line is an article before the next has come, and a bad line spoils none before it."""

    def arriving():
        yield from lines({"url": "a", "text": "12 killed"})
        yield "\n"
        yield "{broken\n"

    documents = read_lines(arriving())

    assert next(documents).url == "a"
    with pytest.raises(SourceError, match="-, line 3: this is no JSON"):
        next(documents)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("[1]", "each line is an object"),
        ('{"text": "t"}', '"url" is missing'),
        ('{"url": "u"}', '"text" is missing'),
        ('{"url": "u", "text": null}', '"text" is missing'),
        ('{"url": 7, "text": "t"}', '"url" is text, not 7'),
        ('{"url": "u", "text": "t", "published": "Monday"}', "no date"),
        ('{"url": "u", "text": "t", "claims": 7}', '"claims" is a list'),
        ("[" * 100_000, "nested too deeply|no JSON"),
    ],
)
def test_bad_lines(line, problem):
    """A bad line is named by source and number, with what is wrong."""
    with pytest.raises(SourceError, match=f"story, line 1: .*({problem})"):
        list(read_lines([line], source="story"))


def test_what_no_database_holds():
    """NUL and half a surrogate pair are read as the record keeps them, and every other character keeps its place."""
    (document,) = read_lines(['{"url": "u", "text": "a\\u0000b\\ud800c 12"}'])

    assert document.text == "a\ufffdb\ufffdc 12"


def test_folder(tmp_path):
    """A folder's texts, pages and lines are read by name; what is hidden or of another kind is left alone."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "page.html").write_text("<p>Three people were hurt.</p>")
    (tmp_path / "a.txt").write_text("12 killed")
    (tmp_path / "c.jsonl").write_text('{"url": "x", "text": "7 missing"}\n')
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / "d.png").write_bytes(b"\x89PNG")

    documents = list(read_file(tmp_path))

    assert [document.text for document in documents] == ["12 killed", "Three people were hurt.", "7 missing"]
    assert [document.url for document in documents] == [
        (tmp_path / "a.txt").as_uri(),
        (tmp_path / "b" / "page.html").as_uri(),
        "x",
    ]


def test_goes_on(tmp_path):
    """Who wants to can note what is wrong and have the rest."""
    (tmp_path / "a.txt").write_bytes(b"\x00\x01")
    (tmp_path / "b.jsonl").write_text('{"url": "x", "text": "7 missing"}\nbroken\n{"url": "y", "text": "12 killed"}\n')
    problems = []

    documents = list(read_file(tmp_path, problem=problems.append))

    assert [document.url for document in documents] == ["x", "y"]
    assert [str(problem).partition(": ")[0] for problem in problems] == [
        str(tmp_path / "a.txt"),
        f"{tmp_path / 'b.jsonl'}, line 2",
    ]


def test_text_file(tmp_path):
    """A text file is an article whose title is its name."""
    path = tmp_path / "blast.txt"
    path.write_bytes("“12” killed".encode("cp1252"))

    (document,) = read_file(path)

    assert (document.title, document.text) == ("blast", "“12” killed")


def test_unreadable(tmp_path):
    """What cannot be read is said to be so, with what would help."""
    (tmp_path / "data.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "empty").mkdir()

    with pytest.raises(SourceError, match="no such file; an address on the web starts with https"):
        list(read_file(tmp_path / "news.example"))
    with pytest.raises(SourceError, match=r"[nN]o such file"):
        list(read_file(tmp_path / "missing.jsonl"))
    with pytest.raises(SourceError, match="no text file"):
        list(read_file(tmp_path / "data.txt"))
    with pytest.raises(SourceError, match=r"no file in this folder ends in one of \.htm"):
        list(read_file(tmp_path / "empty"))


@pytest.mark.parametrize("name", ["articles.json", "articles", "articles.txt"])
def test_json_lines_are_known_by_what_they_hold(tmp_path, name):
    """A file of JSON lines is read as such whatever its name ends in."""
    file = tmp_path / name
    file.write_text('{"url": "a", "text": "Twelve people died."}\n{"url": "b", "text": "More."}\n', encoding="utf-8")

    assert [document.url for document in read_file(file)] == ["a", "b"]
