"""`claimbot ingest` and the look-ups on what it recorded."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from console import Claimbot, Done

from claimbot.ports import CONFLICT_MARK, POLL_MARK
from storage.record import Record

ARTICLES: list[dict[str, Any]] = [
    {
        "url": "https://example-wire.example/bus",
        "title": "Bus falls into river near Orvale",
        "outlet": "Example Wire",
        "published": "2025-03-03T10:00:00Z",
        "text": "Police said seven people were killed when a bus fell into a river near Orvale on Monday.",
    },
    {
        "url": "https://harbour-gazette.example/bus",
        "title": "More victims in Orvale bus crash",
        "outlet": "Harbour Gazette",
        "published": "2025-03-05T15:00:00Z",
        "text": "Police said on Wednesday that 11 people were killed in Monday's bus crash near Orvale.",
    },
]


@pytest.fixture
def articles(tmp_path: Path) -> str:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ARTICLES), encoding="utf-8")
    return str(path)


def rows(done: Done) -> list[dict[str, Any]]:
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def test_each_article_gives_its_claims_and_changes(claimbot: Claimbot, articles: str) -> None:
    """A line for each article, `url` as given; the second moves the figure of the first, by the same claimant."""
    first, second = rows(claimbot("ingest", "--json", articles))

    assert [first["url"], second["url"]] == [row["url"] for row in ARTICLES]
    (claim,) = first["claims"]
    (change,) = second["changes"]
    assert claim["series"] == second["claims"][0]["series"] == change["series"]
    assert (change["kind"], change["from"]["low"], change["to"]["low"]) == ("revised_up", 7, 11)
    assert change["claim"] == second["claims"][0]["id"]
    assert change["claimant"] == "Police"
    assert change["reason"]


def test_a_second_reading_changes_nothing(claimbot: Claimbot, articles: str) -> None:
    """The same articles again show the recorded claims and no changes; the record does not grow."""
    before = rows(claimbot("ingest", "--json", articles))
    counted = rows(claimbot("status", "--json"))

    again = rows(claimbot("ingest", "--json", articles))

    assert [row["claims"] for row in again] == [row["claims"] for row in before]
    assert all(row["changes"] == [] for row in again)
    assert rows(claimbot("status", "--json")) == counted


def test_what_is_on_record_is_found(claimbot: Claimbot, articles: str) -> None:
    """`find` answers by words, also misspelt, and as of a day; `history` has both claims."""
    claimbot("ingest", articles)

    (found,) = rows(claimbot("find", "orvale", "kiled", "--json"))
    (then,) = rows(claimbot("find", "orvale", "killed", "--asof", "2025-03-04", "--json"))
    story = rows(claimbot("history", found["series"], "--json"))

    assert (found["latest"]["low"], then["latest"]["low"]) == (11, 7)
    assert found["claimants"] == ["Police"]
    assert (found["measure"], found["origins"], found["articles"]) == ("killed", 2, 2)
    assert [claim["low"] for claim in story] == [7, 11]
    assert "11" in claimbot("find", "orvale").out
    assert "Harbour Gazette" in claimbot("history", "orvale", "killed").out


def test_a_draft_is_held_against_the_record(claimbot: Claimbot, articles: str) -> None:
    """`check` tells a known figure from one that its claimant has since revised."""
    claimbot("ingest", articles)
    draft = "Police said 11 people were killed in the bus crash near Orvale."

    (known,) = rows(claimbot("check", "--json", "--published", "2025-03-05T18:00:00Z", stdin=draft))
    (stale,) = rows(
        claimbot("check", "--json", "--published", "2025-03-07", stdin=draft.replace("11 people", "seven people"))
    )

    assert known["verdict"] == "known"
    assert stale["verdict"] == "outdated"
    assert stale["latest"]["low"] == 11


def test_what_is_not_on_record_is_said(claimbot: Claimbot) -> None:
    """An empty answer is no failure, but a line on stderr says what to try; a series that is not there is one."""
    for form in ([], ["--json"]):
        done = claimbot("find", "atlantis", *form)
        assert (done.code, done.out, len(done.err.splitlines())) == (0, "", 1)
        assert "atlantis" in done.err
    assert claimbot("history", "atlantis").code == 1


def test_what_is_left_out_is_said(claimbot: Claimbot, tmp_path: Path) -> None:
    """`find` shows the best ones and says that there are more."""
    towns = ("Orvale", "Brenn", "Calden")
    text = "Police said {} people were killed in a fire in {} on Monday."
    rows_of = [
        {"url": town, "published": "2025-03-03T10:00:00Z", "text": text.format(5 + number, town)}
        for number, town in enumerate(towns)
    ]
    (tmp_path / "fires.jsonl").write_text("\n".join(json.dumps(row) for row in rows_of))
    claimbot("ingest", "fires.jsonl")

    some, every = (
        claimbot("find", "killed", "fire", "--limit", "2", "--json"),
        claimbot("find", "killed", "fire", "--json"),
    )

    assert (len(rows(some)), len(rows(every))) == (2, 3)
    assert "--limit" in some.err
    assert every.err == ""


def test_a_bad_line_is_named_and_the_others_are_recorded(claimbot: Claimbot, articles: str) -> None:
    """One line of JSON lines that cannot be read stops none of the others."""
    path = Path(articles)
    path.write_text("nonsense\n" + path.read_text())

    done = claimbot("ingest", articles)

    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert "line 1" in done.err
    assert "2 articles read" in done.out


def test_feeds_go_out_and_in_as_opml(claimbot: Claimbot, tmp_path: Path) -> None:
    """What `feeds export` writes, `feeds import` reads: addresses, kinds, each once; what is no address is refused."""
    added = claimbot("feeds", "add", "--untested", "https://a.example/feed", "https://a.example/feed", "nonsense")
    claimbot("feeds", "add", "--untested", "--page", "https://b.example/page")
    exported = claimbot("feeds", "export").out
    claimbot("feeds", "remove", "https://a.example/feed", "https://b.example/page")
    (tmp_path / "feeds.opml").write_text(exported)

    imported = claimbot("feeds", "import", "--untested", "feeds.opml")

    assert (added.code, imported.code) == (1, 0)
    assert "1 feed added, 1 not added" in added.out
    assert "nonsense" in added.err
    assert "2 feeds added" in imported.out
    assert claimbot("feeds", "export").out == exported
    assert 'type="page"' in exported


def test_a_source_that_cannot_be_read_stops_no_other(claimbot: Claimbot, articles: str, tmp_path: Path) -> None:
    """The missing file is named in one line, the other is read, and the command ends with 1."""
    done = claimbot("ingest", str(tmp_path / "missing.txt"), articles)

    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert "missing.txt" in done.err
    assert "2 articles read" in done.out


@pytest.mark.parametrize(
    ("url", "code"),
    [("sqlite:////proc/claimbot/claims.db", 78), ("mysql://db/claims", 78), ("postgres://nobody@127.0.0.1:1/none", 1)],
)
def test_a_record_that_cannot_be_opened_is_one_line(
    claimbot: Claimbot, monkeypatch: pytest.MonkeyPatch, url: str, code: int
) -> None:
    """No folder to write in, no such kind of database, no server: a line that says what to do, and the right code."""
    monkeypatch.setenv("DATABASE_URL", url)

    done = claimbot("status")

    assert done.code == code
    assert len(done.err.splitlines()) == 1


def test_settings_may_stand_in_a_file(
    claimbot: Claimbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, articles: str
) -> None:
    """`.env` in the working folder sets what the environment leaves unset."""
    monkeypatch.delenv("DATABASE_URL")
    (tmp_path / ".env").write_text(f"DATABASE_URL=sqlite:///{tmp_path}/other.db\n")

    claimbot("ingest", articles)

    assert (tmp_path / "other.db").exists()


def test_the_doctor_names_what_is_wrong(claimbot: Claimbot, monkeypatch: pytest.MonkeyPatch) -> None:
    """All well ends with 0; a wrong setting is named, and it ends with 1."""
    assert claimbot("doctor").code == 0
    monkeypatch.setenv("CLAIMBOT_FEED_INTERVAL", "1")

    sick = claimbot("doctor")

    assert sick.code == 1
    assert "CLAIMBOT_FEED_INTERVAL" in sick.out


def test_status_tells_of_the_last_poll_and_of_a_second_poller(claimbot: Claimbot) -> None:
    """When the bot last polled, and when somebody else last did so with its token."""
    assert "never" in claimbot("status").out
    with Record(os.environ["DATABASE_URL"]) as record, record.open()() as ledger:
        ledger.put_mark(POLL_MARK, "2025-03-05T15:00:00+00:00")
        ledger.put_mark(CONFLICT_MARK, "2025-03-05T14:00:00+00:00")

    (row,) = rows(claimbot("status", "--json"))
    told = claimbot("status").out

    assert (row["last_poll"], row["last_poll_conflict"]) == ("2025-03-05T15:00:00+00:00", "2025-03-05T14:00:00+00:00")
    assert "polled    2025-03-05T15:00:00+00:00" in told
    assert "same token, so that updates went to one of two at random, last 2025-03-05T14:00:00+00:00" in told


def test_migrating_twice_does_no_harm(claimbot: Claimbot) -> None:
    """It says which record is up to date."""
    assert claimbot("migrate").code == claimbot("migrate").code == 0
    assert "claims.db" in claimbot("migrate").out


def test_a_backup_is_a_record_of_its_own(
    claimbot: Claimbot, articles: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy opens as a record with everything in it."""
    claimbot("ingest", articles)
    counted = rows(claimbot("status", "--json"))

    assert claimbot("backup", str(tmp_path / "copy.db")).code == 0

    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/copy.db")
    assert rows(claimbot("status", "--json")) == counted


def test_no_token_and_no_terminal_is_bad_configuration(claimbot: Claimbot) -> None:
    """`run` says what is missing and ends with 78."""
    done = claimbot("run")

    assert done.code == 78
    assert "TELEGRAM_TOKEN" in done.err
