/** The base of the map as a MapLibre style: sea, land, borders, the circle of the search, names of places. */

import type { Feature, FeatureCollection } from "geojson";
import type { ExpressionSpecification, Map as MapLibre, StyleSpecification } from "maplibre-gl";
import type { LatLng } from "./data.ts";
import { circle } from "./spots.ts";

const SAME_POINT_M = 500;

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

/** The circle of the search and its middle, as GeoJSON; empty without a centre. */
function reach(centre: LatLng | null, radiusKm: number | null): FeatureCollection {
  const features: Feature[] = [];
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
export function styleOf(
  base: Base,
  softSpots: readonly LatLng[],
  centre: LatLng | null,
  radiusKm: number | null,
  palette: Palette,
  lang: string,
): StyleSpecification {
  const style: StyleSpecification = {
    version: 8,
    sources: {
      prefectures: { type: "geojson", data: base.prefectures, tolerance: 0.2 },
      reach: { type: "geojson", data: reach(centre, radiusKm) },
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
  if (base.places) addNames(style, base.places, softSpots, palette, lang);
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

/** Names by zoom: prefectures from afar, then the bigger towns, then all. Where two collide the bigger stays. */
function addNames(
  style: StyleSpecification,
  places: string,
  softSpots: readonly LatLng[],
  palette: Palette,
  lang: string,
): void {
  // A soft circle lies on the very point of a municipality: its name moves below the circle.
  const circles = { type: "MultiPoint" as const, coordinates: softSpots.map(({ lat, lng }) => [lng, lat]) };
  const below: ExpressionSpecification = [
    "case",
    ["<", ["distance", circles], SAME_POINT_M],
    ["literal", [0, 3.4]],
    ["literal", [0, 0]],
  ];
  style.sources.places = { type: "geojson", data: places };
  const shownFrom: [number, number, number][] = [
    // rank, from zoom, to zoom
    [0, 3, 7],
    [1, 6, 24],
    [2, 7, 24],
    [3, 8, 24],
    [4, 8.8, 24],
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
        "text-size": rank === 0 ? 12 : rank <= 2 ? 13 : 12,
        "text-anchor": "center",
        "text-offset": softSpots.length > 0 ? below : [0, 0],
        "text-padding": 6,
        "symbol-sort-key": ["get", "order"],
      },
      paint: { "text-color": palette.name, "text-halo-color": palette.halo, "text-halo-width": 1.2 },
    });
  }
}

/** Give a drawn map other colours: the page turned dark or light. */
export function repaint(map: MapLibre, palette: Palette): void {
  map.setPaintProperty("sea", "background-color", palette.sea);
  map.setPaintProperty("land", "fill-color", palette.land);
  map.setPaintProperty("border", "line-color", palette.border);
  map.setPaintProperty("reach", "line-color", palette.reach);
  map.setPaintProperty("centre", "circle-color", palette.reach);
  map.setPaintProperty("centre", "circle-stroke-color", palette.halo);
  for (const layer of map.getStyle().layers.filter(({ type }) => type === "symbol")) {
    map.setPaintProperty(layer.id, "text-color", palette.name);
    map.setPaintProperty(layer.id, "text-halo-color", palette.halo);
  }
}
