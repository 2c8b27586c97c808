"""`make test` and `make lint`: every linter is run and heard, then the tests, whose summary comes last."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from toolbox.checkout import Checkout
from toolbox.environment import Environment, database
from toolbox.frontend import node_env, npm_command
from toolbox.say import main_with_sentences
from toolbox.setup import set_up


@dataclass(frozen=True)
class Check:
    """A linter: what it looks at, in words, and its command."""

    what: str
    command: list[str]


def checks(checkout: Checkout) -> list[Check]:
    """All linters, the slow ones first so that the quick ones fill the second core."""
    venv = checkout.venv / "bin"

    def tool(name: str, *arguments: str) -> list[str]:
        return [str(venv / name), *arguments]

    scripts = [str(path.relative_to(checkout.root)) for path in shell_scripts(checkout.root)]
    found = [
        Check("Python types (mypy)", tool("mypy")),
        Check("Templates (djlint)", tool("djlint", "--quiet", "--lint", "frontend")),
        Check("Python lint (ruff)", tool("ruff", "check", "--quiet", "--output-format=concise", ".")),
        Check(
            "Python format (ruff)",
            tool("ruff", "format", "--quiet", "--check", "--output-format=concise", "."),
        ),
        Check("Shell scripts (shellcheck)", tool("shellcheck", "--external-sources", *scripts)),
        Check("Layers (import-linter)", tool("lint-imports", "--no-cache")),
        Check("Migrations in step with models", [*tool("python"), "manage.py", "makemigrations", "--check"]),
    ]
    if (checkout.root / "package.json").exists():
        npm = npm_command(checkout)
        found.insert(1, Check("Front-end unit tests (vitest)", [*npm, "test", "--silent"]))
        found.insert(2, Check("Front-end types and lint", [*npm, "run", "check", "--silent"]))
    return found


def shell_scripts(root: Path) -> list[Path]:
    """Everything below `script/` and `.ci/` that a shell reads."""
    candidates = sorted(p for folder in ("script", ".ci") for p in (root / folder).glob("*") if p.is_file())
    return [p for p in candidates if p.suffix == ".sh" or p.read_bytes()[:32].split(b"\n")[0].endswith(b"sh")]


def lint(environment: Environment) -> list[str]:
    """Runs all linters, two at a time; prints each result with its time; returns the names that failed."""
    checkout = environment.checkout
    env = node_env(checkout, environment.tests())
    # The venv first, so that every tool finds its own Python and plugins.
    env["PATH"] = f"{checkout.venv / 'bin'}{os.pathsep}{env['PATH']}"

    def one(check: Check) -> tuple[Check, int, str, float]:
        began = time.monotonic()
        result = subprocess.run(
            check.command, cwd=checkout.root, env=env, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        )  # fmt: skip
        return check, result.returncode, result.stdout, time.monotonic() - began

    failed = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for check, code, output, seconds in pool.map(one, checks(checkout)):
            print(f"  {check.what} ... {'FAILED' if code else 'fine'}, {seconds:.1f} s", flush=True)
            if code:
                failed.append(check.what)
                print("\n".join(f"    {line}" for line in output.strip().splitlines()), flush=True)
    return failed


def run_tests(environment: Environment, arguments: list[str]) -> int:
    """pytest on two processes. `-rfEs` names every skipped test too; the summary is the last line."""
    command = [str(environment.checkout.python), "-m", "pytest", "-n", "2", "-rfEs", *arguments]
    return subprocess.run(command, cwd=environment.checkout.root, env=environment.tests()).returncode


def main() -> int:
    arguments = sys.argv[1:]
    only_lint = "--lint" in arguments
    checkout = Checkout.here()
    with checkout.only_one("test", busy="The tests of this checkout are running already. Wait for them."):
        print("Tonari: setting up")
        set_up(checkout, tests=True)
        with database(checkout) as environment:
            print("Linters")
            failed = lint(environment)
            if failed:
                print(f"{len(failed)} of the linters found something: {', '.join(failed)}", flush=True)
            if only_lint:
                return 1 if failed else 0
            print("Tests", flush=True)
            code = run_tests(environment, arguments)
    return code or (1 if failed else 0)


if __name__ == "__main__":
    main_with_sentences(main)
