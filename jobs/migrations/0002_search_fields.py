"""What searches need to know of a job: its detail view and triggers (`directory/entries.py`)."""

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from directory import entries

DETAIL = entries.detail_sql(
    "job",
    "jobs_job",
    one=["employment_type", "pay_unit", "role_is"],
    many=["work_setting", "tasks", "disclosure_option", "training_requirement", "work_conditions"],
    deadline="apply_until",
)


def rebuild(apps, schema_editor):
    entries.rebuild_entries()


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0003_entry'),
        ('jobs', '0001_initial'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='job',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='job',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='job',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='job',
            name='disclosure_option',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='job',
            name='work_conditions',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='disclosure_option',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='work_conditions',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='job',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "jobs_jobevent" ("apply_until", "disclosure_option", "employment_type", "hours_week_max", "hours_week_min", "is_employment", "listing_id", "pay_max", "pay_min", "pay_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_is", "tasks", "training_requirement", "work_conditions", "work_setting", "workplace_id") VALUES (NEW."apply_until", NEW."disclosure_option", NEW."employment_type", NEW."hours_week_max", NEW."hours_week_min", NEW."is_employment", NEW."listing_id", NEW."pay_max", NEW."pay_min", NEW."pay_unit", _pgh_attach_context(), NOW(), \'insert\', NEW."listing_id", NEW."role_is", NEW."tasks", NEW."training_requirement", NEW."work_conditions", NEW."work_setting", NEW."workplace_id"); RETURN NULL;', hash='d2753fb96525d6091cf5f490a79ca5f42a1d952a', operation='INSERT', pgid='pgtrigger_insert_insert_8da9d', table='jobs_job', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='job',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "jobs_jobevent" ("apply_until", "disclosure_option", "employment_type", "hours_week_max", "hours_week_min", "is_employment", "listing_id", "pay_max", "pay_min", "pay_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_is", "tasks", "training_requirement", "work_conditions", "work_setting", "workplace_id") VALUES (NEW."apply_until", NEW."disclosure_option", NEW."employment_type", NEW."hours_week_max", NEW."hours_week_min", NEW."is_employment", NEW."listing_id", NEW."pay_max", NEW."pay_min", NEW."pay_unit", _pgh_attach_context(), NOW(), \'update\', NEW."listing_id", NEW."role_is", NEW."tasks", NEW."training_requirement", NEW."work_conditions", NEW."work_setting", NEW."workplace_id"); RETURN NULL;', hash='d435d89d98dc414b80621bb39ef8f81fde1941ae', operation='UPDATE', pgid='pgtrigger_update_update_91845', table='jobs_job', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='job',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "jobs_jobevent" ("apply_until", "disclosure_option", "employment_type", "hours_week_max", "hours_week_min", "is_employment", "listing_id", "pay_max", "pay_min", "pay_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_is", "tasks", "training_requirement", "work_conditions", "work_setting", "workplace_id") VALUES (OLD."apply_until", OLD."disclosure_option", OLD."employment_type", OLD."hours_week_max", OLD."hours_week_min", OLD."is_employment", OLD."listing_id", OLD."pay_max", OLD."pay_min", OLD."pay_unit", _pgh_attach_context(), NOW(), \'delete\', OLD."listing_id", OLD."role_is", OLD."tasks", OLD."training_requirement", OLD."work_conditions", OLD."work_setting", OLD."workplace_id"); RETURN NULL;', hash='398776801d0076321220ab12c719850a8f82d4e1', operation='DELETE', pgid='pgtrigger_delete_delete_dd1d0', table='jobs_job', when='AFTER')),
        ),
        migrations.RunSQL(
            DETAIL, "DROP VIEW directory_detail_job; DROP FUNCTION jobs_job_write_entries() CASCADE"
        ),
        migrations.RunPython(rebuild, migrations.RunPython.noop),
    ]
