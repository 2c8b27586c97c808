/** On every page. Nothing here is needed: links and folds work without it. */

const MAP_FOLDED = "tonari.map-folded";

/** Leave without a trace in the history of this tab: Back does not lead here again. */
function quickExit(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-exit]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.documentElement.hidden = true;
      window.location.replace(link.href);
    });
  }
}

/** A folded map stays folded, on this device only; an open one leaves nothing behind. */
function rememberFold(): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>("details[data-map-fold]")) {
    if (isFolded()) fold.open = false;
    fold.addEventListener("toggle", () => keepFolded(!fold.open));
  }
}

/** Storage may be refused by the browser's settings: then nothing is remembered. */
function isFolded(): boolean {
  try {
    return window.localStorage.getItem(MAP_FOLDED) !== null;
  } catch {
    return false;
  }
}

function keepFolded(folded: boolean): void {
  try {
    if (folded) window.localStorage.setItem(MAP_FOLDED, "1");
    else window.localStorage.removeItem(MAP_FOLDED);
  } catch {
    // Not remembered, as the reader's browser wishes.
  }
}

/** What went wrong is read out first: the focus goes to the summary of a refused form. */
function focusProblems(): void {
  document.querySelector<HTMLElement>("[data-focus]")?.focus();
}

/** What was left empty does not stand in the address of a search. */
function tidyAddresses(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[method=get]")) {
    form.addEventListener("formdata", ({ formData }) => {
      for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
    });
  }
}

/** Fields that suggest while somebody types; their script comes only where there is one. */
async function suggest(): Promise<void> {
  const fields = document.querySelectorAll<HTMLInputElement>("input[data-suggest]");
  if (!fields.length) return;
  const { Combobox } = await import("./suggest/combobox.ts");
  for (const field of fields) new Combobox(field);
}

quickExit();
tidyAddresses();
rememberFold();
focusProblems();
void suggest();
