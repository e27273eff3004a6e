"""The grammar of the command line: every command with its flags, its help and an example that works."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, datetime
from importlib.metadata import version

from claimbot.cli import articles, feeds, lookups, operations, reading, running
from claimbot.errors import UsageError
from claimbot.times import parse_moment

Command = Callable[[argparse.Namespace], int]


def build_parser() -> argparse.ArgumentParser:
    """Give the parser of all commands; the chosen command is its `run` attribute."""
    parser = argparse.ArgumentParser(
        prog="claimbot",
        description="Track reported figures: read articles, link unlike values of one quantity, alert when one moves.",
        epilog="Try `claimbot demo` first. Every command has --help with examples.",
    )
    parser.add_argument("--version", action="version", version=f"claimbot {version('claimbot')}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_running(commands)
    _add_reading(commands)
    _add_lookups(commands)
    _add_feeds(commands)
    _add_operations(commands)
    return parser


Subparsers = argparse._SubParsersAction  # argparse gives this type no public name


def _add(
    commands: Subparsers[argparse.ArgumentParser], name: str, run: Command, about: str, *examples: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=about,
        description=about[0].upper() + about[1:] + ".",
        epilog="examples:\n" + "\n".join(f"  {example}" for example in examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def _add_running(commands: Subparsers[argparse.ArgumentParser]) -> None:
    run = _add(
        commands, "run", running.run, "run the bot and the jobs; without TELEGRAM_TOKEN open a chat in the terminal",
        "TELEGRAM_TOKEN=123:abc claimbot run", "claimbot run", "claimbot run --role jobs",
    )  # fmt: skip
    run.add_argument("--role", choices=("all", "bot", "jobs"), default="all", help="what this process does (all)")
    demo = _add(
        commands, "demo", running.demo, "watch claimbot at work on bundled articles, with a simulated clock",
        "claimbot demo", "claimbot demo --speed max --no-input",
    )  # fmt: skip
    demo.add_argument(
        "--speed", type=speed, default=None, metavar="N|max", help="simulated minutes a second; max: without waiting"
    )
    demo.add_argument("--no-input", action="store_true", help="read no commands, end by itself")


def _add_reading(commands: Subparsers[argparse.ArgumentParser]) -> None:
    extract = _add(
        commands, "extract", reading.extract, "print the claims of a text or an HTML page",
        "claimbot extract article.txt --published 2024-12-17",
        "echo 'Police said 12 people were killed.' | claimbot extract -",
        "claimbot extract article.txt --explain", "claimbot extract --jsonl many.jsonl > claims.jsonl",
    )  # fmt: skip
    extract.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="a text or HTML file, - is standard input"
    )
    extract.add_argument(
        "--published",
        type=moment,
        metavar="DATE",
        help="when it was published (2024-12-17)",
    )
    extract.add_argument("--json", action="store_true", help="one claim a line as JSON")
    extract.add_argument("--jsonl", action="store_true", help="many texts: a JSON object a line in, one a line out")
    extract.add_argument("--explain", action="store_true", help="add the other numbers, each with a reason")
    ingest = _add(
        commands, "ingest", articles.ingest, "read articles now: feeds, pages, files, folders or JSON lines",
        "claimbot ingest https://example.org/feed.xml", "claimbot ingest articles.jsonl --json",
        "claimbot ingest archive/ --alert",
    )  # fmt: skip
    ingest.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a feed or page URL, a file, a folder, - for stdin"
    )
    ingest.add_argument("--alert", action="store_true", help="queue alerts for those who follow what changes")
    ingest.add_argument("--json", action="store_true", help="a line for each article: its claims and changes")


def _add_lookups(commands: Subparsers[argparse.ArgumentParser]) -> None:
    find = _add(
        commands, "find", lookups.find, "find figures on record by words, best match first",
        "claimbot find north korean troops", "claimbot find kursk killed --asof 2024-12-17",
    )  # fmt: skip
    find.add_argument("words", nargs="+", metavar="WORDS")
    history = _add(
        commands, "history", lookups.history, "print every claim of one figure in order of time",
        "claimbot history 4f0c9qk2m1xz", "claimbot history north korean killed",
    )  # fmt: skip
    history.add_argument("series", nargs="+", metavar="SERIES", help="the id of a series, or words that find it")
    find.add_argument("--limit", type=positive, default=20, metavar="N", help="how many series at most (20)")
    for parser in (find, history):
        parser.add_argument("--asof", type=day, metavar="DATE", help="as it was known at the end of that day (UTC)")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
    check = _add(
        commands, "check", lookups.check, "hold each figure of a text against the record",
        "claimbot check draft.txt", "pbpaste | claimbot check -",
    )  # fmt: skip
    check.add_argument("file", nargs="?", default="-", metavar="FILE", help="a text or HTML file, - is standard input")
    check.add_argument("--published", type=moment, metavar="DATE", help="when it was or will be published (now)")
    check.add_argument("--json", action="store_true", help="one JSON object a line")


def _add_feeds(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = "the sources that are read on a schedule"
    parser = commands.add_parser("feeds", help=about, description=about[0].upper() + about[1:] + ".")
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    add = _add(actions, "add", feeds.add, "add feeds, each tested first",
               "claimbot feeds add https://example.org/feed.xml")  # fmt: skip
    remove = _add(actions, "remove", feeds.remove, "remove feeds; what was read stays on record",
                  "claimbot feeds remove https://example.org/feed.xml")  # fmt: skip
    test = _add(actions, "test", feeds.test, "read feeds once and say what is in them, without adding them",
                "claimbot feeds test https://example.org/feed.xml")  # fmt: skip
    for action in (add, remove, test):
        action.add_argument("urls", nargs="+", metavar="URL")
    add.add_argument("--page", action="store_true", help="they are web pages to watch, not feeds")
    add.add_argument("--untested", action="store_true", help="add them although they cannot be read just now")
    _add(actions, "list", feeds.list_, "list the feeds and how they fare", "claimbot feeds list")
    import_ = _add(
        actions, "import", feeds.import_, "add the feeds of an OPML file, each tested first",
        "claimbot feeds import feeds.opml", "claimbot feeds import --starter",
    )  # fmt: skip
    import_.add_argument("file", nargs="?", metavar="FILE", help="an OPML file, - is standard input")
    import_.add_argument("--starter", action="store_true", help="well-known public news feeds to start from")
    import_.add_argument("--untested", action="store_true", help="add them all without reading them first")
    _add(actions, "export", feeds.export, "print the feeds as OPML", "claimbot feeds export > feeds.opml")


def _add_operations(commands: Subparsers[argparse.ArgumentParser]) -> None:
    _add(commands, "migrate", operations.migrate, "bring the record's tables up to date", "claimbot migrate")
    backup = _add(commands, "backup", operations.backup, "copy the record to a file while it is in use (SQLite)",
                  "claimbot backup /backups/claimbot.db")  # fmt: skip
    backup.add_argument("file", metavar="FILE", help="replaced only when the copy is complete")
    status = _add(commands, "status", operations.status, "say how much is on record, on its way, and failing",
                  "claimbot status")  # fmt: skip
    status.add_argument("--json", action="store_true", help="as one JSON object")
    _add(commands, "doctor", operations.doctor, "check settings, record, disk and Telegram, and say what to mend",
         "claimbot doctor")  # fmt: skip


def moment(text: str) -> datetime:
    """Read a date or a date with time."""
    try:
        return parse_moment(text)
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def day(text: str) -> date:
    """Read a date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write 2024-12-17") from None


def positive(text: str) -> int:
    """Read a whole number above zero."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number above zero")
    return int(text)


def speed(text: str) -> float:
    """Read simulated minutes a second; `max` is infinite."""
    try:
        value = float("inf") if text == "max" else float(text)
    except ValueError:
        value = 0.0
    if not value > 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no speed; write minutes a second, such as 60, or max")
    return value
