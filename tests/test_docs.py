"""The README, /help and --help name the same commands and settings, and the commands that exist are all there."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimbot.cli.parser import build_parser
from claimbot.settings import VARIABLES
from claimbot.texts.help import COMMANDS, commands_html
from handlers.routes import ROUTES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def subcommands(parser: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Give every command below *parser* with its parser, nested ones with a space in their name."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, child in action.choices.items():
                yield f"{name}{word}", child
                yield from subcommands(child, f"{name}{word} ")


CLI = dict(subcommands(build_parser(), ""))
LEAVES = [name for name in CLI if not any(other.startswith(f"{name} ") for other in CLI)]


def test_every_chat_command_is_routed_and_explained() -> None:
    """/help, the routes and the README's table hold the same commands and aliases."""
    names = {name for command in COMMANDS for name in (command.name, *command.aliases)}
    in_readme = set(re.findall(r"`/([a-z]+)", README))

    assert set(ROUTES) == names
    assert in_readme == names
    assert all(f"/{command.name}" in commands_html() for command in COMMANDS)


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_of_the_terminal_has_help_with_an_example(name: str) -> None:
    """`claimbot COMMAND --help` shows how it is called, with examples that name the command itself."""
    text = CLI[name].format_help()

    assert "examples:" in text
    assert f"claimbot {name}" in text.split("examples:")[1]


@pytest.mark.parametrize("name", LEAVES)
def test_every_example_of_the_terminal_is_understood(name: str) -> None:
    """The examples in --help parse."""
    for line in CLI[name].format_help().split("examples:")[1].splitlines():
        if "claimbot" in line:
            words = re.split(r"\s[|>]\s", line.strip().rpartition("claimbot ")[2])[0].split()
            assert build_parser().parse_args(words).run


def test_the_readme_names_every_command_of_the_terminal() -> None:
    """What exists is documented, and what is documented exists."""
    documented = set(re.findall(r"`claimbot ([a-z]+(?: (?:add|list|remove|test|import|export)\b)?)", README))

    assert set(LEAVES) <= documented
    assert documented <= set(CLI)


def test_the_readme_names_every_setting() -> None:
    """The table of settings is complete and holds nothing that is not read."""
    table = re.findall(r"^\| `([A-Z_]+)`", README, flags=re.MULTILINE)

    assert sorted(table) == sorted(VARIABLES)


def test_the_two_commands_of_a_newcomer_exist() -> None:
    """`make demo` and `make test` are in the README and in the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for target in ("demo", "test", "run", "bench", "eval"):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE)
        assert f"make {target}" in README


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md"])
def test_a_page_is_finished_and_its_links_lead_somewhere(page: str) -> None:
    """No placeholder is left, and every local link and picture exists."""
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)

    assert "@@" not in text
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
