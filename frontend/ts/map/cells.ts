/**
 * The grid behind the clusters of the tiles: 16 x 16 cells a tile. What of a cell is on this page already is
 * taken off its count, so that the map never shows a result twice. Pure functions.
 */

import type { Polygon } from "geojson";
import type { ExpressionSpecification } from "maplibre-gl";
import type { LatLng } from "./data.ts";
import type { Bounds } from "./spots.ts";

/** A tile of zoom z is cut into cells of level z + 4. */
const LEVELS_BELOW_TILE = 4;

/** Column and row of the cell that holds a point, from the north-west (Web Mercator). */
export function cellOf({ lat, lng }: LatLng, zoom: number): [x: number, y: number] {
  const cells = 2 ** (zoom + LEVELS_BELOW_TILE);
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [Math.floor(((lng + 180) / 360) * cells), Math.floor(y * cells)];
}

/** The cell around a point in degrees. */
export function cellBox(point: LatLng, zoom: number): Bounds {
  const [x, y] = cellOf(point, zoom);
  const cells = 2 ** (zoom + LEVELS_BELOW_TILE);
  const longitude = (column: number) => (column / cells) * 360 - 180;
  const latitude = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / cells))) * 180) / Math.PI;
  return [longitude(x), latitude(y + 1), longitude(x + 1), latitude(y)];
}

/**
 * An expression of the map's style that knows, at each zoom, how many of `points` are in the cell of a cluster:
 * `make` is given that number and says what to do with it. (The style wants `step` by zoom outermost.)
 */
export function knowingOwn(
  points: readonly LatLng[],
  maxZoom: number,
  make: (own: ExpressionSpecification | number) => ExpressionSpecification,
): ExpressionSpecification {
  const steps: unknown[] = [make(ownAt(points, 0))];
  for (let zoom = 1; zoom <= maxZoom; zoom++) steps.push(zoom, make(ownAt(points, zoom)));
  return ["step", ["zoom"], ...steps] as unknown as ExpressionSpecification;
}

function ownAt(points: readonly LatLng[], zoom: number): ExpressionSpecification | number {
  if (points.length === 0) return 0;
  const cells = new Map<string, { box: Bounds; count: number }>();
  for (const point of points) {
    const key = cellOf(point, zoom).join();
    const cell = cells.get(key);
    if (cell) cell.count += 1;
    else cells.set(key, { box: cellBox(point, zoom), count: 1 });
  }
  const cases = [...cells.values()].flatMap(({ box, count }) => [["within", rectangle(box)], count]);
  return ["case", ...cases, 0] as unknown as ExpressionSpecification;
}

/** A box as a polygon, counter-clockwise. */
export function rectangle([west, south, east, north]: Bounds): Polygon {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: "Polygon", coordinates: [ring] };
}
