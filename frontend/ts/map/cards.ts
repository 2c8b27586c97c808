/** Cards of the list and marks on the map point at each other. */

/** Mark the cards of some results as current and take the mark from all others. */
export function lightCards(ids: ReadonlySet<string>): void {
  for (const card of cards()) card.toggleAttribute("data-active", ids.has(card.dataset.listing ?? ""));
}

/** Call `onChange` with the id of the card under the pointer or the focus, or null when it leaves. */
export function watchCards(onChange: (id: string | null) => void): void {
  for (const card of cards()) {
    const id = card.dataset.listing ?? "";
    card.addEventListener("pointerenter", () => onChange(id));
    card.addEventListener("pointerleave", () => onChange(null));
    card.addEventListener("focusin", () => onChange(id));
    card.addEventListener("focusout", () => onChange(null));
  }
}

/** Bring a card into view, but only where the list stands beside the map: elsewhere the map would jump away. */
export function showCard(id: string, frame: HTMLElement, calm: boolean): void {
  const card = document.getElementById(`listing-${id}`);
  if (!card) return;
  const [a, b] = [card.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (a.right <= b.left || b.right <= a.left) {
    card.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }
}

function cards(): NodeListOf<HTMLElement> {
  return document.querySelectorAll<HTMLElement>("[data-listing]");
}
