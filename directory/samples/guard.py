"""Where samples may be loaded: in a private cluster, or on a server of one's own when asked for."""

import os


class SamplesNotWanted(Exception):
    """This database is a server of somebody's own, and nobody asked for samples there."""


def allow() -> None:
    """Raises SamplesNotWanted unless this is the project's private cluster or `SAMPLE=1` is set."""
    if os.environ.get("TONARI_PRIVATE_CLUSTER") == "1" or os.environ.get("SAMPLE") == "1":
        return
    raise SamplesNotWanted(
        "This is not the project's private cluster, so no samples are loaded. If you want fictional listings"
        " on this server, set SAMPLE=1 and run the command again."
    )
