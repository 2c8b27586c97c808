import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const TOKENS = "../../node_modules/@digital-go-jp/design-tokens/dist/tokens.css";
const tokens = readFileSync(new URL(TOKENS, import.meta.url), "utf8");
const OURS = readFileSync(new URL("_tokens.css", import.meta.url), "utf8");

function colour(css: string, name: string): string | undefined {
  return css.match(new RegExp(`--${name}:\\s*(#[0-9a-f]{3,6});`, "i"))?.[1]?.toLowerCase();
}

describe("colours that carry a meaning are the Digital Agency's, whose contrast is known", () => {
  it.each([
    ["link", "light-blue-900"],
    ["link-hover", "light-blue-1000"],
    ["job", "cyan-1000"],
    ["group", "green-900"],
    ["training", "purple-800"],
    ["consultation", "orange-900"],
    ["error", "red-900"],
    ["focus", "yellow-300"],
  ])("--%s is %s", (ours, token) => {
    const value = colour(tokens, `color-primitive-${token}`);
    expect(value).toMatch(/^#[0-9a-f]{6}$/);
    expect(colour(OURS, ours)).toBe(value);
  });
});
