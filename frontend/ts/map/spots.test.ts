import { describe, expect, it } from "vitest";
import type { MapPoint, MapResult } from "./data.ts";
import { boundsOf, circle, destination, firstView, spotsOf } from "./spots.ts";

const MATSUE = { lat: 35.468, lng: 133.0484 };

function result(order: number, ...points: MapPoint[]): MapResult {
  return { id: `r${order}`, order, kind: "group", title: "", url: "", kind_label: "", points };
}

/** Great-circle distance in km by the haversine formula: another way than the code under test. */
function distanceKm(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lng - a.lng) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}

describe("spotsOf", () => {
  it("makes one spot of results on one point, in the order of the list", () => {
    const here: MapPoint = { ...MATSUE, precision: "municipality" };
    const there: MapPoint = { lat: 35.36, lng: 132.75, precision: "address" };
    const spots = spotsOf([result(0, here), result(1, there), result(2, here)]);
    expect(spots.map((spot) => spot.results.map(({ id }) => id))).toEqual([["r0", "r2"], ["r1"]]);
  });

  it("puts a result with two places on both, and once where the places are one", () => {
    const here: MapPoint = { ...MATSUE, precision: "address" };
    const there: MapPoint = { lat: 35.36, lng: 132.75, precision: "address" };
    const spots = spotsOf([result(0, here, there, here)]);
    expect(spots.map((spot) => spot.results.length)).toEqual([1, 1]);
  });

  it("keeps a known place and a whole municipality on the same point apart", () => {
    const spots = spotsOf([
      result(0, { ...MATSUE, precision: "town" }),
      result(1, { ...MATSUE, precision: "city" }),
    ]);
    expect(spots.map((spot) => spot.approximate)).toEqual([false, true]);
  });

  it("has no spot for a result without a place", () => {
    expect(spotsOf([result(0)])).toEqual([]);
  });
});

describe("circle", () => {
  it("stays at its radius, is closed and runs counter-clockwise", () => {
    const ring = circle(MATSUE, 30);
    expect(ring.at(0)).toEqual(ring.at(-1));
    for (const [lng, lat] of ring) expect(distanceKm(MATSUE, { lat, lng })).toBeCloseTo(30, 6);
    const doubledArea = ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
      return sum + x * nextY - nextX * y;
    }, 0);
    expect(doubledArea).toBeGreaterThan(0);
  });

  it("goes north first", () => {
    expect(destination(MATSUE, 111.195, 0)).toEqual({
      lat: expect.closeTo(36.468, 3),
      lng: expect.closeTo(MATSUE.lng, 9),
    });
  });
});

describe("what the map shows first", () => {
  it("is nothing without results and centre", () => {
    expect(boundsOf([])).toBeNull();
    expect(firstView([], null, null)).toBeNull();
  });

  it("holds the whole circle and results outside it", () => {
    const tokyo = spotsOf([result(0, { lat: 35.68, lng: 139.77, precision: "address" })]);
    const [west, south, east, north] = firstView(tokyo, MATSUE, 30) ?? [0, 0, 0, 0];
    expect(east).toBe(139.77);
    expect(distanceKm(MATSUE, { lat: south, lng: MATSUE.lng })).toBeCloseTo(30, 6);
    expect(distanceKm(MATSUE, { lat: north, lng: MATSUE.lng })).toBeCloseTo(30, 6);
    expect(distanceKm(MATSUE, { lat: MATSUE.lat, lng: west })).toBeCloseTo(30, 1);
  });
});
