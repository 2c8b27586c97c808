"""Which PostgreSQL servers with PostGIS this machine has."""

import re
import subprocess
from pathlib import Path


def installed_versions() -> dict[int, Path]:
    """Major version -> folder of the programs (`initdb`, `pg_ctl`...), for servers that have PostGIS."""
    found = {}
    for folder in Path("/usr/lib/postgresql").glob("[0-9]*/bin"):  # Debian, Ubuntu
        version = int(folder.parent.name)
        control = Path(f"/usr/share/postgresql/{version}/extension/postgis.control")
        if (folder / "initdb").exists() and control.exists():
            found[version] = folder
    return found or _from_pg_config()


def _from_pg_config() -> dict[int, Path]:
    """Elsewhere, `pg_config` on the PATH knows."""
    try:
        output = subprocess.run(["pg_config"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    values = dict(re.findall(r"^(\w+) = (.*)$", output, re.MULTILINE))
    version = re.search(r"PostgreSQL (\d+)", values.get("VERSION", ""))
    folder = Path(values.get("BINDIR", "/nowhere"))
    control = Path(values.get("SHAREDIR", "/nowhere")) / "extension" / "postgis.control"
    if version and (folder / "initdb").exists() and control.exists():
        return {int(version[1]): folder}
    return {}
