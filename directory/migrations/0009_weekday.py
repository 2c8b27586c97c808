"""Searches find groups by the days of the week on which they meet."""

from django.db import migrations

from directory import entries

DETAIL = entries.detail_view(
    "group",
    "directory_group",
    one=["group_kind", "group_run_by"],
    many=["attendance", "meeting_format", "group_style", "weekday"],
)


class Migration(migrations.Migration):
    dependencies = [("directory", "0008_meetings")]

    operations = [migrations.RunSQL(DETAIL, migrations.RunSQL.noop)]
