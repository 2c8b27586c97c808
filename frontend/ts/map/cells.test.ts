import { describe, expect, it } from "vitest";
import { cellBox, cellOf, knowingOwn } from "./cells.ts";

const MATSUE = { lat: 35.468, lng: 133.0484 };

describe("cells", () => {
  it("are counted from the north-west corner of the world", () => {
    expect(cellOf({ lat: 85, lng: -179.9 }, 0)).toEqual([0, 0]);
    expect(cellOf({ lat: -85, lng: 179.9 }, 0)).toEqual([15, 15]);
    expect(cellOf({ lat: 0.001, lng: 0.001 }, 0)).toEqual([8, 7]);
  });

  it("hold the points they are the cell of, and are half as wide one zoom further in", () => {
    for (let zoom = 0; zoom <= 12; zoom++) {
      const [west, south, east, north] = cellBox(MATSUE, zoom);
      expect(west <= MATSUE.lng && MATSUE.lng < east).toBe(true);
      expect(south < MATSUE.lat && MATSUE.lat <= north).toBe(true);
      const [w, , e] = cellBox(MATSUE, zoom + 1);
      expect((east - west) / (e - w)).toBeCloseTo(2, 9);
    }
  });
});

describe("what is on the page already", () => {
  const beside = { lat: MATSUE.lat + 0.2, lng: MATSUE.lng };
  const [, , far, ...steps] = knowingOwn([MATSUE, MATSUE, beside], 12, (own) => [
    "literal",
    [own],
  ]) as unknown[];

  it("is counted by cell, for each zoom", () => {
    expect(countsOf(far)).toEqual([3]); // from afar all are in one cell
    expect(countsOf(steps.at(-1))).toEqual([2, 1]);
    expect(steps.filter((_, index) => index % 2 === 0)).toEqual(Array.from({ length: 12 }, (_, z) => z + 1));
  });

  it("is nothing without points", () => {
    expect(knowingOwn([], 0, (own) => ["literal", [own]])).toEqual(["step", ["zoom"], ["literal", [0]]]);
  });
});

/** The counts in what `ownAt` made: `["case", within, count, within, count, 0]`. */
function countsOf(made: unknown): unknown[] {
  const [, [cases]] = made as [string, [unknown[]]];
  return cases.filter((part) => typeof part === "number").slice(0, -1);
}
