"""Sums behind tiles and totals, kept by triggers that only append (docs/decisions/0009-maintained-sums.md)."""

import django.db.models.deletion
from django.db import migrations, models

from directory import totals
from directory.tiles import upkeep

# Where a point lies on the map: Web Mercator in units of 1 / 2^30 of the world's width.
GRID = """
CREATE FUNCTION directory_grid_x(point geography) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT greatest(0, least(1073741823, floor((ST_X(point::geometry) + 180) / 360 * 1073741824)))::integer
$$;
CREATE FUNCTION directory_grid_y(point geography) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT greatest(0, least(1073741823, floor(
        (1 - asinh(tan(radians(ST_Y(point::geometry)))) / pi()) / 2 * 1073741824
    )))::integer
$$;
"""

# Random, so that a version never comes back: not after a restored backup, not in another database.
RANDOM = """
CREATE FUNCTION directory_token() RETURNS bigint LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT (random() * 9007199254740992)::bigint
$$
"""

# Event -> its transition tables, and its rows with what each adds (1) or takes away (-1).
EVENTS = {
    "insert": ("NEW TABLE AS after", "SELECT *, 1 AS n FROM after"),
    "delete": ("OLD TABLE AS before", "SELECT *, -1 AS n FROM before"),
    "update": (
        "OLD TABLE AS before NEW TABLE AS after",
        "SELECT *, -1 AS n FROM before UNION ALL SELECT *, 1 AS n FROM after",
    ),
}

# A place of which only something else changed (its precision, its date) is the same on a tile.
PLACES_CHANGED = """
    INSERT INTO directory_tilechange (x, y, kind, prefecture_id, aside, delta, token)
    SELECT directory_grid_x(s.point), directory_grid_y(s.point), kind, prefecture_id, aside, sum(n),
           directory_token()
    FROM (
        SELECT listing_id, spot_id, kind, prefecture_id, aside, sum(n) AS n FROM ({changed}) AS changed
        GROUP BY listing_id, spot_id, kind, prefecture_id, aside HAVING sum(n) <> 0
    ) AS moved
    JOIN directory_spot s ON s.id = moved.spot_id
    GROUP BY s.id, kind, prefecture_id, aside;
"""
ENTRIES_CHANGED = """
    INSERT INTO directory_totalchange (prefecture, kind, aside, open_data, delta)
    SELECT prefecture, kind, aside, open_data, sum(n)
    FROM ({changed}) AS changed, unnest(prefectures || ''::text) AS prefecture
    GROUP BY prefecture, kind, aside, open_data HAVING sum(n) <> 0;
"""
TITLES_CHANGED = """
    INSERT INTO directory_tilechange (x, y, kind, prefecture_id, aside, delta, token)
    SELECT directory_grid_x(s.point), directory_grid_y(s.point), '', '', false, 0, directory_token()
    FROM before
    JOIN after ON after.id = before.id
    JOIN directory_publicplace pp ON pp.listing_id = after.id
    JOIN directory_spot s ON s.id = pp.spot_id
    WHERE (before.language, before.title, before.title_en, before.title_easy)
        IS DISTINCT FROM (after.language, after.title, after.title_en, after.title_easy)
    GROUP BY s.id;
"""


def _trigger(table: str, subject: str, event: str, statement: str) -> migrations.RunSQL:
    """A trigger after each statement; a load that defers what is derived sums it up at its end."""
    name = f"{table}_{subject}_{event}"
    tables, changed = EVENTS[event]
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF current_setting('tonari.defer_projection', true) = 'on' THEN
                RETURN NULL;
            END IF;
            {statement.format(changed=changed)}
            RETURN NULL;
        END $$;
        CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {tables}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
        """,
        f"DROP FUNCTION {name}() CASCADE",
    )


def rebuild(apps, schema_editor):
    upkeep.rebuild()
    totals.rebuild()


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_entry")]

    operations = [
        migrations.CreateModel(
            name='Tile',
            fields=[
                ('pk', models.CompositePrimaryKey('z', 'x', 'y', blank=True, editable=False, primary_key=True, serialize=False)),
                ('z', models.SmallIntegerField()),
                ('x', models.IntegerField()),
                ('y', models.IntegerField()),
                ('version', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='TileCell',
            fields=[
                ('kind', models.CharField(max_length=20)),
                ('aside', models.BooleanField()),
                ('pk', models.CompositePrimaryKey('z', 'x', 'y', 'cell_x', 'cell_y', 'kind', 'prefecture', 'aside', blank=True, editable=False, primary_key=True, serialize=False)),
                ('z', models.SmallIntegerField()),
                ('x', models.IntegerField()),
                ('y', models.IntegerField()),
                ('cell_x', models.IntegerField()),
                ('cell_y', models.IntegerField()),
                ('count', models.IntegerField()),
                ('sum_x', models.BigIntegerField()),
                ('sum_y', models.BigIntegerField()),
                ('prefecture', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='directory.prefecture')),
            ],
            options={'abstract': False},
        ),
        migrations.CreateModel(
            name='TileChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('aside', models.BooleanField()),
                ('x', models.IntegerField()),
                ('y', models.IntegerField()),
                ('delta', models.IntegerField()),
                ('token', models.BigIntegerField()),
                ('prefecture', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='directory.prefecture')),
            ],
            options={'indexes': [models.Index(fields=['x', 'y'], name='tile_change_point')]},
        ),
        migrations.CreateModel(
            name='Total',
            fields=[
                ('prefecture', models.CharField(blank=True, max_length=2)),
                ('kind', models.CharField(max_length=20)),
                ('aside', models.BooleanField()),
                ('open_data', models.BooleanField()),
                ('pk', models.CompositePrimaryKey('prefecture', 'kind', 'aside', 'open_data', blank=True, editable=False, primary_key=True, serialize=False)),
                ('count', models.IntegerField()),
            ],
            options={'abstract': False},
        ),
        migrations.CreateModel(
            name='TotalChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prefecture', models.CharField(blank=True, max_length=2)),
                ('kind', models.CharField(max_length=20)),
                ('aside', models.BooleanField()),
                ('open_data', models.BooleanField()),
                ('delta', models.IntegerField()),
            ],
            options={'abstract': False},
        ),
        migrations.RunSQL(GRID, "DROP FUNCTION directory_grid_x(geography); DROP FUNCTION directory_grid_y(geography)"),
        migrations.RunSQL(RANDOM, "DROP FUNCTION directory_token()"),
        *(_trigger("directory_publicplace", "tiles", event, PLACES_CHANGED) for event in EVENTS),
        _trigger("directory_listing", "tiles", "update", TITLES_CHANGED),
        *(_trigger("directory_entry", "totals", event, ENTRIES_CHANGED) for event in EVENTS),
        migrations.RunPython(rebuild, migrations.RunPython.noop),
    ]
