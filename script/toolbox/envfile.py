"""The variables Django is handed, kept in `.local/env` (readable by its owner alone)."""

import os
import secrets
from pathlib import Path


def read(path: Path) -> dict[str, str]:
    """`NAME=value` lines; a missing file is empty."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def write(path: Path, values: dict[str, str]) -> None:
    """Replaces the file in one go; nobody else can read it at any moment."""
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write("# Made by the scripts. Secrets: never commit, never copy to another machine.\n")
        out.writelines(f"{name}={value}\n" for name, value in values.items())
    new.replace(path)


def secret() -> str:
    """43 characters that need no quoting anywhere."""
    return secrets.token_urlsafe(32)
