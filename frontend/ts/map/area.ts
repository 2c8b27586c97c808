/** "Search this area": a link to the same search inside what the map shows, once it shows something else. */

import type { MapData } from "./data.ts";
import type { Bounds } from "./spots.ts";
import { fill, setText } from "./text.ts";

/** About a metre: closer the edges of a map need not be known. */
const DECIMALS = 5;

/** The address of the search inside a box; latitudes and longitudes end where the world does. */
export function areaUrl(template: string, [west, south, east, north]: Bounds): string {
  const inside = (value: number, limit: number) => Math.min(Math.max(value, -limit), limit);
  const edges = [inside(west, 180), inside(south, 90), inside(east, 180), inside(north, 90)];
  return fill(template, { bbox: edges.map((edge) => Number(edge.toFixed(DECIMALS))).join(",") });
}

/** The link in the frame, unseen until `show`. */
export class AreaLink {
  private readonly element = document.createElement("a");

  constructor(
    frame: HTMLElement,
    private readonly template: string,
    messages: MapData["messages"],
  ) {
    this.element.className = "map-area";
    this.element.hidden = true;
    setText(this.element, messages.area_search);
    frame.append(this.element);
  }

  show(bounds: Bounds): void {
    this.element.href = areaUrl(this.template, bounds);
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
