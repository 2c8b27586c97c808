/** The small list that a mark opens inside the map. It never takes the page over: Escape or a button closes it. */

import type { MapData, Named } from "./data.ts";
import { plain, setText } from "./text.ts";

/** What the list says: a heading (none when it is only read out), listings, sentences, and a way on. */
export interface Content {
  label: string;
  heading: boolean;
  listings: readonly Named[];
  notes: readonly string[];
  link?: { text: string; href: string };
}

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

  /** Show what stands at a place. `takeFocus`: it was opened from the keyboard. */
  open(content: Content, opener: HTMLElement, takeFocus: boolean): void {
    this.opener = opener;
    this.element.setAttribute("aria-label", plain(content.label));
    const parts: Node[] = [this.closeButton()];
    if (content.heading) parts.push(this.paragraph("map-panel__count", content.label));
    if (content.listings.length > 0) {
      const list = document.createElement("ul");
      list.append(...content.listings.map((listing) => this.item(listing)));
      parts.push(list);
    }
    parts.push(...content.notes.map((note) => this.paragraph("map-panel__note", note)));
    if (content.link) {
      const way = this.paragraph("map-panel__way", "");
      way.append(this.link(content.link.href, content.link.text));
      parts.push(way);
    }
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

  private item(listing: Named): HTMLLIElement {
    const item = document.createElement("li");
    const kind = document.createElement("span");
    kind.className = "map-panel__kind";
    kind.dataset.kind = listing.kind;
    setText(kind, listing.kind_label);
    item.append(kind, this.link(listing.url, listing.title));
    const card = document.getElementById(`listing-${listing.id}`);
    if (card) {
      const jump = this.link(`#${card.id}`, this.messages.in_list);
      jump.className = "map-panel__jump";
      item.append(jump);
    }
    return item;
  }

  private link(href: string, text: string): HTMLAnchorElement {
    const link = document.createElement("a");
    link.href = href;
    setText(link, text);
    return link;
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
