"""Give the web role and the export role exactly what they may do. Run by the owner role after `migrate`."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from psycopg import sql

# Rows, never the schema. History is only ever appended to.
WEB = [
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
]
EXPORT = [
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {role}",
]


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        grants = {
            os.environ.get("TONARI_WEB_ROLE", ""): WEB,
            os.environ.get("TONARI_EXPORT_ROLE", ""): EXPORT,
        }
        grants.pop("", None)
        if not grants:
            self.stdout.write("No roles to grant to: TONARI_WEB_ROLE and TONARI_EXPORT_ROLE are not set.")
            return
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            (owner,) = cursor.fetchone()
            for role, statements in grants.items():
                if role == owner:
                    raise CommandError(
                        f"{role} owns the schema: it cannot be the role of the web or of exports."
                    )
                for statement in [*statements, *(self._append_only(cursor) if statements is WEB else [])]:
                    cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
        self.stdout.write(f"Granted: {', '.join(grants)}.")

    def _append_only(self, cursor: Any) -> list[str]:
        """History tables: rows come by triggers and stay."""
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid "
            "WHERE attname = 'pgh_label' AND relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return [f'REVOKE UPDATE, DELETE ON "{name}" FROM {{role}}' for (name,) in cursor.fetchall()]
