/** The base of the map as a MapLibre style: sea, land, borders, the circle of the search, names of places. */

import type { Feature, FeatureCollection } from "geojson";
import type {
  ExpressionSpecification,
  Map as MapLibre,
  StyleSpecification,
  VariableAnchorOffsetCollectionSpecification,
} from "maplibre-gl";
import { rectangle } from "./cells.ts";
import type { LatLng, MapData } from "./data.ts";
import { circle } from "./spots.ts";

/** Where a name may stand, in this order; offsets in its own size: on the point, beside a pin, beside a circle. */
// biome-ignore format: pairs
const BESIDE_MARKS: VariableAnchorOffsetCollectionSpecification = [
  "center", [0, 0], "top", [0, 0.7], "left", [2, 0], "right", [-2, 0],
  "top", [0, 2], "bottom", [0, -2], "top", [0, 3.2], "left", [3, 0], "right", [-3, 0], "bottom", [0, -3.2],
];

/** Taken from the page's custom properties, so that dark and high contrast follow the page. */
export interface Palette {
  sea: string;
  land: string;
  border: string;
  name: string;
  halo: string;
  reach: string;
}

const FALLBACK: Palette = {
  sea: "#dfe9ec",
  land: "#f4f1e9",
  border: "#c9c2b2",
  name: "#595959",
  halo: "#f4f1e9",
  reach: "#0055ad",
};

/** Read `--map-sea`, `--map-land`... of an element; a missing one keeps the light colour. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const names = Object.keys(FALLBACK) as (keyof Palette)[];
  return Object.fromEntries(
    names.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim() || FALLBACK[name]]),
  ) as unknown as Palette;
}

type Reach = Pick<MapData, "centre" | "radius_km" | "bbox">;

/** Where was searched, as GeoJSON: the circle and its middle, or the box; empty for all of Japan. */
function reach({ centre, radius_km: radiusKm, bbox }: Reach): FeatureCollection {
  const features: Feature[] = [];
  if (bbox) features.push({ type: "Feature", properties: {}, geometry: rectangle(bbox) });
  if (centre && radiusKm) {
    features.push({
      type: "Feature",
      properties: {},
      geometry: { type: "Polygon", coordinates: [circle(centre, radiusKm)] },
    });
  }
  if (centre) {
    features.push({
      type: "Feature",
      properties: {},
      geometry: { type: "Point", coordinates: [centre.lng, centre.lat] },
    });
  }
  return { type: "FeatureCollection", features };
}

/** Readings stand under the name in plain Japanese. */
function nameIn(lang: string): ExpressionSpecification {
  if (lang === "en") return ["get", "en"];
  if (lang === "ja-simple") {
    return ["format", ["get", "ja"], {}, "\n", {}, ["get", "kana"], { "font-scale": 0.75 }];
  }
  return ["get", "ja"];
}

export interface Base {
  prefectures: string;
  places: string | undefined;
}

/**
 * The whole style. It names no glyphs and no sprite: MapLibre then draws letters with the reader's own fonts
 * and asks nobody for anything.
 */
export function styleOf(base: Base, searched: Reach, palette: Palette, lang: string): StyleSpecification {
  const style: StyleSpecification = {
    version: 8,
    sources: {
      prefectures: { type: "geojson", data: base.prefectures, tolerance: 0.2 },
      reach: { type: "geojson", data: reach(searched) },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": palette.sea } },
      { id: "land", type: "fill", source: "prefectures", paint: { "fill-color": palette.land } },
      { id: "border", type: "line", source: "prefectures", paint: { "line-color": palette.border } },
      {
        id: "reach",
        type: "line",
        source: "reach",
        filter: ["==", ["geometry-type"], "Polygon"],
        paint: { "line-color": palette.reach, "line-width": 1.5, "line-dasharray": [3, 3] },
      },
    ],
  };
  if (base.places) addNames(style, base.places, palette, lang);
  style.layers.push({
    id: "centre",
    type: "circle",
    source: "reach",
    filter: ["==", ["geometry-type"], "Point"],
    paint: {
      "circle-radius": 5,
      "circle-color": palette.reach,
      "circle-stroke-color": palette.halo,
      "circle-stroke-width": 2,
    },
  });
  return style;
}

/**
 * Names by zoom: prefectures from afar, then the bigger towns, then all. What stands later in a style is placed
 * first: the room of the marks, then big places before small ones.
 */
function addNames(style: StyleSpecification, places: string, palette: Palette, lang: string): void {
  style.sources.places = { type: "geojson", data: places };
  style.sources.marks = { type: "geojson", data: { type: "FeatureCollection", features: [] } };
  const shownFrom: [rank: number, minzoom: number, maxzoom: number][] = [
    [4, 8.8, 24],
    [3, 8, 24],
    [2, 7, 24],
    [1, 6, 24],
    [0, 3, 7],
  ];
  for (const [rank, minzoom, maxzoom] of shownFrom) {
    style.layers.push({
      id: `names-${rank}`,
      type: "symbol",
      source: "places",
      minzoom,
      maxzoom,
      filter: ["==", ["get", "rank"], rank],
      layout: {
        "text-field": nameIn(lang),
        "text-font": ["sans-serif"],
        "text-size": rank === 1 || rank === 2 ? 13 : 12,
        "text-variable-anchor-offset": BESIDE_MARKS,
        "text-padding": 4,
        "symbol-sort-key": ["get", "order"],
      },
      paint: { "text-color": palette.name, "text-halo-color": palette.halo, "text-halo-width": 1.2 },
    });
  }
  style.layers.push({
    id: "room",
    type: "symbol",
    source: "marks",
    layout: {
      "text-field": "■",
      "text-font": ["sans-serif"],
      "text-size": ["get", "size"],
      "text-anchor": ["get", "anchor"],
      "text-padding": 0,
      "text-allow-overlap": true,
    },
    paint: { "text-opacity": 0 },
  });
}

/**
 * Marks are elements of the page, which the map does not see; an unseen square keeps their place free, so that
 * names go beside them.
 */
export function roomOf(marks: readonly RoomOf[]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: marks.map(({ lat, lng, size, anchor }) => ({
      type: "Feature",
      properties: { size, anchor },
      geometry: { type: "Point", coordinates: [lng, lat] },
    })),
  };
}

export interface RoomOf extends LatLng {
  /** Edge of the square in pixels. */
  size: number;
  anchor: "center" | "bottom";
}

/** Give a drawn map other colours: the page turned dark or light. */
export function repaint(map: MapLibre, palette: Palette): void {
  map.setPaintProperty("sea", "background-color", palette.sea);
  map.setPaintProperty("land", "fill-color", palette.land);
  map.setPaintProperty("border", "line-color", palette.border);
  map.setPaintProperty("reach", "line-color", palette.reach);
  map.setPaintProperty("centre", "circle-color", palette.reach);
  map.setPaintProperty("centre", "circle-stroke-color", palette.halo);
  for (const layer of map.getStyle().layers.filter(({ id }) => id.startsWith("names-"))) {
    map.setPaintProperty(layer.id, "text-color", palette.name);
    map.setPaintProperty(layer.id, "text-halo-color", palette.halo);
  }
}
