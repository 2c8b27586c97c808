/**
 * Saves a form in the making by itself, a moment after each change. Without it the buttons save. Nothing is kept on the
 * device: the page itself keeps what was typed while it cannot be saved.
 */

const PAUSE_MS = 1500;

interface Saved {
  opened: Record<string, string>; // fingerprints of what the server keeps now
  theirs: Record<string, string>; // fields that somebody else changed meanwhile: what they hold there
  said: string;
}

class Drafts {
  private timer = 0;
  private changes = 0;
  private saving = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly state: HTMLElement,
  ) {
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", () => {
      window.clearTimeout(this.timer);
      this.changes = 0;
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.changes) event.preventDefault();
    });
  }

  private changed(): void {
    this.changes += 1;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), PAUSE_MS);
  }

  private async save(): Promise<void> {
    if (this.saving) {
      this.changed();
      return;
    }
    const saved = this.changes;
    this.saving = true;
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(this.fields()),
      });
      if (answer.ok) {
        this.show(await answer.json());
        if (this.changes === saved) this.changes = 0;
      } else {
        this.say(answer.status === 403 ? this.state.dataset.signedOut : this.state.dataset.failed);
      }
    } catch {
      this.say(this.state.dataset.failed);
    } finally {
      this.saving = false;
    }
  }

  private fields(): [string, string][] {
    return [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
  }

  private show({ opened, theirs, said }: Saved): void {
    const conflicting = Object.keys(theirs);
    for (const [name, print] of Object.entries(opened)) {
      // Where both wrote, the form keeps what it was opened with: only a person decides which text stays.
      if (conflicting.includes(name)) continue;
      const input = this.form.querySelector<HTMLInputElement>(`input[name="opened.${name}"]`);
      if (input) input.value = print;
    }
    this.say(conflicting.length ? "" : said);
    for (const [name, text] of Object.entries(theirs)) {
      const line = document.createElement("span");
      const label = document.querySelector(`#at-${name} label, #at-${name} legend`)?.textContent ?? name;
      line.textContent = `${label.trim()} ${this.state.dataset.theirs ?? ""}${text}`;
      this.state.append(document.createElement("br"), line);
    }
  }

  private say(text: string | undefined): void {
    this.state.textContent = text ?? "";
  }
}

const form = document.querySelector<HTMLFormElement>("form[data-draft]");
const state = document.querySelector<HTMLElement>("[data-draft-state]");
if (form && state) new Drafts(form, state);
