"""Keep `Spot` and `PublicPlace` in step with what they are derived from.

The view `directory_projection` *is* the rule of what may be shown (docs/decisions/0002-points-as-rows.md);
`directory_project(ids)` writes it down for some listings; statement triggers call that wherever a listing, its
places or a region's point change. A bulk load sets `tonari.defer_projection` to `on` and calls
`directory.projection.rebuild_public_places` at its end.
"""

from django.db import migrations

VIEW = """
CREATE VIEW directory_projection AS
SELECT
    l.id AS listing_id,
    row_number() OVER (PARTITION BY l.id ORDER BY lp.ordinal, lp.id) - 1 AS ordinal,
    CASE
        WHEN p.id IS NULL THEN NULL
        WHEN p.visibility = 'exact' THEN directory_round_point(p.point)
        WHEN p.visibility = 'area' THEN directory_round_point(pref.point)
        ELSE directory_round_point(m.point)  -- municipality, on_request
    END AS point,
    CASE
        WHEN p.id IS NULL THEN ''
        WHEN p.visibility = 'exact' THEN p.point_precision
        WHEN p.visibility = 'area' THEN 'prefecture'
        ELSE m.point_precision  -- `municipality`; a ward drawn at its city's point says `city`
    END AS precision,
    m.prefecture_id,
    CASE WHEN p.visibility = 'area' THEN NULL ELSE m.key END AS municipality_id,
    l.kind, l.online, l.aside, l.consent_open_data AS open_data, l.published_at
FROM directory_listing l
LEFT JOIN directory_listingplace lp ON lp.listing_id = l.id
LEFT JOIN directory_place p ON p.id = lp.place_id
JOIN directory_municipality m ON m.key = coalesce(p.municipality_id, l.municipality_id)
JOIN directory_prefecture pref ON pref.code = m.prefecture_id
WHERE l.status IN ('published', 'needs_check', 'paused') AND l.consent_site
"""

# Six decimals (about 10 cm) are what the public contract gives; equal points share a spot.
ROUND_POINT = """
CREATE FUNCTION directory_round_point(geography) RETURNS geography
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ST_ReducePrecision($1::geometry, 0.000001)::geography
$$
"""

PROJECT = """
CREATE FUNCTION directory_project(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Two transactions that change the same listing must not write down what each saw before the other:
    -- the second waits here and then reads what the first committed.
    PERFORM 1 FROM directory_listing WHERE id = ANY(ids) ORDER BY id FOR UPDATE;

    INSERT INTO directory_spot (point)
    SELECT DISTINCT point FROM directory_projection WHERE listing_id = ANY(ids) AND point IS NOT NULL
    ON CONFLICT (point) DO NOTHING;

    DELETE FROM directory_publicplace old
    WHERE old.listing_id = ANY(ids) AND NOT EXISTS (
        SELECT 1 FROM directory_projection new
        WHERE new.listing_id = old.listing_id AND new.listing_id = ANY(ids) AND new.ordinal = old.ordinal
    );

    INSERT INTO directory_publicplace AS old (
        listing_id, ordinal, spot_id, precision, prefecture_id, municipality_id,
        kind, online, aside, open_data, published_at
    )
    SELECT new.listing_id, new.ordinal, s.id, new.precision, new.prefecture_id, new.municipality_id,
           new.kind, new.online, new.aside, new.open_data, new.published_at
    FROM directory_projection new LEFT JOIN directory_spot s ON s.point = new.point
    WHERE new.listing_id = ANY(ids)
    ON CONFLICT (listing_id, ordinal) DO UPDATE SET
        spot_id = excluded.spot_id, precision = excluded.precision, prefecture_id = excluded.prefecture_id,
        municipality_id = excluded.municipality_id, kind = excluded.kind, online = excluded.online,
        aside = excluded.aside, open_data = excluded.open_data, published_at = excluded.published_at
    WHERE (old.spot_id, old.precision, old.prefecture_id, old.municipality_id, old.kind, old.online,
           old.aside, old.open_data, old.published_at)
        IS DISTINCT FROM
          (excluded.spot_id, excluded.precision, excluded.prefecture_id, excluded.municipality_id, excluded.kind,
           excluded.online, excluded.aside, excluded.open_data, excluded.published_at);
END $$
"""

# Which listings a changed row of a table concerns; `changed` is the statement's transition table.
CONCERNED = {
    "directory_listing": "SELECT id FROM changed",
    "directory_listingplace": "SELECT listing_id FROM changed",
    "directory_place": """
        SELECT lp.listing_id FROM directory_listingplace lp JOIN changed ON changed.id = lp.place_id""",
    "directory_municipality": """
        SELECT l.id FROM directory_listing l JOIN changed ON changed.key = l.municipality_id
        UNION
        SELECT lp.listing_id FROM directory_listingplace lp
        JOIN directory_place p ON p.id = lp.place_id JOIN changed ON changed.key = p.municipality_id""",
    "directory_prefecture": """
        SELECT lp.listing_id FROM directory_listingplace lp
        JOIN directory_place p ON p.id = lp.place_id AND p.visibility = 'area'
        JOIN directory_municipality m ON m.key = p.municipality_id
        JOIN changed ON changed.code = m.prefecture_id""",
}
# What a trigger waits for first. Whoever attaches a place to a listing shares it until the end, so that nobody
# who hides it meanwhile misses that listing: a foreign key alone lets both go on, each unseen by the other.
SHARED = {
    "directory_listingplace": """
        PERFORM 1 FROM directory_place WHERE id IN (SELECT place_id FROM changed) ORDER BY id FOR SHARE;""",
}
# A place that nobody lists yet, or a region without listings, concerns none: only changes count there. A
# deleted listing takes its public places along. A place that changes hands concerns both listings.
EVENTS = {
    "directory_listing": ("INSERT", "UPDATE"),
    "directory_listingplace": ("INSERT", "UPDATE", "UPDATE_OLD", "DELETE"),
    "directory_place": ("UPDATE",),
    "directory_municipality": ("UPDATE",),
    "directory_prefecture": ("UPDATE",),
}


def _triggers() -> list[migrations.RunSQL]:
    operations = []
    for table, concerned in CONCERNED.items():
        function = f"{table}_project"
        operations.append(
            migrations.RunSQL(
                f"""
                CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF current_setting('tonari.defer_projection', true) = 'on' THEN
                        RETURN NULL;
                    END IF;
                    {SHARED.get(table, "")}
                    PERFORM directory_project(ids) FROM (
                        SELECT array_agg(DISTINCT id) AS ids FROM ({concerned}) AS concerned(id)
                    ) AS found WHERE ids IS NOT NULL;
                    RETURN NULL;
                END $$
                """,
                f"DROP FUNCTION {function}()",
            )
        )
        for event in EVENTS[table]:
            name = f"{table}_project_{event.lower()}"
            state = "OLD" if event in ("DELETE", "UPDATE_OLD") else "NEW"
            operations.append(
                migrations.RunSQL(
                    f"CREATE TRIGGER {name} AFTER {event.removesuffix('_OLD')} ON {table} "
                    f"REFERENCING {state} TABLE AS changed "
                    f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
                    f"DROP TRIGGER {name} ON {table}",
                )
            )
    return operations


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [
        migrations.RunSQL(ROUND_POINT, "DROP FUNCTION directory_round_point(geography)"),
        migrations.RunSQL(VIEW, "DROP VIEW directory_projection"),
        migrations.RunSQL(PROJECT, "DROP FUNCTION directory_project(uuid[])"),
        *_triggers(),
    ]
