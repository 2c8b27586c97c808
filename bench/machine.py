"""What was measured on, and what."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

from bench import load
from bench.world import query

_PACKAGES = ("Django", "djangorestframework", "djangorestframework-gis", "psycopg", "granian", "orjson")


def machine() -> str:
    """Processor, cores, memory, system."""
    processor = (
        _first(r"model name\s*:\s*(.+)", "/proc/cpuinfo") or platform.processor() or platform.machine()
    )
    kilobytes = int(_first(r"MemTotal:\s*(\d+)", "/proc/meminfo") or 0)
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores ({processor}), {kilobytes / 2**20:.0f} GiB, {platform.platform()}"


def versions() -> str:
    """Everything that has a say in the speed."""
    ((postgres, postgis),) = query("SELECT current_setting('server_version'), postgis_lib_version()")
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"PostgreSQL {postgres}, PostGIS {postgis}, Python {platform.python_version()}, {packages}, "
        f"{load.version()}"
    )


def commit() -> str:
    """The commit that is checked out, `+` behind it when files differ from it; empty without git."""
    try:
        found = _git("rev-parse", "--short", "HEAD")
        return found + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout.strip()


def _first(pattern: str, file: str) -> str:
    try:
        found = re.search(pattern, Path(file).read_text())
    except OSError:
        return ""
    return found[1] if found else ""
