"""A table for counting attempts (Django's database cache), shared by all processes.

Unlogged: it need not survive a crash, and costs little to write.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0006_organizations_at_work")]

    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE directory_attempts (
                cache_key varchar(255) PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX directory_attempts_expires ON directory_attempts (expires);
            """,
            "DROP TABLE directory_attempts",
        )
    ]
