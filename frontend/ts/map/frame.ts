/**
 * The frame of a map: draws it when it is about to be seen. The map itself (`map.ts`) is a chunk of its own that
 * a reader who never looks at it never downloads.
 */

import type { MapData, MessageKey } from "./data.ts";
import { setText } from "./text.ts";

/** Browsers where the reader asked to save data say so here; not in every browser, and not in TypeScript. */
interface SavingNavigator extends Navigator {
  connection?: { saveData?: boolean };
}

function drawsWebGL(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

export class Frame {
  private readonly status = document.createElement("p");

  constructor(
    private readonly element: HTMLElement,
    private readonly data: MapData,
  ) {
    this.status.className = "map-status";
    this.status.setAttribute("role", "status");
    element.append(this.status);
    this.addSkipLink();
    if ((navigator as SavingNavigator).connection?.saveData) this.offer();
    else this.watch();
  }

  /** `data-state`: waiting, offered, loading, ready, unavailable. */
  private enter(state: string, message?: MessageKey): void {
    this.element.dataset.state = state;
    if (message) setText(this.status, this.data.messages[message]);
    else this.status.replaceChildren();
  }

  /** A folded or far away map does not intersect, so it costs nothing. */
  private watch(): void {
    this.enter("waiting");
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        void this.load();
      },
      { rootMargin: "200px" },
    );
    observer.observe(this.element);
  }

  private offer(): void {
    this.enter("offered");
    const button = document.createElement("button");
    button.type = "button";
    setText(button, this.data.messages.show);
    button.addEventListener("click", () => void this.load());
    this.status.replaceChildren(button);
  }

  private async load(): Promise<void> {
    if (!drawsWebGL()) return this.enter("unavailable", "unavailable");
    this.enter("loading", "loading");
    const container = document.createElement("div");
    container.className = "map-canvas";
    this.status.before(container);
    let drawn: Promise<void>;
    try {
      const { startMap } = await import("./map.ts");
      drawn = startMap(this.element, this.data, container, (message) => this.enter("ready", message));
    } catch (error) {
      console.warn("The map could not be started:", error);
      container.remove();
      return this.enter("unavailable", "unavailable");
    }
    await drawn.then(
      () => this.enter("ready"),
      () => this.enter("ready", "geometry_failed"),
    );
  }

  /** A way past the marks for those who go by keyboard. */
  private addSkipLink(): void {
    const after = document.createElement("span");
    after.id = "after-map";
    after.tabIndex = -1;
    this.element.after(after);
    const link = document.createElement("a");
    link.className = "map-skip";
    link.href = `#${after.id}`;
    setText(link, this.data.messages.skip);
    this.element.prepend(link);
  }
}
