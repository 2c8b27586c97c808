/**
 * The base of the map, made at build time from the bundled geography (`directory/data/`), so that the map
 * needs no tile server: two GeoJSON files, the same for the same data.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { Feature, FeatureCollection, MultiPolygon, Point, Position } from "geojson";

/** 4 decimals of a degree are about 11 m: finer than the source is true. */
const DECIMALS = 4;

interface PlaceName {
  ja: string;
  kana: string;
  en: string;
}

/** `rank`: 0 prefecture, 1 capital or designated city, 2 over 100,000 people, 3 over 30,000, 4 others. */
export interface PlaceProperties extends PlaceName {
  rank: number;
  /** Smaller is drawn first where names collide. */
  order: number;
}

type Row = Record<string, string>;

function rows(data: string, name: string): Row[] {
  return parse<Row>(readFileSync(join(data, name), "utf8"), { columns: true, bom: true });
}

function round(value: number): number {
  return Number(value.toFixed(DECIMALS));
}

function position(lng: number, lat: number): Position {
  return [round(lng), round(lat)];
}

/** Prefecture polygons, property `code` (JIS X 0401). */
export function prefectures(data: string): FeatureCollection<MultiPolygon, { code: string }> {
  const source = JSON.parse(gunzipSync(readFileSync(join(data, "prefectures.geojson.gz"))).toString("utf8"));
  return {
    type: "FeatureCollection",
    features: source.features.map((feature: Feature<MultiPolygon, { code: string }>) => ({
      type: "Feature",
      properties: { code: feature.properties.code },
      geometry: {
        type: "MultiPolygon",
        coordinates: feature.geometry.coordinates.map((polygon) =>
          polygon.map((ring) => ring.map(([lng = 0, lat = 0]) => position(lng, lat))),
        ),
      },
    })),
  };
}

function rankOf(row: Row): number {
  if (row.is_capital === "1" || row.type === "designated_city") return 1;
  const population = Number(row.population || 0);
  if (population >= 100_000) return 2;
  return population >= 30_000 ? 3 : 4;
}

/** Names for the map: prefectures and today's municipalities. Wards are left out: they share their city's point. */
export function places(data: string): FeatureCollection<Point, PlaceProperties> {
  const label = (lng: string, lat: string, properties: PlaceProperties): Feature<Point, PlaceProperties> => ({
    type: "Feature",
    properties,
    geometry: { type: "Point", coordinates: position(Number(lng), Number(lat)) },
  });
  const points = new Map(rows(data, "prefecture_points.csv").map((row) => [row.code, row]));
  const byPeople = rows(data, "prefectures.csv").sort(
    (a, b) => Number(b.population_2020) - Number(a.population_2020),
  );
  const prefectureLabels = byPeople.map((row, index) => {
    const point = points.get(row.code);
    if (!point) throw new Error(`prefecture_points.csv has no point for ${row.code}`);
    const name = { ja: row.name_ja ?? "", kana: row.name_kana ?? "", en: row.name_en ?? "" };
    return label(point.lng ?? "", point.lat ?? "", { ...name, rank: 0, order: index });
  });
  const municipalities = rows(data, "municipalities.csv")
    .filter((row) => row.valid_to === "" && row.type !== "ward")
    .map((row) => ({ row, rank: rankOf(row), population: Number(row.population || 0) }))
    .sort((a, b) => a.rank - b.rank || b.population - a.population || Number(a.row.key) - Number(b.row.key));
  return {
    type: "FeatureCollection",
    features: [
      ...prefectureLabels,
      ...municipalities.map(({ row, rank }, index) =>
        label(row.lng ?? "", row.lat ?? "", {
          ja: row.name_ja ?? "",
          kana: row.name_kana ?? "",
          en: row.name_en ?? "",
          rank,
          order: index + 1,
        }),
      ),
    ],
  };
}
