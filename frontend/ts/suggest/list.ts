/** What the suggestions of a field are, apart from the page they stand on. */

import { fill } from "../map/text.ts";

/** An item of `suggest/`, as far as the list shows it. */
export interface Suggestion {
  type: string;
  label: string;
  /** The language of an owner's text, in the names of the API. */
  label_lang?: string;
  reading?: string;
  value: string;
}

/** The words of the list in the page's language. */
export interface Words {
  list: string;
  /** With `{count}` in it. */
  count: string;
  /** What is not a place says what it is. */
  types: Record<string, string>;
}

const TAGS: Record<string, string> = { ja: "ja", en: "en", easy: "ja-simple" };

function isSuggestion(item: unknown): item is Suggestion {
  const { type, label, value } = (item ?? {}) as Record<string, unknown>;
  return [type, label, value].every((text) => typeof text === "string" && text !== "");
}

/**
 * The items of an answer; none when it is not one. A listing that is called like its organisation would put the
 * same text into the field: one of them is enough.
 */
export function read(answer: unknown): Suggestion[] {
  const results = (answer as { results?: unknown } | null)?.results;
  if (!Array.isArray(results)) return [];
  const once = new Map<string, Suggestion>();
  for (const item of results.filter(isSuggestion)) if (!once.has(item.value)) once.set(item.value, item);
  return [...once.values()];
}

/** The option after (`step` 1) or before (-1) the active one; -1 is the text itself, between last and first. */
export function move(active: number, step: 1 | -1, count: number): number {
  return ((active + 1 + step + count + 1) % (count + 1)) - 1;
}

/** What is said when the list opens or changes. */
export function announcement(count: number, words: Words): string {
  return count ? fill(words.count, { count }) : "";
}

/** The second line of an option: how a place is read, what something else is. Empty where it would add nothing. */
export function note(item: Suggestion, words: Words, tag: string): string {
  if (item.type in words.types) return words.types[item.type] ?? "";
  return tag.startsWith("ja") && item.reading && item.reading !== item.label ? item.reading : "";
}

/** The HTML language of a label, where it is not the page's. */
export function labelTag(item: Suggestion, tag: string): string {
  const own = TAGS[item.label_lang ?? ""] ?? tag;
  return own === tag ? "" : own;
}
