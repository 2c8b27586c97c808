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

-- GET /groups/00000000-0000-4000-8000-000000000000/: 5 statements

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

-- GET /jobs/00000000-0000-4000-8000-000000000002/: 5 statements

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

-- organizations/<str:organization_id>/

-- GET /organizations/00000000-0000-4000-8000-0000000000aa/: 8 statements

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
  LEFT OUTER JOIN directory_listingplace ON (directory_place.id = directory_listingplace.place_id)
  LEFT OUTER JOIN directory_listing ON (directory_listingplace.listing_id = directory_listing.id)
  WHERE ((directory_place.organization_id = ? OR directory_listing.organization_id = ?) AND directory_place.visibility = ?)
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

-- crisis/

-- GET /crisis/: 0 statements

-- credits/

-- GET /credits/: 0 statements

-- about/

-- GET /about/: 0 statements

-- privacy/

-- GET /privacy/: 0 statements
