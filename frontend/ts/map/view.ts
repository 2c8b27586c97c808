/**
 * Where the reader had moved the map is kept with the page's entry in the history of the tab: coming back, or
 * loading the page again, shows it again. A new search starts with its own view.
 */

import type { LatLng } from "./data.ts";

export interface View extends LatLng {
  zoom: number;
}

const KEY = "map";

/** The view kept with this entry; null when the reader left the map as it was. */
export function keptView(): View | null {
  const { lat, lng, zoom } = (history.state?.[KEY] ?? {}) as Partial<View>;
  return lat === undefined || lng === undefined || zoom === undefined ? null : { lat, lng, zoom };
}

export function keepView(view: View): void {
  history.replaceState({ ...history.state, [KEY]: view }, "");
}

/** Whether a reader would call it the same view: apart by less than a few pixels. */
export function isSameView(a: View, b: View): boolean {
  const degrees = (8 * 360) / (512 * 2 ** a.zoom);
  return Math.abs(a.zoom - b.zoom) < 0.05 && Math.hypot(a.lat - b.lat, a.lng - b.lng) < degrees;
}
