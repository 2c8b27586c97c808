"""Web servers to measure: granian as `make run` starts it, as the web role, each on a database of its own."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from bench.client import Client
from toolbox.checkout import Checkout
from toolbox.process import in_session
from toolbox.server import web_command

_READY_WITHIN = 60  # seconds


class Server:
    """A running server; ends with the `with` block it is used in.

    settings: the settings module, whose URL configuration says what is served.
    """

    def __init__(self, database: str, settings: str = "bench.site.settings") -> None:
        self.database = database
        self.checkout = Checkout.here()
        self.port = _free_port()
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  (as long as the server)
        self._process = subprocess.Popen(
            web_command(self.checkout, "127.0.0.1", self.port),
            cwd=self.checkout.root, env=self._environment(settings), start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log,
        )  # fmt: skip

    def _environment(self, settings: str) -> dict[str, str]:
        """What `make run` hands the server, without the owner's address and without limits on requests."""
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings,
            "DATABASE_URL": web_url(self.database),
            "DATABASE_EXPORT_URL": export_url(self.database),
            "TONARI_HOSTS": "localhost,127.0.0.1",
            "TONARI_RATE_ANON": "0",
            "TONARI_AT_ONCE": "0",
        }
        for ours in (
            "DATABASE_OWNER_URL",
            "BENCH_WEB_URL",
            "BENCH_EXPORT_URL",
            "TONARI_DB_POOL",
            "TONARI_DEBUG",
        ):
            env.pop(ours, None)
        return env

    def __enter__(self) -> Self:
        deadline = time.monotonic() + _READY_WITHIN
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return self
            except OSError:
                time.sleep(0.1)
        self._stop()
        raise RuntimeError(f"The server on {self.database} did not start:\n{self._words()}")

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        if value is not None:
            sys.stderr.write(self._words())

    def client(self) -> Client:
        """A new connection to it."""
        return Client(self.port)

    def memory(self) -> int:
        """Bytes of memory that its largest process holds (RSS)."""
        return max(_memory(pid) for pid in in_session(self._process.pid, self.checkout.root))

    def _stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _words(self) -> str:
        self._log.seek(0)
        return "\n".join(self._log.read().decode(errors="replace").splitlines()[-20:]) + "\n"


def web_url(database: str) -> str:
    """The web role's address of a database."""
    return _on(os.environ["BENCH_WEB_URL"], database)


def export_url(database: str) -> str:
    """The export role's address of a database."""
    return _on(os.environ["BENCH_EXPORT_URL"], database)


def _on(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def _memory(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:  # ended meanwhile
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(found[0]) * 1024 if found else 0


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
