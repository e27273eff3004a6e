"""The vocabulary files of the core (`data/*.toml`), and how phrases of theirs are found in a text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from claimbot.words import plain_words, stem


@cache
def table(name: str) -> dict[str, Any]:
    """Give the file *name* (without its ending); read once for a process."""
    return tomllib.loads(resources.files("claimbot").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def spaced(text: str) -> str:
    """Give the plain words of *text* with a space around each, so that `" of them " in spaced(text)` finds words."""
    return f" {' '.join(plain_words(text))} "


def stemmed(text: str) -> str:
    """Give `spaced(text)` in stems, so that any form of a word is found."""
    return f" {' '.join(stem(word) for word in plain_words(text))} "


@cache
def phrases(name: str, section: str, key: str) -> tuple[str, ...]:
    """Give a list of phrases of a file, each as `spaced` gives it."""
    return tuple(spaced(phrase) for phrase in table(name)[section][key])


def first_in(text: str, wanted: Iterable[str]) -> str | None:
    """Give the first of the spaced phrases *wanted* that stands in the spaced *text*."""
    return next((phrase for phrase in wanted if phrase in text), None)
