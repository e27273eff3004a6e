"""What holds of any text, whatever stands in it: `make fuzz` tries 100,000, the tests a few hundred.

The texts are made of sentences as a newsroom writes them, of the words that grammar turns on, of real sentences cut at
odd places, and of any characters.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from quality.test_quality import gold_rows

from claimbot.extract import explain
from claimbot.model import Claim, Document, Reading

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "300"))
"""`make fuzz` sets it."""

TUESDAY = datetime(2024, 12, 17, 9, 0, tzinfo=UTC)
FRONT = (Path(__file__).parents[2] / "data" / "front.txt").read_text("utf-8")
REAL = [FRONT, *(row["text"] for name in ("claims-a.jsonl", "claims-b.jsonl") for row in gold_rows(name)[:60])]
SIZE = 1_000_000


def read(text: str) -> tuple[list[Claim], list[Reading]]:
    """Read a bare text."""
    return explain(Document(url="fuzz:", text=text, published=TUESDAY))


WORDS = st.sampled_from(
    ["12", "1,100", "1.2m", "$3bn", "twenty-one", "dozens of", "several hundred", "one", "two", "a", "people", "killed",
     "soldiers", "and", "or", ",", ";", ":", ".", "…", "—", "-", "(", ")", "“", "”", '"', "'s", "\n", "\t", "\u00a0",
     "of them", "of whom", "another", "more", "at least", "up to", "between", "to", "from", "than", "who", "that",
     "said", "says the", "citing", "according to", "denied", "will", "could", "not", "were", "was", "have been",
     "the toll", "rose", "fell", "by", "in", "on", "since", "Monday", "last week", "5 May", "2024", "Kyiv", "U.S.",
     "Mr", "Gen.", "North Korean", "FA-50", "7th", "10%", "19-year-old", "7:30", "½", "№", "½ million", "٣", "五", "\0",
     "\ud800", "e\u0301", "\u202e", "👍🏽", "İ", "ß"]
)  # fmt: skip
CUT = st.tuples(st.sampled_from(REAL), st.integers(0, 2000), st.integers(0, 400)).map(
    lambda cut: cut[0][cut[1] : cut[1] + cut[2]]
)
ODD = st.text(st.characters(), max_size=60)


def one_of(*words: str) -> st.SearchStrategy[str]:
    """Draw one of *words*; "" is a part of a sentence that is left out."""
    return st.sampled_from(words)


SCALES = one_of("", "", " thousand", " million", "m", "k", " dozen", " lakh", "-odd", "+", ".5 million", " per cent")
NUMBERS = st.one_of(
    st.builds("{}{}".format, st.integers(0, 10**7), SCALES),
    st.builds("{:,}".format, st.integers(1_000, 10**9)),
    st.builds(
        "{}{}{}".format, st.integers(1, 99), one_of("-", " to ", "–", " or ", "/", ",", ":"), st.integers(1, 999)
    ),
    one_of(
        "a dozen", "twenty-one", "two hundred and six", "dozens of", "several thousand", "one", "no", "a few", "half a"
    ),
)
NEWS = st.builds(
    "{}{}{} {}{} {}{}{}{}".format,
    one_of("", "", "Officials said ", "According to the UN, ", "“", "On Monday, ", "The ministry denied that "),
    one_of("", "", "at least ", "up to ", "more than ", "about ", "an estimated ", "between 3 and ", "not fewer than "),
    NUMBERS,
    one_of("", "more ", "North Korean ", "wounded ", "other "),
    one_of("people", "soldiers", "houses", "fighters and civilians", "of them", "euros", "km", "-year-olds", "tanks"),
    one_of(
        "were killed", "have been displaced", "died", "surrendered", "are missing", "are feared dead", "", "marched"
    ),
    one_of("", " in Kursk", " near the city of Aden", " in northern Gaza", ", up from 14", ", including 3 children"),
    one_of("", " on Tuesday", " since 7 October", " last week", " in 2023", " so far", " by 10 p.m."),
    one_of(".", ".", "…”", ", police said.", "; 4 others fled.", " (12 of them badly).", "\n", " - 5 hurt"),
)
TEXTS = st.lists(NEWS | WORDS | CUT | ODD, max_size=25).map(" ".join)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
@example("1,000 people were killed. “")
def test_offsets_are_exact_and_reading_twice_gives_the_same(text):
    """No text raises; each quote stands at its offsets, inside its sentence; a second reading finds the same."""
    claims, readings = read(text)
    assert [text[one.start : one.end] for one in (*claims, *readings)] == [one.quote for one in (*claims, *readings)]
    assert all(claim.quote in claim.sentence and claim.sentence in text for claim in claims)
    assert all(reading.reason for reading in readings)
    assert read(text) == (claims, readings)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(REAL), TEXTS)
def test_what_follows_a_text_changes_no_figure_of_it(text, more):
    """Figures are read forward: a further paragraph may name the place and day that the text left open, no more."""
    before, _ = read(text)
    after, _ = read(f"{text}\n\n{more}")
    assert [_figure(claim) for claim in after[: len(before)]] == [_figure(claim) for claim in before]


def _figure(claim: Claim) -> Claim:
    """Give *claim* without the two fields that later sentences may fill."""
    return replace(claim, place=None, as_of=None)


@pytest.mark.parametrize(
    "piece",
    ["7", "a", "(", "()", "12 killed, 13 wounded, ", "абв 12 漢字 ", "\0", "\ud800", "\n", "“", "-", "1,", "12 dead\n"],
    ids=["digits", "letters", "open", "brackets", "one sentence", "scripts", "nul", "surrogate", "lines", "quotes",
         "hyphens", "commas", "headlines"],
)  # fmt: skip
def test_a_long_text_of_one_kind_is_read(piece):
    """A text that is no news at all is read to its end: every number of it is there, or none is."""
    text = piece * (SIZE // 20 // len(piece))
    claims, readings = read(text)
    assert all(text[one.start : one.end] == one.quote for one in (*claims, *readings))


def test_hundreds_of_short_lines_are_a_list_and_no_article():
    """A thousand headlines are read up to the 400th; after it they are cells, each number there with its reason."""
    lines = [f"{count} dead in Kyiv" for count in range(2, 1002)]
    claims, readings = read("\n".join(lines))

    assert len(claims) == 400
    assert len(readings) == 1000
    assert {one.reason for one in readings[400:]} == {"one of a long row of numbers"}


def test_symbols_are_no_sentence():
    """Two thousand characters of loose letters and symbols hold numbers and say nothing of them."""
    claims, readings = read(("12 dead " + "† ‡ " * 60) * 7)

    assert claims == []
    assert {one.reason for one in readings} == {"one of a long row of numbers"}


def test_a_sentence_of_many_places_gives_each_figure_its_own():
    """In a long list the place beside a figure is its own, however many others the sentence names."""
    towns = ("Kyiv", "Sumy", "Odesa", "Lviv", "Kharkiv", "Poltava", "Dnipro", "Kherson", "Mykolaiv", "Zaporizhzhia")
    told = [f"{count} people were killed in {town}" for count, town in enumerate(towns + towns, start=3)]
    claims, _ = read("; ".join(told) + ".")

    assert [claim.place for claim in claims[:10]] == list(towns)
