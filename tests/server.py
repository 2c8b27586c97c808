"""A real web server on a test database, for tests that need one."""

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.database import ROOT, url_of

START_WITHIN = 60  # seconds; two cores may be busy with the other half of the tests


@contextmanager
def serving(
    database: str, command: Callable[[int], list[str]], log: Path, **environment: str
) -> Iterator[str]:
    """The address of a server, such as `http://127.0.0.1:40123`, that runs as long as the block.

    command: what starts it on a port. environment: more of it than a server on this database needs.
    """
    port = _free_port()
    usual = {
        "DATABASE_URL": url_of(database),
        "TONARI_SECRET_KEY": "only for this test run",
        "TONARI_DB_POOL": "1",
        "TONARI_DEBUG": "0",
    }
    with log.open("wb") as output:
        server = subprocess.Popen(
            command(port), cwd=ROOT, env={**os.environ, **usual, **environment},
            stdin=subprocess.DEVNULL, stdout=output, stderr=output,
        )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(server, address, log)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(server: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5) as response:
                if response.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not answer:\n{log.read_text(errors='replace')[-3000:]}")
