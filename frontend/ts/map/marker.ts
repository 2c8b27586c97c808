/** The element of a mark: a real button. Kinds differ by shape, letter and colour; a count says "several". */

import type { MapData, MapResult } from "./data.ts";
import type { Mark } from "./marks.ts";
import { fill, plain } from "./text.ts";

const SVG = "http://www.w3.org/2000/svg";

/** Outlines in a box of 40 x 40; an unknown kind gets the circle. The colours stand in `map-live.css`. */
const SHAPES: Record<string, string> = {
  job: "M9 4h22a5 5 0 0 1 5 5v22a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5V9a5 5 0 0 1 5-5z",
  group: "M20 3a17 17 0 1 1 0 34a17 17 0 0 1 0-34z",
  training:
    "M18.3 3.2a3.4 3.4 0 0 1 3.4 0l12 7a3.4 3.4 0 0 1 1.7 2.9v13.8a3.4 3.4 0 0 1-1.7 2.9l-12 7a3.4 3.4 0 0 1-3.4 0l-12-7a3.4 3.4 0 0 1-1.7-2.9V13.1a3.4 3.4 0 0 1 1.7-2.9z",
  consultation:
    "M17.2 3.2a4 4 0 0 1 5.6 0l14 14a4 4 0 0 1 0 5.6l-14 14a4 4 0 0 1-5.6 0l-14-14a4 4 0 0 1 0-5.6z",
};
/** The foot of a pin, below the outline: its tip is the place. */
const FOOT = "M11 28 20 48 29 28z";
const ROUND = SHAPES.group ?? "";

/** The one kind of all results, or null when they differ. */
export function onlyKind(results: readonly MapResult[]): string | null {
  const [first] = results;
  return first && results.every((result) => result.kind === first.kind) ? first.kind : null;
}

/** A mark of one spot that stands for a whole municipality is drawn as a soft circle, not as a pin. */
export function isApproximate(mark: Mark): boolean {
  return mark.spots.every((spot) => spot.approximate);
}

/** A mark of one known place stands on it. */
export function isPin(mark: Mark): boolean {
  return mark.spots.length === 1 && !isApproximate(mark);
}

/** What a screen reader says of a mark. */
export function labelOf(mark: Mark, messages: MapData["messages"]): string {
  const [first] = mark.results;
  const note = isApproximate(mark) ? ` ${messages.approximate}` : "";
  if (first && mark.results.length === 1) {
    return plain(fill(messages.marker_one, { kind: first.kind_label, title: first.title }) + note);
  }
  const text = mark.opensAt === null ? messages.marker_here : messages.marker_near;
  return plain(fill(text, { count: mark.results.length }) + note);
}

function path(d: string): SVGPathElement {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("d", d);
  return element;
}

/** The button of a mark; `data-listings` holds the ids it stands for, in the order of the list. */
export function markerElement(mark: Mark, messages: MapData["messages"]): HTMLButtonElement {
  const kind = onlyKind(mark.results);
  const [first] = mark.results;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map-marker";
  button.dataset.kind = kind ?? "several";
  button.dataset.listings = mark.results.map((result) => result.id).join(" ");
  button.toggleAttribute("data-approximate", isApproximate(mark));
  button.toggleAttribute("data-pin", isPin(mark));
  button.toggleAttribute("data-many", mark.results.length > 1);
  button.setAttribute("aria-label", labelOf(mark, messages));

  const shape = document.createElementNS(SVG, "svg");
  shape.setAttribute("viewBox", "0 0 40 40");
  shape.setAttribute("aria-hidden", "true");
  if (isPin(mark)) shape.append(path(FOOT));
  shape.append(path((kind && SHAPES[kind]) || ROUND));

  const letter = document.createElement("span");
  letter.setAttribute("aria-hidden", "true");
  const single = first && mark.results.length === 1;
  letter.textContent = single ? ([...plain(first.kind_label)][0] ?? "") : String(mark.results.length);
  button.append(shape, letter);
  return button;
}
