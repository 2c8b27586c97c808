"""Roles, database and extensions, in SQL. Runs inside `.venv` (psycopg), called through `insql.py`.

Three roles (docs/decisions/0005-roles.md): the owner migrates; `web` reads and writes rows and cannot alter
the schema; `export` reads, for longer. Their rights on tables are given by `manage.py grant_roles`.
"""

from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from toolbox.say import Stop

EXTENSIONS = ("postgis", "btree_gin", "btree_gist", "pg_trgm")
# What each role's sessions start with. jit: one plan took 228 ms, 225 of them compiling.
SETTINGS = {
    "owner": {"jit": "off"},
    "web": {"jit": "off", "statement_timeout": "5s", "lock_timeout": "2s"},
    "export": {"jit": "off", "statement_timeout": "10min", "lock_timeout": "2s",
               "default_transaction_read_only": "on"},
}  # fmt: skip


# Tests make databases, and roles to see what these may not do.
OWNER_MAY = "CREATEDB CREATEROLE"
MAY_CREATE_ROLES = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"


def private(admin_dsn: str, roles: dict[str, dict[str, str]], database: str) -> dict[str, Any]:
    """Makes what is missing in the private cluster; passwords become the ones given.

    `roles`: `{"owner": {"name", "password"}, "web": ..., "export": ...}`. Extensions go into `template1`
    too, because the owner, who makes the test databases, may not install PostGIS.
    """
    with psycopg.connect(f"{admin_dsn} dbname=template1", autocommit=True) as admin:
        for purpose, role in roles.items():
            _role(
                admin,
                role["name"],
                role["password"],
                SETTINGS[purpose],
                OWNER_MAY if purpose == "owner" else "",
            )
        _extensions(admin)
        exists = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
    if not exists:
        # Not from the connection above: nobody may be connected to the template meanwhile.
        with psycopg.connect(f"{admin_dsn} dbname=postgres", autocommit=True) as admin:
            admin.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(database), sql.Identifier(roles["owner"]["name"])
                )
            )
    with psycopg.connect(f"{admin_dsn} dbname={database}", autocommit=True) as admin:
        _extensions(admin)
        if admin.info.server_version < 150000:  # later versions come like this
            admin.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
            admin.execute(
                sql.SQL("GRANT CREATE ON SCHEMA public TO {}").format(sql.Identifier(roles["owner"]["name"]))
            )
    return {}


def given(url: str, roles: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Prepares a database that somebody else runs, as far as the login in `url` may.

    Returns `{"roles": True}` when the roles are there with these passwords, else `{"sql": [...]}`: what an
    administrator would run. A role that exists with another password is another checkout's:
    `{"taken": name}`, and nothing is changed.
    """
    with psycopg.connect(url, autocommit=True, connect_timeout=10) as login:
        if login.info.server_version < 140000:
            raise Stop("That server is too old: Tonari needs PostgreSQL 14 or newer.")
        _postgis_there(login)
        row = login.execute(MAY_CREATE_ROLES).fetchone()
        may = row is not None and row[0]
        missing = [purpose for purpose, role in roles.items() if not _known(login, role["name"])]
        for purpose in roles.keys() - set(missing):
            if not _can_sign_in(login, roles[purpose]):
                return {"taken": roles[purpose]["name"]}
        if missing and not may:
            return {"sql": [_text(login, roles[purpose]["name"], SETTINGS[purpose]) for purpose in missing]}
        for purpose in missing:
            _role(login, roles[purpose]["name"], roles[purpose]["password"], SETTINGS[purpose])
        return {"roles": True}


def _known(login: "psycopg.Connection[Any]", name: str) -> bool:
    return login.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone() is not None


def _postgis_there(login: "psycopg.Connection[Any]") -> None:
    if login.execute("SELECT 1 FROM pg_extension WHERE extname = 'postgis'").fetchone():
        return
    try:
        login.execute("CREATE EXTENSION postgis")
    except psycopg.errors.InsufficientPrivilege:
        raise Stop(
            "That database has no PostGIS yet, and this login may not add it. Please have an administrator"
            f' run once:\n\n    psql -d {login.info.dbname} -c "CREATE EXTENSION postgis"\n'
        ) from None
    except (psycopg.errors.UndefinedFile, psycopg.errors.FeatureNotSupported):
        raise Stop("PostGIS is not installed on that database server.") from None


def _can_sign_in(login: "psycopg.Connection[Any]", role: dict[str, str]) -> bool:
    if not role["password"]:
        return False
    address = make_conninfo(login.info.dsn, user=role["name"], password=role["password"])
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return True


def _role(
    login: "psycopg.Connection[Any]",
    name: str,
    password: str,
    settings: dict[str, str],
    rights: str = "",
) -> None:
    """Creates the role if it is missing; sets its password (hashed here, so no log shows it) and settings."""
    role = sql.Identifier(name)
    if not _known(login, name):
        login.execute(sql.SQL("CREATE ROLE {}").format(role))
    hashed = login.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
    login.execute(
        sql.SQL("ALTER ROLE {} LOGIN {} PASSWORD {}").format(role, sql.SQL(rights), sql.Literal(hashed))
    )
    for key, value in settings.items():
        login.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(role, sql.Identifier(key), sql.Literal(value))
        )


def _text(login: "psycopg.Connection[Any]", name: str, settings: dict[str, str]) -> str:
    role = sql.Identifier(name).as_string(login)
    lines = [f"CREATE ROLE {role} LOGIN PASSWORD '...';"]
    lines += [f"ALTER ROLE {role} SET {key} = '{value}';" for key, value in settings.items()]
    return "\n".join(lines)


def _extensions(admin: "psycopg.Connection[Any]") -> None:
    for name in EXTENSIONS:
        admin.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))
