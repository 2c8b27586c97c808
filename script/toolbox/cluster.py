"""The private PostGIS cluster of this checkout: made, started, found again after a crash, stopped.

Nobody else's PostgreSQL is touched. Data stands in `.local/pg`, or in `/var/lib/tonari/<hash>` when the
account that runs the server cannot reach the checkout (it lies below /root, say).
"""

import fcntl
import json
import os
import pwd
import secrets
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from toolbox import process
from toolbox.accounts import as_account, server_account
from toolbox.checkout import Checkout, remove
from toolbox.cluster_settings import configure
from toolbox.postgres import installed_versions
from toolbox.say import Stop, failure, step

ADMIN = "tonari_admin"  # the cluster's superuser; only through the socket, only for this account and root
ELSEWHERE = Path("/var/lib/tonari")


class Cluster:
    """One private cluster. `describe` is what a later run must know: its identity, its data, its port."""

    def __init__(self, checkout: Checkout) -> None:
        self.checkout = checkout
        self.file = checkout.local / "cluster.json"
        self.describe: dict[str, Any] = {}
        if self.file.exists():
            self.describe = json.loads(self.file.read_text(encoding="utf-8"))

    # --- places -------------------------------------------------------------------------------

    @property
    def home(self) -> Path:
        """The folder that holds `data` and `log`."""
        return self.checkout.local / "pg" if self.describe["inside"] else ELSEWHERE / self.checkout.hash

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What the server says, since its last start."""
        return self.home / "log" / "postgres.log"

    @property
    def socket(self) -> Path:
        return Path("/tmp") / f"tonari-{self.checkout.hash}"

    @property
    def port(self) -> int:
        return int(self.describe["port"])

    @property
    def identity(self) -> str:
        """Differs between two clusters made at the same place one after the other."""
        return str(self.describe["id"])

    @property
    def admin_dsn(self) -> str:
        """How the administrator connects, without the name of a database."""
        return f"host={self.socket} port={self.port} user={ADMIN}"

    # --- life ---------------------------------------------------------------------------------

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """The cluster runs inside this block. Who leaves last stops it (not after `script/db start`)."""
        with (self.checkout.local / "users.lock").open("a") as users:
            try:
                with self.checkout.only_one("database"):
                    fcntl.flock(users, fcntl.LOCK_SH)
                    self.start()
                yield
            finally:
                with self.checkout.only_one("database"):
                    if self.describe and self._nobody_else(users) and not self.kept:
                        self.stop()

    @staticmethod
    def _nobody_else(users: Any) -> bool:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    @property
    def running(self) -> bool:
        return bool(self.describe) and self._postmaster() is not None

    @property
    def kept(self) -> bool:
        """Started by hand: stays until stopped by hand."""
        return (self.checkout.local / "keep-database").exists()

    def keep(self, *, wish: bool) -> None:
        mark = self.checkout.local / "keep-database"
        if wish:
            mark.touch()
        else:
            remove(mark)

    def start(self) -> None:
        """Makes the cluster if there is none, and starts it if it does not run."""
        if not self._exists():
            with step("Making a private PostGIS database") as current:
                self._create()
                current.note = str(self.home)
        if self._adopt():
            return
        with step("Starting the database") as current:
            self._clear_after_crash()
            self._start()
            current.note = f"port {self.port}"

    def stop(self) -> None:
        """Stops the cluster if it runs. Work under way in it is broken off, never half kept."""
        if self._postmaster() is None:
            return
        for mode in ("fast", "immediate"):
            result = self._pg("pg_ctl", "stop", "-D", self.data, "-m", mode, "-w", "-t", "30")
            if result.returncode == 0 or self._postmaster() is None:
                return
        raise Stop(failure("The database could not be stopped.", result.stdout, self.log))

    def destroy(self) -> None:
        """Stops the cluster and deletes it."""
        if self.describe and self.home.exists():
            self.stop()
            remove(self.home)
        remove(self.file)
        if self._is_ours(self.socket):
            remove(self.socket)
        self.describe = {}

    # --- making -------------------------------------------------------------------------------

    def _exists(self) -> bool:
        """True when the described cluster is there. Follows a checkout that was moved."""
        if not self.describe:
            return False
        if not self.describe["inside"] and self.describe["hash"] != self.checkout.hash:
            before = ELSEWHERE / self.describe["hash"]
            if before.exists() and not self.home.exists() and not process.working_in(before / "data"):
                before.rename(self.home)
                self._save(hash=self.checkout.hash)
        return (self.data / "PG_VERSION").exists()

    def _create(self) -> None:
        account = self._account()
        self.describe = {
            "id": secrets.token_hex(8),
            "hash": self.checkout.hash,
            "inside": self._can_live_inside(account),
            "port": 15000 + int(self.checkout.hash, 16) % 10000,
        }
        self._set_aside_older()
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.home.parent == ELSEWHERE:
            ELSEWHERE.chmod(0o755)
        unfinished = self.home / "unfinished"
        (self.home / "log").mkdir(mode=0o700, exist_ok=True)
        for folder in (self.home, self.home / "log"):
            os.chown(folder, account.pw_uid, account.pw_gid)
        version, _ = max(installed_versions().items())
        result = self._pg(
            "initdb", "-D", unfinished, "-U", ADMIN, "-A", "peer", "-E", "UTF8", "--locale=C.UTF-8",
            "--no-instructions", version=version, account=account,
        )  # fmt: skip
        if result.returncode != 0:
            raise Stop(failure("The database could not be made.", result.stdout, self.log))
        with (unfinished / "postgresql.conf").open("a") as conf:
            conf.write("include 'tonari.conf'\n")
        unfinished.rename(self.data)  # whole, or not there: a killed run leaves no half cluster
        self._save()

    def _account(self) -> pwd.struct_passwd:
        return server_account(self.data if self.describe else None)

    def _can_live_inside(self, account: pwd.struct_passwd) -> bool:
        """Tries for real: a folder below `.local`, given to the account, entered and written by it."""
        trial = self.checkout.local / "pg"
        trial.mkdir(mode=0o700, exist_ok=True)
        try:
            os.chown(trial, account.pw_uid, account.pw_gid)
            trial.chmod(0o700)
            right = stat.S_IMODE(trial.stat().st_mode) == 0o700 and trial.stat().st_uid == account.pw_uid
        except OSError:
            right = False
        reached = subprocess.run(
            ["/bin/sh", "-c", 'cd "$1" && test -w .', "sh", trial], cwd="/", capture_output=True,
            **as_account(account),
        )  # fmt: skip
        if right and reached.returncode == 0:
            return True
        remove(trial)
        if os.geteuid() != 0:
            raise Stop(
                f"The database cannot stand in {trial}: this disk does not keep the rights of files."
                " Please put the checkout on a local disk, or set DATABASE_URL to a PostGIS server."
            )
        return False

    def _set_aside_older(self) -> None:
        """A cluster of an earlier checkout at the same path is kept, one deep, but not used."""
        if not self.data.exists():
            remove(self.home)
            return
        if (self.data / "postmaster.pid").exists():
            self.stop()
        aside = self.home.with_name(self.home.name + ".previous")
        remove(aside)
        self.home.rename(aside)
        print(f"(kept an earlier checkout's database in {aside}) ", end="")

    def _save(self, **changes: Any) -> None:
        self.describe.update(changes)
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps(self.describe, indent=1) + "\n", encoding="utf-8")
        new.replace(self.file)

    # --- starting -----------------------------------------------------------------------------

    def _postmaster(self) -> int | None:
        """The running server's process, or None. A number left by a crash may be somebody else's now."""
        lines = self._lock_lines()
        if not lines or not lines[0].isdigit():
            return None
        pid = int(lines[0])
        return pid if process.working_folder(pid) == self.data else None

    def _lock_lines(self) -> list[str]:
        """PostgreSQL's lock file: process, data, start, port, socket folder, ..., state."""
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _adopt(self) -> bool:
        """Uses a server that runs already (another command's, or left by a killed run)."""
        deadline = time.monotonic() + 120  # recovery after a crash can take a while
        while self._postmaster() is not None:
            lines = self._lock_lines()
            if len(lines) >= 8 and lines[7].strip() == "ready":
                port, folder = int(lines[3]), Path(lines[4].strip())
                if folder == self.socket and self._answers(port):
                    self._save(port=port)
                    return True
                if not (folder == self.socket and (folder / f".s.PGSQL.{port}").exists()):
                    self.stop()  # its socket is gone (a cleaned /tmp, a moved checkout)
            if time.monotonic() > deadline:
                raise Stop(f"The database has been starting for two minutes. Its log: {self.log}")
            time.sleep(0.1)
        return False

    def _answers(self, port: int) -> bool:
        """A server that is being killed is still there for a moment, but does not answer."""
        result = self._pg("pg_isready", "-h", self.socket, "-p", str(port), "-t", "3")
        return result.returncode == 0

    def _clear_after_crash(self) -> None:
        """Ends what a killed server left behind and removes its locks, else PostgreSQL would not start.

        It looks only whether a process of the number in a lock lives: that may be another one by now, or a
        dead one that nobody has buried (in containers without an init).
        """
        process.end(process.working_in(self.data), patience=5)
        remove(self.data / "postmaster.pid")
        if self._is_ours(self.socket):
            remove(self.socket)

    def _start(self) -> None:
        account = self._account()
        self._make_socket_folder(account)
        output = ""
        for port in self._ports():
            configure(self.data, port=port, socket=self.socket, admin=ADMIN, account=account)
            if self.log.exists():
                self.log.replace(self.log.with_suffix(".previous.log"))
            result = self._pg("pg_ctl", "start", "-D", self.data, "-l", self.log, "-w", "-t", "120", "-s")
            if result.returncode == 0:
                self._save(port=port)
                return
            output = self.log.read_text(errors="replace") if self.log.exists() else result.stdout
            if process.port_is_free("127.0.0.1", port):  # so the port was not the reason
                break
        raise Stop(failure("The database did not start.", output, self.log))

    def _ports(self) -> Iterator[int]:
        """Free ports, the one used last time first. Below the range that outgoing connections take."""
        for offset in range(200):
            port = 15000 + (self.port - 15000 + offset) % 10000
            if process.port_is_free("127.0.0.1", port):
                yield port

    def _make_socket_folder(self, account: pwd.struct_passwd) -> None:
        if self.socket.is_symlink() or (self.socket.exists() and not self._is_ours(self.socket)):
            raise Stop(
                f"{self.socket} belongs to another account, so the database cannot put its socket there."
                f" Please remove it (sudo rm -r {self.socket}) and try again."
            )
        self.socket.mkdir(mode=0o700, exist_ok=True)
        os.chown(self.socket, account.pw_uid, account.pw_gid)
        self.socket.chmod(0o700)

    def _is_ours(self, folder: Path) -> bool:
        if folder.is_symlink() or not folder.is_dir():
            return False
        return folder.stat().st_uid in {os.geteuid(), self._account().pw_uid}

    def _pg(
        self,
        program: str,
        *arguments: str | Path,
        version: int | None = None,
        account: pwd.struct_passwd | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        """Runs one of PostgreSQL's programs, of the cluster's version, as the account that owns it."""
        return subprocess.run(
            [self.program(program, version), *arguments],
            cwd="/",
            env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **as_account(account or self._account()),
        )

    def program(self, name: str, version: int | None = None) -> Path:
        """Path of `psql`, `pg_ctl`... of the PostgreSQL version that made the cluster."""
        if version is None:
            version = int((self.data / "PG_VERSION").read_text())
        folder = installed_versions().get(version)
        if folder is None:
            raise Stop(
                f"This checkout's database was made by PostgreSQL {version}, which is not installed (with"
                f" PostGIS) any more. Install it (apt-get install postgresql-{version}-postgis-3), or start"
                " afresh: make reset"
            )
        return folder / name
