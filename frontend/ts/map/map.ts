/** The map of search results. Loaded only when it is about to be seen (`../search.ts`). */

import { type GeoJSONSource, type Map as MapLibre, Marker } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import "./map-live.css";
import { AreaLink, areaUrl } from "./area.ts";
import { calm, makeMap } from "./base.ts";
import { lightCards, showCard, watchCards } from "./cards.ts";
import { cellBox } from "./cells.ts";
import { type MapData, type MessageKey, named } from "./data.ts";
import { isApproximate, isPin, markerElement } from "./marker.ts";
import { MAX_ZOOM, type Mark, Marks } from "./marks.ts";
import { addOthers, type Pressed, pressed, repaintOthers, watchOthers } from "./others.ts";
import { Panel } from "./panel.ts";
import { firstView, spotsOf } from "./spots.ts";
import { paletteOf, type RoomOf, repaint, roomOf } from "./style.ts";
import { fill } from "./text.ts";
import { isSameView, keepView, keptView, type View } from "./view.ts";

/** So many listings of the tiles are named at once; the rest are a search away. */
const NAMED = 20;
/** A pressed cluster comes this much nearer: a cell falls into sixteen. */
const CLOSER = 2;

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
    private readonly say: (message: MessageKey) => void,
  ) {
    const spots = spotsOf(data.results);
    this.marks = new Marks(spots);
    this.map = makeMap(frame, data, canvas, firstView(spots, data.centre, data.radius_km, data.bbox));
    this.panel = new Panel(frame, data.messages, () => this.select(new Set()));
    this.map.on("zoom", () => this.draw());
    this.map.once("load", () => this.makeRoom());
    this.map.on("click", ({ point }) => this.press(pressed(this.map, point)));
    if (data.tiles) this.map.once("load", () => this.drawOthers(data.tiles ?? ""));
    if (data.area_url) this.follow(new AreaLink(frame, data.area_url, data.messages));
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => this.repaint());
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

  /** `data-others` of the frame: loading, ready, failed. What failed once is said once. */
  private drawOthers(tiles: string): void {
    const { dataset } = this.frame;
    addOthers(
      this.map,
      tiles,
      this.data.results,
      MAX_ZOOM,
      paletteOf(this.frame),
      document.documentElement.lang,
    );
    watchOthers(this.map, (state) => {
      if (dataset.others === "failed") return;
      dataset.others = state;
      if (state === "failed") this.say("others_failed");
    });
  }

  /** Keep where the reader moves, and offer to search there. */
  private follow(link: AreaLink): void {
    const start = this.view();
    const kept = keptView();
    if (kept) this.map.jumpTo({ center: kept, zoom: kept.zoom });
    const moved = () => {
      const view = this.view();
      if (isSameView(view, start)) return link.hide();
      const [[west, south], [east, north]] = this.map.getBounds().toArray();
      link.show([west, south, east, north]);
    };
    moved();
    this.map.on("moveend", () => {
      moved();
      keepView(this.view());
    });
  }

  private view(): View {
    const { lat, lng } = this.map.getCenter();
    return { lat, lng, zoom: this.map.getZoom() };
  }

  private repaint(): void {
    const palette = paletteOf(this.frame);
    repaint(this.map, palette);
    repaintOthers(this.map, palette);
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
    const { messages } = this.data;
    this.panel.open(
      {
        label: fill(messages.marker_here, { count: mark.results.length }),
        heading: mark.results.length > 1,
        listings: mark.results,
        notes: isApproximate(mark) ? [messages.approximate] : [],
      },
      element,
      byKeyboard,
    );
    this.select(new Set(mark.results.map((result) => result.id)));
    const [first] = mark.results;
    if (first) showCard(first.id, this.frame, calm.matches);
  }

  /** A quiet circle opens: by coming nearer, at the end with what stands there and a search of its cell. */
  private press(here: Pressed | null): void {
    this.panel.close(false);
    if (!here) return;
    const zoom = Math.floor(this.map.getZoom());
    if (here.listings.length === 0 && zoom < MAX_ZOOM) {
      const nearer = Math.min(zoom + CLOSER, MAX_ZOOM);
      this.map.easeTo({ center: here, zoom: nearer, animate: !calm.matches });
      return;
    }
    const { messages, kinds, area_url } = this.data;
    const listings = here.listings.slice(0, NAMED).map((listing) => named(listing, kinds));
    const href = area_url && areaUrl(area_url, cellBox(here, zoom));
    const rest = here.count - listings.length;
    this.panel.open(
      {
        label: fill(messages.others_here, { count: here.count }),
        heading: here.count > 1,
        listings,
        notes: rest > 0 && listings.length > 0 ? [fill(messages.others_more, { count: rest })] : [],
        ...(rest > 0 && href ? { link: { text: messages.area_here, href } } : {}),
      },
      this.map.getCanvas(),
      false,
    );
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

/**
 * Draw the map into a container inside the frame; `say` tells the reader of what goes wrong later. Throws when
 * the browser gives no WebGL after all.
 */
export function startMap(
  frame: HTMLElement,
  data: MapData,
  container: HTMLElement,
  say: (message: MessageKey) => void,
): Promise<void> {
  return new ResultMap(frame, data, container, say).ready();
}
