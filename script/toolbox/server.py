"""`make run`: everything from an empty machine to an address that answers, and its orderly end."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from toolbox import insql, process
from toolbox.checkout import Checkout, remove
from toolbox.environment import Environment, database
from toolbox.prepare import prepare
from toolbox.say import Stop, main_with_sentences, step
from toolbox.setup import set_up
from toolbox.sign_ins import PASSWORD

READY_WITHIN = 120  # seconds


def main() -> int:
    checkout = Checkout.here()
    host, port = address()
    busy = "This checkout is running already: {note}. Stop it there with Ctrl-C, or just use it."
    with checkout.only_one("server", busy=busy) as note:
        note.write(f"http://localhost:{port}/ (process {os.getpid()})")
        note.flush()
        clear_leftovers(checkout)
        require_free_port(host, port)
        print("Tonari")
        set_up(checkout)
        with database(checkout) as environment:
            prepare(environment)
            return serve(environment, host, port)


def address() -> tuple[str, int]:
    """HOST and PORT, checked."""
    host = os.environ.get("HOST", "").strip() or "127.0.0.1"
    words = os.environ.get("PORT", "").strip() or "8000"
    if not words.isascii() or not words.isdigit() or not 1 <= int(words) <= 65535:
        raise Stop(f"PORT is {words!r}; it must be a number from 1 to 65535. For example: PORT=8001 make run")
    return host, int(words)


def require_free_port(host: str, port: int) -> None:
    """`Stop` says who is in the way."""
    try:
        if process.port_is_free(host, port):
            return
    except OSError as error:
        raise Stop(f"HOST is {host!r}, which is no address of this machine ({error.strerror}).") from None
    if port < 1024 and os.geteuid() != 0:
        raise Stop(f"Ports below 1024 need root. Choose a higher one: PORT={port + 8000} make run")
    who = process.who_listens(port) or "another program (of another account)"
    raise Stop(f"Port {port} is taken by {who}.\nChoose another one: PORT={port + 1} make run")


def clear_leftovers(checkout: Checkout) -> None:
    """Ends servers and workers of a run that was killed and could not end them itself."""
    for file in checkout.local.glob("*.pid"):
        left = process.in_session(int(file.read_text() or 0), checkout.root)
        if left:
            print(f"An earlier run was killed: ending its {file.stem} process.")
            process.end(left, patience=5)
        remove(file)


def serve(environment: Environment, host: str, port: int) -> int:
    """Starts web server and worker, waits until they are ready, stays until one ends or we are stopped."""
    checkout = environment.checkout
    env = {
        **environment.web(),
        "TONARI_HOSTS": _hosts(host),
        "TONARI_URL": os.environ.get("TONARI_URL", "").strip() or own_address(host, port),
        "HOST": host,
        "PORT": str(port),
    }
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        with step("Starting the web server and the worker"):
            running["web"] = _start(checkout, "web", web_command(checkout, host, port), env)
            running["worker"] = _start(checkout, "worker", worker_command(checkout), env)
            _wait_until_ready(running, host, port, checkout)
        _tell(host, port, checkout, environment)
        while not (ended := [name for name, one in running.items() if one.poll() is not None]):
            time.sleep(0.2)
        raise Stop(
            f"The {ended[0]} process ended by itself. Its last words:\n{_last_words(checkout, ended[0])}"
        )
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
        return 0
    finally:
        _stop(checkout, running)


def own_address(host: str, port: int) -> str:
    """Where links in mails lead when TONARI_URL says nothing. Passkeys need the name `localhost`."""
    local = host in {"127.0.0.1", "localhost", "::1", "0.0.0.0", "::"}
    return f"http://{'localhost' if local else f'[{host}]' if ':' in host else host}:{port}"


def web_command(checkout: Checkout, host: str, port: int) -> list[str]:
    """granian, one process a core (TONARI_WORKERS says otherwise)."""
    cores = len(os.sched_getaffinity(0))
    workers = os.environ.get("TONARI_WORKERS", "").strip() or str(min(cores, 8))
    # Far more than work at a time (AT_ONCE in the settings): who waits for a turn keeps nobody from being
    # told that the server is alive, or to come back later.
    threads = 64
    return [
        str(checkout.python), "-m", "granian", "--interface", "wsgi", "config.wsgi:application",
        "--host", host, "--port", str(port), "--workers", workers, "--blocking-threads", str(threads),
        "--respawn-failed-workers", "--log-level", "warning",
    ]  # fmt: skip


def worker_command(checkout: Checkout) -> list[str]:
    """The worker that takes background tasks. What is done is forgotten: mails hold codes."""
    return [str(checkout.python), "manage.py", "procrastinate", "worker", "--delete-jobs", "successful"]


def _start(
    checkout: Checkout, name: str, command: list[str], env: Mapping[str, str]
) -> "subprocess.Popen[bytes]":
    log: IO[bytes]
    with (checkout.logs / f"{name}.log").open("wb") as log:
        # A session of its own: Ctrl-C reaches only us, and we end everything in order.
        child = subprocess.Popen(
            command, cwd=checkout.root, env=dict(env), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
    (checkout.local / f"{name}.pid").write_text(str(child.pid))
    return child


def _wait_until_ready(
    running: Mapping[str, "subprocess.Popen[bytes]"], host: str, port: int, checkout: Checkout
) -> None:
    answer = "nothing yet"
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        for name, one in running.items():
            if one.poll() is not None:
                raise Stop(f"The {name} process did not start:\n{_last_words(checkout, name)}")
        try:
            connection = http.client.HTTPConnection(_reachable(host), port, timeout=5)
            connection.request("GET", "/readyz", headers={"Host": f"localhost:{port}"})
            response = connection.getresponse()
            answer = f"{response.status} {response.read(300).decode(errors='replace')}"
            if response.status == 200:
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise Stop(
        f"The server did not become ready within {READY_WITHIN} s; /readyz said: {answer}\n"
        f"{_last_words(checkout, 'web')}\n{_last_words(checkout, 'worker')}"
    )


def _tell(host: str, port: int, checkout: Checkout, environment: Environment) -> None:
    logs = os.path.relpath(checkout.logs, checkout.root)
    print(f"\nTonari is ready: http://localhost:{port}/")
    print(f"  search near a postal code  http://localhost:{port}/search/?near=690-0887&radius_km=50")
    print(f"  the same for programs      http://localhost:{port}/api/v1/listings/?near=690-0887&radius_km=50")
    print(f"  English, plain Japanese    http://localhost:{port}/en/  http://localhost:{port}/easy/")
    if environment.private:
        print("  All listings are made-up samples.")
        print(f"  Mails it sends             http://localhost:{port}/dev/mail/")
    people = insql.call(checkout, "sign_ins", url=environment.variables["DATABASE_URL"])["emails"]
    if people:
        print(f"  Made-up people sign in at http://localhost:{port}/accounts/login/ (password: {PASSWORD})")
        print(f"    {', '.join(people)}")
    if host not in {"127.0.0.1", "localhost", "::1"}:
        print(f"  It also listens on {host}; other names than this machine's: set TONARI_HOSTS.")
    print(f"  Logs: {logs}/. Ctrl-C stops everything.", flush=True)


def _hosts(host: str) -> str:
    """The names under which the site may be asked for; this machine's own are always among them."""
    names = [name.strip() for name in os.environ.get("TONARI_HOSTS", "").split(",") if name.strip()]
    if not names:
        names = [socket.gethostname() if host in {"0.0.0.0", "::"} else f"[{host}]" if ":" in host else host]
    return ",".join(dict.fromkeys([*names, "localhost", "127.0.0.1", "[::1]"]))


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)


def _last_words(checkout: Checkout, name: str) -> str:
    log: Path = checkout.logs / f"{name}.log"
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-25:]
    return "\n".join([*(f"    {line}" for line in lines), f"    (all of it: {log})"])


def _stop(checkout: Checkout, running: Mapping[str, "subprocess.Popen[bytes]"]) -> None:
    # A second Ctrl-C must not leave half of it behind.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    children = list(running.values())
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=5)
    for name, child in running.items():
        process.end(process.in_session(child.pid, checkout.root), patience=1)
        child.wait()
        remove(checkout.local / f"{name}.pid")


if __name__ == "__main__":
    main_with_sentences(main)
