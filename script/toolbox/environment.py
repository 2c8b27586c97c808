"""Which database this checkout works with, and the variables that commands are handed.

Without `DATABASE_URL`: the private cluster. With it: that server, as it is; nothing is started there.
"""

import hashlib
import os
import subprocess
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from toolbox import envfile, insql
from toolbox.address import Address
from toolbox.checkout import Checkout
from toolbox.cluster import Cluster
from toolbox.say import Stop, run, step

DATABASE = "tonari"


@dataclass(frozen=True)
class Environment:
    """A database that is ready to be used. `variables` are ours alone, without the rest of the shell's."""

    checkout: Checkout
    private: bool
    variables: Mapping[str, str]

    @property
    def roles_apart(self) -> bool:
        """False on a server where one login has to be everything."""
        owner = Address.parse(self.variables["DATABASE_OWNER_URL"]).user
        return owner not in {self.variables["TONARI_WEB_ROLE"], self.variables["TONARI_EXPORT_ROLE"]}

    def owner(self) -> dict[str, str]:
        """For commands that alter the schema or load bundled data: `DATABASE_URL` is the owner's."""
        return {**os.environ, **self.variables, "DATABASE_URL": self.variables["DATABASE_OWNER_URL"]}

    def web(self) -> dict[str, str]:
        """For what serves people: knows nothing that could alter the schema."""
        everything = {**os.environ, **self.variables}
        everything.pop("DATABASE_OWNER_URL", None)
        return everything

    def tests(self) -> dict[str, str]:
        """For tests and linters: as the owner, who makes the test databases, and without a pool.

        Exports read the same database as all else there: the address of the real one would lead them away.
        """
        everything = {**self.owner(), "TONARI_DB_POOL": "0"}
        everything.pop("DATABASE_EXPORT_URL", None)
        return everything

    def benches(self) -> dict[str, str]:
        """For benches: they make databases as the owner, and measure servers that are the web role."""
        return {
            **self.tests(),
            "BENCH_WEB_URL": self.variables["DATABASE_URL"],
            "BENCH_EXPORT_URL": self.variables["DATABASE_EXPORT_URL"],
        }

    def manage(self, *arguments: str, why: str) -> str:
        """Runs `manage.py` as the owner of the schema."""
        return run(
            [self.checkout.python, "manage.py", *arguments],
            why=why,
            log=self.checkout.logs / "setup.log",
            env=self.owner(),
            cwd=self.checkout.root,
        )


def given_url() -> str | None:
    """The database the user chose, if any."""
    return os.environ.get("DATABASE_URL", "").strip() or None


@contextmanager
def database(checkout: Checkout) -> Iterator[Environment]:
    """The database is there inside this block: roles, extensions, addresses."""
    url = given_url()
    if url:
        yield Environment(checkout, private=False, variables=_given(checkout, url))
        return
    cluster = Cluster(checkout)
    with cluster.in_use():
        yield Environment(checkout, private=True, variables=_private(checkout, cluster))


def _private(checkout: Checkout, cluster: Cluster) -> dict[str, str]:
    file = checkout.local / "env"
    known = envfile.read(file)
    roles = {}
    for purpose, name in (("OWNER_", "owner"), ("", "web"), ("EXPORT_", "export")):
        url = known.get(f"DATABASE_{purpose}URL")
        password = Address.parse(url).password if url else envfile.secret()
        roles[name] = {"name": f"{DATABASE}_{name}", "password": password}
    with checkout.only_one("database"):
        insql.call(checkout, "private", admin_dsn=cluster.admin_dsn, roles=roles, database=DATABASE)
        base = Address("", "", "127.0.0.1", cluster.port, DATABASE)
        # Samples are loaded only where this says that nobody's real data can be.
        variables = {**_variables(known, base, roles), "TONARI_PRIVATE_CLUSTER": "1"}
        if variables != known:
            envfile.write(file, variables)
    return _with_choices(variables)


def _given(checkout: Checkout, url: str) -> dict[str, str]:
    address = Address.parse(url)
    # One file a database: choosing another one must not mix up the passwords.
    file = checkout.local / f"env-{hashlib.sha256(url.encode()).hexdigest()[:10]}"
    known = envfile.read(file)
    with step(f"Looking at the {address.shown}"):
        if os.environ.get("DATABASE_OWNER_URL"):  # an operator has made the roles
            variables = _as_given(known, address)
            insql.call(checkout, "given", url=variables["DATABASE_OWNER_URL"], roles={})
            told = ""
        else:
            variables, told = _with_own_roles(checkout, known, address)
        if variables != known:
            envfile.write(file, variables)
    if told:
        print(told)
    return _with_choices(variables)


def _as_given(known: Mapping[str, str], web: Address) -> dict[str, str]:
    owner = Address.parse(os.environ["DATABASE_OWNER_URL"], "DATABASE_OWNER_URL")
    export = Address.parse(os.environ.get("DATABASE_EXPORT_URL") or web.url, "DATABASE_EXPORT_URL")
    return {
        "DATABASE_URL": web.url,
        "DATABASE_OWNER_URL": owner.url,
        "DATABASE_EXPORT_URL": export.url,
        "TONARI_WEB_ROLE": web.user,
        # Named only when it is another one: it would lose the web role's rights.
        "TONARI_EXPORT_ROLE": "" if export.user == web.user else export.user,
        "TONARI_SECRET_KEY": known.get("TONARI_SECRET_KEY") or envfile.secret(),
    }


def _with_own_roles(
    checkout: Checkout, known: Mapping[str, str], owner: Address
) -> tuple[dict[str, str], str]:
    """Web and export roles of our own beside the login that was given, which becomes the owner."""
    answer: dict[str, Any] = {}
    # The short names first; where another checkout took them, names with this checkout's hash.
    for suffix in ("", f"_{checkout.hash}"):
        roles = {}
        for purpose, variable in (("web", "DATABASE_URL"), ("export", "DATABASE_EXPORT_URL")):
            name = f"{owner.database}_{purpose}{suffix}"[-63:]
            before = Address.parse(known[variable]) if variable in known else None
            ours = before is not None and before.user == name
            password = before.password if before and ours else envfile.secret()
            roles[purpose] = {"name": name, "password": password}
        answer = insql.call(checkout, "given", url=owner.url, roles=roles)
        if "taken" not in answer:
            break
    else:
        raise Stop(
            f"The role {answer['taken']} exists on that server, and its password is not known here. Set"
            " DATABASE_OWNER_URL (owner of the schema) and DATABASE_URL (role of the web server) yourself."
        )
    if "sql" in answer:
        same_login = {"name": owner.user, "password": owner.password}
        variables = _variables(known, owner, {"owner": same_login, "web": same_login, "export": same_login})
        return variables, _loud(answer["sql"])
    roles["owner"] = {"name": owner.user, "password": owner.password}
    return _variables(known, owner, roles), ""


def _loud(lines: list[str]) -> str:
    statements = textwrap.indent("\n".join(lines), "    ")
    return (
        "\n  ATTENTION: the web server works as the owner of the schema, without time limits: the\n"
        "  login in DATABASE_URL may not create roles. An administrator can run this (with passwords\n"
        "  of their own):\n\n"
        f"{statements}\n\n"
        "  and you then set DATABASE_OWNER_URL to today's address, and DATABASE_URL and\n"
        "  DATABASE_EXPORT_URL to the new roles'.\n"
    )


def _variables(
    known: Mapping[str, str], base: Address, roles: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    def url(purpose: str) -> str:
        return base.with_login(roles[purpose]["name"], roles[purpose]["password"]).url

    return {
        "DATABASE_URL": url("web"),
        "DATABASE_OWNER_URL": url("owner"),
        "DATABASE_EXPORT_URL": url("export"),
        "TONARI_WEB_ROLE": roles["web"]["name"],
        "TONARI_EXPORT_ROLE": roles["export"]["name"],
        "TONARI_SECRET_KEY": known.get("TONARI_SECRET_KEY") or envfile.secret(),
    }


def _with_choices(variables: dict[str, str]) -> dict[str, str]:
    """What the user set in the shell wins, where there is a choice."""
    secret = os.environ.get("TONARI_SECRET_KEY")
    return {**variables, "TONARI_SECRET_KEY": secret} if secret else variables


def in_foreground(command: list[str], env: Mapping[str, str]) -> int:
    """Runs a command in the foreground with the database at hand and returns its exit code."""
    try:
        return subprocess.run(command, env=dict(env)).returncode
    except FileNotFoundError:
        raise Stop(f"There is no command {command[0]}.") from None
