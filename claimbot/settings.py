"""The settings: every environment variable that claimbot reads, checked once, in one frozen value.

Only the entry points call `Settings.from_env`; nothing else reads the environment. The variables are listed in
`VARIABLES`, from which the README's table, `claimbot doctor` and their test are made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from claimbot.errors import SettingsError

TELEGRAM_API = "https://api.telegram.org"
MIN_FEED_INTERVAL = 30
"""Seconds; below it a publisher would rightly take the bot for an attack."""

VARIABLES: Mapping[str, str] = {
    "TELEGRAM_TOKEN": "the bot's token from @BotFather; without it `claimbot run` opens a chat in the terminal",
    "TELEGRAM_API_URL": f"a Bot API server of your own (default {TELEGRAM_API})",
    "DATABASE_URL": "where the record is kept: sqlite:///… or postgres://… (default: a file in your data folder)",
    "CLAIMBOT_ADMINS": "numeric Telegram ids of the admins, separated by commas",
    "CLAIMBOT_CONTACT": "a web or mail address that publishers see in the User-Agent",
    "CLAIMBOT_VOCABULARY": "a folder of more words to read by (TOML files named and shaped as ours)",
    "CLAIMBOT_FEEDS": "an OPML file whose feeds are added when the record has none",
    "CLAIMBOT_FEED_INTERVAL": "seconds between two readings of a feed (default 300, at least 30)",
    "CLAIMBOT_ALLOW_PRIVATE_ADDRESSES": "1 lets feeds be on loopback and private addresses, for tests and intranets",
    "CLAIMBOT_LOG_FORMAT": "text (default) or json",
}
"""Each variable with what it is for."""

_PLANNED: Mapping[str, str] = {
    "WEBHOOK_URL": "this version polls Telegram; unset it",
    "CLAIMBOT_ACCESS": "this version answers everybody; only `open` is understood",
}
"""Variables of later versions. Ignoring them would do something else than the operator asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What the environment says. Secrets are left out of its repr."""

    database_url: str = field(repr=False)
    telegram_token: str | None = field(default=None, repr=False)
    telegram_api_url: str = TELEGRAM_API
    admins: frozenset[int] = frozenset()
    contact: str = ""
    vocabulary: str | None = None
    feeds: str | None = None
    feed_interval: int = 300
    allow_private_addresses: bool = False
    log_format: str = "text"
    ephemeral_disk: bool = False

    @classmethod
    def from_env(cls, env: Mapping[str, str], *, default_database: str) -> Settings:
        """Read the settings from *env*; *default_database* stands in for an unset `DATABASE_URL`.

        Raises `SettingsError`, which names the variable and what it takes.
        """
        given = {name: value.strip() for name, value in env.items() if value.strip()}
        _refuse_planned(given)
        return cls(
            database_url=_database(given.get("DATABASE_URL", default_database)),
            telegram_token=_token(given.get("TELEGRAM_TOKEN")),
            telegram_api_url=_http("TELEGRAM_API_URL", given.get("TELEGRAM_API_URL", TELEGRAM_API)),
            admins=_admins(given.get("CLAIMBOT_ADMINS", "")),
            contact=given.get("CLAIMBOT_CONTACT", ""),
            vocabulary=given.get("CLAIMBOT_VOCABULARY"),
            feeds=given.get("CLAIMBOT_FEEDS"),
            feed_interval=_interval(given.get("CLAIMBOT_FEED_INTERVAL", "300")),
            allow_private_addresses=_flag("CLAIMBOT_ALLOW_PRIVATE_ADDRESSES", given),
            ephemeral_disk="DYNO" in given,  # set by Heroku and its likes, whose disk is thrown away at every restart
            log_format=_choice("CLAIMBOT_LOG_FORMAT", given.get("CLAIMBOT_LOG_FORMAT", "text"), ("text", "json")),
        )


def _refuse_planned(given: Mapping[str, str]) -> None:
    for name, why in _PLANNED.items():
        if name in given and not (name == "CLAIMBOT_ACCESS" and given[name] == "open"):
            raise SettingsError(f"{name} is set, but {why}")


def _database(url: str) -> str:
    known = ("sqlite://", "postgres://", "postgresql://", "postgresql+psycopg://")
    if not url.startswith(known):
        raise SettingsError(
            "DATABASE_URL starts with sqlite:/// or postgres://, for example sqlite:////var/lib/claimbot.db"
        )
    return url


def _token(token: str | None) -> str | None:
    if token is None:
        return None
    number, colon, secret = token.partition(":")
    if not (colon and number.isascii() and number.isdigit() and secret and token.isprintable() and " " not in token):
        raise SettingsError("TELEGRAM_TOKEN is no bot token (digits, a colon, letters): ask @BotFather for yours")
    return token


def _http(name: str, url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingsError(f"{name} is an http or https address, for example {TELEGRAM_API}")
    return url.rstrip("/")


def _admins(text: str) -> frozenset[int]:
    try:
        return frozenset(int(part) for part in text.replace(",", " ").split())
    except ValueError:
        raise SettingsError("CLAIMBOT_ADMINS is a list of numeric Telegram ids, for example 12345,67890") from None


def _interval(text: str) -> int:
    seconds = int(text) if text.isascii() and text.isdigit() else 0
    if seconds < MIN_FEED_INTERVAL:
        raise SettingsError(f"CLAIMBOT_FEED_INTERVAL is a whole number of seconds, {MIN_FEED_INTERVAL} or more")
    return seconds


def _flag(name: str, given: Mapping[str, str]) -> bool:
    value = given.get(name, "0").lower()
    if value not in {"0", "1", "true", "false", "yes", "no"}:
        raise SettingsError(f"{name} is 1 or 0")
    return value in {"1", "true", "yes"}


def _choice(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise SettingsError(f"{name} is one of: {', '.join(choices)}")
    return value
