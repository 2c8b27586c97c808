/** What the page hands to the map: the results JSON (`<script type="application/json">`) and its words. */

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
  | "skip"
  | "zoom_in"
  | "zoom_out"
  | "gestures_windows"
  | "gestures_mac"
  | "gestures_mobile"
  | "marker_one"
  | "marker_here"
  | "marker_near"
  | "approximate"
  | "close"
  | "in_list"
  | "attribution"
  | "attribution_toggle";

export interface MapData {
  centre: LatLng | null;
  radius_km: number | null;
  results: MapResult[];
  messages: Record<MessageKey, string>;
}

/** The data of one map, from the script element that `data-results` names; null when there is none. */
export function readData(frame: HTMLElement): MapData | null {
  const source = document.getElementById(frame.dataset.results ?? "");
  if (!source) return null;
  const data = JSON.parse(source.textContent ?? "") as MapData;
  return { ...data, results: data.results.map((result, order) => ({ ...result, order })) };
}
