"""Load: as many requests as the server answers, over connections that are kept open.

wrk (Debian's package) asks, because it costs far less than what it asks for: it runs on the same cores as the
server and the database.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.client import WrongAnswer, encoded

CONNECTIONS = 8
_SCRIPT = Path(__file__).with_name("wrk.lua")


@dataclass
class Load:
    """Addresses of a server, asked for in turn.

    etags: what to send with each as If-None-Match; empty: nothing. status: what every answer must have.
    compressed: whether gzip is asked for, as browsers do. p50, p95: seconds, one for each run so far.
    """

    port: int
    paths: Sequence[str]
    etags: Sequence[str] = ()
    status: int = 200
    compressed: bool = False
    p50: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)

    def rate(self, seconds: int) -> float:
        """Requests a second. Raises WrongAnswer when an answer was not the one expected."""
        etags = self.etags or [""] * len(self.paths)
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.writelines(
                f"{encoded(path)}\t{etag}\n" for path, etag in zip(self.paths, etags, strict=True)
            )
            file.flush()
            headers = ["--header=Accept-Encoding: gzip"] if self.compressed else []
            run = subprocess.run(
                ["wrk", *headers, "--threads=1", f"--connections={CONNECTIONS}", f"--duration={seconds}s",
                 "--timeout=60s", f"--script={_SCRIPT}", f"http://127.0.0.1:{self.port}",
                 "--", file.name, str(self.status)],
                check=True, capture_output=True, text=True,
            )  # fmt: skip
        found = json.loads(run.stdout.strip().splitlines()[-1])
        if found["wrong"] or not found["requests"]:
            raise WrongAnswer(
                f"{found['wrong']} of {found['requests']} answers to {self.paths[0]} and"
                f" {len(self.paths) - 1} others are empty or not {self.status}"
            )
        self.p50.append(found["p50"] / 1e6)
        self.p95.append(found["p95"] / 1e6)
        return float(found["requests"] / found["microseconds"] * 1e6)


def version() -> str:
    """wrk's version, or why it cannot be said."""
    if not shutil.which("wrk"):
        return "missing"
    words = subprocess.run(["wrk", "--version"], capture_output=True, text=True).stdout
    return words.split("[")[0].strip()
