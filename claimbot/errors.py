"""The errors a person can do something about; anything else that rises is a bug.

    ClaimbotError                 exit 1, or a sentence in the chat
    ├── UsageError                the request was not understood        exit 2
    ├── SettingsError             a setting is missing or wrong         exit 78
    ├── LeaseError                another instance holds the lease      exit 75
    ├── SourceError               a feed, page or file cannot be read
    ├── StorageError              the record cannot be read or written
    └── DeliveryError             a message was not delivered
        ├── ChatGone              blocked, kicked, deleted: stop sending
        ├── ChatMoved             the group has a new id
        ├── FloodWait             Telegram asks to wait
        ├── Uncertain             the message may have been delivered
        ├── Rejected              Telegram refuses this message for good
        └── TokenRejected         Telegram refuses the bot itself       exit 78

Every message says what to do about it, and none ever holds a token or a password.
"""

from __future__ import annotations


class ClaimbotError(Exception):
    """Something went wrong that its message explains; the command ends with *exit_code*."""

    exit_code = 1


class UsageError(ClaimbotError):
    """The request was not understood; the message shows the right form with an example."""

    exit_code = 2


class SettingsError(ClaimbotError):
    """A setting is missing or wrong; the message names the variable and what it takes."""

    exit_code = 78


class LeaseError(ClaimbotError):
    """Another instance holds the lease of this role."""

    exit_code = 75


class SourceError(ClaimbotError):
    """A feed, page or file cannot be read; *source* is its address."""

    def __init__(self, source: str, message: str) -> None:
        super().__init__(f"{source}: {message}")
        self.source = source


class StorageError(ClaimbotError):
    """The record cannot be opened, read or written."""


class DeliveryError(ClaimbotError):
    """A message was surely not delivered, for a passing reason; it may be tried again."""


class ChatGone(DeliveryError):
    """The chat blocked or removed the bot, or no longer exists."""


class ChatMoved(DeliveryError):
    """The group became a supergroup; *chat* is its new id."""

    def __init__(self, chat: int) -> None:
        super().__init__(f"the chat moved to {chat}")
        self.chat = chat


class FloodWait(DeliveryError):
    """Telegram asks to wait *seconds* before the next message to this chat."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Telegram asks to wait {seconds:g} s")
        self.seconds = seconds


class Uncertain(DeliveryError):
    """The request was sent and the answer was lost: the message may or may not be out."""


class Rejected(DeliveryError):
    """Telegram refuses this message for good (a bug in the text, a missing right)."""


class TokenRejected(DeliveryError):
    """Telegram does not know the token."""

    exit_code = 78
