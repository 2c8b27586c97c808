"""Two checkouts do not collide; what is unchanged is known by its content."""

import os
import shutil
from pathlib import Path

import pytest

from toolbox import envfile
from toolbox.checkout import Checkout, Stamps, digest
from toolbox.say import Stop


def checkout_at(path: Path) -> Checkout:
    path.mkdir(parents=True)
    checkout = Checkout(path)
    checkout.prepare()
    return checkout


def test_the_name_on_the_machine_comes_from_the_path(tmp_path: Path) -> None:
    one, other = checkout_at(tmp_path / "a"), checkout_at(tmp_path / "b")
    assert one.hash != other.hash
    assert one.hash == Checkout(tmp_path / "a" / ".." / "a").hash


def test_a_copied_checkout_gives_up_the_database_of_the_first(tmp_path: Path) -> None:
    first = checkout_at(tmp_path / "first")
    (first.local / "env").write_text("DATABASE_URL=secret\n")
    shutil.copytree(first.root, tmp_path / "copy")
    copy = Checkout(tmp_path / "copy")
    copy.prepare()
    assert not (copy.local / "env").exists()
    assert (first.local / "env").exists()


def test_a_moved_checkout_keeps_its_database(tmp_path: Path) -> None:
    first = checkout_at(tmp_path / "first")
    (first.local / "env").write_text("DATABASE_URL=secret\n")
    first.root.rename(tmp_path / "moved")
    moved = Checkout(tmp_path / "moved")
    moved.prepare()
    assert (moved.local / "env").exists()


def test_the_second_command_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    checkout = checkout_at(tmp_path / "a")
    with checkout.only_one("server") as note:
        note.write("http://localhost:8000/ (process 7)")
        note.flush()
        with pytest.raises(Stop, match=r"in use by http://localhost:8000/ \(process 7\)"):
            checkout.only_one("server", busy="in use by {note}").__enter__()
    with checkout.only_one("server", busy="never"):
        pass


def test_a_digest_follows_content_and_names_not_dates(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "a").write_text("1")
    before = digest(tree, "x")
    os.utime(tree / "a", (0, 0))
    (tree / "__pycache__").mkdir()
    (tree / "__pycache__" / "a.pyc").write_text("compiled")
    assert digest(tree, "x") == before
    assert digest(tree, "y") != before
    (tree / "a").rename(tree / "b")
    renamed = digest(tree, "x")
    assert renamed != before
    (tree / "b").write_text("2")
    assert digest(tree, "x") not in {before, renamed}


def test_a_missing_input_is_not_an_empty_one(tmp_path: Path) -> None:
    missing = digest(tmp_path / "a")
    (tmp_path / "a").write_text("")
    assert digest(tmp_path / "a") != missing


def test_stamps_hold_for_exactly_their_inputs(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path / "made.json")
    assert not stamps.fresh("static", "1")
    stamps.write("static", "1")
    stamps.write("messages", "9")
    assert stamps.fresh("static", "1")
    assert not stamps.fresh("static", "2")
    (tmp_path / "made.json").write_text("{ cut off")
    assert not stamps.fresh("static", "1")


def test_the_variables_are_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "env"
    file.write_text("old")
    file.chmod(0o644)
    envfile.write(file, {"A": "1=2", "B": "x"})
    assert file.stat().st_mode & 0o777 == 0o600
    assert envfile.read(file) == {"A": "1=2", "B": "x"}
    assert envfile.secret() != envfile.secret()
