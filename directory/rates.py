"""How often one address may send something, without keeping the address.

Counted in this process alone, by a hash with a salt that is made anew every day and never leaves memory:
nothing about a reader is written anywhere, and after a restart or a day nothing is known any more. A site
with several processes lets through as many times more; what has to hold exactly is counted in the database.
"""

import hashlib
import secrets
import threading
import time
from collections import deque

_DAY = 24 * 60 * 60
# Forgotten beyond so many addresses, the oldest first, so that memory stays bounded.
_MOST_ADDRESSES = 50_000


class Rate:
    """At most `limit` times within `seconds` from one address (0: no limit)."""

    def __init__(self, limit: int, seconds: float) -> None:
        self.limit, self.seconds = limit, seconds
        self._lock = threading.Lock()
        self._day, self._salt = -1, b""
        self._times: dict[bytes, deque[float]] = {}

    def allows(self, address: str, now: float | None = None) -> bool:
        """Whether it may be sent now; if so, it is counted. now: seconds since 1970, for tests."""
        if not self.limit:
            return True
        moment = time.time() if now is None else now
        with self._lock:
            times = self._times_of(address, moment)
            while times and times[0] <= moment - self.seconds:
                times.popleft()
            if len(times) >= self.limit:
                return False
            times.append(moment)
        return True

    def forget(self) -> None:
        """As after a restart."""
        with self._lock:
            self._day = -1

    def _times_of(self, address: str, moment: float) -> deque[float]:
        if (day := int(moment // _DAY)) != self._day:
            self._day, self._salt, self._times = day, secrets.token_bytes(16), {}
        key = hashlib.blake2b(address.encode(), key=self._salt, digest_size=16).digest()
        if key not in self._times and len(self._times) >= _MOST_ADDRESSES:
            del self._times[next(iter(self._times))]
        return self._times.setdefault(key, deque())
