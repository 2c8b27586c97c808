"""Jobs with all that people decide by, the readiness checklist, minimum wages."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

from directory import entries

DETAIL = entries.detail_view(
    "job",
    "jobs_job",
    one=["employment_type", "pay_unit", "role_is", "how_fixed", "handbook", "kasan_status", "smoking_measure"],
    many=[
        "work_setting",
        "tasks",
        "disclosure_option",
        "training_requirement",
        "work_conditions",
        "insurance",
        "team_profession",
        "readiness",
    ],
    deadline="apply_until",
)

class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0006_organizations_at_work'),
        ('jobs', '0002_search_fields'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(max_length=10)),
                ('answer', models.CharField(choices=[('yes', 'できている'), ('in_progress', '取り組んでいる'), ('not_yet', 'まだ'), ('na', '当てはまらない')], max_length=20)),
                ('evidence', models.CharField(blank=True, default='', max_length=600)),
                ('evidence_en', models.CharField(blank=True, default='', max_length=1200)),
                ('evidence_easy', models.CharField(blank=True, default='', max_length=1800)),
                ('would_help', models.CharField(blank=True, default='', max_length=400)),
                ('reason', models.CharField(blank=True, default='', max_length=400)),
                ('answered_on', models.DateField()),
            ],
            options={
                'ordering': ['assessment_id', 'item'],
            },
        ),
        migrations.CreateModel(
            name='AnswerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('item', models.CharField(max_length=10)),
                ('answer', models.CharField(choices=[('yes', 'できている'), ('in_progress', '取り組んでいる'), ('not_yet', 'まだ'), ('na', '当てはまらない')], max_length=20)),
                ('evidence', models.CharField(blank=True, default='', max_length=600)),
                ('evidence_en', models.CharField(blank=True, default='', max_length=1200)),
                ('evidence_easy', models.CharField(blank=True, default='', max_length=1800)),
                ('would_help', models.CharField(blank=True, default='', max_length=400)),
                ('reason', models.CharField(blank=True, default='', max_length=400)),
                ('answered_on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('instrument', models.CharField(max_length=40)),
                ('language', models.CharField(choices=[('ja', '日本語'), ('en', 'English'), ('easy', 'やさしい日本語')], default='ja', max_length=4)),
                ('answered_by_roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('answered_on', models.DateField()),
                ('peers_now', models.CharField(blank=True, choices=[('none', 'いない'), ('yes', 'いる'), ('two_plus', '2人以上')], default='', max_length=20)),
                ('peers_agreed', models.BooleanField(default=False)),
                ('reflection_aim', models.CharField(blank=True, default='', max_length=600)),
                ('reflection_when', models.CharField(blank=True, default='', max_length=300)),
                ('reflection_public', models.BooleanField(default=False)),
                ('published_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('key_person_left_at', models.DateField(blank=True, null=True)),
                ('sample', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['workplace_id', '-number'],
            },
        ),
        migrations.CreateModel(
            name='AssessmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('instrument', models.CharField(max_length=40)),
                ('language', models.CharField(choices=[('ja', '日本語'), ('en', 'English'), ('easy', 'やさしい日本語')], default='ja', max_length=4)),
                ('answered_by_roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('answered_on', models.DateField()),
                ('peers_now', models.CharField(blank=True, choices=[('none', 'いない'), ('yes', 'いる'), ('two_plus', '2人以上')], default='', max_length=20)),
                ('peers_agreed', models.BooleanField(default=False)),
                ('reflection_aim', models.CharField(blank=True, default='', max_length=600)),
                ('reflection_when', models.CharField(blank=True, default='', max_length=300)),
                ('reflection_public', models.BooleanField(default=False)),
                ('published_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('key_person_left_at', models.DateField(blank=True, null=True)),
                ('sample', models.BooleanField(default=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CoSignature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('key_hash', models.CharField(blank=True, db_index=True, default='', max_length=64)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('nickname', models.CharField(blank=True, default='', max_length=40)),
                ('items', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), blank=True, default=list, size=None)),
                ('sample', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='MinimumWage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('yen', models.PositiveIntegerField()),
                ('effective_from', models.DateField()),
                ('source', models.CharField(blank=True, max_length=300)),
                ('loaded_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'ordering': ['prefecture_id', '-effective_from'],
            },
        ),
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
            name='accommodations',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='job',
            name='allowances',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='apply_steps',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='job',
            name='asked',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='job',
            name='assignments_month_max',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='assignments_month_min',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='bonus',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='breaks',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='cancellation_pay',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='commute',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='contact_length',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='contract_months',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='contract_term',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='days_week_max',
            field=models.DecimalField(blank=True, decimal_places=1, max_digits=2, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='days_week_min',
            field=models.DecimalField(blank=True, decimal_places=1, max_digits=2, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='documents',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='driving_required',
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='dual_role',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='duties',
            field=models.CharField(blank=True, default='', max_length=1000),
        ),
        migrations.AddField(
            model_name='job',
            name='duties_change_scope',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='duties_easy',
            field=models.CharField(blank=True, default='', max_length=3000),
        ),
        migrations.AddField(
            model_name='job',
            name='duties_en',
            field=models.CharField(blank=True, default='', max_length=2000),
        ),
        migrations.AddField(
            model_name='job',
            name='fixed_overtime',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='fixed_term',
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='guaranteed_hours',
            field=models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='handbook',
            field=models.CharField(blank=True, choices=[('not_needed', '手帳も診断名も問わない'), ('disability_quota', '障害者雇用枠（手帳が必要）'), ('either', 'どちらでも応募できる'), ('kasan_check', '加算の届出のため、障害者等であることの確認書類を求めることがある')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='job',
            name='holidays',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='hours_day',
            field=models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='how_fixed',
            field=models.CharField(blank=True, choices=[('fixed', 'だいたい決まっている'), ('half', '半分は決まっていて、半分は話し合ってつくる'), ('shaped', '話し合いながらつくっていく')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='job',
            name='insurance',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='job',
            name='kasan_status',
            field=models.CharField(blank=True, choices=[('taisei', 'ピアサポート体制加算を届出済み'), ('jisshi', 'ピアサポート実施加算を算定'), ('planned', 'これから届出の予定'), ('none', '算定していない'), ('out_of_scope', '対象外の職場（病院・行政など）'), ('unknown', 'わからない')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='job',
            name='minimum_wage_exception',
            field=models.CharField(blank=True, choices=[('reduction', '減額特例'), ('public_fiscal', '会計年度任用職員')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='job',
            name='never_asked',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='job',
            name='not_tasks',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='job',
            name='not_tasks_easy',
            field=models.CharField(blank=True, default='', max_length=1800),
        ),
        migrations.AddField(
            model_name='job',
            name='not_tasks_en',
            field=models.CharField(blank=True, default='', max_length=1200),
        ),
        migrations.AddField(
            model_name='job',
            name='openings',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='overtime',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='pay_day',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='pay_note',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='raises',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='readiness',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='job',
            name='recruiter_name',
            field=models.CharField(blank=True, default='', max_length=120),
        ),
        migrations.AddField(
            model_name='job',
            name='registrar',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='renewal_cap',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='renewal_standard',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='rewarding',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='job',
            name='rewarding_easy',
            field=models.CharField(blank=True, default='', max_length=1800),
        ),
        migrations.AddField(
            model_name='job',
            name='rewarding_en',
            field=models.CharField(blank=True, default='', max_length=1200),
        ),
        migrations.AddField(
            model_name='job',
            name='role_reviewed',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='role_shaped_by',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='session_hours',
            field=models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='smoking_measure',
            field=models.CharField(blank=True, choices=[('no_smoking_site', '敷地内禁煙'), ('no_smoking_indoor', '屋内禁煙'), ('smoking_room', '喫煙専用室あり'), ('other', 'その他')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='job',
            name='smoking_note',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='start_note',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='starts_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='supervision_by',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='supervision_how_often',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='supervision_paid',
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='job',
            name='team_profession',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='job',
            name='training_paid',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='travel_expenses',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='travel_islands',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='travel_winter',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='trial_period',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='job',
            name='trial_visit',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='working_hours',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='job',
            name='workplace_change_scope',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='accommodations',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='allowances',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='apply_steps',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='asked',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='assignments_month_max',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='assignments_month_min',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='bonus',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='breaks',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='cancellation_pay',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='commute',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='contact_length',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='contract_months',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='contract_term',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='days_week_max',
            field=models.DecimalField(blank=True, decimal_places=1, max_digits=2, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='days_week_min',
            field=models.DecimalField(blank=True, decimal_places=1, max_digits=2, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='documents',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='driving_required',
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='dual_role',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='duties',
            field=models.CharField(blank=True, default='', max_length=1000),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='duties_change_scope',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='duties_easy',
            field=models.CharField(blank=True, default='', max_length=3000),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='duties_en',
            field=models.CharField(blank=True, default='', max_length=2000),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='fixed_overtime',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='fixed_term',
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='guaranteed_hours',
            field=models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='handbook',
            field=models.CharField(blank=True, choices=[('not_needed', '手帳も診断名も問わない'), ('disability_quota', '障害者雇用枠（手帳が必要）'), ('either', 'どちらでも応募できる'), ('kasan_check', '加算の届出のため、障害者等であることの確認書類を求めることがある')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='holidays',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='hours_day',
            field=models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='how_fixed',
            field=models.CharField(blank=True, choices=[('fixed', 'だいたい決まっている'), ('half', '半分は決まっていて、半分は話し合ってつくる'), ('shaped', '話し合いながらつくっていく')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='insurance',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='kasan_status',
            field=models.CharField(blank=True, choices=[('taisei', 'ピアサポート体制加算を届出済み'), ('jisshi', 'ピアサポート実施加算を算定'), ('planned', 'これから届出の予定'), ('none', '算定していない'), ('out_of_scope', '対象外の職場（病院・行政など）'), ('unknown', 'わからない')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='minimum_wage_exception',
            field=models.CharField(blank=True, choices=[('reduction', '減額特例'), ('public_fiscal', '会計年度任用職員')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='never_asked',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='not_tasks',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='not_tasks_easy',
            field=models.CharField(blank=True, default='', max_length=1800),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='not_tasks_en',
            field=models.CharField(blank=True, default='', max_length=1200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='openings',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='overtime',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='pay_day',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='pay_note',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='raises',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='readiness',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='recruiter_name',
            field=models.CharField(blank=True, default='', max_length=120),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='registrar',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='renewal_cap',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='renewal_standard',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='rewarding',
            field=models.CharField(blank=True, default='', max_length=600),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='rewarding_easy',
            field=models.CharField(blank=True, default='', max_length=1800),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='rewarding_en',
            field=models.CharField(blank=True, default='', max_length=1200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='role_reviewed',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='role_shaped_by',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='session_hours',
            field=models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='smoking_measure',
            field=models.CharField(blank=True, choices=[('no_smoking_site', '敷地内禁煙'), ('no_smoking_indoor', '屋内禁煙'), ('smoking_room', '喫煙専用室あり'), ('other', 'その他')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='smoking_note',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='start_note',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='starts_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='supervision_by',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='supervision_how_often',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='supervision_paid',
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='team_profession',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='training_paid',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='travel_expenses',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='travel_islands',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='travel_winter',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='trial_period',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='trial_visit',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='working_hours',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='jobevent',
            name='workplace_change_scope',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='job',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "jobs_jobevent" ("accommodations", "allowances", "apply_steps", "apply_until", "asked", "assignments_month_max", "assignments_month_min", "bonus", "breaks", "cancellation_pay", "commute", "contact_length", "contract_months", "contract_term", "days_week_max", "days_week_min", "disclosure_option", "documents", "driving_required", "dual_role", "duties", "duties_change_scope", "duties_easy", "duties_en", "employment_type", "fixed_overtime", "fixed_term", "guaranteed_hours", "handbook", "holidays", "hours_day", "hours_week_max", "hours_week_min", "how_fixed", "insurance", "is_employment", "kasan_status", "listing_id", "minimum_wage_exception", "never_asked", "not_tasks", "not_tasks_easy", "not_tasks_en", "openings", "overtime", "pay_day", "pay_max", "pay_min", "pay_note", "pay_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raises", "readiness", "recruiter_name", "registrar", "renewal_cap", "renewal_standard", "rewarding", "rewarding_easy", "rewarding_en", "role_is", "role_reviewed", "role_shaped_by", "session_hours", "smoking_measure", "smoking_note", "start_note", "starts_on", "supervision_by", "supervision_how_often", "supervision_paid", "tasks", "team_profession", "training_paid", "training_requirement", "travel_expenses", "travel_islands", "travel_winter", "trial_period", "trial_visit", "work_conditions", "work_setting", "working_hours", "workplace_change_scope", "workplace_id") VALUES (NEW."accommodations", NEW."allowances", NEW."apply_steps", NEW."apply_until", NEW."asked", NEW."assignments_month_max", NEW."assignments_month_min", NEW."bonus", NEW."breaks", NEW."cancellation_pay", NEW."commute", NEW."contact_length", NEW."contract_months", NEW."contract_term", NEW."days_week_max", NEW."days_week_min", NEW."disclosure_option", NEW."documents", NEW."driving_required", NEW."dual_role", NEW."duties", NEW."duties_change_scope", NEW."duties_easy", NEW."duties_en", NEW."employment_type", NEW."fixed_overtime", NEW."fixed_term", NEW."guaranteed_hours", NEW."handbook", NEW."holidays", NEW."hours_day", NEW."hours_week_max", NEW."hours_week_min", NEW."how_fixed", NEW."insurance", NEW."is_employment", NEW."kasan_status", NEW."listing_id", NEW."minimum_wage_exception", NEW."never_asked", NEW."not_tasks", NEW."not_tasks_easy", NEW."not_tasks_en", NEW."openings", NEW."overtime", NEW."pay_day", NEW."pay_max", NEW."pay_min", NEW."pay_note", NEW."pay_unit", _pgh_attach_context(), NOW(), \'insert\', NEW."listing_id", NEW."raises", NEW."readiness", NEW."recruiter_name", NEW."registrar", NEW."renewal_cap", NEW."renewal_standard", NEW."rewarding", NEW."rewarding_easy", NEW."rewarding_en", NEW."role_is", NEW."role_reviewed", NEW."role_shaped_by", NEW."session_hours", NEW."smoking_measure", NEW."smoking_note", NEW."start_note", NEW."starts_on", NEW."supervision_by", NEW."supervision_how_often", NEW."supervision_paid", NEW."tasks", NEW."team_profession", NEW."training_paid", NEW."training_requirement", NEW."travel_expenses", NEW."travel_islands", NEW."travel_winter", NEW."trial_period", NEW."trial_visit", NEW."work_conditions", NEW."work_setting", NEW."working_hours", NEW."workplace_change_scope", NEW."workplace_id"); RETURN NULL;', hash='de786c8a3ae86780356d1859692241d111973a4e', operation='INSERT', pgid='pgtrigger_insert_insert_8da9d', table='jobs_job', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='job',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "jobs_jobevent" ("accommodations", "allowances", "apply_steps", "apply_until", "asked", "assignments_month_max", "assignments_month_min", "bonus", "breaks", "cancellation_pay", "commute", "contact_length", "contract_months", "contract_term", "days_week_max", "days_week_min", "disclosure_option", "documents", "driving_required", "dual_role", "duties", "duties_change_scope", "duties_easy", "duties_en", "employment_type", "fixed_overtime", "fixed_term", "guaranteed_hours", "handbook", "holidays", "hours_day", "hours_week_max", "hours_week_min", "how_fixed", "insurance", "is_employment", "kasan_status", "listing_id", "minimum_wage_exception", "never_asked", "not_tasks", "not_tasks_easy", "not_tasks_en", "openings", "overtime", "pay_day", "pay_max", "pay_min", "pay_note", "pay_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raises", "readiness", "recruiter_name", "registrar", "renewal_cap", "renewal_standard", "rewarding", "rewarding_easy", "rewarding_en", "role_is", "role_reviewed", "role_shaped_by", "session_hours", "smoking_measure", "smoking_note", "start_note", "starts_on", "supervision_by", "supervision_how_often", "supervision_paid", "tasks", "team_profession", "training_paid", "training_requirement", "travel_expenses", "travel_islands", "travel_winter", "trial_period", "trial_visit", "work_conditions", "work_setting", "working_hours", "workplace_change_scope", "workplace_id") VALUES (NEW."accommodations", NEW."allowances", NEW."apply_steps", NEW."apply_until", NEW."asked", NEW."assignments_month_max", NEW."assignments_month_min", NEW."bonus", NEW."breaks", NEW."cancellation_pay", NEW."commute", NEW."contact_length", NEW."contract_months", NEW."contract_term", NEW."days_week_max", NEW."days_week_min", NEW."disclosure_option", NEW."documents", NEW."driving_required", NEW."dual_role", NEW."duties", NEW."duties_change_scope", NEW."duties_easy", NEW."duties_en", NEW."employment_type", NEW."fixed_overtime", NEW."fixed_term", NEW."guaranteed_hours", NEW."handbook", NEW."holidays", NEW."hours_day", NEW."hours_week_max", NEW."hours_week_min", NEW."how_fixed", NEW."insurance", NEW."is_employment", NEW."kasan_status", NEW."listing_id", NEW."minimum_wage_exception", NEW."never_asked", NEW."not_tasks", NEW."not_tasks_easy", NEW."not_tasks_en", NEW."openings", NEW."overtime", NEW."pay_day", NEW."pay_max", NEW."pay_min", NEW."pay_note", NEW."pay_unit", _pgh_attach_context(), NOW(), \'update\', NEW."listing_id", NEW."raises", NEW."readiness", NEW."recruiter_name", NEW."registrar", NEW."renewal_cap", NEW."renewal_standard", NEW."rewarding", NEW."rewarding_easy", NEW."rewarding_en", NEW."role_is", NEW."role_reviewed", NEW."role_shaped_by", NEW."session_hours", NEW."smoking_measure", NEW."smoking_note", NEW."start_note", NEW."starts_on", NEW."supervision_by", NEW."supervision_how_often", NEW."supervision_paid", NEW."tasks", NEW."team_profession", NEW."training_paid", NEW."training_requirement", NEW."travel_expenses", NEW."travel_islands", NEW."travel_winter", NEW."trial_period", NEW."trial_visit", NEW."work_conditions", NEW."work_setting", NEW."working_hours", NEW."workplace_change_scope", NEW."workplace_id"); RETURN NULL;', hash='3297f0f78b496855014fcea212ab1fe4e7ba0dc5', operation='UPDATE', pgid='pgtrigger_update_update_91845', table='jobs_job', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='job',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "jobs_jobevent" ("accommodations", "allowances", "apply_steps", "apply_until", "asked", "assignments_month_max", "assignments_month_min", "bonus", "breaks", "cancellation_pay", "commute", "contact_length", "contract_months", "contract_term", "days_week_max", "days_week_min", "disclosure_option", "documents", "driving_required", "dual_role", "duties", "duties_change_scope", "duties_easy", "duties_en", "employment_type", "fixed_overtime", "fixed_term", "guaranteed_hours", "handbook", "holidays", "hours_day", "hours_week_max", "hours_week_min", "how_fixed", "insurance", "is_employment", "kasan_status", "listing_id", "minimum_wage_exception", "never_asked", "not_tasks", "not_tasks_easy", "not_tasks_en", "openings", "overtime", "pay_day", "pay_max", "pay_min", "pay_note", "pay_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raises", "readiness", "recruiter_name", "registrar", "renewal_cap", "renewal_standard", "rewarding", "rewarding_easy", "rewarding_en", "role_is", "role_reviewed", "role_shaped_by", "session_hours", "smoking_measure", "smoking_note", "start_note", "starts_on", "supervision_by", "supervision_how_often", "supervision_paid", "tasks", "team_profession", "training_paid", "training_requirement", "travel_expenses", "travel_islands", "travel_winter", "trial_period", "trial_visit", "work_conditions", "work_setting", "working_hours", "workplace_change_scope", "workplace_id") VALUES (OLD."accommodations", OLD."allowances", OLD."apply_steps", OLD."apply_until", OLD."asked", OLD."assignments_month_max", OLD."assignments_month_min", OLD."bonus", OLD."breaks", OLD."cancellation_pay", OLD."commute", OLD."contact_length", OLD."contract_months", OLD."contract_term", OLD."days_week_max", OLD."days_week_min", OLD."disclosure_option", OLD."documents", OLD."driving_required", OLD."dual_role", OLD."duties", OLD."duties_change_scope", OLD."duties_easy", OLD."duties_en", OLD."employment_type", OLD."fixed_overtime", OLD."fixed_term", OLD."guaranteed_hours", OLD."handbook", OLD."holidays", OLD."hours_day", OLD."hours_week_max", OLD."hours_week_min", OLD."how_fixed", OLD."insurance", OLD."is_employment", OLD."kasan_status", OLD."listing_id", OLD."minimum_wage_exception", OLD."never_asked", OLD."not_tasks", OLD."not_tasks_easy", OLD."not_tasks_en", OLD."openings", OLD."overtime", OLD."pay_day", OLD."pay_max", OLD."pay_min", OLD."pay_note", OLD."pay_unit", _pgh_attach_context(), NOW(), \'delete\', OLD."listing_id", OLD."raises", OLD."readiness", OLD."recruiter_name", OLD."registrar", OLD."renewal_cap", OLD."renewal_standard", OLD."rewarding", OLD."rewarding_easy", OLD."rewarding_en", OLD."role_is", OLD."role_reviewed", OLD."role_shaped_by", OLD."session_hours", OLD."smoking_measure", OLD."smoking_note", OLD."start_note", OLD."starts_on", OLD."supervision_by", OLD."supervision_how_often", OLD."supervision_paid", OLD."tasks", OLD."team_profession", OLD."training_paid", OLD."training_requirement", OLD."travel_expenses", OLD."travel_islands", OLD."travel_winter", OLD."trial_period", OLD."trial_visit", OLD."work_conditions", OLD."work_setting", OLD."working_hours", OLD."workplace_change_scope", OLD."workplace_id"); RETURN NULL;', hash='20db398f1c7e50e6c96d5033abaa80457491e738', operation='DELETE', pgid='pgtrigger_delete_delete_dd1d0', table='jobs_job', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(('hours_week_min__isnull', True), models.Q(('hours_week_min__gt', 0), ('hours_week_min__lte', 168)), _connector='OR'), name='job_hours_a_week'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(('hours_week_max__isnull', True), models.Q(('hours_week_max__gt', 0), ('hours_week_max__lte', 168)), _connector='OR'), name='job_most_hours_a_week'),
        ),
        migrations.AddField(
            model_name='answerevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='answerevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='jobs.answer'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='published_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='assessment',
            name='workplace',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='directory.workplace'),
        ),
        migrations.AddField(
            model_name='answerevent',
            name='assessment',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='jobs.assessment'),
        ),
        migrations.AddField(
            model_name='answer',
            name='assessment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='jobs.assessment'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='jobs.assessment'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='published_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='workplace',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='directory.workplace'),
        ),
        migrations.AddField(
            model_name='cosignature',
            name='assessment',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='co_signatures', to='jobs.assessment'),
        ),
        migrations.AddField(
            model_name='cosignature',
            name='workplace',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='co_signatures', to='directory.workplace'),
        ),
        migrations.AddField(
            model_name='minimumwage',
            name='prefecture',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minimum_wages', to='directory.prefecture'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(fields=('workplace', 'number'), name='assessment_number_once'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('peers_now', 'yes'), _negated=True), ('peers_agreed', True), _connector='OR'), name='assessment_lone_peer_agreed'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "jobs_assessmentevent" ("answered_by_roles", "answered_on", "expires_at", "id", "instrument", "key_person_left_at", "language", "number", "peers_agreed", "peers_now", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "reflection_aim", "reflection_public", "reflection_when", "sample", "workplace_id") VALUES (NEW."answered_by_roles", NEW."answered_on", NEW."expires_at", NEW."id", NEW."instrument", NEW."key_person_left_at", NEW."language", NEW."number", NEW."peers_agreed", NEW."peers_now", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."reflection_aim", NEW."reflection_public", NEW."reflection_when", NEW."sample", NEW."workplace_id"); RETURN NULL;', hash='d2c25c71bfe2a5d0b12e59edf314713bcefa2bae', operation='INSERT', pgid='pgtrigger_insert_insert_d38bf', table='jobs_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "jobs_assessmentevent" ("answered_by_roles", "answered_on", "expires_at", "id", "instrument", "key_person_left_at", "language", "number", "peers_agreed", "peers_now", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "reflection_aim", "reflection_public", "reflection_when", "sample", "workplace_id") VALUES (NEW."answered_by_roles", NEW."answered_on", NEW."expires_at", NEW."id", NEW."instrument", NEW."key_person_left_at", NEW."language", NEW."number", NEW."peers_agreed", NEW."peers_now", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."reflection_aim", NEW."reflection_public", NEW."reflection_when", NEW."sample", NEW."workplace_id"); RETURN NULL;', hash='63ed7d08b7a1e9742674298c000aa3896768e413', operation='UPDATE', pgid='pgtrigger_update_update_4933b', table='jobs_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "jobs_assessmentevent" ("answered_by_roles", "answered_on", "expires_at", "id", "instrument", "key_person_left_at", "language", "number", "peers_agreed", "peers_now", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "reflection_aim", "reflection_public", "reflection_when", "sample", "workplace_id") VALUES (OLD."answered_by_roles", OLD."answered_on", OLD."expires_at", OLD."id", OLD."instrument", OLD."key_person_left_at", OLD."language", OLD."number", OLD."peers_agreed", OLD."peers_now", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."published_by_id", OLD."reflection_aim", OLD."reflection_public", OLD."reflection_when", OLD."sample", OLD."workplace_id"); RETURN NULL;', hash='9a5b9b1211500a44e15b154d0fd9a8c360cd24ca', operation='DELETE', pgid='pgtrigger_delete_delete_9fc23', table='jobs_assessment', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('assessment', 'item'), name='answer_once'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer__in', ['yes', 'in_progress']), _negated=True), models.Q(('evidence', ''), _negated=True), _connector='OR'), name='answer_has_evidence'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'na'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='answer_has_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "jobs_answerevent" ("answer", "answered_on", "assessment_id", "evidence", "evidence_easy", "evidence_en", "id", "item", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "would_help") VALUES (NEW."answer", NEW."answered_on", NEW."assessment_id", NEW."evidence", NEW."evidence_easy", NEW."evidence_en", NEW."id", NEW."item", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."would_help"); RETURN NULL;', hash='94ef0031575ac43fb0ee04e20c31c8e136117152', operation='INSERT', pgid='pgtrigger_insert_insert_0ac01', table='jobs_answer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "jobs_answerevent" ("answer", "answered_on", "assessment_id", "evidence", "evidence_easy", "evidence_en", "id", "item", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "would_help") VALUES (NEW."answer", NEW."answered_on", NEW."assessment_id", NEW."evidence", NEW."evidence_easy", NEW."evidence_en", NEW."id", NEW."item", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."would_help"); RETURN NULL;', hash='0120dea8eaff7daadf0961ebdde39c9bfc85e9dd', operation='UPDATE', pgid='pgtrigger_update_update_e9433', table='jobs_answer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "jobs_answerevent" ("answer", "answered_on", "assessment_id", "evidence", "evidence_easy", "evidence_en", "id", "item", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "would_help") VALUES (OLD."answer", OLD."answered_on", OLD."assessment_id", OLD."evidence", OLD."evidence_easy", OLD."evidence_en", OLD."id", OLD."item", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."would_help"); RETURN NULL;', hash='fd70945427779acd25475ed7be842adfe8dcff75', operation='DELETE', pgid='pgtrigger_delete_delete_ebb66', table='jobs_answer', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='minimumwage',
            constraint=models.UniqueConstraint(fields=('prefecture', 'effective_from'), name='minimum_wage_once'),
        ),
        migrations.RunSQL(DETAIL, migrations.RunSQL.noop),
    ]
