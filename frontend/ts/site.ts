/** On every page. Nothing here is needed: links and folds work without it. */

const MAP_FOLD = "tonari.map";

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

/** The map's fold stays as the reader left it, on this device only. */
function rememberFold(): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>("details[data-map-fold]")) {
    const kept = read(MAP_FOLD);
    if (kept) fold.open = kept === "open";
    fold.addEventListener("toggle", () => keep(MAP_FOLD, fold.open ? "open" : "closed"));
  }
}

/** Storage may be refused by the browser's settings: then nothing is remembered. */
function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // Not remembered, as the reader's browser wishes.
  }
}

/** What went wrong is read out first: the focus goes to the summary of a refused form. */
function focusProblems(): void {
  document.querySelector<HTMLElement>("[data-focus]")?.focus();
}

quickExit();
rememberFold();
focusProblems();
