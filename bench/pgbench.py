"""The floor of a request: the SQL it sends, and nothing else, by pgbench."""

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.load import CONNECTIONS

_MOST_SCRIPTS = 128  # pgbench takes no more


def statements_of(path: str) -> list[str]:
    """Every statement that answering `path` sends, values in it, in this process's database."""
    client = Client(headers={"host": "localhost"})
    client.get(path)  # what is read once a process is read by now
    captured: list[str] = []
    contexts = [CaptureQueriesContext(connection) for connection in connections.all()]
    for context in contexts:
        context.__enter__()
    try:
        answer = client.get(path)
    finally:
        for context in contexts:
            context.__exit__(None, None, None)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    for context in contexts:
        captured += [query["sql"] for query in context.captured_queries]
    return captured


class Scripts:
    """The statements of some requests, a script each; pgbench draws among them."""

    def __init__(self, url: str, requests: Sequence[Sequence[str]]) -> None:
        self._url = url
        self._folder = tempfile.TemporaryDirectory(prefix="tonari-pgbench-")
        self._files = []
        for number, statements in enumerate(requests[:_MOST_SCRIPTS]):
            file = Path(self._folder.name) / f"{number:03}.sql"
            file.write_text("".join(f"{statement};\n" for statement in statements), encoding="utf-8")
            self._files.append(file)

    def rate(self, seconds: int) -> float:
        """Requests' worth of SQL a second, over as many connections as `Load` has."""
        command = [program(), "--no-vacuum", f"--client={CONNECTIONS}", "--jobs=1", f"--time={seconds}"]
        command += [f"--file={file}" for file in self._files]
        # Not `check`: its message would print the address, password and all.
        run = subprocess.run(
            [*command, self._url], check=False, capture_output=True, text=True, env=dict(os.environ)
        )
        found = re.search(r"^tps = ([\d.]+) \(without", run.stdout, re.MULTILINE)
        if not found or "number of failed transactions: 0" not in run.stdout:
            raise RuntimeError(run.stdout + run.stderr)
        return float(found[1])


def program() -> str:
    """pgbench of the newest PostgreSQL here. Raises RuntimeError when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"), key=lambda p: int(p.parts[-3]))
    if not found:
        raise RuntimeError("pgbench is missing; it comes with Debian's package of the PostgreSQL server.")
    return str(found[-1])
