"""`DATABASE_URL` and its like: `postgres://user:password@host:port/database?option=value`."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from toolbox.say import Stop

SCHEMES = {"postgres", "postgresql", "postgis"}


@dataclass(frozen=True)
class Address:
    """A database on a server, and who signs in there. `host` may be a folder with a socket."""

    user: str
    password: str
    host: str
    port: int | None
    database: str
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, url: str, name: str = "DATABASE_URL") -> "Address":
        """Reads a URL; `Stop` says what is wrong with the variable `name` without showing a password."""
        example = "It looks like postgres://user:password@host:5432/database"
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise Stop(f"{name} cannot be read: its port is not a number. {example}") from None
        if parts.scheme not in SCHEMES:
            raise Stop(f"{name} must begin with postgres:// (it begins with {parts.scheme!r}). {example}")
        database = unquote(parts.path[1:])
        if not database:
            raise Stop(f"{name} names no database. {example}")
        return cls(
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=unquote(parts.netloc.rpartition("@")[2].rpartition(":")[0])
            if port and "%" in parts.netloc
            else unquote(parts.hostname or ""),
            port=port,
            database=database,
            options=tuple(parse_qsl(parts.query)),
        )

    def with_login(self, user: str, password: str) -> "Address":
        """The same database for another role."""
        return replace(self, user=user, password=password)

    @property
    def url(self) -> str:
        """The address as a URL, everything escaped that must be."""
        login = quote(self.user, safe="")
        if self.password:
            login += ":" + quote(self.password, safe="")
        host = f"[{self.host}]" if ":" in self.host else quote(self.host, safe="")
        port = f":{self.port}" if self.port else ""
        query = f"?{urlencode(self.options, quote_via=quote)}" if self.options else ""
        at = "@" if login else ""
        return f"postgres://{login}{at}{host}{port}/{quote(self.database, safe='')}{query}"

    @property
    def shown(self) -> str:
        """For people: without the password."""
        place = f"{self.host or 'this machine'}{f':{self.port}' if self.port else ''}"
        return f"database {self.database} on {place}"
