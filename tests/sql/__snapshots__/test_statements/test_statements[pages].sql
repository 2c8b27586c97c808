-- (home)

-- GET /: 4 statements

SELECT ...
  FROM directory_prefecture
  ORDER BY directory_prefecture.code ASC;

SELECT prefecture, kind, sum(count)::int
  FROM ( SELECT prefecture, kind, aside, open_data, count
  FROM directory_total
  UNION ALL SELECT prefecture, kind, aside, open_data, delta
  FROM directory_totalchange ) AS part
  WHERE count <> ? AND aside = ?
  GROUP BY prefecture, kind
  HAVING sum(count) > ?;

SELECT prefecture, kind, sum(count)::int
  FROM ( SELECT prefecture, kind, aside, open_data, count
  FROM directory_total
  UNION ALL SELECT prefecture, kind, aside, open_data, delta
  FROM directory_totalchange ) AS part
  WHERE count <> ? AND prefecture = ANY(?) AND aside = ?
  GROUP BY prefecture, kind
  HAVING sum(count) > ?;

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.status IN (?) AND directory_listing.sample)
  LIMIT ?;

-- search/

-- GET /search/?: 6 statements

SELECT ...
  FROM directory_entry e
  WHERE NOT e.aside AND true AND true
  ORDER BY e.published_at DESC, e.listing_id ASC
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_group
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_training
  WHERE listing_id = ANY(?::uuid[])) t2 ON t2.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM jobs_job
  WHERE listing_id = ANY(?::uuid[])) t3 ON t3.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_consultation
  WHERE listing_id = ANY(?::uuid[])) t4 ON t4.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

SELECT prefecture, kind, sum(count)::int
  FROM ( SELECT prefecture, kind, aside, open_data, count
  FROM directory_total
  UNION ALL SELECT prefecture, kind, aside, open_data, delta
  FROM directory_totalchange ) AS part
  WHERE count <> ? AND aside = ?
  GROUP BY prefecture, kind
  HAVING sum(count) > ?;

-- GET /search/?near=35.468,133.048: 6 statements

WITH near AS MATERIALIZED ( SELECT id, point <-> ?::geography AS sphere, ST_Distance(point, ?::geography) AS distance
  FROM directory_spot
  ORDER BY point <-> ?::geography
  LIMIT ? ), reach AS ( SELECT CASE WHEN count(*) < ? THEN ? ELSE max(sphere) * ? END AS metres
  FROM near ), spot AS ( SELECT ...
  FROM near, reach
  WHERE near.distance <= ? AND near.distance < reach.metres ), hits AS ( SELECT ...
  FROM spot
  CROSS JOIN LATERAL ( SELECT pp.listing_id
  FROM directory_publicplace pp
  WHERE pp.spot_id = spot.id AND NOT pp.aside AND NOT EXISTS ( SELECT ?
  FROM directory_publicplace other
  JOIN directory_spot o ON o.id = other.spot_id
  WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal AND (ST_Distance(o.point, ?::geography), other.ordinal) < (spot.distance, pp.ordinal) )
  ORDER BY pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY spot.distance ASC, hit.listing_id ASC
  LIMIT ? ) SELECT reach.metres, hits.*
  FROM reach
  LEFT JOIN hits ON true
  ORDER BY hits.distance, hits.listing_id;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_group
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_training
  WHERE listing_id = ANY(?::uuid[])) t2 ON t2.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM jobs_job
  WHERE listing_id = ANY(?::uuid[])) t3 ON t3.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_consultation
  WHERE listing_id = ANY(?::uuid[])) t4 ON t4.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, ST_Distance(s.point, ?::geography), pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

SELECT count(*), count(DISTINCT listing_id)
  FROM (SELECT pp.listing_id
  FROM (SELECT pp.*
  FROM directory_spot s
  JOIN directory_publicplace pp ON pp.spot_id = s.id
  WHERE s.point::geometry(Geometry,?) && ST_MakeEnvelope(?, ?, ?, ?, ?) AND ST_Distance(s.point, ?::geography) <= ? AND NOT pp.aside ) AS pp
  WHERE true
  LIMIT ?) AS found;

-- GET /search/?q=見本: 11 statements

SELECT given, directory_fold(given)
  FROM unnest(?::text[]) AS given;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level < ? AND key = ANY(?) AND latin = ?;

SELECT ...
  FROM (SELECT *
  FROM directory_entry e
  WHERE NOT e.aside AND true
  ORDER BY e.published_at DESC, e.listing_id ASC
  LIMIT ?) AS e
  WHERE true AND (strpos(e.body, ?) > ? OR e.tags && ?::text[])
  ORDER BY e.published_at DESC, e.listing_id ASC
  LIMIT ?;

WITH e AS MATERIALIZED ( SELECT ...
  FROM directory_entry e
  WHERE NOT e.aside AND true AND (directory_bigrams(e.body) @> ?::text[] OR e.tags && ?::text[]) AND (strpos(e.body, ?) > ? OR e.tags && ?::text[]) ) SELECT *
  FROM e
  WHERE true
  ORDER BY e.published_at DESC, e.listing_id ASC
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_group
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_training
  WHERE listing_id = ANY(?::uuid[])) t2 ON t2.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM jobs_job
  WHERE listing_id = ANY(?::uuid[])) t3 ON t3.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_consultation
  WHERE listing_id = ANY(?::uuid[])) t4 ON t4.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

SELECT listing_id, string_to_array(body, E?), tags
  FROM directory_entry
  WHERE listing_id = ANY(?);

SELECT count(*)
  FROM (SELECT
  FROM (SELECT *
  FROM directory_entry e
  WHERE NOT e.aside
  LIMIT ?) AS e
  WHERE (strpos(e.body, ?) > ? OR e.tags && ?::text[])
  LIMIT ?) AS found;

WITH e AS MATERIALIZED (SELECT e.listing_id
  FROM directory_entry e
  WHERE NOT e.aside AND (directory_bigrams(e.body) @> ?::text[] OR e.tags && ?::text[]) AND (strpos(e.body, ?) > ? OR e.tags && ?::text[])) SELECT count(*)
  FROM (SELECT
  FROM e
  WHERE true
  LIMIT ?) AS found;

-- GET /search/?prefecture=32&kind=group: 7 statements

SELECT DISTINCT ...
  FROM unnest(?::text[]) AS region(code)
  CROSS JOIN LATERAL ( SELECT DISTINCT ...
  FROM directory_publicplace pp
  WHERE pp.prefecture_id = region.code AND pp.kind = ? AND NOT pp.aside AND true AND true
  ORDER BY pp.published_at DESC, pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY hit.published_at DESC, hit.listing_id ASC
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_group
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

SELECT prefecture, kind, sum(count)::int
  FROM ( SELECT prefecture, kind, aside, open_data, count
  FROM directory_total
  UNION ALL SELECT prefecture, kind, aside, open_data, delta
  FROM directory_totalchange ) AS part
  WHERE count <> ? AND kind = ANY(?) AND prefecture = ANY(?) AND aside = ?
  GROUP BY prefecture, kind
  HAVING sum(count) > ?;

SELECT ...
  FROM directory_prefecture
  WHERE directory_prefecture.code IN (?)
  ORDER BY directory_prefecture.code ASC;

-- GET /search/?q=ぬぬぬ: 19 statements

SELECT given, directory_fold(given)
  FROM unnest(?::text[]) AS given;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level < ? AND key = ANY(?) AND latin = ?;

SELECT ...
  FROM (SELECT *
  FROM directory_entry e
  WHERE NOT e.aside AND true
  ORDER BY e.published_at DESC, e.listing_id ASC
  LIMIT ?) AS e
  WHERE true AND (strpos(e.body, ?) > ?)
  ORDER BY e.published_at DESC, e.listing_id ASC
  LIMIT ?;

WITH e AS MATERIALIZED ( SELECT ...
  FROM directory_entry e
  WHERE NOT e.aside AND true AND (directory_bigrams(e.body) @> ?::text[]) AND (strpos(e.body, ?) > ?) ) SELECT *
  FROM e
  WHERE true
  ORDER BY e.published_at DESC, e.listing_id ASC
  LIMIT ?;

SELECT ...
  FROM directory_entry e
  WHERE NOT e.aside AND e.online AND true AND true
  ORDER BY e.published_at DESC, e.listing_id ASC
  LIMIT ?;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level < ? AND key = ANY(?) AND latin = ?;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level = ? AND key = ANY(?) AND latin = ?
  ORDER BY length(key) DESC, population DESC, municipality_id, key
  LIMIT ?;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level < ? AND key = ANY(?) AND latin = ?;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level < ? AND key = ANY(?) AND latin = ?;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level = ? AND key = ANY(?) AND latin = ?
  ORDER BY length(key) DESC, population DESC, municipality_id, key
  LIMIT ?;

SELECT key, prefecture_id, municipality_id, population
  FROM directory_gazetteername
  WHERE level < ? AND latin = ? AND length(key) BETWEEN ? AND ? AND (left(key, ?) = ? OR right(key, ?) = ? OR left(key, ?) = ?);

SELECT a.prefecture_id, a.code, a.name_ja, a.name_kana, a.name_en, a.name_easy, ARRAY( SELECT m.key
  FROM directory_area_municipalities am
  JOIN directory_municipality m ON m.key = am.municipality_id
  WHERE am.area_id = a.id AND m.parent_id IS NULL
  ORDER BY m.population DESC NULLS LAST, m.key )
  FROM directory_area a
  WHERE ? = ? OR a.prefecture_id = ?
  ORDER BY a.prefecture_id, a.code;

SELECT given, directory_fold(given)
  FROM unnest(?::text[]) AS given;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level < ? AND key = ANY(?) AND latin = ?;

SELECT count(*)
  FROM (SELECT
  FROM (SELECT *
  FROM directory_entry e
  WHERE NOT e.aside
  LIMIT ?) AS e
  WHERE (strpos(e.body, ?) > ?)
  LIMIT ?) AS found;

WITH e AS MATERIALIZED (SELECT e.listing_id
  FROM directory_entry e
  WHERE NOT e.aside AND (directory_bigrams(e.body) @> ?::text[]) AND (strpos(e.body, ?) > ?)) SELECT count(*)
  FROM (SELECT
  FROM e
  WHERE true
  LIMIT ?) AS found;

SELECT count(*)
  FROM (SELECT
  FROM (SELECT *
  FROM directory_entry e
  WHERE NOT e.aside
  LIMIT ?) AS e
  WHERE (strpos(e.body, ?) > ?)
  LIMIT ?) AS found;

WITH e AS MATERIALIZED (SELECT e.listing_id
  FROM directory_entry e
  WHERE NOT e.aside AND (directory_bigrams(e.body) @> ?::text[]) AND (strpos(e.body, ?) > ?)) SELECT count(*)
  FROM (SELECT
  FROM e
  WHERE true
  LIMIT ?) AS found;

SELECT prefecture, kind, sum(count)::int
  FROM ( SELECT prefecture, kind, aside, open_data, count
  FROM directory_total
  UNION ALL SELECT prefecture, kind, aside, open_data, delta
  FROM directory_totalchange ) AS part
  WHERE count <> ? AND aside = ?
  GROUP BY prefecture, kind
  HAVING sum(count) > ?;

-- search/filters/

-- GET /search/filters/: 0 statements

-- GET /search/filters/?kind=job: 0 statements

-- meetings/

-- GET /meetings/: 1 statements

SELECT o.id, o.start, o.group_id, NULL::float
  FROM directory_occurrence o
  JOIN directory_publicplace pp ON pp.listing_id = o.group_id AND (pp.ordinal = o.place OR o.place IS NULL)
  JOIN directory_listing l ON l.id = o.group_id AND l.status <> ?
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE o.start >= ? AND o.start < ? AND pp.kind = ? AND NOT pp.aside
  GROUP BY o.start, o.id
  ORDER BY o.start ASC, o.id ASC
  LIMIT ?;

-- GET /meetings/?near=35.468,133.048: 1 statements

SELECT o.id, o.start, o.group_id, min(ST_Distance(s.point, ?::geography))
  FROM directory_occurrence o
  JOIN directory_publicplace pp ON pp.listing_id = o.group_id AND (pp.ordinal = o.place OR o.place IS NULL)
  JOIN directory_listing l ON l.id = o.group_id AND l.status <> ?
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE o.start >= ? AND o.start < ? AND pp.kind = ? AND NOT pp.aside AND ST_DWithin(s.point, ?::geography, ?)
  GROUP BY o.start, o.id
  ORDER BY o.start ASC, o.id ASC
  LIMIT ?;

-- groups/<uuid:group_id>/calendar.ics

-- GET /groups/00000000-0000-4000-8000-000000000000/calendar.ics: 7 statements

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?))
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_group
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

SELECT ...
  FROM directory_publicplace
  INNER JOIN directory_prefecture ON (directory_publicplace.prefecture_id = directory_prefecture.code)
  LEFT OUTER JOIN directory_municipality ON (directory_publicplace.municipality_id = directory_municipality.key)
  WHERE directory_publicplace.listing_id IN (?)
  ORDER BY directory_publicplace.listing_id ASC, directory_publicplace.ordinal ASC;

SELECT ...
  FROM directory_meeting
  WHERE directory_meeting.group_id IN (?)
  ORDER BY directory_meeting.group_id ASC, directory_meeting.ordinal ASC, directory_meeting.id ASC;

-- feeds/groups.ics

-- GET /feeds/groups.ics: 1 statements

SELECT DISTINCT ...
  FROM directory_occurrence o
  JOIN directory_publicplace pp ON pp.listing_id = o.group_id AND (pp.ordinal = o.place OR o.place IS NULL)
  JOIN directory_listing l ON l.id = o.group_id AND l.status <> ?
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.open_data AND pp.kind = ? AND NOT pp.aside
  ORDER BY ?, ?
  LIMIT ?;

-- prefectures/

-- GET /prefectures/: 3 statements

SELECT ...
  FROM directory_prefecture
  ORDER BY directory_prefecture.code ASC;

SELECT prefecture, kind, sum(count)::int
  FROM ( SELECT prefecture, kind, aside, open_data, count
  FROM directory_total
  UNION ALL SELECT prefecture, kind, aside, open_data, delta
  FROM directory_totalchange ) AS part
  WHERE count <> ? AND aside = ?
  GROUP BY prefecture, kind
  HAVING sum(count) > ?;

SELECT prefecture, kind, sum(count)::int
  FROM ( SELECT prefecture, kind, aside, open_data, count
  FROM directory_total
  UNION ALL SELECT prefecture, kind, aside, open_data, delta
  FROM directory_totalchange ) AS part
  WHERE count <> ? AND prefecture = ANY(?) AND aside = ?
  GROUP BY prefecture, kind
  HAVING sum(count) > ?;

-- prefectures/<str:code>/

-- GET /prefectures/32/: 7 statements

SELECT ...
  FROM directory_prefecture
  LEFT OUTER JOIN directory_municipality ON (directory_prefecture.capital_id = directory_municipality.key)
  WHERE directory_prefecture.code = ?
  LIMIT ?;

SELECT ...
  FROM directory_municipality
  WHERE (directory_municipality.valid_to IS NULL AND directory_municipality.prefecture_id = ?)
  ORDER BY directory_municipality.code ASC;

SELECT DISTINCT ...
  FROM unnest(?::text[]) AS region(code)
  CROSS JOIN LATERAL ( SELECT DISTINCT ...
  FROM directory_publicplace pp
  WHERE pp.prefecture_id = region.code AND NOT pp.aside AND true AND true
  ORDER BY pp.published_at DESC, pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY hit.published_at DESC, hit.listing_id ASC
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_group
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_training
  WHERE listing_id = ANY(?::uuid[])) t2 ON t2.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM jobs_job
  WHERE listing_id = ANY(?::uuid[])) t3 ON t3.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_consultation
  WHERE listing_id = ANY(?::uuid[])) t4 ON t4.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

-- prefectures/<str:code>/<str:municipality_code>/

-- GET /prefectures/32/32201/: 9 statements

SELECT ...
  FROM directory_prefecture
  LEFT OUTER JOIN directory_municipality ON (directory_prefecture.capital_id = directory_municipality.key)
  WHERE directory_prefecture.code = ?
  LIMIT ?;

SELECT ...
  FROM directory_municipality
  INNER JOIN directory_prefecture ON (directory_municipality.prefecture_id = directory_prefecture.code)
  LEFT OUTER JOIN directory_municipality T3 ON (directory_municipality.parent_id = T3.key)
  WHERE (directory_municipality.valid_to IS NULL AND directory_municipality.code = ? AND directory_municipality.prefecture_id = ?)
  ORDER BY directory_municipality.code ASC, directory_municipality.key ASC
  LIMIT ?;

SELECT ...
  FROM directory_municipality
  WHERE directory_municipality.parent_id = ?
  ORDER BY directory_municipality.code ASC;

SELECT key
  FROM directory_municipality
  WHERE valid_to IS NULL AND (code = ANY(?) OR parent_id = ANY(?));

SELECT DISTINCT ...
  FROM unnest(?::text[]) AS region(code)
  CROSS JOIN LATERAL ( SELECT DISTINCT ...
  FROM directory_publicplace pp
  WHERE pp.municipality_id = region.code AND NOT pp.aside AND true AND true
  ORDER BY pp.published_at DESC, pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY hit.published_at DESC, hit.listing_id ASC
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_group
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_training
  WHERE listing_id = ANY(?::uuid[])) t2 ON t2.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM jobs_job
  WHERE listing_id = ANY(?::uuid[])) t3 ON t3.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_consultation
  WHERE listing_id = ANY(?::uuid[])) t4 ON t4.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

-- <kind:kind_path>/<str:listing_id>/

-- GET /groups/00000000-0000-4000-8000-000000000000/: 6 statements

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?))
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_group
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

SELECT ...
  FROM directory_meeting
  WHERE directory_meeting.group_id = ?
  ORDER BY directory_meeting.group_id ASC, directory_meeting.ordinal ASC, directory_meeting.id ASC;

-- GET /training/00000000-0000-4000-8000-000000000001/: 5 statements

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?))
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_training
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

-- GET /jobs/00000000-0000-4000-8000-000000000002/: 19 statements

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?))
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM jobs_job
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

SELECT ...
  FROM directory_workplace
  INNER JOIN directory_organization ON (directory_workplace.organization_id = directory_organization.id)
  INNER JOIN directory_place ON (directory_workplace.place_id = directory_place.id)
  INNER JOIN directory_municipality ON (directory_place.municipality_id = directory_municipality.key)
  INNER JOIN directory_prefecture ON (directory_municipality.prefecture_id = directory_prefecture.code)
  WHERE directory_workplace.id = ?
  LIMIT ?;

SELECT ...
  FROM jobs_assessment
  INNER JOIN directory_workplace ON (jobs_assessment.workplace_id = directory_workplace.id)
  INNER JOIN directory_organization ON (directory_workplace.organization_id = directory_organization.id)
  WHERE jobs_assessment.workplace_id = ?
  ORDER BY jobs_assessment.number DESC
  LIMIT ?;

SELECT ...
  FROM jobs_answer
  WHERE jobs_answer.assessment_id IN (?)
  ORDER BY jobs_answer.assessment_id ASC, jobs_answer.item ASC;

SELECT ...
  FROM jobs_cosignature
  LEFT OUTER JOIN jobs_assessment ON (jobs_cosignature.assessment_id = jobs_assessment.id)
  WHERE (jobs_cosignature.signed_at IS NOT NULL AND jobs_cosignature.workplace_id IN (?));

SELECT ...
  FROM jobs_minimumwage
  WHERE (jobs_minimumwage.effective_from <= ? AND jobs_minimumwage.prefecture_id = ?)
  ORDER BY jobs_minimumwage.effective_from DESC
  LIMIT ?;

SELECT directory_listing.id AS id
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.status IN (?) AND directory_listing.id IN (SELECT U0.group_id AS group_id
  FROM directory_grouplink U0
  WHERE (U0.state = ? AND U0.workplace_id = ?)))
  ORDER BY directory_listing.title ASC, ? ASC
  LIMIT ?;

WITH near AS MATERIALIZED ( SELECT id, point <-> ?::geography AS sphere, ST_Distance(point, ?::geography) AS distance
  FROM directory_spot
  ORDER BY point <-> ?::geography
  LIMIT ? ), reach AS ( SELECT CASE WHEN count(*) < ? THEN ? ELSE max(sphere) * ? END AS metres
  FROM near ), spot AS ( SELECT ...
  FROM near, reach
  WHERE near.distance <= ? AND near.distance < reach.metres ), hits AS ( SELECT ...
  FROM spot
  CROSS JOIN LATERAL ( SELECT pp.listing_id
  FROM directory_publicplace pp
  WHERE pp.spot_id = spot.id AND pp.kind = ? AND NOT pp.aside AND NOT EXISTS ( SELECT ?
  FROM directory_publicplace other
  JOIN directory_spot o ON o.id = other.spot_id
  WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal AND (ST_Distance(o.point, ?::geography), other.ordinal) < (spot.distance, pp.ordinal) )
  ORDER BY pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY spot.distance ASC, hit.listing_id ASC
  LIMIT ? ) SELECT reach.metres, hits.*
  FROM reach
  LEFT JOIN hits ON true
  ORDER BY hits.distance, hits.listing_id;

WITH near AS MATERIALIZED ( SELECT id, point <-> ?::geography AS sphere, ST_Distance(point, ?::geography) AS distance
  FROM directory_spot
  ORDER BY point <-> ?::geography
  LIMIT ? ), reach AS ( SELECT CASE WHEN count(*) < ? THEN ? ELSE max(sphere) * ? END AS metres
  FROM near ), spot AS ( SELECT ...
  FROM near, reach
  WHERE near.distance <= ? AND near.distance < reach.metres ), hits AS ( SELECT ...
  FROM spot
  CROSS JOIN LATERAL ( SELECT pp.listing_id
  FROM directory_publicplace pp
  WHERE pp.spot_id = spot.id AND pp.kind = ? AND NOT pp.aside AND NOT EXISTS ( SELECT ?
  FROM directory_publicplace other
  JOIN directory_spot o ON o.id = other.spot_id
  WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal AND (ST_Distance(o.point, ?::geography), other.ordinal) < (spot.distance, pp.ordinal) )
  ORDER BY pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY spot.distance ASC, hit.listing_id ASC
  LIMIT ? ) SELECT reach.metres, hits.*
  FROM reach
  LEFT JOIN hits ON true
  ORDER BY hits.distance, hits.listing_id;

WITH near AS MATERIALIZED ( SELECT id, point <-> ?::geography AS sphere, ST_Distance(point, ?::geography) AS distance
  FROM directory_spot
  ORDER BY point <-> ?::geography
  LIMIT ? ), reach AS ( SELECT CASE WHEN count(*) < ? THEN ? ELSE max(sphere) * ? END AS metres
  FROM near ), spot AS ( SELECT ...
  FROM near, reach
  WHERE near.distance <= ? AND near.distance < reach.metres ), hits AS ( SELECT ...
  FROM spot
  CROSS JOIN LATERAL ( SELECT pp.listing_id
  FROM directory_publicplace pp
  WHERE pp.spot_id = spot.id AND pp.kind = ? AND NOT pp.aside AND NOT EXISTS ( SELECT ?
  FROM directory_publicplace other
  JOIN directory_spot o ON o.id = other.spot_id
  WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal AND (ST_Distance(o.point, ?::geography), other.ordinal) < (spot.distance, pp.ordinal) )
  ORDER BY pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY spot.distance ASC, hit.listing_id ASC
  LIMIT ? ) SELECT reach.metres, hits.*
  FROM reach
  LEFT JOIN hits ON true
  ORDER BY hits.distance, hits.listing_id;

WITH near AS MATERIALIZED ( SELECT id, point <-> ?::geography AS sphere, ST_Distance(point, ?::geography) AS distance
  FROM directory_spot
  ORDER BY point <-> ?::geography
  LIMIT ? ), reach AS ( SELECT CASE WHEN count(*) < ? THEN ? ELSE max(sphere) * ? END AS metres
  FROM near ), spot AS ( SELECT ...
  FROM near, reach
  WHERE near.distance <= ? AND near.distance < reach.metres ), hits AS ( SELECT ...
  FROM spot
  CROSS JOIN LATERAL ( SELECT pp.listing_id
  FROM directory_publicplace pp
  WHERE pp.spot_id = spot.id AND pp.kind = ? AND NOT pp.aside AND NOT EXISTS ( SELECT ?
  FROM directory_publicplace other
  JOIN directory_spot o ON o.id = other.spot_id
  WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal AND (ST_Distance(o.point, ?::geography), other.ordinal) < (spot.distance, pp.ordinal) )
  ORDER BY pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY spot.distance ASC, hit.listing_id ASC
  LIMIT ? ) SELECT reach.metres, hits.*
  FROM reach
  LEFT JOIN hits ON true
  ORDER BY hits.distance, hits.listing_id;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_group
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_training
  WHERE listing_id = ANY(?::uuid[])) t2 ON t2.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM jobs_job
  WHERE listing_id = ANY(?::uuid[])) t3 ON t3.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_consultation
  WHERE listing_id = ANY(?::uuid[])) t4 ON t4.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, ST_Distance(s.point, ?::geography), pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

-- GET /consultations/00000000-0000-4000-8000-000000000003/: 5 statements

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?))
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_consultation
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

-- readiness/

-- GET /readiness/: 0 statements

-- readiness/versions/<str:version>/

-- GET /readiness/versions/draft-2026-11-22/: 0 statements

-- readiness/hand-over/

-- GET /readiness/hand-over/: 0 statements

-- readiness/interview/

-- GET /readiness/interview/: 0 statements

-- workplaces/<uuid:workplace_id>/readiness/

-- GET /workplaces/00000000-0000-4000-8000-0000000000ab/readiness/: 4 statements

SELECT ? AS a
  FROM directory_workplace
  WHERE ((directory_workplace.id IN (SELECT U1.workplace_id AS job__workplace
  FROM directory_listing U0
  LEFT OUTER JOIN jobs_job U1 ON (U0.id = U1.listing_id)
  WHERE (U0.consent_site AND U0.kind = ? AND U0.status IN (?))) OR directory_workplace.id IN (SELECT U0.workplace_id AS workplace
  FROM jobs_assessment U0
  INNER JOIN directory_workplace U1 ON (U0.workplace_id = U1.id)
  INNER JOIN directory_organization U2 ON (U1.organization_id = U2.id)
  WHERE ((U2.verified_at IS NOT NULL OR U0.sample) AND U1.archived_at IS NULL))) AND directory_workplace.archived_at IS NULL AND directory_workplace.id = ?)
  LIMIT ?;

SELECT ...
  FROM jobs_assessment
  INNER JOIN directory_workplace ON (jobs_assessment.workplace_id = directory_workplace.id)
  INNER JOIN directory_organization ON (directory_workplace.organization_id = directory_organization.id)
  WHERE jobs_assessment.workplace_id = ?
  ORDER BY jobs_assessment.number DESC
  LIMIT ?;

SELECT ...
  FROM jobs_answer
  WHERE jobs_answer.assessment_id IN (?)
  ORDER BY jobs_answer.assessment_id ASC, jobs_answer.item ASC;

SELECT ...
  FROM jobs_cosignature
  LEFT OUTER JOIN jobs_assessment ON (jobs_cosignature.assessment_id = jobs_assessment.id)
  WHERE (jobs_cosignature.signed_at IS NOT NULL AND jobs_cosignature.workplace_id IN (?));

-- workplaces/<str:workplace_id>/

-- GET /workplaces/00000000-0000-4000-8000-0000000000ab/: 11 statements

SELECT ? AS a
  FROM directory_workplace
  WHERE ((directory_workplace.id IN (SELECT U1.workplace_id AS job__workplace
  FROM directory_listing U0
  LEFT OUTER JOIN jobs_job U1 ON (U0.id = U1.listing_id)
  WHERE (U0.consent_site AND U0.kind = ? AND U0.status IN (?))) OR directory_workplace.id IN (SELECT U0.workplace_id AS workplace
  FROM jobs_assessment U0
  INNER JOIN directory_workplace U1 ON (U0.workplace_id = U1.id)
  INNER JOIN directory_organization U2 ON (U1.organization_id = U2.id)
  WHERE ((U2.verified_at IS NOT NULL OR U0.sample) AND U1.archived_at IS NULL))) AND directory_workplace.archived_at IS NULL AND directory_workplace.id = ?)
  LIMIT ?;

SELECT ...
  FROM directory_workplace
  INNER JOIN directory_organization ON (directory_workplace.organization_id = directory_organization.id)
  INNER JOIN directory_place ON (directory_workplace.place_id = directory_place.id)
  INNER JOIN directory_municipality ON (directory_place.municipality_id = directory_municipality.key)
  INNER JOIN directory_prefecture ON (directory_municipality.prefecture_id = directory_prefecture.code)
  WHERE directory_workplace.id = ?
  LIMIT ?;

SELECT ...
  FROM jobs_assessment
  INNER JOIN directory_workplace ON (jobs_assessment.workplace_id = directory_workplace.id)
  INNER JOIN directory_organization ON (directory_workplace.organization_id = directory_organization.id)
  WHERE jobs_assessment.workplace_id = ?
  ORDER BY jobs_assessment.number DESC
  LIMIT ?;

SELECT ...
  FROM jobs_answer
  WHERE jobs_answer.assessment_id IN (?)
  ORDER BY jobs_answer.assessment_id ASC, jobs_answer.item ASC;

SELECT ...
  FROM jobs_cosignature
  LEFT OUTER JOIN jobs_assessment ON (jobs_cosignature.assessment_id = jobs_assessment.id)
  WHERE (jobs_cosignature.signed_at IS NOT NULL AND jobs_cosignature.workplace_id IN (?));

SELECT directory_listing.id AS id
  FROM directory_listing
  INNER JOIN jobs_job ON (directory_listing.id = jobs_job.listing_id)
  WHERE (directory_listing.consent_site AND directory_listing.status IN (?) AND jobs_job.workplace_id = ?)
  ORDER BY directory_listing.published_at DESC, ? ASC
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM jobs_job
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

SELECT directory_listing.id AS id
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.status IN (?) AND directory_listing.id IN (SELECT U0.group_id AS group_id
  FROM directory_grouplink U0
  WHERE (U0.state = ? AND U0.workplace_id = ?)))
  ORDER BY directory_listing.title ASC, ? ASC
  LIMIT ?;

-- organizations/<str:organization_id>/

-- GET /organizations/00000000-0000-4000-8000-0000000000aa/: 11 statements

SELECT ...
  FROM directory_organization
  INNER JOIN directory_municipality ON (directory_organization.municipality_id = directory_municipality.key)
  INNER JOIN directory_prefecture ON (directory_municipality.prefecture_id = directory_prefecture.code)
  WHERE directory_organization.id = ?
  ORDER BY directory_organization.name_kana ASC, directory_organization.id ASC
  LIMIT ?;

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.organization_id = ? AND directory_listing.status IN (?))
  LIMIT ?;

SELECT ? AS a
  FROM directory_place
  WHERE (directory_place.visibility = ? AND directory_place.organization_id = ?)
  LIMIT ?;

SELECT ? AS a
  FROM directory_place
  INNER JOIN directory_listingplace ON (directory_place.id = directory_listingplace.place_id)
  INNER JOIN directory_listing ON (directory_listingplace.listing_id = directory_listing.id)
  WHERE (directory_place.visibility = ? AND directory_listing.organization_id = ?)
  LIMIT ?;

SELECT directory_listing.id AS id
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.status IN (?) AND directory_listing.organization_id = ?)
  ORDER BY directory_listing.published_at DESC, ? ASC
  LIMIT ?;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_group
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_training
  WHERE listing_id = ANY(?::uuid[])) t2 ON t2.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM jobs_job
  WHERE listing_id = ANY(?::uuid[])) t3 ON t3.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_consultation
  WHERE listing_id = ANY(?::uuid[])) t4 ON t4.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

SELECT ...
  FROM jobs_assessment
  WHERE jobs_assessment.workplace_id IN (SELECT V0.id
  FROM directory_workplace V0
  WHERE ((V0.id IN (SELECT U1.workplace_id AS job__workplace
  FROM directory_listing U0
  LEFT OUTER JOIN jobs_job U1 ON (U0.id = U1.listing_id)
  WHERE (U0.consent_site AND U0.kind = ? AND U0.status IN (?))) OR V0.id IN (SELECT U0.workplace_id AS workplace
  FROM jobs_assessment U0
  INNER JOIN directory_workplace U1 ON (U0.workplace_id = U1.id)
  INNER JOIN directory_organization U2 ON (U1.organization_id = U2.id)
  WHERE ((U2.verified_at IS NOT NULL OR U0.sample) AND U1.archived_at IS NULL))) AND V0.archived_at IS NULL AND V0.organization_id = ?))
  ORDER BY jobs_assessment.number ASC;

SELECT ...
  FROM directory_workplace
  WHERE ((directory_workplace.id IN (SELECT U1.workplace_id AS job__workplace
  FROM directory_listing U0
  LEFT OUTER JOIN jobs_job U1 ON (U0.id = U1.listing_id)
  WHERE (U0.consent_site AND U0.kind = ? AND U0.status IN (?))) OR directory_workplace.id IN (SELECT U0.workplace_id AS workplace
  FROM jobs_assessment U0
  INNER JOIN directory_workplace U1 ON (U0.workplace_id = U1.id)
  INNER JOIN directory_organization U2 ON (U1.organization_id = U2.id)
  WHERE ((U2.verified_at IS NOT NULL OR U0.sample) AND U1.archived_at IS NULL))) AND directory_workplace.archived_at IS NULL AND directory_workplace.organization_id = ?)
  ORDER BY directory_workplace.name ASC, directory_workplace.id ASC;

-- invitations/<str:token>/

-- GET /invitations/altered/: 1 statements

SELECT ...
  FROM directory_invitation
  INNER JOIN directory_organization ON (directory_invitation.organization_id = directory_organization.id)
  WHERE directory_invitation.token_hash = ?
  ORDER BY directory_invitation.created_at DESC
  LIMIT ?;

-- report/<uuid:listing_id>/

-- GET /report/00000000-0000-4000-8000-000000000000/: 1 statements

SELECT ...
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?))
  ORDER BY directory_listing.id ASC
  LIMIT ?;

-- report/<uuid:listing_id>/sent/

-- GET /report/00000000-0000-4000-8000-000000000000/sent/: 1 statements

SELECT ...
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?))
  ORDER BY directory_listing.id ASC
  LIMIT ?;

-- confirm/<str:token>/

-- GET /confirm/nothing/: 0 statements

-- group-links/<str:token>/

-- GET /group-links/nothing/: 1 statements

SELECT ...
  FROM directory_grouplink
  INNER JOIN directory_workplace ON (directory_grouplink.workplace_id = directory_workplace.id)
  INNER JOIN directory_organization ON (directory_workplace.organization_id = directory_organization.id)
  INNER JOIN directory_listing ON (directory_grouplink.group_id = directory_listing.id)
  WHERE directory_grouplink.token_hash = ?
  ORDER BY directory_grouplink.id ASC
  LIMIT ?;

-- drafts/<str:share_key>/

-- GET /drafts/altered/: 1 statements

SELECT ...
  FROM directory_draft
  INNER JOIN directory_organization ON (directory_draft.organization_id = directory_organization.id)
  LEFT OUTER JOIN directory_workplace ON (directory_draft.workplace_id = directory_workplace.id)
  LEFT OUTER JOIN directory_place ON (directory_workplace.place_id = directory_place.id)
  WHERE directory_draft.share_key = ?
  ORDER BY directory_draft.created_at ASC
  LIMIT ?;

-- drafts/<str:share_key>/pdf/

-- GET /drafts/altered/pdf/: 1 statements

SELECT ...
  FROM directory_draft
  INNER JOIN directory_organization ON (directory_draft.organization_id = directory_organization.id)
  LEFT OUTER JOIN directory_workplace ON (directory_draft.workplace_id = directory_workplace.id)
  LEFT OUTER JOIN directory_place ON (directory_workplace.place_id = directory_place.id)
  WHERE directory_draft.share_key = ?
  ORDER BY directory_draft.created_at ASC
  LIMIT ?;

-- employers/words/

-- GET /employers/words/: 0 statements

-- crisis/

-- GET /crisis/: 0 statements

-- credits/

-- GET /credits/: 0 statements

-- readiness/worksheet/

-- GET /readiness/worksheet/: 0 statements

-- readiness/worksheet.pdf

-- GET /readiness/worksheet.pdf: 0 statements

-- employers/

-- GET /employers/: 0 statements

-- GET /employers/?near=松江市: 22 statements

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level < ? AND key = ANY(?) AND latin = ?;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level >= ? AND key = ANY(?) AND latin = ? AND (municipality_id = ANY(?) OR parent_id = ANY(?) OR prefecture_id = ANY(?));

WITH wanted (at, prefecture_id, municipality_id, former_id, town_id, postal_code) AS ( SELECT *
  FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[]) ) SELECT pr.code, w.municipality_id, w.former_id, w.town_id, pr.name_ja, pr.name_kana, pr.name_en, m.type, m.name_ja, m.name_kana, m.name_en, m.county_ja, m.county_kana, c.name_ja, c.name_kana, c.name_en, f.name_ja, f.name_kana, f.name_en, t.town_ja, t.town_kana, t.town_en, coalesce(f.point_precision, m.point_precision, ?), coalesce(f.point_source, m.point_source, ?), t.point IS NOT NULL, t.point_source, ST_Y(coalesce(t.point, f.point, m.point, pr.point)::geometry), ST_X(coalesce(t.point, f.point, m.point, pr.point)::geometry), w.postal_code
  FROM wanted w
  LEFT JOIN directory_municipality m ON m.key = w.municipality_id
  JOIN directory_prefecture pr ON pr.code = coalesce(m.prefecture_id, w.prefecture_id)
  LEFT JOIN directory_municipality c ON c.key = m.parent_id
  LEFT JOIN directory_municipality f ON f.key = w.former_id
  LEFT JOIN directory_postalcode t ON t.id = w.town_id
  ORDER BY w.at;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level < ? AND key = ANY(?) AND latin = ?;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level >= ? AND key = ANY(?) AND latin = ? AND (municipality_id = ANY(?) OR parent_id = ANY(?) OR prefecture_id = ANY(?));

WITH wanted (at, prefecture_id, municipality_id, former_id, town_id, postal_code) AS ( SELECT *
  FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[]) ) SELECT pr.code, w.municipality_id, w.former_id, w.town_id, pr.name_ja, pr.name_kana, pr.name_en, m.type, m.name_ja, m.name_kana, m.name_en, m.county_ja, m.county_kana, c.name_ja, c.name_kana, c.name_en, f.name_ja, f.name_kana, f.name_en, t.town_ja, t.town_kana, t.town_en, coalesce(f.point_precision, m.point_precision, ?), coalesce(f.point_source, m.point_source, ?), t.point IS NOT NULL, t.point_source, ST_Y(coalesce(t.point, f.point, m.point, pr.point)::geometry), ST_X(coalesce(t.point, f.point, m.point, pr.point)::geometry), w.postal_code
  FROM wanted w
  LEFT JOIN directory_municipality m ON m.key = w.municipality_id
  JOIN directory_prefecture pr ON pr.code = coalesce(m.prefecture_id, w.prefecture_id)
  LEFT JOIN directory_municipality c ON c.key = m.parent_id
  LEFT JOIN directory_municipality f ON f.key = w.former_id
  LEFT JOIN directory_postalcode t ON t.id = w.town_id
  ORDER BY w.at;

WITH near AS MATERIALIZED ( SELECT id, point <-> ?::geography AS sphere, ST_Distance(point, ?::geography) AS distance
  FROM directory_spot
  ORDER BY point <-> ?::geography
  LIMIT ? ), reach AS ( SELECT CASE WHEN count(*) < ? THEN ? ELSE max(sphere) * ? END AS metres
  FROM near ), spot AS ( SELECT ...
  FROM near, reach
  WHERE near.distance <= ? AND near.distance < reach.metres ), hits AS ( SELECT ...
  FROM spot
  CROSS JOIN LATERAL ( SELECT pp.listing_id
  FROM directory_publicplace pp
  WHERE pp.spot_id = spot.id AND pp.kind = ? AND NOT pp.aside AND NOT EXISTS ( SELECT ?
  FROM directory_publicplace other
  JOIN directory_spot o ON o.id = other.spot_id
  WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal AND (ST_Distance(o.point, ?::geography), other.ordinal) < (spot.distance, pp.ordinal) )
  ORDER BY pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY spot.distance ASC, hit.listing_id ASC
  LIMIT ? ) SELECT reach.metres, hits.*
  FROM reach
  LEFT JOIN hits ON true
  ORDER BY hits.distance, hits.listing_id;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_consultation
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, ST_Distance(s.point, ?::geography), pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

WITH near AS MATERIALIZED ( SELECT id, point <-> ?::geography AS sphere, ST_Distance(point, ?::geography) AS distance
  FROM directory_spot
  ORDER BY point <-> ?::geography
  LIMIT ? ), reach AS ( SELECT CASE WHEN count(*) < ? THEN ? ELSE max(sphere) * ? END AS metres
  FROM near ), spot AS ( SELECT ...
  FROM near, reach
  WHERE near.distance <= ? AND near.distance < reach.metres ), hits AS ( SELECT ...
  FROM spot
  CROSS JOIN LATERAL ( SELECT pp.listing_id
  FROM directory_publicplace pp
  WHERE pp.spot_id = spot.id AND pp.kind = ? AND NOT pp.aside AND EXISTS (SELECT ?
  FROM directory_entry e
  WHERE e.listing_id = pp.listing_id AND e.tags && ?::text[]) AND NOT EXISTS ( SELECT ?
  FROM directory_publicplace other
  JOIN directory_spot o ON o.id = other.spot_id
  WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal AND (ST_Distance(o.point, ?::geography), other.ordinal) < (spot.distance, pp.ordinal) )
  ORDER BY pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY spot.distance ASC, hit.listing_id ASC
  LIMIT ? ) SELECT reach.metres, hits.*
  FROM reach
  LEFT JOIN hits ON true
  ORDER BY hits.distance, hits.listing_id;

WITH matching AS MATERIALIZED ( SELECT e.listing_id
  FROM directory_entry e
  WHERE e.kind = ? AND NOT e.aside AND e.located AND e.tags && ?::text[]
  LIMIT ? ), measured AS ( SELECT m.listing_id, min(ST_Distance(s.point, ?::geography)) AS distance
  FROM matching m
  JOIN directory_publicplace pp ON pp.listing_id = m.listing_id
  JOIN directory_spot s ON s.id = pp.spot_id
  WHERE true AND (SELECT count(*)
  FROM matching) <= ?
  GROUP BY m.listing_id ), ranked AS ( SELECT e.kind, m.distance, m.listing_id, row_number() OVER (PARTITION BY e.kind
  ORDER BY m.distance, m.listing_id) AS rank
  FROM measured m
  JOIN directory_entry e ON e.listing_id = m.listing_id ) SELECT kind, distance, listing_id
  FROM ranked
  WHERE rank <= ?
  ORDER BY kind, rank;

WITH near AS MATERIALIZED ( SELECT id, point <-> ?::geography AS sphere, ST_Distance(point, ?::geography) AS distance
  FROM directory_spot
  ORDER BY point <-> ?::geography
  LIMIT ? ), reach AS ( SELECT CASE WHEN count(*) < ? THEN ? ELSE max(sphere) * ? END AS metres
  FROM near ), spot AS ( SELECT ...
  FROM near, reach
  WHERE near.distance <= ? AND near.distance < reach.metres ), hits AS ( SELECT ...
  FROM spot
  CROSS JOIN LATERAL ( SELECT pp.listing_id
  FROM directory_publicplace pp
  WHERE pp.spot_id = spot.id AND pp.kind = ? AND NOT pp.aside AND NOT EXISTS ( SELECT ?
  FROM directory_publicplace other
  JOIN directory_spot o ON o.id = other.spot_id
  WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal AND (ST_Distance(o.point, ?::geography), other.ordinal) < (spot.distance, pp.ordinal) )
  ORDER BY pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY spot.distance ASC, hit.listing_id ASC
  LIMIT ? ) SELECT reach.metres, hits.*
  FROM reach
  LEFT JOIN hits ON true
  ORDER BY hits.distance, hits.listing_id;

WITH near AS MATERIALIZED ( SELECT id, point <-> ?::geography AS sphere, ST_Distance(point, ?::geography) AS distance
  FROM directory_spot
  ORDER BY point <-> ?::geography
  LIMIT ? ), reach AS ( SELECT CASE WHEN count(*) < ? THEN ? ELSE max(sphere) * ? END AS metres
  FROM near ), spot AS ( SELECT ...
  FROM near, reach
  WHERE near.distance <= ? AND near.distance < reach.metres ), hits AS ( SELECT ...
  FROM spot
  CROSS JOIN LATERAL ( SELECT pp.listing_id
  FROM directory_publicplace pp
  WHERE pp.spot_id = spot.id AND pp.kind = ? AND NOT pp.aside AND NOT EXISTS ( SELECT ?
  FROM directory_publicplace other
  JOIN directory_spot o ON o.id = other.spot_id
  WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal AND (ST_Distance(o.point, ?::geography), other.ordinal) < (spot.distance, pp.ordinal) )
  ORDER BY pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY spot.distance ASC, hit.listing_id ASC
  LIMIT ? ) SELECT reach.metres, hits.*
  FROM reach
  LEFT JOIN hits ON true
  ORDER BY hits.distance, hits.listing_id;

WITH near AS MATERIALIZED ( SELECT id, point <-> ?::geography AS sphere, ST_Distance(point, ?::geography) AS distance
  FROM directory_spot
  ORDER BY point <-> ?::geography
  LIMIT ? ), reach AS ( SELECT CASE WHEN count(*) < ? THEN ? ELSE max(sphere) * ? END AS metres
  FROM near ), spot AS ( SELECT ...
  FROM near, reach
  WHERE near.distance <= ? AND near.distance < reach.metres ), hits AS ( SELECT ...
  FROM spot
  CROSS JOIN LATERAL ( SELECT pp.listing_id
  FROM directory_publicplace pp
  WHERE pp.spot_id = spot.id AND pp.kind = ? AND NOT pp.aside AND NOT EXISTS ( SELECT ?
  FROM directory_publicplace other
  JOIN directory_spot o ON o.id = other.spot_id
  WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal AND (ST_Distance(o.point, ?::geography), other.ordinal) < (spot.distance, pp.ordinal) )
  ORDER BY pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY spot.distance ASC, hit.listing_id ASC
  LIMIT ? ) SELECT reach.metres, hits.*
  FROM reach
  LEFT JOIN hits ON true
  ORDER BY hits.distance, hits.listing_id;

WITH near AS MATERIALIZED ( SELECT id, point <-> ?::geography AS sphere, ST_Distance(point, ?::geography) AS distance
  FROM directory_spot
  ORDER BY point <-> ?::geography
  LIMIT ? ), reach AS ( SELECT CASE WHEN count(*) < ? THEN ? ELSE max(sphere) * ? END AS metres
  FROM near ), spot AS ( SELECT ...
  FROM near, reach
  WHERE near.distance <= ? AND near.distance < reach.metres ), hits AS ( SELECT ...
  FROM spot
  CROSS JOIN LATERAL ( SELECT pp.listing_id
  FROM directory_publicplace pp
  WHERE pp.spot_id = spot.id AND pp.kind = ? AND NOT pp.aside AND NOT EXISTS ( SELECT ?
  FROM directory_publicplace other
  JOIN directory_spot o ON o.id = other.spot_id
  WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal AND (ST_Distance(o.point, ?::geography), other.ordinal) < (spot.distance, pp.ordinal) )
  ORDER BY pp.listing_id ASC
  LIMIT ? ) AS hit
  ORDER BY spot.distance ASC, hit.listing_id ASC
  LIMIT ? ) SELECT reach.metres, hits.*
  FROM reach
  LEFT JOIN hits ON true
  ORDER BY hits.distance, hits.listing_id;

SELECT ...
  FROM directory_listing t
  WHERE t.id = ANY(?);

SELECT ...
  FROM unnest(?::uuid[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_organization
  WHERE id = ANY(?::uuid[])) t0 ON t0.id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_group
  WHERE listing_id = ANY(?::uuid[])) t1 ON t1.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_training
  WHERE listing_id = ANY(?::uuid[])) t2 ON t2.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM jobs_job
  WHERE listing_id = ANY(?::uuid[])) t3 ON t3.listing_id = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_consultation
  WHERE listing_id = ANY(?::uuid[])) t4 ON t4.listing_id = wanted.key;

SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id, ST_Y(s.point::geometry), ST_X(s.point::geometry)
  FROM directory_publicplace pp
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE pp.listing_id = ANY(?)
  ORDER BY pp.listing_id, ST_Distance(s.point, ?::geography), pp.ordinal;

SELECT ...
  FROM unnest(?::text[]) AS wanted(key)
  LEFT JOIN (SELECT *
  FROM directory_municipality
  WHERE key = ANY(?::text[])) t0 ON t0.key = wanted.key
  LEFT JOIN (SELECT *
  FROM directory_prefecture
  WHERE code = ANY(?::text[])) t1 ON t1.code = wanted.key;

SELECT ...
  FROM directory_entry e
  WHERE e.kind = ? AND NOT e.aside AND e.online AND true AND true
  ORDER BY e.published_at DESC, e.listing_id ASC
  LIMIT ?;

-- cosign/<str:secret>/

-- GET /cosign/nothing/: 1 statements

SELECT ...
  FROM jobs_cosignature
  INNER JOIN directory_workplace ON (jobs_cosignature.workplace_id = directory_workplace.id)
  INNER JOIN directory_organization ON (directory_workplace.organization_id = directory_organization.id)
  WHERE (jobs_cosignature.expires_at > ? AND jobs_cosignature.signed_at IS NULL AND jobs_cosignature.token_hash = ?)
  ORDER BY jobs_cosignature.id ASC
  LIMIT ?;

-- cosign/key/<str:key>/

-- GET /cosign/key/nothing/: 1 statements

SELECT ...
  FROM jobs_cosignature
  INNER JOIN directory_workplace ON (jobs_cosignature.workplace_id = directory_workplace.id)
  INNER JOIN directory_organization ON (directory_workplace.organization_id = directory_organization.id)
  LEFT OUTER JOIN jobs_assessment ON (jobs_cosignature.assessment_id = jobs_assessment.id)
  WHERE (jobs_cosignature.key_hash = ? AND jobs_cosignature.signed_at IS NOT NULL)
  ORDER BY jobs_cosignature.id ASC
  LIMIT ?;

-- about/

-- GET /about/: 0 statements

-- privacy/

-- GET /privacy/: 0 statements
