"""Writing down what searches look for (`Entry`), in the database, whoever writes.

The view `directory_entry_source` and, for each kind, a view `directory_detail_<kind>` (listing_id, tags,
deadline) *are* the rule; `directory_write_entries(ids)` writes it down for some listings. It runs at the end
of `directory_project`, so after whatever changes a listing or its places, and after changes of details and
of organisations. This module has the SQL that migrations install, and what bulk loads and checks call.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.db import connection, transaction

from directory import kinds
from directory.folding import BIGRAMS_SQL, fold_sql

_SYNONYMS_FILE = Path(__file__).parent / "data" / "title_synonyms.txt"
SYNONYM_TAG = "synonym:peer_worker"

_COLUMNS = (
    "listing_id, kind, online, located, aside, open_data, published_at, prefectures, deadline, tags, body"
)


@cache
def title_synonyms() -> tuple[str, ...]:
    """What work that uses one's own experience is called, as people write it."""
    lines = _SYNONYMS_FILE.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def install_functions() -> None:
    """Create or replace the functions that fold texts; the names of peer work are folded on the way."""
    with connection.cursor() as cursor:
        cursor.execute(fold_sql())
        cursor.execute(BIGRAMS_SQL)
        cursor.execute(
            "SELECT directory_fold(name) FROM unnest(%s::text[]) AS name", [list(title_synonyms())]
        )
        folded = "|".join(sorted({name for (name,) in cursor.fetchall()}))
        cursor.execute(f"""
            CREATE OR REPLACE FUNCTION directory_names_peer_work(folded text) RETURNS boolean
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT folded ~ '(?<![a-z])({folded})' $$
        """)


# Plain Japanese holds readings as {漢字|かな}: both are looked for.
FOLD_RUBY_SQL = r"""
CREATE FUNCTION directory_fold_ruby(given text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN strpos(given, '{') = 0 THEN directory_fold(given) ELSE
        directory_fold(regexp_replace(given, '\{([^|{}]+)\|([^|{}]+)\}', '\1', 'g')) || '|' ||
        directory_fold(regexp_replace(given, '\{([^|{}]+)\|([^|{}]+)\}', '\2', 'g'))
    END
$$
"""

SOURCE_VIEW = f"""
CREATE VIEW directory_entry_source AS
SELECT
    l.id AS listing_id, l.kind, l.online, place.located, l.aside, l.consent_open_data AS open_data,
    l.published_at, place.prefectures,
    place.tags
        || ('listing_kind:' || l.kind)
        || ARRAY(SELECT 'theme:' || key FROM unnest(l.themes) AS key)
        || ARRAY(SELECT 'accessibility:' || key FROM unnest(l.accessibility) AS key)
        || CASE WHEN directory_names_peer_work(text.body) THEN ARRAY['{SYNONYM_TAG}'] ELSE '{{}}' END AS tags,
    text.body
FROM directory_listing l
JOIN directory_organization o ON o.id = l.organization_id
CROSS JOIN LATERAL (
    SELECT
        array_agg(DISTINCT pp.prefecture_id ORDER BY pp.prefecture_id) AS prefectures,
        bool_or(pp.spot_id IS NOT NULL) AS located,
        array_agg(DISTINCT 'prefecture:' || pp.prefecture_id)
            || coalesce(array_agg(DISTINCT 'municipality:' || m.key) FILTER (WHERE m.key IS NOT NULL), '{{}}')
            || coalesce(array_agg(DISTINCT 'municipality:' || m.parent_id)
                        FILTER (WHERE m.parent_id IS NOT NULL), '{{}}') AS tags
    FROM directory_publicplace pp LEFT JOIN directory_municipality m ON m.key = pp.municipality_id
    WHERE pp.listing_id = l.id
) AS place
CROSS JOIN LATERAL (
    SELECT
        concat_ws('|', directory_fold(l.title), directory_fold(l.title_en), directory_fold_ruby(l.title_easy))
        || E'\\n'
        || concat_ws('|', directory_fold(l.summary), directory_fold(l.summary_en),
                     split_part(directory_fold_ruby(l.summary_easy), '|', 1))
        || E'\\n'
        || concat_ws('|', directory_fold(o.name), directory_fold(o.name_kana), directory_fold(o.name_en),
                     directory_fold_ruby(o.name_easy)) AS body
    OFFSET 0  -- made once, not once for each mention
) AS text
WHERE l.status IN ('published', 'needs_check', 'paused') AND l.consent_site
  AND place.prefectures IS NOT NULL
"""

_UPSERT = f"""
    INSERT INTO directory_entry AS old ({_COLUMNS})
    SELECT e.listing_id, e.kind, e.online, e.located, e.aside, e.open_data, e.published_at, e.prefectures,
           d.deadline, e.tags || coalesce(d.tags, '{{}}'), e.body
    FROM directory_entry_source e LEFT JOIN %I d ON d.listing_id = e.listing_id
    WHERE e.listing_id = ANY($1)
    ON CONFLICT (listing_id) DO UPDATE SET
        kind = excluded.kind, online = excluded.online, located = excluded.located, aside = excluded.aside,
        open_data = excluded.open_data, published_at = excluded.published_at,
        prefectures = excluded.prefectures, deadline = excluded.deadline, tags = excluded.tags,
        body = excluded.body
    WHERE (old.kind, old.online, old.located, old.aside, old.open_data, old.published_at, old.prefectures,
           old.deadline, old.tags, old.body)
        IS DISTINCT FROM
          (excluded.kind, excluded.online, excluded.located, excluded.aside, excluded.open_data,
           excluded.published_at, excluded.prefectures, excluded.deadline, excluded.tags, excluded.body)
"""

WRITE_ENTRIES = f"""
CREATE FUNCTION directory_write_entries(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $function$
DECLARE
    one_kind text;
    of_kind uuid[];
BEGIN
    -- Whoever renames an organisation meanwhile must not miss these: wait for each other.
    PERFORM 1 FROM directory_organization WHERE id IN (
        SELECT organization_id FROM directory_listing WHERE id = ANY(ids)
    ) ORDER BY id FOR SHARE;

    DELETE FROM directory_entry e WHERE e.listing_id = ANY(ids) AND NOT EXISTS (
        SELECT 1 FROM directory_publicplace pp WHERE pp.listing_id = e.listing_id
    );
    FOR one_kind, of_kind IN
        SELECT kind, array_agg(id) FROM directory_listing WHERE id = ANY(ids) GROUP BY kind
    LOOP
        EXECUTE format($upsert${_UPSERT}$upsert$, 'directory_detail_' || one_kind) USING of_kind;
    END LOOP;
END $function$
"""

_TRIGGER = """
CREATE FUNCTION {table}_write_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
    IF current_setting('tonari.defer_projection', true) = 'on' THEN
        RETURN NULL;
    END IF;
    SELECT array_agg(id) INTO ids FROM ({concerned}) AS concerned(id);
    {lock}
    IF ids IS NOT NULL THEN
        PERFORM directory_write_entries(ids);
    END IF;
    RETURN NULL;
END $$;
"""
_LISTEN = """
CREATE TRIGGER {table}_write_entries_{event} AFTER {event} ON {table}
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION {table}_write_entries();
"""
# A detail and its listing may be changed at the same time: the second waits here, then reads what the first
# wrote.
_LOCK_LISTINGS = "PERFORM 1 FROM directory_listing WHERE id = ANY(ids) ORDER BY id FOR UPDATE;"

# A renamed organisation is held by its own change already (see `directory_write_entries`).
ORGANIZATION_TRIGGER = _TRIGGER.format(
    table="directory_organization",
    concerned="SELECT l.id FROM directory_listing l JOIN changed ON changed.id = l.organization_id",
    lock="",
) + _LISTEN.format(table="directory_organization", event="update")


def detail_sql(
    kind: str, table: str, *, one: Iterable[str] = (), many: Iterable[str] = (), deadline: str = "NULL::date"
) -> str:
    """What makes a kind's detail table known to searches: its view `directory_detail_<kind>` and triggers.

    one, many: columns with one key or an array of keys of the vocabulary's enumeration of that name.
    deadline: the SQL of the last day to apply.
    """
    return detail_view(kind, table, one=one, many=many, deadline=deadline) + _detail_triggers(table)


def detail_view(
    kind: str, table: str, *, one: Iterable[str] = (), many: Iterable[str] = (), deadline: str = "NULL::date"
) -> str:
    """The view `directory_detail_<kind>` alone: for a kind that has gained columns. See `detail_sql`."""
    tags = [f"CASE WHEN {name} <> '' THEN ARRAY['{name}:' || {name}] ELSE '{{}}' END" for name in one]
    tags += [f"ARRAY(SELECT '{name}:' || key FROM unnest({name}) AS key)" for name in many]
    return (
        f"CREATE OR REPLACE VIEW directory_detail_{kind} AS "
        f"SELECT listing_id, {' || '.join(tags)} AS tags, {deadline} AS deadline FROM {table};"
    )


def _detail_triggers(table: str) -> str:
    """Writing a detail writes what searches look for."""
    trigger = _TRIGGER.format(table=table, concerned="SELECT listing_id FROM changed", lock=_LOCK_LISTINGS)
    return trigger + "".join(_LISTEN.format(table=table, event=event) for event in ("insert", "update"))


def rebuild_entries() -> int:
    """Write down every entry anew, in one transaction. Returns how many there are."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_entry")
        cursor.execute(f"INSERT INTO directory_entry ({_COLUMNS}) {_wanted()}")
        return int(cursor.rowcount)


def entry_differences() -> int:
    """How many entries differ from what the rule says: always 0, or something went round it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH wanted AS ({_wanted()}), there AS (SELECT {_COLUMNS} FROM directory_entry)
            SELECT count(*) FROM (
                (TABLE wanted EXCEPT TABLE there) UNION ALL (TABLE there EXCEPT TABLE wanted)
            ) AS difference"""
        )
        (count,) = cursor.fetchone()
        return int(count)


def _wanted() -> str:
    """What should be there, as SQL."""
    details = " UNION ALL ".join(
        f"SELECT listing_id, tags, deadline FROM directory_detail_{kind.key}" for kind in kinds.all_kinds()
    )
    return f"""
        SELECT e.listing_id, e.kind, e.online, e.located, e.aside, e.open_data, e.published_at, e.prefectures,
               d.deadline, e.tags || coalesce(d.tags, '{{}}'), e.body
        FROM directory_entry_source e LEFT JOIN ({details}) AS d ON d.listing_id = e.listing_id"""
