/** The small list that a mark opens inside the map. It never takes the page over: Escape or a button closes it. */

import type { MapData, MapResult } from "./data.ts";
import { isApproximate } from "./marker.ts";
import type { Mark } from "./marks.ts";
import { fill, plain, setText } from "./text.ts";

export class Panel {
  private readonly element: HTMLElement;
  private opener: HTMLElement | null = null;

  /** `onClose` runs after the panel closed, with whatever opened it. */
  constructor(
    frame: HTMLElement,
    private readonly messages: MapData["messages"],
    private readonly onClose: () => void,
  ) {
    this.element = document.createElement("section");
    this.element.className = "map-panel";
    this.element.tabIndex = -1;
    this.element.hidden = true;
    // Opened by pointer, the focus may be anywhere; it goes back to the mark only from inside.
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close(this.element.contains(document.activeElement));
    });
    frame.append(this.element);
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Show what a mark stands for. `takeFocus`: it was opened from the keyboard. */
  open(mark: Mark, opener: HTMLElement, takeFocus: boolean): void {
    this.opener = opener;
    const label = fill(this.messages.marker_here, { count: mark.results.length });
    this.element.setAttribute("aria-label", plain(label));
    const list = document.createElement("ul");
    list.append(...mark.results.map((result) => this.item(result)));
    const parts: Node[] = [this.closeButton()];
    if (mark.results.length > 1) parts.push(this.paragraph("map-panel__count", label));
    parts.push(list);
    if (isApproximate(mark)) parts.push(this.paragraph("map-panel__note", this.messages.approximate));
    this.element.replaceChildren(...parts);
    this.element.hidden = false;
    this.element.scrollTop = 0;
    if (takeFocus) this.element.focus({ preventScroll: true });
  }

  close(returnFocus: boolean): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    if (returnFocus && this.opener?.isConnected) this.opener.focus({ preventScroll: true });
    this.opener = null;
    this.onClose();
  }

  private item(result: MapResult): HTMLLIElement {
    const item = document.createElement("li");
    const kind = document.createElement("span");
    kind.className = "map-panel__kind";
    kind.dataset.kind = result.kind;
    setText(kind, result.kind_label);
    const title = document.createElement("a");
    title.href = result.url;
    setText(title, result.title);
    item.append(kind, title);
    const card = document.getElementById(`listing-${result.id}`);
    if (card) {
      const jump = document.createElement("a");
      jump.className = "map-panel__jump";
      jump.href = `#${card.id}`;
      setText(jump, this.messages.in_list);
      item.append(jump);
    }
    return item;
  }

  private paragraph(className: string, text: string): HTMLParagraphElement {
    const paragraph = document.createElement("p");
    paragraph.className = className;
    setText(paragraph, text);
    return paragraph;
  }

  private closeButton(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "map-panel__close";
    button.setAttribute("aria-label", plain(this.messages.close));
    button.addEventListener("click", (event) => this.close(event.detail === 0));
    return button;
  }
}
