"""The database of this checkout, by hand.

script/db start            starts the private database and leaves it running
script/db stop             stops it
script/db status           says where it is
script/db reset            deletes it, with everything that was built (make reset)
script/db env              prints the variables that Django is handed:  eval "$(script/db env)"
script/db psql [...]       opens psql as the database's administrator
script/db exec [--web|--owner|--tests] COMMAND...    runs a command with the database at hand
                         (--web: what the web server may, the default; --owner: may alter the schema;
                         --tests: as make test runs pytest)
"""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout

from toolbox.checkout import Checkout, remove
from toolbox.cluster import Cluster
from toolbox.environment import DATABASE, Environment, database, given_url, in_foreground
from toolbox.say import Stop, main_with_sentences
from toolbox.setup import set_up


def main() -> int:
    command, *rest = sys.argv[1:] or ["help"]
    commands = {"start": start, "stop": stop, "status": status, "reset": reset, "env": env}
    if command in commands and not rest:
        commands[command](Checkout.here())
        return 0
    if command == "psql":
        return psql(Checkout.here(), rest)
    if command == "exec" and rest:
        return execute(Checkout.here(), rest)
    print(__doc__)
    return 0 if command == "help" else 2


def start(checkout: Checkout) -> None:
    _only_private("start")
    set_up(checkout, front_end=False)
    cluster = Cluster(checkout)
    cluster.keep(wish=True)
    with database(checkout):
        pass
    status(checkout)


def stop(checkout: Checkout) -> None:
    _only_private("stop")
    cluster = Cluster(checkout)
    cluster.keep(wish=False)
    with (
        checkout.only_one("server", busy="It is in use: {note}. Stop that first."),
        checkout.only_one("database"),
    ):
        if cluster.describe:
            cluster.stop()
    print("The database is stopped.")


def status(checkout: Checkout) -> None:
    cluster = Cluster(checkout)
    if given_url():
        print("DATABASE_URL is set: that server is used.")
    elif not cluster.describe:
        print("No database has been made yet.")
    else:
        state = f"runs on 127.0.0.1:{cluster.port}" if cluster.running else "is stopped"
        print(f"The private database {state}; its data stands in {cluster.home}")


def reset(checkout: Checkout) -> None:
    """Deletes the private database and everything built from the sources; `.venv` and packages stay."""
    if given_url():
        raise Stop(
            "make reset deletes only the private database, and DATABASE_URL is set: nothing was touched."
            " Unset DATABASE_URL to reset this checkout; empty a server of yours with its own tools."
        )
    busy = "This checkout is running ({note}). Stop it first (Ctrl-C there), then make reset."
    with (
        checkout.only_one("server", busy=busy),
        checkout.only_one("test", busy="The tests of this checkout are running. Wait for them."),
        checkout.only_one("database"),
    ):
        cluster = Cluster(checkout)
        cluster.keep(wish=False)
        cluster.destroy()
        for name in ("env", "built.json", "log"):
            remove(checkout.local / name)
        remove(checkout.root / "frontend" / "dist")
    print("The private database and everything built are deleted. make run begins afresh.")


def env(checkout: Checkout) -> None:
    with _quiet_database(checkout) as environment:
        for name, value in environment.variables.items():
            print(f"export {name}={shlex.quote(value)}")


def psql(checkout: Checkout, arguments: list[str]) -> int:
    _only_private("psql")
    with _quiet_database(checkout):
        cluster = Cluster(checkout)
        return in_foreground(
            [str(cluster.program("psql")), f"{cluster.admin_dsn} dbname={DATABASE}", *arguments], os.environ
        )


def execute(checkout: Checkout, arguments: list[str]) -> int:
    role = arguments.pop(0).removeprefix("--") if arguments[0] in {"--web", "--owner", "--tests"} else "web"
    if not arguments:
        raise Stop("script/db exec needs a command to run.")
    with _quiet_database(checkout, tests=role == "tests") as environment:
        variables = {"web": environment.web, "owner": environment.owner, "tests": environment.tests}[role]
        return in_foreground(arguments, variables())


@contextmanager
def _quiet_database(checkout: Checkout, *, tests: bool = False) -> Iterator[Environment]:
    """The database, for commands whose own output matters: progress goes to standard error."""
    with ExitStack() as stack:
        with redirect_stdout(sys.stderr):
            set_up(checkout, tests=tests, front_end=False)
            environment = stack.enter_context(database(checkout))
        yield environment


def _only_private(what: str) -> None:
    if given_url():
        raise Stop(f"DATABASE_URL is set: script/db {what} is about the private database only.")


if __name__ == "__main__":
    main_with_sentences(main)
