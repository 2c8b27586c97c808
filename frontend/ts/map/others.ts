/**
 * All other results of the query, drawn by the map from vector tiles: quiet circles beneath the marks of the
 * page. Everything they stand for is in the list too, on its further pages.
 */

import type {
  ExpressionSpecification,
  MapGeoJSONFeature,
  Map as MapLibre,
  PointLike,
  VectorTileSource,
} from "maplibre-gl";
import { knowingOwn } from "./cells.ts";
import type { LatLng, MapResult } from "./data.ts";
import type { Palette } from "./style.ts";

const SOURCE = "others";
const CLUSTERS = "others-clusters";
const COUNTS = "others-counts";
const LISTINGS = "others-listings";
/** Half of what a finger needs, around its tip (pixels). */
const REACH_PX = 14;

/** A quiet circle that was pressed. */
export interface Pressed extends LatLng {
  /** How many it stands for; the listings themselves where the tile gives them. */
  count: number;
  listings: { id: string; kind: string; title: string }[];
}

/** `tiles`: address of the tiles of the query, with `{z}`, `{x}`, `{y}`. */
export function addOthers(
  map: MapLibre,
  tiles: string,
  onPage: readonly MapResult[],
  maxZoom: number,
  palette: Palette,
  lang: string,
): void {
  map.addSource(SOURCE, { type: "vector", tiles: [window.location.origin + tiles], maxzoom: maxZoom });
  const points = onPage.flatMap((result) => result.points);
  const above = "room"; // what keeps names off the marks stays last
  map.addLayer(
    {
      id: CLUSTERS,
      type: "circle",
      source: SOURCE,
      "source-layer": "clusters",
      filter: knowingOwn(points, maxZoom, (own) => [">", ["get", "count"], own]),
      paint: {
        "circle-radius": ["step", ["get", "count"], 9, 10, 12, 100, 14, 1000, 16],
        ...circle(palette),
      },
    },
    above,
  );
  map.addLayer(
    {
      id: LISTINGS,
      type: "circle",
      source: SOURCE,
      "source-layer": "listings",
      filter: ["!", ["in", ["get", "id"], ["literal", onPage.map(({ id }) => id)]]],
      paint: { "circle-radius": 6, ...circle(palette) },
    },
    above,
  );
  map.addLayer(
    {
      id: COUNTS,
      type: "symbol",
      source: SOURCE,
      "source-layer": "clusters",
      filter: knowingOwn(points, maxZoom, (own) => [">", ["get", "count"], own]),
      layout: {
        "text-field": knowingOwn(points, maxZoom, (own) => short(["-", ["get", "count"], own], lang)),
        "text-font": ["sans-serif"],
        "text-size": 11,
        "text-padding": 0,
        "symbol-sort-key": ["-", 0, ["get", "count"]],
      },
      paint: { "text-color": palette.name },
    },
    above,
  );
}

function circle(palette: Palette) {
  return {
    "circle-color": palette.halo,
    "circle-stroke-color": palette.border,
    "circle-stroke-width": 1.5,
  };
}

/** 12345 as 12k or 1.2万: what fits into a small circle, never more than there are. */
function short(count: ExpressionSpecification, lang: string): ExpressionSpecification {
  const n: ExpressionSpecification = ["var", "n"];
  const thousands: ExpressionSpecification = ["floor", ["/", n, 1000]];
  const many: ExpressionSpecification =
    lang === "en"
      ? ["case", ["<", n, 1000], ["to-string", n], ["concat", thousands, "k"]]
      : ["case", ["<", n, 10000], ["to-string", n], ["concat", ["/", thousands, 10], "万"]];
  return ["let", "n", count, many];
}

/** What stands nearest to where the map was pressed; null where nothing is. */
export function pressed(map: MapLibre, { x, y }: { x: number; y: number }): Pressed | null {
  const around: [PointLike, PointLike] = [
    [x - REACH_PX, y - REACH_PX],
    [x + REACH_PX, y + REACH_PX],
  ];
  const layers = [CLUSTERS, LISTINGS].filter((layer) => map.getLayer(layer));
  const away = (feature: MapGeoJSONFeature) => {
    const at = map.project(pointOf(feature));
    return Math.hypot(at.x - x, at.y - y);
  };
  const found = map.queryRenderedFeatures(around, { layers }).sort((a, b) => away(a) - away(b));
  const [first] = found;
  if (!first) return null;
  const here = pointOf(first);
  if (first.layer.id === CLUSTERS) return { ...here, count: Number(first.properties.count), listings: [] };
  // A feature comes once for each tile that holds it.
  const listings = new Map(
    found
      .filter((feature) => feature.layer.id === LISTINGS)
      .map(({ properties: { id, kind, title } }) => [String(id), { id, kind, title }]),
  );
  return { ...here, count: listings.size, listings: [...listings.values()] };
}

function pointOf(feature: MapGeoJSONFeature): LatLng {
  const [lng = 0, lat = 0] = feature.geometry.type === "Point" ? feature.geometry.coordinates : [];
  return { lat, lng };
}

/** The pointer says where something can be pressed; `report` hears how the loading goes. */
export function watchOthers(map: MapLibre, report: (state: "loading" | "ready" | "failed") => void): void {
  const canvas = map.getCanvas();
  map.on("mouseenter", [CLUSTERS, LISTINGS], () => {
    canvas.style.cursor = "pointer";
  });
  map.on("mouseleave", [CLUSTERS, LISTINGS], () => {
    canvas.style.cursor = "";
  });
  report("loading");
  map.on("idle", () => {
    if (map.getSource<VectorTileSource>(SOURCE)?.loaded()) report("ready");
  });
  map.on("error", (event) => {
    if ("sourceId" in event && event.sourceId === SOURCE) report("failed");
  });
}

/** The page turned dark or light. */
export function repaintOthers(map: MapLibre, palette: Palette): void {
  if (!map.getSource(SOURCE)) return;
  for (const layer of [CLUSTERS, LISTINGS]) {
    map.setPaintProperty(layer, "circle-color", palette.halo);
    map.setPaintProperty(layer, "circle-stroke-color", palette.border);
  }
  map.setPaintProperty(COUNTS, "text-color", palette.name);
}
