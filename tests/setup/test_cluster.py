"""A real private cluster: made, used by two, killed, found again, stopped, deleted."""

import os
import signal
import socket
from collections.abc import Iterator

import pytest

from toolbox import process
from toolbox.checkout import Checkout
from toolbox.cluster import Cluster


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    """One for all of them: making a cluster takes seconds. Each test leaves it stopped, or none at all."""
    checkout = Checkout(tmp_path_factory.mktemp("checkout"))
    checkout.prepare()
    yield checkout
    Cluster(checkout).destroy()


def postmaster(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().splitlines()[0])


def test_it_runs_as_long_as_somebody_uses_it(checkout: Checkout) -> None:
    first, second = Cluster(checkout), Cluster(checkout)
    with first.in_use():
        assert first.running
        assert first.data.stat().st_uid != 0
        assert not process.port_is_free("127.0.0.1", first.port)
        second.describe = Cluster(checkout).describe
        with second.in_use():
            assert postmaster(second) == postmaster(first)
        assert first.running
    assert not first.running


def test_it_comes_back_after_kill_9(checkout: Checkout) -> None:
    cluster = Cluster(checkout)
    with cluster.in_use():
        killed = postmaster(cluster)
        for pid in process.working_in(cluster.data):
            os.kill(pid, signal.SIGKILL)
        cluster.start()
        assert cluster.running
        assert postmaster(cluster) != killed


def test_a_number_left_in_the_lock_may_be_somebody_else(checkout: Checkout) -> None:
    cluster = Cluster(checkout)
    with cluster.in_use():
        pass
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n")
    assert not cluster.running
    with cluster.in_use():
        assert cluster.running


def test_a_taken_port_is_left_to_who_has_it(checkout: Checkout) -> None:
    cluster = Cluster(checkout)
    with cluster.in_use():
        before = cluster.port
    with socket.create_server(("127.0.0.1", before)), cluster.in_use():
        assert cluster.port != before


def test_nothing_is_left_of_a_deleted_one(checkout: Checkout) -> None:
    cluster = Cluster(checkout)
    with cluster.in_use():
        home, socket_folder = cluster.home, cluster.socket
    cluster.destroy()
    assert not home.exists()
    assert not socket_folder.exists()
    assert not cluster.running
