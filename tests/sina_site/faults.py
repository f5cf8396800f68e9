"""What goes wrong: decided by seed, address and attempt, so that it repeats, and never for ever."""

from __future__ import annotations

import time
from collections import Counter, deque
from hashlib import blake2b

from tests.sina_site.options import Options

MOST = 200_000
"""Addresses whose attempts are remembered; those beyond never fail."""
_FEED_KINDS = ("502", "reset", "slow", "403", "429", "ban")
BAN_SECONDS = 2.0


class Faults:
    """Decides which answers go wrong and remembers attempts and bans."""

    def __init__(self, seed: int, options: Options) -> None:
        self._seed, self._options = seed, options
        self._attempts: Counter[str] = Counter()
        self._recent: deque[float] = deque()
        self._banned_until = 0.0
        self.made: Counter[str] = Counter()
        """Faults by kind."""

    def of_article(self, address: str) -> str:
        """The fault of this answer to an article page, or nothing."""
        return self._draw(address, self._options.faults, self._kinds())

    def of_feed(self, address: str) -> str:
        """The fault of this answer of a list or feed, or nothing."""
        return self._draw(address, self._options.feed_faults, tuple(k for k in self._kinds() if k in _FEED_KINDS))

    def _kinds(self) -> tuple[str, ...]:
        return tuple(filter(None, self._options.fault_kinds.split(",")))

    def banned(self) -> bool:
        """Count a request and say whether it meets a ban."""
        now = time.monotonic()
        if now < self._banned_until:
            return True
        limit = self._options.ban_after
        if not limit:
            return False
        self._recent.append(now)
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        if len(self._recent) <= limit:
            return False
        self._recent.clear()
        self._banned_until = now + BAN_SECONDS
        self.made["ban_after"] += 1
        return True

    def forget(self) -> None:
        """Start all attempts anew."""
        self._attempts.clear()
        self.made.clear()

    def _draw(self, address: str, share: float, kinds: tuple[str, ...]) -> str:
        if not share or not kinds or (len(self._attempts) >= MOST and address not in self._attempts):
            return ""
        attempt = self._attempts[address]
        if attempt >= self._options.fault_times:
            return ""
        self._attempts[address] += 1
        digest = blake2b(f"{self._seed}:{address}:{attempt}".encode(), digest_size=12).digest()
        if int.from_bytes(digest[:8], "big") / 2**64 >= share:
            return ""
        kind = kinds[int.from_bytes(digest[8:], "big") % len(kinds)]
        self.made[kind] += 1
        return kind
