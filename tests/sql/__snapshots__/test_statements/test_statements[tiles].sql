-- tiles/listings/<str:z>/<str:x>/<str:y>.mvt

-- GET /tiles/listings/10/890/404.mvt: 1 statements

WITH part AS ( SELECT (((cell_y - ?) >> ?) << ?) | ((cell_x - ?) >> ?) AS cell, kind, count, sum_x, sum_y
  FROM directory_tilecell AS part
  WHERE z = ? AND x = ? AND y = ? AND cell_x >= ? AND cell_x < ? AND cell_y >= ? AND cell_y < ? AND NOT part.aside
  UNION ALL SELECT ((((y - ?) >> ?) << ?) | ((x - ?) >> ?)), kind, delta, delta * x::bigint, delta * y::bigint
  FROM directory_tilechange AS part
  WHERE x >= ? AND x < ? AND y >= ? AND y < ? AND delta <> ? AND NOT part.aside ), cell AS ( SELECT cell, (sum(sum_x) / sum(count))::bigint AS x, (sum(sum_y) / sum(count))::bigint AS y, coalesce(sum(count) FILTER (WHERE true), ?)::int AS count , coalesce(sum(count) FILTER (WHERE kind = ?), ?)::int AS group , coalesce(sum(count) FILTER (WHERE kind = ?), ?)::int AS training , coalesce(sum(count) FILTER (WHERE kind = ?), ?)::int AS job , coalesce(sum(count) FILTER (WHERE kind = ?), ?)::int AS consultation , false AS single
  FROM part
  GROUP BY cell
  HAVING sum(count) > ? ) SELECT coalesce((SELECT version
  FROM directory_tile
  WHERE z = ? AND x = ? AND y = ?), ?) # coalesce((SELECT bit_xor(token)
  FROM directory_tilechange
  WHERE x >= ? AND x < ? AND y >= ? AND y < ?), ?) , (SELECT coalesce(ST_AsMVT(cluster, ?, ?, ?), ?)
  FROM ( SELECT ST_MakePoint((x - ?) >> ?, (y - ?) >> ?) AS point, count , group, training, job, consultation
  FROM cell
  WHERE NOT single
  ORDER BY cell ) AS cluster) || (SELECT coalesce(ST_AsMVT(listing, ?, ?, ?), ?)
  FROM ( SELECT ST_MakePoint((x - ?) >> ?, (y - ?) >> ?) AS point, l.id::text AS id, l.kind, regexp_replace(title, ?, ?, ?) AS title
  FROM (SELECT NULL::uuid AS listing_id, ? AS x, ? AS y
  WHERE false) AS given
  JOIN directory_listing l ON l.id = given.listing_id
  ORDER BY l.id, x, y ) AS listing);

-- GET /tiles/listings/10/890/404.mvt?q=見本: 4 statements

SELECT coalesce(sum(count), ?)
  FROM ( SELECT (((cell_y - ?) >> ?) << ?) | ((cell_x - ?) >> ?) AS cell, kind, count, sum_x, sum_y
  FROM directory_tilecell AS part
  WHERE z = ? AND x = ? AND y = ? AND cell_x >= ? AND cell_x < ? AND cell_y >= ? AND cell_y < ? AND NOT part.aside
  UNION ALL SELECT ((((y - ?) >> ?) << ?) | ((x - ?) >> ?)), kind, delta, delta * x::bigint, delta * y::bigint
  FROM directory_tilechange AS part
  WHERE x >= ? AND x < ? AND y >= ? AND y < ? AND delta <> ? AND NOT part.aside ) AS part;

SELECT given, directory_fold(given)
  FROM unnest(?::text[]) AS given;

SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id, is_capital
  FROM directory_gazetteername
  WHERE level < ? AND key = ANY(?) AND latin = ?;

WITH here AS MATERIALIZED ( SELECT pp.*, spot.x, spot.y, spot.cell
  FROM ( SELECT id, x, y, ((((y - ?) >> ?) << ?) | ((x - ?) >> ?)) AS cell
  FROM ( SELECT s.id, directory_grid_x(s.point) AS x, directory_grid_y(s.point) AS y
  FROM directory_spot s
  WHERE s.point::geometry(Geometry,?) && ST_MakeEnvelope(?, ?, ?, ?, ?) AND true OFFSET ? ) AS spot
  WHERE x >= ? AND x < ? AND y >= ? AND y < ? ) AS spot
  JOIN directory_publicplace pp ON pp.spot_id = spot.id
  WHERE NOT pp.aside ), found AS MATERIALIZED (SELECT listing_id, kind, x, y, cell
  FROM here AS pp
  WHERE NOT pp.aside AND EXISTS (SELECT ?
  FROM directory_entry e
  WHERE e.listing_id = pp.listing_id AND (strpos(e.body, ?) > ? OR e.tags && ?::text[]))), part AS (SELECT cell, kind, ? AS count, x::bigint AS sum_x, y::bigint AS sum_y
  FROM found), cell AS ( SELECT cell, (sum(sum_x) / sum(count))::bigint AS x, (sum(sum_y) / sum(count))::bigint AS y, coalesce(sum(count) FILTER (WHERE true), ?)::int AS count , coalesce(sum(count) FILTER (WHERE kind = ?), ?)::int AS group , coalesce(sum(count) FILTER (WHERE kind = ?), ?)::int AS training , coalesce(sum(count) FILTER (WHERE kind = ?), ?)::int AS job , coalesce(sum(count) FILTER (WHERE kind = ?), ?)::int AS consultation , false AS single
  FROM part
  GROUP BY cell
  HAVING sum(count) > ? ) SELECT (SELECT coalesce(ST_AsMVT(cluster, ?, ?, ?), ?)
  FROM ( SELECT ST_MakePoint((x - ?) >> ?, (y - ?) >> ?) AS point, count , group, training, job, consultation
  FROM cell
  WHERE NOT single
  ORDER BY cell ) AS cluster) || (SELECT coalesce(ST_AsMVT(listing, ?, ?, ?), ?)
  FROM ( SELECT ST_MakePoint((x - ?) >> ?, (y - ?) >> ?) AS point, l.id::text AS id, l.kind, regexp_replace(title, ?, ?, ?) AS title
  FROM (SELECT listing_id, x, y
  FROM found
  WHERE cell = ANY(ARRAY(SELECT cell
  FROM cell
  WHERE single))) AS given
  JOIN directory_listing l ON l.id = given.listing_id
  ORDER BY l.id, x, y ) AS listing);

-- tiles/regions/<str:z>/<str:x>/<str:y>.mvt

-- GET /tiles/regions/4/13/6.mvt: 1 statements

SELECT coalesce(ST_AsMVT(prefecture, ?, ?, ?), ?)
  FROM ( SELECT code, name_ja, name_kana, name_en, ST_AsMVTGeom( ST_Transform(outline, ?), ST_TileEnvelope(?, ?, ?), ?, ? ) AS shape
  FROM directory_prefecture
  WHERE outline && ST_Transform( ST_TileEnvelope(?, ?, ?, margin => ?::float8), ? )
  ORDER BY code ) AS prefecture
  WHERE shape IS NOT NULL;
