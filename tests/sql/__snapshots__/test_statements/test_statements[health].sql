-- healthz

-- GET /healthz: 0 statements

-- readyz

-- GET /readyz: 4 statements

SELECT ?;

SELECT c.relname, CASE WHEN c.relispartition THEN ? WHEN c.relkind IN (?) THEN ? ELSE ? END, obj_description(c.oid, ?)
  FROM pg_catalog.pg_class c
  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN (?) AND n.nspname NOT IN (?) AND pg_catalog.pg_table_is_visible(c.oid);

SELECT ...
  FROM django_migrations;

SELECT max(last_heartbeat)
  FROM procrastinate_workers;
