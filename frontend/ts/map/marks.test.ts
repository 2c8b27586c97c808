import { describe, expect, it } from "vitest";
import type { MapResult } from "./data.ts";
import { MAX_ZOOM, Marks } from "./marks.ts";
import { type Spot, spotsOf } from "./spots.ts";

function spots(...places: [number, number][]): Spot[] {
  const results = places.map(
    ([lat, lng], order): MapResult => ({
      id: `r${order}`,
      order,
      kind: "job",
      title: "",
      url: "",
      kind_label: "",
      points: [{ lat, lng, precision: "address" }],
    }),
  );
  return spotsOf(results);
}

describe("Marks", () => {
  it("joins what a finger could not tell apart and opens it further in", () => {
    const marks = new Marks(spots([35.468, 133.048], [35.478, 133.058], [34.39, 132.45]));
    const far = marks.at(6);
    expect(far.map((mark) => mark.results.map(({ id }) => id))).toEqual([["r0", "r1"], ["r2"]]);
    const opensAt = far[0]?.opensAt ?? 0;
    expect(marks.at(opensAt)).toHaveLength(3);
    expect(marks.at(opensAt - 1)).toHaveLength(2);
  });

  it("shows every result at every zoom exactly once", () => {
    const many = Array.from({ length: 100 }, (_, index): [number, number] => [
      35 + ((index * 37) % 100) / 200,
      133 + ((index * 61) % 100) / 150,
    ]);
    const marks = new Marks(spots(...many));
    for (let zoom = 3; zoom <= MAX_ZOOM; zoom++) {
      const ids = marks.at(zoom).flatMap((mark) => mark.results.map(({ id }) => id));
      expect(ids.sort()).toEqual(many.map((_, index) => `r${index}`).sort());
    }
  });

  it("cannot open what stays together at the last zoom", () => {
    const [mark] = new Marks(spots([35.468, 133.048], [35.46801, 133.04801])).at(5);
    expect(mark?.results).toHaveLength(2);
    expect(mark?.opensAt).toBeNull();
  });

  it("keeps the key of a mark whose spots stay the same", () => {
    const marks = new Marks(spots([35.468, 133.048], [34.39, 132.45]));
    expect(marks.at(7).map(({ key }) => key)).toEqual(marks.at(12).map(({ key }) => key));
  });
});
