"""Which processes are ours: found by where they stand, never by name or by a number alone."""

import os
import signal
import socket
import time
from pathlib import Path

PROC = Path("/proc")


def working_folder(pid: int) -> Path | None:
    """The folder process `pid` works in; None when there is no such process or we may not know."""
    try:
        return Path(os.readlink(PROC / str(pid) / "cwd"))
    except OSError:
        return None


def _all() -> list[int]:
    return [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()]


def working_in(folder: Path) -> list[int]:
    """Processes whose working folder is exactly `folder`."""
    return [pid for pid in _all() if working_folder(pid) == folder]


def in_session(leader: int, root: Path) -> list[int]:
    """Processes of the session that `leader` opened and that work in `root`, the leader alive or not."""
    found = []
    for pid in _all():
        try:
            if os.getsid(pid) == leader and working_folder(pid) == root:
                found.append(pid)
        except OSError:
            continue
    return found


def end(pids: list[int], *, patience: float) -> None:
    """Asks the processes to end, waits up to `patience` seconds, then ends those that are left."""
    _signal(pids, signal.SIGTERM)
    deadline = time.monotonic() + patience
    while (pids := [pid for pid in pids if _alive(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    _signal(pids, signal.SIGKILL)


def _signal(pids: list[int], number: int) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue


def _alive(pid: int) -> bool:
    try:
        state = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def port_is_free(host: str, port: int) -> bool:
    """True when a server could listen there now. Raises OSError when `host` is not this machine's."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
            probe.listen(1)
        except OSError as error:
            if error.errno in {98, 48, 13}:  # in use (Linux, BSD); not allowed
                return False
            raise
    return True


def who_listens(port: int) -> str | None:
    """`name (process 123, in /folder)` of whoever listens on a TCP port; None when it cannot be seen."""
    inodes = _listening_inodes(port)
    for pid in _all():
        try:
            links = [os.readlink(link) for link in (PROC / str(pid) / "fd").iterdir()]
            name = (PROC / str(pid) / "comm").read_text().strip()
        except OSError:
            continue
        if any(f"socket:[{inode}]" in links for inode in inodes):
            return f"{name} (process {pid}, in {working_folder(pid)})"
    return None


def _listening_inodes(port: int) -> set[str]:
    found = set()
    for table in ("tcp", "tcp6"):
        try:
            lines = (PROC / "net" / table).read_text().splitlines()[1:]
        except OSError:
            continue
        for fields in (line.split() for line in lines):
            if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == port:  # 0A: LISTEN
                found.add(fields[9])
    return found
