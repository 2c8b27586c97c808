/** What the page hands to the map: the results JSON (`<script type="application/json">`) and its words. */

import type { Bounds } from "./spots.ts";
import { fill } from "./text.ts";

export interface LatLng {
  lat: number;
  lng: number;
}

/** `address` and `town` are places one can walk to; the others stand for a whole municipality or more. */
export type Precision = "address" | "town" | "municipality" | "city" | "prefecture";

export interface MapPoint extends LatLng {
  precision: Precision;
}

export interface MapResult {
  /** Place in the list, from 0. */
  order: number;
  id: string;
  kind: string;
  title: string;
  url: string;
  kind_label: string;
  points: MapPoint[];
}

/** Keys of `frontend/public/map_words.py`, where the texts stand. */
export type MessageKey =
  | "title"
  | "loading"
  | "show"
  | "unavailable"
  | "geometry_failed"
  | "others_failed"
  | "skip"
  | "zoom_in"
  | "zoom_out"
  | "gestures_windows"
  | "gestures_mac"
  | "gestures_mobile"
  | "marker_one"
  | "marker_here"
  | "marker_near"
  | "others_here"
  | "others_more"
  | "area_here"
  | "area_search"
  | "approximate"
  | "close"
  | "in_list"
  | "attribution"
  | "attribution_toggle";

export interface MapData {
  centre: LatLng | null;
  radius_km: number | null;
  /** The box that was searched in, instead of a circle. */
  bbox: Bounds | null;
  results: MapResult[];
  /** Address of the vector tiles of the query with `{z}`, `{x}`, `{y}`; null when all it found is in `results`. */
  tiles: string | null;
  /** Address of the search in a box instead, with `{bbox}`; null where there is nothing to search. */
  area_url: string | null;
  /** What a kind is called, and the address of a listing of it with `{id}`. */
  kinds: Record<string, { label: string; url: string }>;
  messages: Record<MessageKey, string>;
}

/** A listing named beside a mark. */
export type Named = Pick<MapResult, "id" | "kind" | "title" | "url" | "kind_label">;

/** What `kinds` knows about a listing, added to it. */
export function named<T extends { id: string; kind: string; title: string }>(
  listing: T,
  kinds: MapData["kinds"],
): T & Named {
  const kind = kinds[listing.kind] ?? { label: "", url: "" };
  return { ...listing, kind_label: kind.label, url: fill(kind.url, { id: listing.id }) };
}

/** The data of one map, from the script element that `data-results` names; null when there is none. */
export function readData(frame: HTMLElement): MapData | null {
  const source = document.getElementById(frame.dataset.results ?? "");
  if (!source) return null;
  const data = JSON.parse(source.textContent ?? "") as MapData;
  return { ...data, results: data.results.map((result, order) => ({ ...named(result, data.kinds), order })) };
}
