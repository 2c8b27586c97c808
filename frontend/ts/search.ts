/** The search page, and other pages with a map. Everything works without it. */

import { readData } from "./map/data.ts";
import { Frame } from "./map/frame.ts";

/** How much was found is said once, when the page has come: a region that was there already is not read out. */
function announce(): void {
  for (const region of document.querySelectorAll<HTMLElement>("[data-say]")) {
    window.setTimeout(() => {
      region.textContent = region.dataset.say ?? "";
    }, 300);
  }
}

/**
 * Conditions without a control travel along in hidden fields. One about other kinds than the chosen one is left
 * behind, as no listing could meet it; the box of the map gives way to a place that is typed.
 */
function leaveBehind(form: HTMLFormElement): void {
  const kind = form.elements.namedItem("kind");
  const fit = () => {
    const chosen = kind instanceof HTMLSelectElement ? kind.value.split(",").filter(Boolean) : [];
    for (const field of form.querySelectorAll<HTMLInputElement>("input[data-kinds]")) {
      const about = field.dataset.kinds?.split(",") ?? [];
      field.disabled = chosen.length > 0 && !chosen.some((each) => about.includes(each));
    }
    for (const field of form.querySelectorAll<HTMLInputElement>("input[data-unless]")) {
      const rival = form.elements.namedItem(field.dataset.unless ?? "");
      field.disabled =
        rival instanceof HTMLInputElement && rival.value !== rival.defaultValue && rival.value !== "";
    }
  };
  form.addEventListener("input", fit);
  form.addEventListener("change", fit);
  // Coming back, the browser fills the form in as it was left.
  window.addEventListener("pageshow", fit);
}

announce();
for (const form of document.querySelectorAll<HTMLFormElement>("[data-search-form]")) leaveBehind(form);
for (const element of document.querySelectorAll<HTMLElement>("[data-map]")) {
  const data = readData(element);
  if (data) new Frame(element, data);
}
