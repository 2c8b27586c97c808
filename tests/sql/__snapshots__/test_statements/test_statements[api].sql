-- api/v1/listings/

-- GET /api/v1/listings/?: 8 statements

SELECT ...
  FROM directory_entry e
  WHERE e.open_data AND NOT e.aside AND true AND true
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

SELECT ...
  FROM directory_workplace t
  WHERE t.id = ANY(?);

SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now
  FROM jobs_assessment
  WHERE workplace_id = ANY(?)
  ORDER BY workplace_id, number DESC;

SELECT ...
  FROM jobs_minimumwage
  ORDER BY jobs_minimumwage.prefecture_id ASC, jobs_minimumwage.effective_from DESC;

-- GET /api/v1/listings/?near=35.468,133.048: 8 statements

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
  WHERE pp.spot_id = spot.id AND pp.open_data AND NOT pp.aside AND NOT EXISTS ( SELECT ?
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
  FROM directory_workplace t
  WHERE t.id = ANY(?);

SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now
  FROM jobs_assessment
  WHERE workplace_id = ANY(?)
  ORDER BY workplace_id, number DESC;

SELECT ...
  FROM jobs_minimumwage
  ORDER BY jobs_minimumwage.prefecture_id ASC, jobs_minimumwage.effective_from DESC;

-- GET /api/v1/listings/?q=見本: 12 statements

SELECT given, directory_fold(given)
  FROM unnest(?::text[]) AS given;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level < ? AND key = ANY(?) AND latin = ?;

SELECT ...
  FROM (SELECT *
  FROM directory_entry e
  WHERE e.open_data AND NOT e.aside AND true
  ORDER BY e.published_at DESC, e.listing_id ASC
  LIMIT ?) AS e
  WHERE true AND (strpos(e.body, ?) > ? OR e.tags && ?::text[])
  ORDER BY e.published_at DESC, e.listing_id ASC
  LIMIT ?;

WITH e AS MATERIALIZED ( SELECT ...
  FROM directory_entry e
  WHERE e.open_data AND NOT e.aside AND true AND (directory_bigrams(e.body) @> ?::text[] OR e.tags && ?::text[]) AND (strpos(e.body, ?) > ? OR e.tags && ?::text[]) ) SELECT *
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

SELECT ...
  FROM directory_workplace t
  WHERE t.id = ANY(?);

SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now
  FROM jobs_assessment
  WHERE workplace_id = ANY(?)
  ORDER BY workplace_id, number DESC;

SELECT ...
  FROM jobs_minimumwage
  ORDER BY jobs_minimumwage.prefecture_id ASC, jobs_minimumwage.effective_from DESC;

-- GET /api/v1/listings/?sort=newest&prefecture=32: 8 statements

SELECT DISTINCT ...
  FROM unnest(?::text[]) AS region(code)
  CROSS JOIN LATERAL ( SELECT DISTINCT ...
  FROM directory_publicplace pp
  WHERE pp.prefecture_id = region.code AND pp.open_data AND NOT pp.aside AND true AND true
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

SELECT ...
  FROM directory_workplace t
  WHERE t.id = ANY(?);

SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now
  FROM jobs_assessment
  WHERE workplace_id = ANY(?)
  ORDER BY workplace_id, number DESC;

SELECT ...
  FROM jobs_minimumwage
  ORDER BY jobs_minimumwage.prefecture_id ASC, jobs_minimumwage.effective_from DESC;

-- GET /api/v1/listings/?include=count,facets: 10 statements

SELECT ...
  FROM directory_entry e
  WHERE e.open_data AND NOT e.aside AND true AND true
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
  WHERE count <> ? AND open_data AND aside = ?
  GROUP BY prefecture, kind
  HAVING sum(count) > ?;

SELECT prefecture, kind, sum(count)::int
  FROM ( SELECT prefecture, kind, aside, open_data, count
  FROM directory_total
  UNION ALL SELECT prefecture, kind, aside, open_data, delta
  FROM directory_totalchange ) AS part
  WHERE count <> ? AND open_data AND aside = ?
  GROUP BY prefecture, kind
  HAVING sum(count) > ?;

SELECT ...
  FROM directory_workplace t
  WHERE t.id = ANY(?);

SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now
  FROM jobs_assessment
  WHERE workplace_id = ANY(?)
  ORDER BY workplace_id, number DESC;

SELECT ...
  FROM jobs_minimumwage
  ORDER BY jobs_minimumwage.prefecture_id ASC, jobs_minimumwage.effective_from DESC;

-- GET /api/v1/listings/?format=geojson: 8 statements

SELECT ...
  FROM directory_entry e
  WHERE e.open_data AND NOT e.aside AND true AND true
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

SELECT ...
  FROM directory_workplace t
  WHERE t.id = ANY(?);

SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now
  FROM jobs_assessment
  WHERE workplace_id = ANY(?)
  ORDER BY workplace_id, number DESC;

SELECT ...
  FROM jobs_minimumwage
  ORDER BY jobs_minimumwage.prefecture_id ASC, jobs_minimumwage.effective_from DESC;

-- GET /api/v1/listings/?format=csv: 8 statements

SELECT ...
  FROM directory_entry e
  WHERE e.open_data AND NOT e.aside AND true AND true
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

SELECT ...
  FROM directory_workplace t
  WHERE t.id = ANY(?);

SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now
  FROM jobs_assessment
  WHERE workplace_id = ANY(?)
  ORDER BY workplace_id, number DESC;

SELECT ...
  FROM jobs_minimumwage
  ORDER BY jobs_minimumwage.prefecture_id ASC, jobs_minimumwage.effective_from DESC;

-- GET /api/v1/listings/?format=ndjson: 8 statements

SELECT ...
  FROM directory_entry e
  WHERE e.open_data AND NOT e.aside AND true AND true
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

SELECT ...
  FROM directory_workplace t
  WHERE t.id = ANY(?);

SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now
  FROM jobs_assessment
  WHERE workplace_id = ANY(?)
  ORDER BY workplace_id, number DESC;

SELECT ...
  FROM jobs_minimumwage
  ORDER BY jobs_minimumwage.prefecture_id ASC, jobs_minimumwage.effective_from DESC;

-- GET /api/v1/listings/?near=35.468,133.048&format=csv: 8 statements

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
  WHERE pp.spot_id = spot.id AND pp.open_data AND NOT pp.aside AND NOT EXISTS ( SELECT ?
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
  FROM directory_workplace t
  WHERE t.id = ANY(?);

SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now
  FROM jobs_assessment
  WHERE workplace_id = ANY(?)
  ORDER BY workplace_id, number DESC;

SELECT ...
  FROM jobs_minimumwage
  ORDER BY jobs_minimumwage.prefecture_id ASC, jobs_minimumwage.effective_from DESC;

-- api/v1/listings/<uuid:listing_id>/

-- GET /api/v1/listings/00000000-0000-4000-8000-000000000000/: 5 statements

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?) AND directory_listing.consent_open_data)
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

-- api/v1/prefectures/

-- GET /api/v1/prefectures/: 1 statements

SELECT ...
  FROM directory_prefecture
  ORDER BY directory_prefecture.code ASC;

-- api/v1/^prefectures/(?P<code>[0-9]{2})/$

-- GET /api/v1/prefectures/32/: 1 statements

SELECT ...
  FROM directory_prefecture
  WHERE directory_prefecture.code = ?
  ORDER BY directory_prefecture.code ASC
  LIMIT ?;

-- api/v1/municipalities/

-- GET /api/v1/municipalities/?prefecture=32: 1 statements

SELECT ...
  FROM directory_municipality
  INNER JOIN directory_prefecture ON (directory_municipality.prefecture_id = directory_prefecture.code)
  WHERE (directory_municipality.valid_to IS NULL AND directory_municipality.prefecture_id IN (?))
  ORDER BY directory_municipality.code ASC
  LIMIT ?;

-- api/v1/^municipalities/(?P<code>[0-9]{5})/$

-- GET /api/v1/municipalities/32201/: 1 statements

SELECT ...
  FROM directory_municipality
  INNER JOIN directory_prefecture ON (directory_municipality.prefecture_id = directory_prefecture.code)
  WHERE (directory_municipality.valid_to IS NULL AND directory_municipality.code = ?)
  ORDER BY directory_municipality.code ASC
  LIMIT ?;

-- api/v1/readiness/instruments/

-- GET /api/v1/readiness/instruments/: 0 statements

-- api/v1/readiness/instruments/<str:version>/

-- GET /api/v1/readiness/instruments/draft-2026-11-22/: 0 statements

-- api/v1/readiness/assessments/

-- GET /api/v1/readiness/assessments/: 1 statements

SELECT ...
  FROM jobs_assessment
  INNER JOIN directory_workplace ON (jobs_assessment.workplace_id = directory_workplace.id)
  INNER JOIN directory_organization ON (directory_workplace.organization_id = directory_organization.id)
  WHERE ((directory_organization.verified_at IS NOT NULL OR jobs_assessment.sample) AND directory_workplace.archived_at IS NULL)
  ORDER BY jobs_assessment.published_at DESC, jobs_assessment.id ASC
  LIMIT ?;

-- api/v1/readiness/assessments/<uuid:assessment_id>/

-- GET /api/v1/readiness/assessments/00000000-0000-4000-8000-0000000000ab/: 1 statements

SELECT ...
  FROM jobs_assessment
  INNER JOIN directory_workplace ON (jobs_assessment.workplace_id = directory_workplace.id)
  INNER JOIN directory_organization ON (directory_workplace.organization_id = directory_organization.id)
  WHERE ((directory_organization.verified_at IS NOT NULL OR jobs_assessment.sample) AND directory_workplace.archived_at IS NULL AND jobs_assessment.id = ?)
  ORDER BY jobs_assessment.published_at DESC, jobs_assessment.id ASC
  LIMIT ?;

-- api/v1/geocode/

-- GET /api/v1/geocode/?q=松江市: 3 statements

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

-- api/v1/meetings/

-- GET /api/v1/meetings/: 1 statements

SELECT o.id, o.start, o.group_id, NULL::float
  FROM directory_occurrence o
  JOIN directory_publicplace pp ON pp.listing_id = o.group_id AND (pp.ordinal = o.place OR o.place IS NULL)
  JOIN directory_listing l ON l.id = o.group_id AND l.status <> ?
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE o.start >= ? AND o.start < ? AND pp.open_data AND pp.kind = ? AND NOT pp.aside
  GROUP BY o.start, o.id
  ORDER BY o.start ASC, o.id ASC
  LIMIT ?;

-- GET /api/v1/meetings/?near=35.468,133.048: 1 statements

SELECT o.id, o.start, o.group_id, min(ST_Distance(s.point, ?::geography))
  FROM directory_occurrence o
  JOIN directory_publicplace pp ON pp.listing_id = o.group_id AND (pp.ordinal = o.place OR o.place IS NULL)
  JOIN directory_listing l ON l.id = o.group_id AND l.status <> ?
  LEFT JOIN directory_spot s ON s.id = pp.spot_id
  WHERE o.start >= ? AND o.start < ? AND pp.open_data AND pp.kind = ? AND NOT pp.aside AND ST_DWithin(s.point, ?::geography, ?)
  GROUP BY o.start, o.id
  ORDER BY o.start ASC, o.id ASC
  LIMIT ?;

-- api/v1/suggest/

-- GET /api/v1/suggest/?q=見本: 2 statements

WITH typed AS ( SELECT *
  FROM unnest(?::text[], ?::text[], ?::bool[], ?::bool[]) AS t(low, high, latin, towns) ), cut AS ( SELECT *
  FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bool[]) AS c(before, name, low, high, latin) ), within AS MATERIALIZED ( SELECT c.*, p.prefecture_id AS prefecture
  FROM cut c
  LEFT JOIN directory_gazetteername p ON c.before <> ? AND p.key = c.before AND p.latin = c.latin AND p.level = ?
  WHERE c.before = ? OR p.id IS NOT NULL ), municipality AS MATERIALIZED ( SELECT ...
  FROM within w
  JOIN directory_gazetteername m ON m.key = w.name AND m.latin = w.latin AND m.level = ? AND m.form < ?
  WHERE w.name <> ? AND (w.before = ? OR m.prefecture_id = w.prefecture) ), region AS ( SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, n.key = t.low AS exact
  FROM typed t
  JOIN directory_gazetteername n ON n.key >= t.low AND n.key < t.high AND n.latin = t.latin AND n.level < ?
  UNION ALL SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, n.key = w.low
  FROM within w
  JOIN directory_gazetteername n ON n.key >= w.low AND n.key < w.high AND n.latin = w.latin AND n.level IN (?) AND n.prefecture_id = w.prefecture
  WHERE w.before <> ? AND w.name = ?
  UNION ALL SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, n.key = m.low
  FROM municipality m
  JOIN directory_gazetteername n ON n.key >= m.low AND n.key < m.high AND n.latin = m.latin AND n.level < ? AND n.parent_id = m.municipality_id
  UNION ALL SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, p.key = m.low
  FROM municipality m
  JOIN directory_gazetteername p ON p.key >= m.low AND p.key < m.high AND p.latin = m.latin AND p.level = ? AND p.prefecture_id = m.prefecture_id
  JOIN directory_gazetteername n ON n.id = m.id ), town AS ( SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, n.key = t.low AS exact
  FROM typed t
  JOIN directory_gazetteername n ON t.towns AND n.key >= t.low AND n.key < t.high AND n.latin = t.latin AND n.level = ?
  UNION ALL SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, n.key = m.low
  FROM municipality m
  JOIN directory_gazetteername n ON n.municipality_id = m.municipality_id AND n.key >= m.low AND n.key < m.high AND n.latin = m.latin AND n.level = ? ) ( SELECT *
  FROM region
  ORDER BY exact DESC, level = ? OR form = ?, population DESC, prefecture_id, municipality_id, former_id, form
  LIMIT ? )
  UNION ALL ( SELECT *
  FROM town
  ORDER BY exact DESC, population DESC, municipality_id, town_id, form
  LIMIT ? );

SELECT begun.type, begun.id, coalesce(l.kind, ?), coalesce(l.sample, o.sample), coalesce(l.language, ?), coalesce(l.title, o.name), coalesce(l.title_en, o.name_en), coalesce(l.title_easy, o.name_easy)
  FROM unnest(?::text[]) WITH ORDINALITY AS typed(text, way)
  CROSS JOIN LATERAL (SELECT directory_fold(typed.text) AS low) AS folded
  CROSS JOIN LATERAL directory_begun(low, low || ?, ?) WITH ORDINALITY AS begun(type, id, phrase, place)
  LEFT JOIN directory_listing l ON begun.type = ? AND l.id = begun.id
  LEFT JOIN directory_organization o ON begun.type = ? AND o.id = begun.id
  WHERE folded.low <> ?
  ORDER BY typed.way, begun.place;

-- GET /api/v1/suggest/?q=matsue: 3 statements

WITH typed AS ( SELECT *
  FROM unnest(?::text[], ?::text[], ?::bool[], ?::bool[]) AS t(low, high, latin, towns) ), cut AS ( SELECT *
  FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bool[]) AS c(before, name, low, high, latin) ), within AS MATERIALIZED ( SELECT c.*, p.prefecture_id AS prefecture
  FROM cut c
  LEFT JOIN directory_gazetteername p ON c.before <> ? AND p.key = c.before AND p.latin = c.latin AND p.level = ?
  WHERE c.before = ? OR p.id IS NOT NULL ), municipality AS MATERIALIZED ( SELECT ...
  FROM within w
  JOIN directory_gazetteername m ON m.key = w.name AND m.latin = w.latin AND m.level = ? AND m.form < ?
  WHERE w.name <> ? AND (w.before = ? OR m.prefecture_id = w.prefecture) ), region AS ( SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, n.key = t.low AS exact
  FROM typed t
  JOIN directory_gazetteername n ON n.key >= t.low AND n.key < t.high AND n.latin = t.latin AND n.level < ?
  UNION ALL SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, n.key = w.low
  FROM within w
  JOIN directory_gazetteername n ON n.key >= w.low AND n.key < w.high AND n.latin = w.latin AND n.level IN (?) AND n.prefecture_id = w.prefecture
  WHERE w.before <> ? AND w.name = ?
  UNION ALL SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, n.key = m.low
  FROM municipality m
  JOIN directory_gazetteername n ON n.key >= m.low AND n.key < m.high AND n.latin = m.latin AND n.level < ? AND n.parent_id = m.municipality_id
  UNION ALL SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, p.key = m.low
  FROM municipality m
  JOIN directory_gazetteername p ON p.key >= m.low AND p.key < m.high AND p.latin = m.latin AND p.level = ? AND p.prefecture_id = m.prefecture_id
  JOIN directory_gazetteername n ON n.id = m.id ), town AS ( SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, n.key = t.low AS exact
  FROM typed t
  JOIN directory_gazetteername n ON t.towns AND n.key >= t.low AND n.key < t.high AND n.latin = t.latin AND n.level = ?
  UNION ALL SELECT n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id, n.population, n.parent_id, n.is_capital, n.key = m.low
  FROM municipality m
  JOIN directory_gazetteername n ON n.municipality_id = m.municipality_id AND n.key >= m.low AND n.key < m.high AND n.latin = m.latin AND n.level = ? ) ( SELECT *
  FROM region
  ORDER BY exact DESC, level = ? OR form = ?, population DESC, prefecture_id, municipality_id, former_id, form
  LIMIT ? )
  UNION ALL ( SELECT *
  FROM town
  ORDER BY exact DESC, population DESC, municipality_id, town_id, form
  LIMIT ? );

SELECT begun.type, begun.id, coalesce(l.kind, ?), coalesce(l.sample, o.sample), coalesce(l.language, ?), coalesce(l.title, o.name), coalesce(l.title_en, o.name_en), coalesce(l.title_easy, o.name_easy)
  FROM unnest(?::text[]) WITH ORDINALITY AS typed(text, way)
  CROSS JOIN LATERAL (SELECT directory_fold(typed.text) AS low) AS folded
  CROSS JOIN LATERAL directory_begun(low, low || ?, ?) WITH ORDINALITY AS begun(type, id, phrase, place)
  LEFT JOIN directory_listing l ON begun.type = ? AND l.id = begun.id
  LEFT JOIN directory_organization o ON begun.type = ? AND o.id = begun.id
  WHERE folded.low <> ?
  ORDER BY typed.way, begun.place;

WITH wanted (at, prefecture_id, municipality_id, former_id, town_id, postal_code) AS ( SELECT *
  FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[]) ) SELECT pr.code, w.municipality_id, w.former_id, w.town_id, pr.name_ja, pr.name_kana, pr.name_en, m.type, m.name_ja, m.name_kana, m.name_en, m.county_ja, m.county_kana, c.name_ja, c.name_kana, c.name_en, f.name_ja, f.name_kana, f.name_en, t.town_ja, t.town_kana, t.town_en, coalesce(f.point_precision, m.point_precision, ?), coalesce(f.point_source, m.point_source, ?), t.point IS NOT NULL, t.point_source, ST_Y(coalesce(t.point, f.point, m.point, pr.point)::geometry), ST_X(coalesce(t.point, f.point, m.point, pr.point)::geometry), w.postal_code
  FROM wanted w
  LEFT JOIN directory_municipality m ON m.key = w.municipality_id
  JOIN directory_prefecture pr ON pr.code = coalesce(m.prefecture_id, w.prefecture_id)
  LEFT JOIN directory_municipality c ON c.key = m.parent_id
  LEFT JOIN directory_municipality f ON f.key = w.former_id
  LEFT JOIN directory_postalcode t ON t.id = w.town_id
  ORDER BY w.at;

-- ^api(?:/|$)

-- GET /api/nothing/: 0 statements

-- api/v1/groups/

-- GET /api/v1/groups/: 5 statements

SELECT ...
  FROM directory_entry e
  WHERE e.open_data AND e.kind = ? AND NOT e.aside AND true AND true
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

-- api/v1/groups/<uuid:listing_id>/

-- GET /api/v1/groups/00000000-0000-4000-8000-000000000000/: 5 statements

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?) AND directory_listing.consent_open_data)
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

-- api/v1/training/

-- GET /api/v1/training/: 5 statements

SELECT ...
  FROM directory_entry e
  WHERE e.open_data AND e.kind = ? AND NOT e.aside AND true AND true
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

-- api/v1/training/<uuid:listing_id>/

-- GET /api/v1/training/00000000-0000-4000-8000-000000000001/: 5 statements

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?) AND directory_listing.consent_open_data)
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

-- api/v1/jobs/

-- GET /api/v1/jobs/: 8 statements

SELECT ...
  FROM directory_entry e
  WHERE e.open_data AND e.kind = ? AND NOT e.aside AND true AND true
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
  FROM directory_workplace t
  WHERE t.id = ANY(?);

SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now
  FROM jobs_assessment
  WHERE workplace_id = ANY(?)
  ORDER BY workplace_id, number DESC;

SELECT ...
  FROM jobs_minimumwage
  ORDER BY jobs_minimumwage.prefecture_id ASC, jobs_minimumwage.effective_from DESC;

-- api/v1/jobs/<uuid:listing_id>/

-- GET /api/v1/jobs/00000000-0000-4000-8000-000000000002/: 8 statements

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?) AND directory_listing.consent_open_data)
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
  FROM directory_workplace t
  WHERE t.id = ANY(?);

SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now
  FROM jobs_assessment
  WHERE workplace_id = ANY(?)
  ORDER BY workplace_id, number DESC;

SELECT ...
  FROM jobs_minimumwage
  ORDER BY jobs_minimumwage.prefecture_id ASC, jobs_minimumwage.effective_from DESC;

-- api/v1/consultations/

-- GET /api/v1/consultations/: 5 statements

SELECT ...
  FROM directory_entry e
  WHERE e.open_data AND e.kind = ? AND NOT e.aside AND true AND true
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

-- api/v1/consultations/<uuid:listing_id>/

-- GET /api/v1/consultations/00000000-0000-4000-8000-000000000003/: 5 statements

SELECT ? AS a
  FROM directory_listing
  WHERE (directory_listing.consent_site AND directory_listing.id = ? AND directory_listing.status IN (?) AND directory_listing.consent_open_data)
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
