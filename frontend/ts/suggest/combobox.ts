/**
 * A field that suggests while somebody types: the combobox pattern of WAI-ARIA 1.2 with a listbox.
 *
 * Choosing fills the field and sends nothing: the focus stays, so Enter once more searches. Without suggestions
 * nothing opens, and without this script the field is the field that it was.
 */

import "./suggest.css";
import { announcement, labelTag, move, note, read, type Suggestion, type Words } from "./list.ts";

const PAUSE_MS = 150;
const LONGEST = 200;
const MARGIN_PX = 16;

export class Combobox {
  private readonly anchor: HTMLElement;
  private readonly list = document.createElement("div");
  private readonly status = document.createElement("span");
  private readonly words: Words;
  private readonly source: string;
  private readonly tag = document.documentElement.lang;
  private items: Suggestion[] = [];
  private active = -1;
  private asked = "";
  private timer = 0;
  private request: AbortController | undefined;

  constructor(private readonly field: HTMLInputElement) {
    const { suggestSource = "", suggestList = "", suggestCount = "", suggestTypes = "{}" } = field.dataset;
    this.source = suggestSource;
    this.words = { list: suggestList, count: suggestCount, types: JSON.parse(suggestTypes) };
    this.anchor = field.parentElement ?? document.body;
    this.anchor.classList.add("suggest-anchor");
    this.build();
    this.listen();
    this.asked = this.text();
  }

  private build(): void {
    const id = `suggest-${this.field.id}`;
    this.list.id = id;
    this.list.className = "suggest";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.words.list);
    this.status.className = "hide";
    this.status.setAttribute("role", "status");
    this.field.setAttribute("role", "combobox");
    this.field.setAttribute("aria-autocomplete", "list");
    this.field.setAttribute("aria-expanded", "false");
    this.field.setAttribute("aria-controls", id);
    // The browser's own list would lie over this one.
    this.field.autocomplete = "off";
    this.anchor.append(this.list, this.status);
  }

  private listen(): void {
    // Also in the middle of a composition: that is when suggestions help most.
    this.field.addEventListener("input", () => this.schedule());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("blur", () => this.close());
    // The focus, and on phones the keyboard, stay with the field.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
  }

  private text(): string {
    return this.field.value.trim();
  }

  private get open(): boolean {
    return !this.list.hidden;
  }

  private schedule(): void {
    window.clearTimeout(this.timer);
    this.request?.abort();
    const text = this.text();
    if (!text || text.length > LONGEST) {
      this.asked = text;
      this.close();
      return;
    }
    this.timer = window.setTimeout(() => void this.ask(text), PAUSE_MS);
  }

  private async ask(text: string): Promise<void> {
    if (text === this.asked && this.open) return;
    this.asked = text;
    const request = new AbortController();
    this.request = request;
    let items: Suggestion[] = [];
    try {
      const response = await fetch(this.source + encodeURIComponent(text), { signal: request.signal });
      if (response.ok) items = read(await response.json());
    } catch {
      // Aborted, or no network: the field works without suggestions.
    }
    if (!request.signal.aborted && document.activeElement === this.field) this.show(items);
  }

  private press(event: KeyboardEvent): void {
    // While an input method composes, Enter and the arrows are its own. 229: Safari tells the end late.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.open) this.activate(move(this.active, event.key === "ArrowDown" ? 1 : -1, this.items.length));
      else if (this.text()) void this.ask(this.text());
    } else if (event.key === "Enter" && this.open && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape" && this.open) {
      event.preventDefault(); // which would empty a search field
      this.close();
    }
  }

  private show(items: Suggestion[]): void {
    this.items = items;
    this.list.replaceChildren(...items.map((item, index) => this.option(item, index)));
    this.activate(-1);
    this.list.hidden = items.length === 0;
    this.list.scrollTop = 0;
    this.field.setAttribute("aria-expanded", String(this.open));
    this.status.textContent = announcement(items.length, this.words);
    if (this.open) this.keepInside();
  }

  private option(item: Suggestion, index: number): HTMLElement {
    const option = document.createElement("div");
    option.id = `${this.list.id}-${index}`;
    option.className = "suggest-option";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const label = document.createElement("span");
    label.textContent = item.label;
    label.lang = labelTag(item, this.tag);
    option.append(label);
    const second = note(item, this.words, this.tag);
    if (second) {
      const small = document.createElement("small");
      small.textContent = second;
      // A screen reader has read the name already.
      if (second === item.reading) small.setAttribute("aria-hidden", "true");
      option.append(small);
    }
    return option;
  }

  private activate(index: number): void {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.list.children[index];
    if (!option) {
      this.field.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  private choose(index: number): void {
    const item = this.items[index];
    if (!item) return;
    this.field.value = item.value;
    this.asked = item.value;
    this.close();
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.request?.abort();
    if (this.open) this.show([]);
  }

  /** The list is wider than a field in a sentence: it moves to the left where it would leave the window. */
  private keepInside(): void {
    this.list.style.translate = "";
    const room = document.documentElement.clientWidth - this.list.getBoundingClientRect().right;
    if (room < MARGIN_PX) this.list.style.translate = `${Math.floor(room - MARGIN_PX)}px`;
  }
}
