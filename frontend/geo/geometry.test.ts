import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { places, prefectures } from "./geometry.ts";

const DATA = new URL("../../directory/data/", import.meta.url).pathname;

describe("the base of the map", () => {
  it("has all 47 prefectures, closed rings included", () => {
    const { features } = prefectures(DATA);
    expect(features.map(({ properties }) => properties.code)).toEqual(
      Array.from({ length: 47 }, (_, index) => String(index + 1).padStart(2, "0")),
    );
    for (const { geometry } of features) {
      for (const ring of geometry.coordinates.flat()) expect(ring.at(-1)).toEqual(ring.at(0));
    }
  });

  it("names every prefecture and every municipality of today in three ways", () => {
    const { features } = places(DATA);
    expect(features.filter(({ properties }) => properties.rank === 0)).toHaveLength(47);
    expect(features.length).toBeGreaterThan(1700);
    for (const { properties } of features) {
      expect(properties.ja && properties.kana && properties.en).toBeTruthy();
    }
    expect(features.find(({ properties }) => properties.ja === "松江市")?.properties.rank).toBe(1);
  });

  it("is light: under 150 kB compressed", () => {
    const size = [prefectures(DATA), places(DATA)]
      .map((collection) => gzipSync(JSON.stringify(collection), { level: 9 }).length)
      .reduce((a, b) => a + b);
    expect(size).toBeLessThan(150_000);
  });
});
