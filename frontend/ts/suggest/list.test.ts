import { describe, expect, it } from "vitest";
import { announcement, labelTag, move, note, read } from "./list.ts";

const words = { list: "候補", count: "候補が{count}件", types: { listing: "掲載" } };
const matsue = {
  type: "municipality",
  label: "島根県松江市",
  reading: "しまねけんまつえし",
  value: "島根県松江市",
};
const listing = { type: "listing", label: "Peer talk", label_lang: "en", value: "Peer talk" };

describe("read", () => {
  it("takes the items of an answer", () => {
    expect(read({ results: [matsue, listing] })).toEqual([matsue, listing]);
  });
  it("takes each value once", () => {
    expect(read({ results: [listing, { ...listing, type: "organization" }, matsue] })).toEqual([
      listing,
      matsue,
    ]);
  });
  it.each([null, undefined, "", [], {}, { results: 1 }, { results: [null, 1, {}, { type: "town" }] }])(
    "finds nothing in %j",
    (answer) => expect(read(answer)).toEqual([]),
  );
});

describe("move", () => {
  it("goes round, by way of the text itself", () => {
    expect([-1, 0, 1, 2].map((active) => move(active, 1, 3))).toEqual([0, 1, 2, -1]);
    expect([-1, 0, 1, 2].map((active) => move(active, -1, 3))).toEqual([2, -1, 0, 1]);
  });
  it("stays on the text when there is nothing else", () => {
    expect([move(-1, 1, 0), move(-1, -1, 0)]).toEqual([-1, -1]);
  });
});

describe("words", () => {
  it("says how many there are, and nothing of none", () => {
    expect([announcement(3, words), announcement(0, words)]).toEqual(["候補が3件", ""]);
  });
  it("tells how a place is read to who reads Japanese", () => {
    expect(["ja", "ja-simple", "en"].map((tag) => note(matsue, words, tag))).toEqual([
      "しまねけんまつえし",
      "しまねけんまつえし",
      "",
    ]);
  });
  it("tells what is not a place what it is", () => {
    expect(note(listing, words, "en")).toBe("掲載");
  });
  it("does not say a reading that is the name", () => {
    expect(note({ ...matsue, label: "にかほ", reading: "にかほ" }, words, "ja")).toBe("");
  });
  it("names the language of an owner's text only where it is another", () => {
    expect([labelTag(listing, "ja"), labelTag(listing, "en"), labelTag(matsue, "en")]).toEqual([
      "en",
      "",
      "",
    ]);
  });
});
