"""Where samples may be loaded: in a private cluster, or on a server of one's own when asked for."""

import os

from django.db import connection


class SamplesNotWanted(Exception):
    """This database is a server of somebody's own, and nobody asked for samples there."""


class NotTheOwner(Exception):
    """The role of this connection does not own the tables."""


def allow() -> None:
    """Raises SamplesNotWanted unless this is the project's private cluster or `SAMPLE=1` is set."""
    if os.environ.get("TONARI_PRIVATE_CLUSTER") == "1" or os.environ.get("SAMPLE") == "1":
        return
    raise SamplesNotWanted(
        "This is not the project's private cluster, so no samples are loaded. If you want fictional listings"
        " on this server, set SAMPLE=1 and run the command again."
    )


def owned() -> None:
    """Raises NotTheOwner unless this role owns the tables: the web role may not touch history."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'directory_listing'::regclass"
        )
        (owner,) = cursor.fetchone()
    if not owner:
        raise NotTheOwner(
            "Only the owner of the tables may do this: run it with DATABASE_OWNER_URL as DATABASE_URL."
        )
