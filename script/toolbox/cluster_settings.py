"""The settings of the private cluster: how it is tuned, who may connect."""

import os
import pwd
from pathlib import Path

SETTINGS = """\
# Written by script/toolbox/cluster.py before every start.
port = {port}
listen_addresses = '127.0.0.1'
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 16MB
maintenance_work_mem = 128MB
max_wal_size = 1GB
random_page_cost = 1.1
effective_io_concurrency = 100
password_encryption = 'scram-sha-256'
timezone = 'UTC'
log_timezone = 'UTC'
# Acknowledged is kept, also after a power cut.
fsync = on
synchronous_commit = on
log_checkpoints = off
log_line_prefix = '%m [%p] %u@%d '
"""

ACCESS = """\
# Written by script/toolbox/cluster.py before every start.
local all {admin} peer map=tonari
local all all scram-sha-256
host all {admin} all reject
host all all 127.0.0.1/32 scram-sha-256
"""


def configure(data: Path, *, port: int, socket: Path, admin: str, account: pwd.struct_passwd) -> None:
    """Writes the three files before a start, so that a newer version of this code reaches older clusters.

    `admin` connects through the socket only, as the account that runs the server, the one that started it,
    or root. Everybody else needs a password.
    """
    me = pwd.getpwuid(os.geteuid()).pw_name
    files = {
        "tonari.conf": SETTINGS.format(port=port, socket=socket),
        "pg_hba.conf": ACCESS.format(admin=admin),
        "pg_ident.conf": "".join(
            f'tonari "{name}" {admin}\n' for name in sorted({me, account.pw_name, "root"})
        ),
    }
    for name, text in files.items():
        path = data / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        os.chown(path, account.pw_uid, account.pw_gid)
