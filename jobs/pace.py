"""How fast messages may leave: Telegram's limits, kept from this side, on a monotonic clock.

Telegram allows about 30 messages a second in all, one a second to one chat (short bursts pass) and 20 a minute to one
group. Those who go over are silenced for minutes, so the bot stays below on its own account. Pure: the time is given.
"""

from __future__ import annotations

from collections import deque

OVERALL_RATE = 29.0
"""Messages a second in all, evenly spaced from the first one on: a burst at the start counts against the limit too."""

CHAT_RATE = 1.0
CHAT_BURST = 3
"""Messages a second to one chat, and how many may leave at once after a rest."""

GROUP_LIMIT = 18
GROUP_WINDOW = 60.0
"""Messages to one group (a negative id) within so many seconds; Telegram's limit is 20."""

_MANY = 4096
"""Chats remembered before those are forgotten whose allowance is whole again."""


class Pace:
    """Says how long a message must wait, and counts those that leave. All times are seconds of one monotonic clock."""

    def __init__(self) -> None:
        self._next = float("-inf")
        self._full_at: dict[int, float] = {}  # when a chat's burst allowance is whole again
        self._groups: dict[int, deque[float]] = {}
        self._held: dict[int, float] = {}
        self._flooded: int | None = None  # the chat held last, while no message has passed since
        self._held_overall = float("-inf")

    def wait(self, chat: int, *, at: float) -> float:
        """Give the seconds that the next message to *chat* has to wait on this chat's account; 0: it may leave."""
        waits = [self._held.get(chat, at) - at, self._full_at.get(chat, at) - at - (CHAT_BURST - 1) / CHAT_RATE]
        sent = self._groups.get(chat)
        if sent is not None and len(sent) == GROUP_LIMIT:
            waits.append(sent[0] + GROUP_WINDOW - at)
        return max(0.0, *waits)

    def wait_overall(self, *, at: float) -> float:
        """Give the seconds that any message has to wait on account of all."""
        return max(0.0, self._next - at)

    def take(self, chat: int, *, at: float) -> None:
        """Count a message to *chat* that leaves now."""
        late = 0.0 < at - self._next < 1 / OVERALL_RATE  # a little late is made good, a rest is not
        self._next = (self._next if late else max(self._next, at)) + 1 / OVERALL_RATE
        self._full_at[chat] = max(self._full_at.get(chat, at), at) + 1 / CHAT_RATE
        if chat < 0:
            self._groups.setdefault(chat, deque(maxlen=GROUP_LIMIT)).append(at)
        if len(self._full_at) > _MANY:
            self._forget(at)

    def hold(self, chat: int, *, until: float) -> None:
        """Let nothing leave for *chat* before then: Telegram said so.

        Telegram does not say whose limit was passed. Where it holds a second chat, and no message has passed since the
        first, it is the bot that went too fast, and nothing leaves for any chat.
        """
        self._held[chat] = max(until, self._held.get(chat, until))
        if self._flooded not in (None, chat):
            self._held_overall = max(until, self._held_overall)
        self._flooded = chat

    def passed(self) -> None:
        """Note that Telegram took a message: it holds no more than single chats."""
        self._flooded = None

    def held_overall(self, *, at: float) -> float:
        """Give the seconds that nothing may leave at all, because Telegram said so."""
        return max(0.0, self._held_overall - at)

    def _forget(self, at: float) -> None:
        self._full_at = {chat: full for chat, full in self._full_at.items() if full > at}
        self._groups = {chat: sent for chat, sent in self._groups.items() if sent[-1] + GROUP_WINDOW > at}
        self._held = {chat: until for chat, until in self._held.items() if until > at}


class Outage:
    """Notices that Telegram cannot be reached, and lets one message try it now and then until it answers again."""

    LONGEST = 30.0
    """Seconds between two tries at the most."""

    SEVERAL = 3

    def __init__(self) -> None:
        self._failures = 0
        self._began = float("-inf")
        self._until = float("-inf")

    @property
    def noticed(self) -> bool:
        """Whether the last answer was none."""
        return self._failures > 0

    @property
    def lasts(self) -> bool:
        """Whether nothing was answered for several tries: it is not the message, nor the chat."""
        return self._failures >= self.SEVERAL

    def wait(self, *, at: float) -> float:
        """Give the seconds until the next message may try."""
        return max(0.0, self._until - at)

    def failed(self, *, begun: float, at: float) -> None:
        """Note a request, *begun* then, that got no answer; those under way at the first failure count as one."""
        if begun < self._began:
            return
        self._failures += 1
        self._began = at
        self._until = at + min(2.0 ** (self._failures - 1), self.LONGEST)

    def ended(self) -> None:
        """Note that Telegram answered, whatever it said."""
        self._failures = 0
        self._until = float("-inf")
