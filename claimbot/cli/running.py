"""`claimbot run` and `claimbot demo`."""

from __future__ import annotations

import argparse
import asyncio
import sys

from claimbot import app
from claimbot.cli import feeds
from claimbot.cli.console import settings
from claimbot.cli.ending import run_to_the_end
from claimbot.demo.runner import run_demo
from claimbot.errors import SettingsError
from claimbot.settings import Settings


def run(arguments: argparse.Namespace) -> int:
    """Run until SIGTERM or Ctrl-C; without a token the role `all` is a chat in the terminal."""
    chosen = settings()
    if arguments.role != "jobs" and chosen.telegram_token is None:
        if arguments.role == "bot" or not sys.stdin.isatty():
            raise SettingsError(
                "TELEGRAM_TOKEN is not set and there is no terminal to chat in; "
                "ask @BotFather for a token, or try `claimbot demo`"
            )
        _offer_feeds(chosen)
        return run_to_the_end(app.chat(chosen))
    return run_to_the_end(app.run(chosen, role=arguments.role))


def _offer_feeds(chosen: Settings) -> None:
    """Offer the starter feeds where there are none yet: without a feed nothing would ever happen."""
    with app.open_record(chosen) as begin, begin() as ledger:
        if ledger.sources() or chosen.feeds:
            return
    question = f"There are no feeds yet. Add {len(feeds.starter())} public news feeds, each tested first? [y/N] "
    print(question, end="", flush=True)
    if sys.stdin.readline().strip().lower() in {"y", "yes"}:
        feeds.add_sources(feeds.starter(), tested=True)


def demo(arguments: argparse.Namespace) -> int:
    """Play the bundled stream; the record of the demo is thrown away at its end."""
    interactive = not arguments.no_input and sys.stdin.isatty()
    return asyncio.run(run_demo(speed=arguments.speed, interactive=interactive, out=sys.stdout))
