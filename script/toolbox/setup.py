"""Installs what a checkout needs and this machine lacks: system packages, `.venv`, the front end."""

import sys
from pathlib import Path

from toolbox import frontend
from toolbox.checkout import Checkout, Stamps, digest, remove
from toolbox.environment import given_url
from toolbox.messages import compile_messages
from toolbox.packages import install_missing
from toolbox.say import main_with_sentences, run, step

REQUIREMENTS = {"run": ("base", "build"), "test": ("dev",)}


def set_up(checkout: Checkout, *, tests: bool = False, benches: bool = False, front_end: bool = True) -> None:
    """Everything but the database. What is there and unchanged is left alone, without a word."""
    with checkout.only_one("set-up"):
        log = checkout.logs / "setup.log"
        remove(log)
        # The tests of the private cluster need a server here even where the site uses another one.
        install_missing(server=tests or given_url() is None, tests=tests, benches=benches, log=log)
        python_packages(checkout, tests=tests, log=log)
        compile_messages(checkout, log=log)
        if front_end:
            frontend.build(checkout, log=log)


def python_packages(checkout: Checkout, *, tests: bool, log: Path) -> None:
    """`.venv` with exactly the hash-pinned packages of `requirements/*.txt`."""
    stamps = Stamps(checkout.venv / "made-from.json")
    # A venv knows its own path and its Python. Another checkout's, or one whose Python is gone: made anew.
    if not stamps.fresh("venv", _identity(checkout)):
        with step(f"Making .venv with Python {sys.version.split()[0]}"):
            remove(checkout.venv)
            run([sys.executable, "-m", "venv", checkout.venv], why="The .venv could not be made.", log=log)
            stamps.write("venv", _identity(checkout))
    files = {
        purpose: [checkout.root / "requirements" / f"{name}.txt" for name in names]
        for purpose, names in REQUIREMENTS.items()
    }
    wanted = {purpose: digest(*paths) for purpose, paths in files.items()}
    purpose = "test" if tests else "run"
    # What the tests need holds all that running needs.
    if stamps.fresh(purpose, wanted[purpose]) or (not tests and stamps.fresh("test", wanted["test"])):
        return
    with step("Installing Python packages (a minute or two the first time)"):
        pip: list[str | Path] = [
            checkout.python,
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--no-input",
        ]
        locked = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
        lists: list[str | Path] = [part for path in files[purpose] for part in ("-r", path)]
        run([*pip, *locked, *lists], why="The Python packages could not be installed.", log=log)
        stamps.write(purpose, wanted[purpose])
        if tests:
            stamps.write("run", wanted["run"])


def _identity(checkout: Checkout) -> str:
    python = checkout.python.resolve()
    return f"{checkout.root} {python if python.exists() else 'gone'}"


def main() -> int:
    checkout = Checkout.here()
    set_up(checkout, tests="--test" in sys.argv[1:])
    return 0


if __name__ == "__main__":
    main_with_sentences(main)
