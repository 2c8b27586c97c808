"""How often one address may ask without a key."""

import threading
import time
from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

if TYPE_CHECKING:  # the views import this module by the settings
    from rest_framework.views import APIView

WINDOW_SECONDS = 60


class AnonymousRate(BaseThrottle):
    """At most `RATE_ANON` requests a minute from one address (0: no limit), counted by this process alone.

    Windows are fixed (each minute of the clock starts at nought): one counter an address, forgotten at the
    minute's end, so that nothing is kept about anybody.
    """

    _lock = threading.Lock()
    _window = 0
    _counts: dict[str, int] = {}  # shared on purpose: one count a process

    def allow_request(self, request: Request, view: "APIView") -> bool:
        limit: int = settings.RATE_ANON
        if not limit:
            return True
        window = int(time.time() // WINDOW_SECONDS)
        address = self.get_ident(request)
        cls = AnonymousRate
        with cls._lock:
            if window != cls._window:
                cls._window, cls._counts = window, {}
            cls._counts[address] = count = cls._counts.get(address, 0) + 1
        return count <= limit

    def wait(self) -> float:
        """Seconds until the next window."""
        return WINDOW_SECONDS - time.time() % WINDOW_SECONDS
