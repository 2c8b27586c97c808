/** From results to places on the map: what stands on one point is one spot. Pure functions. */

import type { LatLng, MapResult, Precision } from "./data.ts";

export interface Spot extends LatLng {
  /** The point stands for a municipality or a prefecture, not for a door. */
  approximate: boolean;
  /** In the order of the list, never empty. */
  results: MapResult[];
}

/** `[west, south, east, north]` in degrees. */
export type Bounds = [number, number, number, number];

const EXACT: ReadonlySet<Precision> = new Set(["address", "town"]);
const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** One spot a point, in the order of the list. A result with several points is at several spots, once at each. */
export function spotsOf(results: readonly MapResult[]): Spot[] {
  const spots = new Map<string, Spot>();
  for (const result of results) {
    for (const { lat, lng, precision } of result.points) {
      const approximate = !EXACT.has(precision);
      const key = `${lat},${lng},${approximate}`;
      const spot = spots.get(key);
      if (!spot) spots.set(key, { lat, lng, approximate, results: [result] });
      else if (!spot.results.includes(result)) spot.results.push(result);
    }
  }
  return [...spots.values()];
}

/** The point `km` away from a centre in a direction (degrees, clockwise from north), on a sphere. */
export function destination(centre: LatLng, km: number, bearing: number): LatLng {
  const angle = km / EARTH_RADIUS_KM;
  const lat = centre.lat * RADIANS;
  const course = bearing * RADIANS;
  const there = Math.asin(
    Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(course),
  );
  const east = Math.atan2(
    Math.sin(course) * Math.sin(angle) * Math.cos(lat),
    Math.cos(angle) - Math.sin(lat) * Math.sin(there),
  );
  return { lat: there / RADIANS, lng: centre.lng + east / RADIANS };
}

/** A closed ring of `[lng, lat]` around a centre, counter-clockwise as GeoJSON asks of outer rings. */
export function circle(centre: LatLng, km: number, steps = 96): [number, number][] {
  const ring: [number, number][] = [];
  for (let step = 0; step < steps; step++) {
    const { lat, lng } = destination(centre, km, -(360 * step) / steps);
    ring.push([lng, lat]);
  }
  const [first] = ring;
  if (first) ring.push([...first]);
  return ring;
}

/** The box around points, or null when there is none. */
export function boundsOf(points: readonly LatLng[]): Bounds | null {
  if (points.length === 0) return null;
  const lats = points.map((point) => point.lat);
  const lngs = points.map((point) => point.lng);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

/** What the map shows at first: the box of the search, or the results with the circle of the search. */
export function firstView(
  spots: readonly Spot[],
  centre: LatLng | null,
  radiusKm: number | null,
  box: Bounds | null = null,
): Bounds | null {
  if (box) return box;
  const around = centre && radiusKm ? circle(centre, radiusKm, 8).map(([lng, lat]) => ({ lat, lng })) : [];
  return boundsOf([...spots, ...(centre ? [centre] : []), ...around]);
}
