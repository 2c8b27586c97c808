"""What is missing on a machine is found, installed where allowed, and else asked for in one command."""

from pathlib import Path

import pytest

from toolbox import packages
from toolbox.packages import Need, choose_postgis
from toolbox.say import Stop

DEBIAN = ["postgresql-15", "postgresql-15-postgis-3", "postgresql-15-postgis-3-scripts", "postgresql-common"]


@pytest.mark.parametrize(
    ("names", "installed", "chosen"),
    [
        (DEBIAN, [], ["postgresql-15", "postgresql-15-postgis-3"]),
        ([*DEBIAN, "postgresql-17-postgis-3"], [], ["postgresql-17", "postgresql-17-postgis-3"]),
        ([*DEBIAN, "postgresql-17-postgis-3"], [15], ["postgresql-15", "postgresql-15-postgis-3"]),
        (DEBIAN, [9], ["postgresql-15", "postgresql-15-postgis-3"]),
        ([], [], ["postgresql-postgis"]),
    ],
)
def test_the_version_is_detected(names: list[str], installed: list[int], chosen: list[str]) -> None:
    assert choose_postgis(names, installed) == chosen


def pretend(monkeypatch: pytest.MonkeyPatch, *, present: bool, may_install: bool) -> None:
    need = Need("the PostGIS database", lambda: present, lambda: ["postgresql-15-postgis-3"])
    monkeypatch.setattr(packages, "needs", lambda **_: [need])
    monkeypatch.setattr(packages, "_root_prefix", lambda: [] if may_install else None)
    monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}")


def test_without_rights_one_command_is_printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, present=False, may_install=False)
    with pytest.raises(Stop) as stop:
        packages.install_missing(server=True, tests=False, log=tmp_path / "log")
    assert "the PostGIS database" in str(stop.value)
    assert (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends postgresql-15-postgis-3"
        in str(stop.value)
    )


def test_apt_is_not_called_when_nothing_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, present=True, may_install=True)
    monkeypatch.setattr(packages, "run", lambda *_, **__: pytest.fail("apt was called"))
    packages.install_missing(server=True, tests=True, log=tmp_path / "log")


def test_packages_that_did_not_bring_it_are_a_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend(monkeypatch, present=False, may_install=True)
    called: list[str] = []
    monkeypatch.setattr(packages, "run", lambda command, **_: called.append(" ".join(command)))
    monkeypatch.setattr(packages, "_server_versions", lambda: [15])
    with pytest.raises(Stop, match="cannot be found"):
        packages.install_missing(server=True, tests=False, log=tmp_path / "log")
    assert called[0].endswith("update")
    assert called[1].endswith("install -y --no-install-recommends postgresql-15-postgis-3")


@pytest.mark.parametrize("before", [[], [15]], ids=["no server yet", "a server is there"])
def test_no_default_cluster_is_made_where_none_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, before: list[int]
) -> None:
    """Debian's package would create and start one; the wish not to is taken back afterwards."""
    wish = tmp_path / "createcluster.d" / "tonari.conf"
    seen: list[bool] = []
    pretend(monkeypatch, present=False, may_install=True)
    monkeypatch.setattr(packages, "NO_DEFAULT_CLUSTER", wish)
    monkeypatch.setattr(packages, "_server_versions", lambda: before)
    monkeypatch.setattr(packages, "run", lambda *_, **__: seen.append(wish.exists()))
    with pytest.raises(Stop, match="cannot be found"):
        packages.install_missing(server=True, tests=False, log=tmp_path / "log")
    assert seen == [False, not before]
    assert not wish.exists()
