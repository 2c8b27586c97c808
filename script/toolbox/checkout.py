"""This checkout: its places on disk, its name on the machine, and who works in it at the moment."""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from toolbox.say import Stop


class Checkout:
    """A working copy of the project at `root`. Whatever the scripts create stands in `local` (`.local/`)."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.local = self.root / ".local"
        self.logs = self.local / "log"
        self.venv = self.root / ".venv"
        self.python = self.venv / "bin" / "python"

    @classmethod
    def here(cls) -> "Checkout":
        """The checkout these scripts belong to, its `.local` ready."""
        checkout = cls(Path(__file__).parents[2])
        checkout.prepare()
        return checkout

    @property
    def hash(self) -> str:
        """Ten characters that differ between two checkouts on one machine (of the path)."""
        return hashlib.sha256(os.fsencode(self.root)).hexdigest()[:10]

    def prepare(self) -> None:
        """Makes `.local`. One that came here by copying another checkout is not ours: it is set up anew."""
        self.local.mkdir(exist_ok=True)
        mark = self.local / "checkout"
        if mark.exists():
            before = Path(mark.read_text(encoding="utf-8").strip())
            if before != self.root and (before / ".local" / "checkout").exists():
                print(f"This is a copy of {before}: it gets a database of its own.")
                remove(self.local)
                self.local.mkdir()
        if not mark.exists() or mark.read_text(encoding="utf-8").strip() != str(self.root):
            mark.write_text(f"{self.root}\n", encoding="utf-8")
        self.logs.mkdir(exist_ok=True)

    @contextmanager
    def only_one(self, name: str, busy: str | None = None) -> Iterator[IO[str]]:
        """Holds the lock `name`; the file can carry a note for others. The kernel frees it when we die.

        When another process holds it: waits, or raises `Stop(busy)` if `busy` is given; `{note}` in it
        becomes the holder's note.
        """
        path = self.local / f"{name}.lock"
        with path.open("a+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if busy is not None:
                    raise Stop(busy.format(note=path.read_text(encoding="utf-8").strip())) from None
                print(f"  (waiting for another {name} of this checkout)", flush=True)
                fcntl.flock(file, fcntl.LOCK_EX)
            file.truncate(0)
            yield file
            file.truncate(0)


def remove(path: Path) -> None:
    """Deletes a file or a tree; a missing one is fine."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def digest(*inputs: Path | str) -> str:
    """One hash of the content of files and trees (names included) and of plain strings.

    Compiled Python and hidden files do not count; a missing path counts as missing.
    """
    total = hashlib.sha256()
    for item in inputs:
        if isinstance(item, str):
            total.update(f"text {item}\0".encode())
        elif item.is_dir():
            for folder, folders, files in os.walk(item):
                folders[:] = sorted(f for f in folders if f != "__pycache__" and not f.startswith("."))
                for name in sorted(files):
                    if not name.startswith(".") and not name.endswith(".pyc"):
                        _add_file(total, Path(folder, name), Path(folder, name).relative_to(item.parent))
        elif item.exists():
            _add_file(total, item, Path(item.name))
        else:
            total.update(f"missing {item.name}\0".encode())
    return total.hexdigest()


def _add_file(total: "hashlib._Hash", path: Path, name: Path) -> None:
    total.update(f"file {name}\0".encode())
    total.update(hashlib.sha256(path.read_bytes()).digest())


class Stamps:
    """Remembers in a small JSON file which inputs a result on disk was made from."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def _all(self) -> dict[str, str]:
        try:
            return dict(json.loads(self.file.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError):
            return {}

    def fresh(self, name: str, inputs: str) -> bool:
        """True when `name` was last made from exactly these inputs."""
        return self._all().get(name) == inputs

    def write(self, name: str, inputs: str) -> None:
        """Remembers that `name` has now been made from these inputs."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps({**self._all(), name: inputs}, indent=1), encoding="utf-8")
        new.replace(self.file)
