"""System packages: what is missing on this machine, and getting it by apt."""

import ctypes.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from toolbox.postgres import installed_versions
from toolbox.say import Stop, run, step

# Debian's PostgreSQL packages create and start a cluster of their own unless told not to.
NO_DEFAULT_CLUSTER = Path("/etc/postgresql-common/createcluster.d/tonari.conf")


@dataclass(frozen=True)
class Need:
    """Something the machine must have: how to see it, and the packages that bring it."""

    what: str
    present: Callable[[], bool]
    packages: Callable[[], list[str]]


def needs(*, server: bool, tests: bool, benches: bool = False) -> list[Need]:
    """What is needed to run (`server`: with a private PostGIS) and, if asked, to test or to measure."""
    found = [
        Need("Python's venv", lambda: find_spec("ensurepip") is not None, _venv_packages),
        Need("the PostGIS database", lambda: bool(installed_versions()), postgis_packages)
        if server
        else Need(
            "the GDAL and GEOS libraries", lambda: _has_libraries("gdal", "geos_c"), lambda: ["gdal-bin"]
        ),
        # Worksheets and drafts as PDF, with the font embedded.
        Need(
            "the text layout library Pango",
            lambda: _has_libraries("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"),
            lambda: ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"],
        ),
        Need("Japanese fonts", _has_japanese_fonts, lambda: ["fonts-noto-cjk"]),
    ]
    if tests:
        found += [
            Need("Chromium", lambda: shutil.which("chromium") is not None, lambda: ["chromium"]),
            # Playwright's own Node asks for it; a bare machine has none.
            Need("the atomic library", lambda: _has_libraries("atomic"), lambda: ["libatomic1"]),
        ]
    if benches:
        found.append(Need("the load generator wrk", lambda: shutil.which("wrk") is not None, lambda: ["wrk"]))
    return found


def _venv_packages() -> list[str]:
    major, minor = sys.version_info[:2]
    return [f"python{major}.{minor}-venv"]


def _has_libraries(*names: str) -> bool:
    return all(ctypes.util.find_library(name) for name in names)


def _has_japanese_fonts() -> bool:
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    return any(next(folder.rglob("Noto*CJK*"), None) for folder in folders)


def postgis_packages() -> list[str]:
    """PostgreSQL with PostGIS in the newest version apt offers; a version already installed is preferred."""
    names = subprocess.run(["apt-cache", "pkgnames", "postgresql-"], capture_output=True, text=True).stdout
    return choose_postgis(names.split(), _server_versions())


def choose_postgis(names: list[str], installed: list[int]) -> list[str]:
    """From the package names apt knows: `postgresql-N` and its PostGIS, or the distribution's metapackage."""
    matches = [re.fullmatch(r"postgresql-(\d+)-postgis-3", name) for name in names]
    versions = sorted({int(match[1]) for match in matches if match})
    best = [v for v in versions if v in installed] or versions
    if not best:
        return ["postgresql-postgis"]
    return [f"postgresql-{best[-1]}", f"postgresql-{best[-1]}-postgis-3"]


def _server_versions() -> list[int]:
    return [int(p.parent.parent.name) for p in Path("/usr/lib/postgresql").glob("[0-9]*/bin/postgres")]


def install_missing(*, server: bool, tests: bool, benches: bool = False, log: Path) -> None:
    """Installs what is missing by apt; where that is not possible, `Stop` names the one command to run."""
    missing = [need for need in needs(server=server, tests=tests, benches=benches) if not need.present()]
    if not missing:
        return
    words = ", ".join(need.what for need in missing)
    if shutil.which("apt-get") is None:
        raise Stop(
            f"Missing on this machine: {words}. There is no apt here to install them with; please install"
            " PostgreSQL with PostGIS (and for the tests Chromium and Noto CJK fonts) and try again."
        )
    prefix = _root_prefix()
    if prefix is None:
        wanted = " ".join(package for need in missing for package in need.packages())
        raise Stop(
            f"Missing on this machine: {words}. This account may not install packages. Please have somebody"
            f" who may run this once, then try again:\n\n    {one_command(wanted)}\n"
        )
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"]
    with step("Looking up system packages"):
        run([*apt, "update"], why="apt-get update failed. Is the network there?", log=log)
    packages = [package for need in missing for package in need.packages()]
    with step(f"Installing {words} ({' '.join(packages)})"), _without_default_cluster(prefix):
        run(
            [*apt, "install", "-y", "--no-install-recommends", *packages],
            why=f"apt could not install {' '.join(packages)}.",
            log=log,
        )
    still = [need.what for need in missing if not need.present()]
    if still:
        raise Stop(f"apt installed its packages, but {', '.join(still)} cannot be found. See {log}")


def one_command(packages: str) -> str:
    """The command an administrator runs by hand."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}"


def _root_prefix() -> list[str] | None:
    """What to put before a command so that it runs as root: nothing, sudo, or None (not possible)."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


@contextmanager
def _without_default_cluster(prefix: list[str]) -> Iterator[None]:
    """While packages are installed: no default cluster. Left alone where PostgreSQL already was."""
    if _server_versions() or NO_DEFAULT_CLUSTER.exists():
        yield
        return
    file, folder = shlex.quote(str(NO_DEFAULT_CLUSTER)), shlex.quote(str(NO_DEFAULT_CLUSTER.parent))
    as_root = [*prefix, "sh", "-c"]
    subprocess.run(
        [*as_root, f"mkdir -p {folder} && echo 'create_main_cluster = false' > {file}"], check=True
    )
    try:
        yield
    finally:
        subprocess.run([*as_root, f"rm -f {file}"], check=True)
