import { describe, expect, it } from "vitest";
import { fill, plain, rubyParts } from "./text.ts";

describe("texts with ruby", () => {
  it("drop the reading where only plain text is possible", () => {
    expect(plain("{地図|ちず}を {見|み}る")).toBe("地図を 見る");
  });

  it("fall into strings and pairs, in order", () => {
    expect(rubyParts("{地図|ちず}を {見|み}る")).toEqual([["地図", "ちず"], "を ", ["見", "み"], "る"]);
  });

  it("keep ruby and unknown names when values are filled in", () => {
    expect(fill("{場所|ばしょ}に {count}{x}", { count: 3 })).toBe("{場所|ばしょ}に 3{x}");
  });
});
