import { describe, expect, it } from "vitest";
import { areaUrl } from "./area.ts";
import { isSameView } from "./view.ts";

describe("areaUrl", () => {
  it("writes the box in the order of the query language, as short as it may be", () => {
    expect(areaUrl("/search/?kind=job&bbox={bbox}", [132.9000001, 35.3, 133.2, 35.6123456])).toBe(
      "/search/?kind=job&bbox=132.9,35.3,133.2,35.61235",
    );
  });

  it("stays on the earth", () => {
    expect(areaUrl("{bbox}", [-200, -95, 200, 95])).toBe("-180,-90,180,90");
  });
});

describe("isSameView", () => {
  const view = { lat: 35, lng: 133, zoom: 8 };

  it("forgives what nobody sees", () => {
    expect(isSameView(view, { lat: 35.0001, lng: 133.0001, zoom: 8.01 })).toBe(true);
  });

  it("notices a pan and a zoom", () => {
    expect(isSameView(view, { ...view, lng: 133.2 })).toBe(false);
    expect(isSameView(view, { ...view, zoom: 8.5 })).toBe(false);
  });
});
