"""Which account of the machine runs the database server."""

import os
import pwd
import subprocess
from pathlib import Path
from typing import Any


def server_account(data: Path | None) -> pwd.struct_passwd:
    """This account; for root an unprivileged one (PostgreSQL refuses to run as root).

    Root takes the account that owns the `data` already there, else `postgres`, else a `tonari` made for it.
    """
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    if data is not None and data.exists():
        return pwd.getpwuid(data.stat().st_uid)
    for name in ("postgres", "tonari"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    subprocess.run(["useradd", "--system", "--shell", "/usr/sbin/nologin", "tonari"], check=True)
    return pwd.getpwnam("tonari")


def as_account(account: pwd.struct_passwd) -> dict[str, Any]:
    """Arguments for `subprocess` that change to the account, if we are root."""
    if os.geteuid() != 0:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
