// Saving cell by cell, honestly: a tick stands only for what the server acknowledged. What could
// not be sent is kept (in this tab, for this account) with its key, so that it arrives once.
import { uuid7 } from "../dom";
import { sessionLives, sessionOver, whenBack } from "../session";
import { stateOf } from "./state";

interface Waiting {
  value: string;
  base: string;
  key: string;
}

interface Saved {
  cell: string;
  value: string;
  version: number;
  at: string;
  totals: { id: string; value: string }[];
  parts: { id: string; html: string }[];
}

const RETRY_MS = 4_000;
const PATIENCE_MS = 20_000;

export class Saver {
  private readonly waiting = new Map<string, Waiting>();
  private readonly underway = new Set<string>();
  private readonly store: string;
  private timer = 0;
  private wereKept = false;

  constructor(private readonly form: HTMLFormElement) {
    this.store = `grid ${form.dataset.owner} ${form.dataset.save}`;
    this.recall();
    window.addEventListener("online", () => this.flush());
    window.addEventListener("offline", () => this.flush());
    window.addEventListener("beforeunload", (event) => {
      if (this.waiting.size > 0) event.preventDefault();
    });
    whenBack(() => this.flush());
  }

  /** Takes a changed cell; a newer value replaces one that was not sent yet. */
  save(cell: HTMLInputElement): void {
    const code = cell.dataset.cell as string;
    this.waiting.set(code, { value: cell.value, base: cell.dataset.base ?? "0", key: uuid7() });
    this.keep();
    void this.send(code);
  }

  show(cell: HTMLInputElement, state: string): void {
    stateOf(this.form, cell).show(state);
  }

  private cell(code: string): HTMLInputElement | null {
    return this.form.querySelector(`input[data-cell="${CSS.escape(code)}"]`);
  }

  private flush(): void {
    for (const code of [...this.waiting.keys()]) void this.send(code);
  }

  private async send(code: string): Promise<void> {
    const cell = this.cell(code);
    const sent = this.waiting.get(code);
    if (!cell || !sent || this.underway.has(code)) return;
    if (!navigator.onLine) return this.kept(cell);
    this.underway.add(code);
    this.show(cell, "saving");
    try {
      await this.answered(cell, sent, await this.post(code, sent));
    } catch {
      this.kept(cell);
    } finally {
      this.underway.delete(code);
    }
    const next = this.waiting.get(code);
    if (next && next !== sent) void this.send(code);
  }

  private post(code: string, sent: Waiting): Promise<Response> {
    return fetch(this.form.dataset.save as string, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams({ cell: code, ...sent }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }

  private async answered(cell: HTMLInputElement, sent: Waiting, answer: Response): Promise<void> {
    if (answer.ok) return this.saved(cell, sent, (await answer.json()) as Saved);
    if (answer.status === 401) {
      sessionOver();
      return this.kept(cell);
    }
    if (answer.status >= 500 || answer.status === 429) return this.kept(cell);
    const told = await answer.json().catch(() => null);
    this.settle(cell.dataset.cell as string, sent);
    const state = stateOf(this.form, cell);
    if (answer.status === 409) {
      const query = new URLSearchParams({
        cell: cell.dataset.cell as string,
        value: sent.value,
        base: sent.base,
      });
      return state.showLink("conflict", `${this.form.dataset.conflict}?${query}`);
    }
    const flaw = told?.error?.flaws?.[0]?.message ?? told?.error?.message;
    state.show("refused", flaw);
  }

  private saved(cell: HTMLInputElement, sent: Waiting, told: Saved): void {
    sessionLives();
    const newer = this.waiting.get(told.cell);
    if (newer && newer !== sent) newer.base = String(told.version);
    this.settle(told.cell, sent);
    cell.dataset.base = String(told.version);
    const hidden = this.form.elements.namedItem(`base.${told.cell}`) as HTMLInputElement | null;
    if (hidden) hidden.value = String(told.version);
    if (!cell.dataset.editing && cell.value === sent.value) {
      cell.value = told.value;
      if (document.activeElement === cell) {
        cell.dispatchEvent(new Event("settled", { bubbles: true }));
        cell.select();
      }
    }
    if (!newer || newer === sent) stateOf(this.form, cell).show("saved", undefined, told.at);
    for (const total of told.totals) {
      const of = `[data-total="${CSS.escape(total.id)}"]`;
      for (const place of document.querySelectorAll(of)) place.textContent = total.value;
    }
    for (const part of told.parts) {
      const place = document.getElementById(part.id);
      if (place && !place.contains(document.activeElement)) place.outerHTML = part.html;
    }
  }

  /** Done with this save, one way or the other. */
  private settle(code: string, sent: Waiting): void {
    if (this.waiting.get(code) === sent) this.waiting.delete(code);
    this.keep();
  }

  private kept(cell: HTMLInputElement): void {
    this.show(cell, "kept");
    this.wereKept = true;
    this.keep();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), RETRY_MS);
  }

  /** What waits outlives a reload and a log-in, in this tab alone. */
  private keep(): void {
    const news = this.form.querySelector<HTMLElement>("[data-grid-news]");
    const count = this.waiting.size;
    if (news && this.wereKept) {
      const said = count ? news.dataset.kept : news.dataset.sent;
      news.textContent = said?.replace("{n}", String(count)) ?? "";
      this.wereKept = count > 0;
    }
    try {
      if (count) sessionStorage.setItem(this.store, JSON.stringify([...this.waiting]));
      else sessionStorage.removeItem(this.store);
    } catch {
      // Without storage the page itself still keeps it, and leaving it asks first.
    }
  }

  private recall(): void {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.store) ?? "[]") as [string, Waiting][];
      for (const [code, waiting] of kept) {
        const cell = this.cell(code);
        if (!cell || cell.readOnly) continue;
        cell.value = waiting.value;
        this.waiting.set(code, waiting);
        this.show(cell, "kept");
      }
    } catch {
      sessionStorage.removeItem(this.store);
    }
    this.flush();
  }
}
