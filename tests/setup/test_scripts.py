"""The commands themselves, in a copy of the scripts alone: what is in the way is said in a sentence."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "script", tmp_path / "script", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "Makefile", tmp_path)
    return tmp_path


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that this process listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def call(folder: Path, *command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    clean = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("DATABASE", "TONARI", "PORT", "HOST", "MAKE"))
    }
    return subprocess.run(
        command, cwd=folder, env={**clean, **environment}, capture_output=True, text=True, timeout=60
    )


def test_reset_never_touches_a_given_server(copy: Path) -> None:
    kept = copy / ".local" / "env"
    kept.parent.mkdir()
    kept.write_text("x")
    result = call(copy, "make", "reset", DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert result.returncode != 0
    assert "nothing was touched" in result.stderr
    assert kept.read_text() == "x"


def test_reset_without_anything_is_fine(copy: Path) -> None:
    result = call(copy, "make", "reset")
    assert result.returncode == 0, result.stderr
    assert "begins afresh" in result.stdout


def test_a_taken_port_is_explained(copy: Path, taken: int) -> None:
    result = call(copy, "make", "run", PORT=str(taken))
    assert result.returncode != 0
    assert f"Port {taken} is taken by" in result.stderr
    assert f"process {os.getpid()}," in result.stderr
    assert f"PORT={taken + 1} make run" in result.stderr
    assert not (copy / ".venv").exists()


@pytest.mark.parametrize("port", ["x", "0", "65536", "-1", "８０００", "80 00"])
def test_a_wrong_port_is_explained(copy: Path, port: str) -> None:
    result = call(copy, "script/server", PORT=port)
    assert result.returncode == 1
    assert f"PORT is {port!r}" in result.stderr


def test_a_host_that_is_not_ours_is_explained(copy: Path) -> None:
    result = call(copy, "script/server", HOST="192.0.2.1")
    assert result.returncode == 1
    assert "HOST is '192.0.2.1', which is no address of this machine" in result.stderr


def test_without_a_new_enough_python_a_sentence(copy: Path, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("dirname", "sh"):
        (programs / name).symlink_to(shutil.which(name) or pytest.fail(f"no {name}"))
    result = call(copy, "script/setup", PATH=str(programs))
    assert result.returncode == 1
    assert "Python 3.11 or newer" in result.stderr


def test_help_names_every_target() -> None:
    shown = call(ROOT, "make", "help").stdout
    for target in ("help", "run", "test", "lint", "fix", "bench", "reset"):
        assert f"make {target} " in shown


def test_locks_hold_hashes_and_no_addresses() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text()
        pinned = [line for line in text.splitlines() if line and line[0] not in "# "]
        assert pinned
        assert all("==" in line and line.endswith("\\") for line in pinned), lock
        assert "://" not in text, lock
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
