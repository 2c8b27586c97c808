/** The map of search results. Loaded only when it is about to be seen (`../search.ts`). */

import {
  type GeoJSONSource,
  LngLatBounds,
  Map as MapLibre,
  Marker,
  NavigationControl,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import "./map-live.css";
import { lightCards, showCard, watchCards } from "./cards.ts";
import type { MapData } from "./data.ts";
import { isApproximate, isPin, markerElement } from "./marker.ts";
import { MAX_ZOOM, type Mark, Marks } from "./marks.ts";
import { Panel } from "./panel.ts";
import { firstView, type Spot, spotsOf } from "./spots.ts";
import { paletteOf, type RoomOf, repaint, roomOf, styleOf } from "./style.ts";
import { plain } from "./text.ts";

/** Japan with the sea around it: nobody gets lost, and nothing outside is drawn. */
const JAPAN = { first: [127, 26, 146.5, 45.8], reachable: [116, 18, 160, 50] } as const;
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

interface Shown {
  mark: Mark;
  marker: Marker;
  element: HTMLButtonElement;
}

class ResultMap {
  private readonly map: MapLibre;
  private readonly marks: Marks;
  private readonly panel: Panel;
  private shown = new Map<string, Shown>();
  private zoom = Number.NaN;
  /** Ids of the results that were opened, and of the card or mark under the pointer or the focus. */
  private selected: ReadonlySet<string> = new Set();
  private pointed: ReadonlySet<string> = new Set();

  constructor(
    private readonly frame: HTMLElement,
    private readonly data: MapData,
    canvas: HTMLElement,
  ) {
    const spots = spotsOf(data.results);
    this.marks = new Marks(spots);
    this.map = this.makeMap(canvas, spots);
    this.panel = new Panel(frame, data.messages, () => this.select(new Set()));
    this.map.on("zoom", () => this.draw());
    this.map.once("load", () => this.makeRoom());
    this.map.on("click", () => this.panel.close(false));
    this.draw();
    watchCards((id) => this.point(new Set(id ? [id] : [])));
  }

  /** Resolves when the base is drawn; rejects when its geometry could not be had (the marks are there anyway). */
  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.map.once("load", () => resolve());
      this.map.on("error", (event) => reject(event.error));
    });
  }

  private makeMap(container: HTMLElement, spots: readonly Spot[]): MapLibre {
    const { messages, centre, radius_km } = this.data;
    const view = firstView(spots, centre, radius_km);
    const narrow = this.frame.clientWidth < 640;
    const base = { prefectures: this.frame.dataset.geometry ?? "", places: this.frame.dataset.places };
    const lang = document.documentElement.lang;
    const style = styleOf(base, centre, radius_km, paletteOf(this.frame), lang);
    setWorkerUrl(workerUrl);
    const map = new MapLibre({
      container,
      style,
      bounds: new LngLatBounds([...(view ?? JAPAN.first)] as [number, number, number, number]),
      fitBoundsOptions: { padding: narrow ? 30 : 56, maxZoom: 10 },
      maxBounds: [...JAPAN.reachable] as [number, number, number, number],
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
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => repaint(map, paletteOf(this.frame)));
    return map;
  }

  /** Show the marks of the present zoom. Marks that stay keep their element, so focus is not lost. */
  private draw(): void {
    const zoom = Math.floor(this.map.getZoom());
    if (zoom === this.zoom) return;
    this.zoom = zoom;
    const focused = document.activeElement;
    const marks = this.marks.at(zoom);
    const next = new Map<string, Shown>();
    for (const mark of marks) next.set(mark.key, this.shown.get(mark.key) ?? this.show(mark));
    let orphan: Shown | undefined;
    for (const [key, old] of this.shown) {
      if (next.has(key)) continue;
      if (old.element === focused) orphan = old;
      old.marker.remove();
      // An element that goes away says no more that the pointer left it.
      this.pointed = new Set();
    }
    // The order in the page is the order of the list, so that Tab follows it.
    for (const { element } of next.values()) element.parentElement?.append(element);
    this.shown = next;
    this.light();
    this.makeRoom();
    if (orphan) this.holding(orphan.mark.results[0]?.id)?.element.focus({ preventScroll: true });
  }

  /** Names of places keep off the marks. */
  private makeRoom(): void {
    const room = [...this.shown.values()].map(({ mark }): RoomOf => {
      const { lat, lng } = mark;
      return { lat, lng, size: isApproximate(mark) ? 58 : 40, anchor: isPin(mark) ? "bottom" : "center" };
    });
    this.map.getSource<GeoJSONSource>("marks")?.setData(roomOf(room));
  }

  private show(mark: Mark): Shown {
    const element = markerElement(mark, this.data.messages);
    const marker = new Marker({ element, anchor: isPin(mark) ? "bottom" : "center" });
    marker.setLngLat([mark.lng, mark.lat]).addTo(this.map);
    const ids = new Set(mark.results.map((result) => result.id));
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      this.activate(mark, element, event.detail === 0);
    });
    element.addEventListener("pointerenter", () => this.point(ids));
    element.addEventListener("pointerleave", () => this.point(new Set()));
    element.addEventListener("focus", () => this.point(ids));
    element.addEventListener("blur", () => this.point(new Set()));
    return { mark, marker, element };
  }

  private activate(mark: Mark, element: HTMLElement, byKeyboard: boolean): void {
    if (mark.opensAt !== null) {
      this.panel.close(false);
      // A focused mark that falls apart hands the focus to the first of its parts (`draw`).
      if (byKeyboard) element.focus({ preventScroll: true });
      this.map.easeTo({ center: [mark.lng, mark.lat], zoom: mark.opensAt, animate: !calm.matches });
      return;
    }
    this.panel.open(mark, element, byKeyboard);
    this.select(new Set(mark.results.map((result) => result.id)));
    const [first] = mark.results;
    if (first) showCard(first.id, this.frame, calm.matches);
  }

  private holding(id: string | undefined): Shown | undefined {
    return [...this.shown.values()].find(({ mark }) => mark.results.some((result) => result.id === id));
  }

  private select(ids: ReadonlySet<string>): void {
    this.selected = ids;
    this.light();
  }

  private point(ids: ReadonlySet<string>): void {
    this.pointed = ids;
    this.light();
  }

  private light(): void {
    const ids = this.pointed.size > 0 ? this.pointed : this.selected;
    lightCards(ids);
    for (const { element, mark } of this.shown.values()) {
      element.toggleAttribute(
        "data-active",
        mark.results.some((result) => ids.has(result.id)),
      );
    }
  }
}

/** A small map starts with its credits behind their button: unfolded they would cover a third of it. */
function foldAttribution(container: HTMLElement): void {
  const credits = container.querySelector("details.maplibregl-ctrl-attrib");
  credits?.classList.remove("maplibregl-compact-show");
  credits?.removeAttribute("open");
}

/** Draw the map into a container inside the frame. Throws when the browser gives no WebGL after all. */
export function startMap(frame: HTMLElement, data: MapData, container: HTMLElement): Promise<void> {
  return new ResultMap(frame, data, container).ready();
}
