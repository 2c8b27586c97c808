"""How the scripts talk: one line a step with its time, and human sentences when something is in the way."""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


class Stop(Exception):
    """Something is in the way. The message says in plain words what, and what to do."""


class Step:
    """A step under way; `note` replaces the words at its end ("unchanged")."""

    note = ""


@contextmanager
def step(what: str) -> Iterator[Step]:
    """Prints `what`, runs the block, prints the seconds it took."""
    print(f"  {what} ... ", end="", flush=True)
    began = time.monotonic()
    current = Step()
    try:
        yield current
    except BaseException:
        print("stopped", flush=True)
        raise
    print(f"{current.note + ', ' if current.note else ''}{time.monotonic() - began:.1f} s", flush=True)


def run(
    command: Sequence[str | Path],
    *,
    why: str,
    log: Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stdin: str | None = None,
) -> str:
    """Runs `command` quietly and returns what it printed on standard output.

    Everything it printed is added to `log`. When it fails, `Stop` carries `why`, its last lines and
    the log's place.
    """
    result = subprocess.run(
        [str(part) for part in command],
        env=dict(env) if env is not None else None,
        cwd=cwd,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        text=True,
        errors="replace",
    )
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as out:
        out.write(f"$ {' '.join(str(part) for part in command)}\n{result.stdout}{result.stderr}\n")
    if result.returncode != 0:
        raise Stop(failure(why, result.stdout + result.stderr, log))
    return result.stdout


def failure(why: str, output: str, log: Path) -> str:
    """The message for a command that failed: why it matters, its last lines, where the rest stands."""
    last = [line for line in output.splitlines() if line.strip()][-20:]
    return "\n".join([why, *(f"    {line}" for line in last), f"The whole output is in {log}"])


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def main_with_sentences(main: Callable[[], int]) -> None:
    """Runs a script's `main`; a `Stop` becomes a sentence and exit code 1, Ctrl-C 130.

    Being asked to end and a closed terminal are treated like Ctrl-C, so that nothing is left running.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    os.environ.pop("PYTHONPATH", None)  # it was for us, not for the commands we start
    os.environ.pop("PYTHONHOME", None)
    # Commands print between our lines: keep the order also when the output goes to a file.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    os.umask(0o022)
    try:
        code = main()
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        code = 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        code = 130
    except PermissionError as error:
        print(
            f"\n{error.filename} cannot be written by this account. Was this checkout set up by another one"
            " (root, sudo)? Run as that account, or give it back: sudo chown -R $USER .",
            file=sys.stderr,
        )
        code = 1
    sys.exit(code)
