"""Settings: what the environment may say, and how a wrong word is answered."""

from __future__ import annotations

import pytest

from claimbot.errors import SettingsError
from claimbot.settings import VARIABLES, Settings

DEFAULT = "sqlite:////tmp/claimbot.db"
TOKEN = "123456:AAaa-BBbb_CCcc"


def settings(**env: str) -> Settings:
    return Settings.from_env(env, default_database=DEFAULT)


def test_an_empty_environment_is_enough() -> None:
    """Nothing has to be set: the record is a file in the data folder, and there is no bot."""
    plain = settings(DATABASE_URL=" ", HOME="/home/someone")

    assert (plain.database_url, plain.telegram_token, plain.feed_interval) == (DEFAULT, None, 300)
    assert not plain.allow_private_addresses


def test_each_variable_is_read() -> None:
    """What is set is what is used; white space around it is not part of it."""
    chosen = settings(
        TELEGRAM_TOKEN=f" {TOKEN}\n",
        TELEGRAM_API_URL="http://127.0.0.1:8081/",
        DATABASE_URL="postgres://claims@db/claims",
        CLAIMBOT_ADMINS="12, 34 56",
        CLAIMBOT_CONTACT="desk@example.org",
        CLAIMBOT_VOCABULARY="words",
        CLAIMBOT_FEEDS="feeds.opml",
        CLAIMBOT_FEED_INTERVAL="60",
        CLAIMBOT_ALLOW_PRIVATE_ADDRESSES="yes",
        CLAIMBOT_LOG_FORMAT="json",
    )

    assert chosen == Settings(
        telegram_token=TOKEN,
        telegram_api_url="http://127.0.0.1:8081",
        database_url="postgres://claims@db/claims",
        admins=frozenset({12, 34, 56}),
        contact="desk@example.org",
        vocabulary="words",
        feeds="feeds.opml",
        feed_interval=60,
        allow_private_addresses=True,
        log_format="json",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", "my token"),
        ("TELEGRAM_TOKEN", "123456"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("DATABASE_URL", "mysql://db/claims"),
        ("CLAIMBOT_ADMINS", "@someone"),
        ("CLAIMBOT_FEED_INTERVAL", "5"),
        ("CLAIMBOT_FEED_INTERVAL", "often"),
        ("CLAIMBOT_ALLOW_PRIVATE_ADDRESSES", "maybe"),
        ("CLAIMBOT_LOG_FORMAT", "xml"),
        ("WEBHOOK_URL", "https://example.org/hook"),
        ("CLAIMBOT_ACCESS", "single"),
    ],
)
def test_a_wrong_value_is_named_with_its_variable(name: str, value: str) -> None:
    """The message says which variable is wrong; a setting that this version cannot honour is never ignored."""
    with pytest.raises(SettingsError, match=name) as raised:
        settings(**{name: value})

    assert raised.value.exit_code == 78


def test_secrets_stay_out_of_the_repr() -> None:
    """A settings value can be logged: neither the token nor the database password is in it."""
    shown = repr(settings(TELEGRAM_TOKEN=TOKEN, DATABASE_URL="postgres://claims:hunter2@db/claims"))

    assert TOKEN not in shown
    assert "hunter2" not in shown


def test_every_variable_says_what_it_is_for() -> None:
    """Each has a line for the README and for `claimbot doctor`."""
    assert all(VARIABLES.values())
