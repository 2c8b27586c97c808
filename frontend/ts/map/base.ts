/** The empty map: its frame, gestures, controls and words. What stands on it comes from `map.ts`. */

import { LngLatBounds, Map as MapLibre, NavigationControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { MapData } from "./data.ts";
import { MAX_ZOOM } from "./marks.ts";
import type { Bounds } from "./spots.ts";
import { paletteOf, styleOf } from "./style.ts";
import { plain } from "./text.ts";

/** Japan with the sea around it: nobody gets lost, and nothing outside is drawn. */
const JAPAN = { first: [127, 26, 146.5, 45.8], reachable: [116, 18, 160, 50] } as const;

export const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

/** A map in `container` that shows `view` first, all of Japan without one. Throws without WebGL. */
export function makeMap(
  frame: HTMLElement,
  data: MapData,
  container: HTMLElement,
  view: Bounds | null,
): MapLibre {
  const { messages, bbox } = data;
  const narrow = frame.clientWidth < 640;
  setWorkerUrl(workerUrl);
  const map = new MapLibre({
    container,
    style: styleOf(
      { prefectures: frame.dataset.geometry ?? "", places: frame.dataset.places },
      data,
      paletteOf(frame),
      document.documentElement.lang,
    ),
    bounds: new LngLatBounds([...(view ?? JAPAN.first)] as Bounds),
    // A box was what a map showed: it fits without more.
    fitBoundsOptions: bbox ? { padding: 0 } : { padding: narrow ? 30 : 56, maxZoom: 10 },
    maxBounds: [...JAPAN.reachable] as Bounds,
    maxZoom: MAX_ZOOM,
    fadeDuration: calm.matches ? 0 : 150,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    // One finger and the wheel scroll the page; two fingers or Ctrl move the map.
    cooperativeGestures: true,
    attributionControl: { customAttribution: plain(messages.attribution), compact: narrow },
    locale: {
      "Map.Title": plain(messages.title),
      "NavigationControl.ZoomIn": plain(messages.zoom_in),
      "NavigationControl.ZoomOut": plain(messages.zoom_out),
      "AttributionControl.ToggleAttribution": plain(messages.attribution_toggle),
      "CooperativeGesturesHandler.WindowsHelpText": plain(messages.gestures_windows),
      "CooperativeGesturesHandler.MacHelpText": plain(messages.gestures_mac),
      "CooperativeGesturesHandler.MobileHelpText": plain(messages.gestures_mobile),
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  if (narrow) foldAttribution(container);
  return map;
}

/** A small map starts with its credits behind their button: unfolded they would cover a third of it. */
function foldAttribution(container: HTMLElement): void {
  const credits = container.querySelector("details.maplibregl-ctrl-attrib");
  credits?.classList.remove("maplibregl-compact-show");
  credits?.removeAttribute("open");
}
