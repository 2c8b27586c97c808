"""What every bench is handed: how much to measure, and servers on both databases."""

from contextlib import ExitStack
from dataclasses import dataclass, field

from bench.client import Client
from bench.method import Scale
from bench.servers import Server


@dataclass
class Bench:
    """small, large: numbers of listings. databases: their names by the number of listings in them. Servers
    start when first asked for.
    """

    scale: Scale
    small: int
    large: int
    databases: dict[int, str]
    stack: ExitStack
    _servers: dict[tuple[int, str], Server] = field(default_factory=dict)

    def server(self, listings: int, settings: str = "bench.site.settings") -> Server:
        """The one server with that many listings and these settings."""
        key = (listings, settings)
        if key not in self._servers:
            self._servers[key] = self.stack.enter_context(Server(self.databases[listings], settings))
        return self._servers[key]

    def client(self, listings: int) -> Client:
        """A new connection to the site with that many listings."""
        client = self.server(listings).client()
        self.stack.callback(client.close)
        return client
