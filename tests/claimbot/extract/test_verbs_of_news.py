"""The verbs, states and nouns of news English: `tests/data/news_english.txt` has a sentence for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbot.extract import extract
from claimbot.model import Document

SENTENCES = Path(__file__).parents[2] / "data" / "news_english.txt"


def by_measure() -> dict[str, list[tuple[float, str]]]:
    """Give figure and sentence of each line `measure figure | sentence`, by measure."""
    found: dict[str, list[tuple[float, str]]] = {}
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            figure, sentence = line.split(" | ", 1)
            measure, value = figure.split()
            found.setdefault(measure, []).append((float(value), sentence))
    return found


@pytest.mark.parametrize(("measure", "sentences"), by_measure().items(), ids=list(by_measure()))
def test_the_ways_to_say_a_measure(measure, sentences):
    """Whatever verb, idiom or state says it, the figure has its measure."""
    for value, sentence in sentences:
        claims = extract(Document(url="https://example.org/a", text=sentence))

        assert (measure, value) in [(claim.measure.value, claim.amount.edge) for claim in claims], sentence
