"""What searches look for, besides where: `Entry`, kept in step by triggers (`directory/entries.py`).

Entries of what is there already are written at the end of `jobs/0002`, when every kind has its view.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from directory import entries

# `directory_project` goes on to write the entries of the same listings.
PROJECT_AND_WRITE = """
ALTER FUNCTION directory_project(uuid[]) RENAME TO directory_project_places;
CREATE FUNCTION directory_project(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM directory_project_places(ids);
    PERFORM directory_write_entries(ids);
END $$;
"""
PROJECT_ONLY = """
DROP FUNCTION directory_project(uuid[]);
ALTER FUNCTION directory_project_places(uuid[]) RENAME TO directory_project;
"""

DETAILS = {
    "group": entries.detail_sql(
        "group",
        "directory_group",
        one=["group_kind", "group_run_by"],
        many=["attendance", "meeting_format", "group_style"],
    ),
    "training": entries.detail_sql(
        "training",
        "directory_training",
        one=["training_kind", "selection"],
        many=["training_open_to", "meeting_format"],
        deadline="apply_until",
    ),
    "consultation": entries.detail_sql(
        "consultation", "directory_consultation", one=["consultation_kind"], many=["for_whom"]
    ),
}


def _details() -> list[migrations.RunSQL]:
    return [
        migrations.RunSQL(
            forward,
            f"DROP VIEW directory_detail_{kind}; DROP FUNCTION directory_{kind}_write_entries() CASCADE",
        )
        for kind, forward in DETAILS.items()
    ]


def install_functions(apps, schema_editor):
    entries.install_functions()


def drop_functions(apps, schema_editor):
    for function in ("names_peer_work", "bigrams", "fold"):
        schema_editor.execute(f"DROP FUNCTION directory_{function}(text)")


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_projection")]

    operations = [
        migrations.RunPython(install_functions, drop_functions),
        migrations.RunSQL(entries.FOLD_RUBY_SQL, "DROP FUNCTION directory_fold_ruby(text)"),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('listing', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='entry', serialize=False, to='directory.listing')),
                ('kind', models.CharField(max_length=20)),
                ('online', models.BooleanField()),
                ('located', models.BooleanField()),
                ('aside', models.BooleanField()),
                ('open_data', models.BooleanField()),
                ('published_at', models.DateTimeField()),
                ('prefectures', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('deadline', models.DateField(null=True)),
                ('tags', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('body', models.TextField()),
            ],
            options={
                'indexes': [models.Index(models.OrderBy(models.F('published_at'), descending=True), models.F('listing'), name='entry_newest'), models.Index(models.F('kind'), models.OrderBy(models.F('published_at'), descending=True), models.F('listing'), name='entry_kind_newest'), models.Index(condition=models.Q(('deadline__isnull', False)), fields=['deadline', 'listing'], name='entry_deadline'), django.contrib.postgres.indexes.GinIndex(fields=['tags'], name='entry_tags'), django.contrib.postgres.indexes.GinIndex(models.Func('body', function='directory_bigrams'), name='entry_bigrams')],
            },
        ),
        migrations.RunSQL(entries.SOURCE_VIEW, "DROP VIEW directory_entry_source"),
        migrations.RunSQL(entries.WRITE_ENTRIES, "DROP FUNCTION directory_write_entries(uuid[])"),
        migrations.RunSQL(PROJECT_AND_WRITE, PROJECT_ONLY),
        *_details(),
        migrations.RunSQL(
            entries.ORGANIZATION_TRIGGER, "DROP FUNCTION directory_organization_write_entries() CASCADE"
        ),
    ]
