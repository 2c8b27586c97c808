"""Compiles the message catalogues (`*.po` to `*.mo`) with Babel, so that no system gettext is needed."""

import sys
from pathlib import Path

from toolbox.checkout import Checkout, Stamps, digest
from toolbox.say import run, step

CATALOGUES = ("frontend", "translations")


def compile_messages(checkout: Checkout, *, log: Path) -> None:
    """Every catalogue, when one has changed or a compiled one is missing."""
    sources = sorted(checkout.root.joinpath(*CATALOGUES).rglob("*.po"))
    inputs = digest(*(part for path in sources for part in (str(path), path)))
    stamps = Stamps(checkout.local / "built.json")
    if stamps.fresh("messages", inputs) and all(path.with_suffix(".mo").exists() for path in sources):
        return
    with step("Compiling translations"):
        run(
            [checkout.python, "-B", "-m", "toolbox.messages", *sources],
            why="The translations could not be compiled.",
            log=log,
            cwd=checkout.root / "script",
        )
        stamps.write("messages", inputs)


def main() -> int:
    """Inside `.venv`: compiles the files named."""
    from babel.messages import mofile, pofile

    for path in map(Path, sys.argv[1:]):
        with path.open("rb") as source:
            catalogue = pofile.read_po(source, abort_invalid=True)
        with path.with_suffix(".mo").open("wb") as target:
            mofile.write_mo(target, catalogue)
    return 0


if __name__ == "__main__":
    sys.exit(main())
