// Saving, honestly: a tick stands only for what the server acknowledged. What changed together is
// sent together and answered cell by cell. What could not be sent is kept (in this tab, for this
// account) with its key, so that it arrives once.
import { uuid7 } from "../dom";
import { sessionLives, sessionOver, whenBack } from "../session";
import { type Cells, put } from "./cells";
import type { News, Tally } from "./news";
import { replaceParts } from "./parts";
import { stateOf } from "./state";

interface Waiting {
  value: string;
  base: string;
  key: string;
}

interface Answered {
  cell: string;
  state: "saved" | "look" | "amiss" | "refused" | "conflict";
  value: string;
  version: number;
  at: string;
  said: string | null;
  href: string | null;
}

interface Batch {
  cells: Answered[];
  totals: { id: string; value: string }[];
  parts: { id: string; html: string }[];
}

type Sent = [string, Waiting][];

const RETRY_MS = 4_000;
const PATIENCE_MS = 20_000;
/** The server takes a thousand at once. */
const MOST = 500;

export class Saver {
  private readonly waiting = new Map<string, Waiting>();
  private readonly underway = new Set<string>();
  private readonly heard = new WeakMap<Waiting, (how: keyof Tally) => void>();
  private readonly store: string;
  private timer = 0;
  private wereKept = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly cells: Cells,
    private readonly news: News,
  ) {
    this.store = `grid ${form.dataset.owner} ${form.dataset.keep}`;
    this.recall();
    window.addEventListener("online", () => this.send());
    window.addEventListener("offline", () => this.send());
    window.addEventListener("beforeunload", (event) => {
      if (this.waiting.size > 0) event.preventDefault();
    });
    whenBack(() => this.send());
  }

  /** Takes changed cells; a newer value replaces one that was not sent yet. */
  async save(cells: HTMLInputElement[]): Promise<Tally> {
    const ends = cells.map((cell) => {
      const code = cell.dataset.cell as string;
      const old = this.waiting.get(code);
      if (old) this.hear(old, "kept");
      const waiting = { value: cell.value, base: cell.dataset.base ?? "0", key: uuid7() };
      this.waiting.set(code, waiting);
      delete cell.dataset.carried;
      return new Promise<keyof Tally>((heard) => this.heard.set(waiting, heard));
    });
    this.keep();
    void this.send();
    const tally: Tally = { saved: 0, refused: 0, kept: 0 };
    for (const how of await Promise.all(ends)) tally[how]++;
    return tally;
  }

  show(cell: HTMLInputElement, state: string): void {
    stateOf(this.form, cell).show(state);
  }

  /** Whether a value of this cell has not been answered yet. */
  isWaiting(cell: HTMLInputElement): boolean {
    return this.waiting.has(cell.dataset.cell as string);
  }

  private hear(sent: Waiting, how: keyof Tally): void {
    this.heard.get(sent)?.(how);
  }

  private async send(): Promise<void> {
    const free = [...this.waiting].filter(([code]) => !this.underway.has(code));
    const sent: Sent = free.slice(0, MOST);
    if (!sent.length) return;
    if (!navigator.onLine) return this.hold(sent);
    for (const [code] of sent) {
      this.underway.add(code);
      this.state(code)?.show("saving");
    }
    let isThrough = false;
    try {
      isThrough = await this.answered(sent, await this.post(sent));
    } catch {
      this.hold(sent);
    } finally {
      for (const [code] of sent) this.underway.delete(code);
    }
    const isNewer = sent.some(([code, old]) => (this.waiting.get(code) ?? old) !== old);
    if (isNewer || (isThrough && free.length > MOST)) void this.send();
  }

  private post(sent: Sent): Promise<Response> {
    const body = new URLSearchParams();
    for (const [cell, waiting] of sent) {
      for (const [name, value] of Object.entries({ cell, ...waiting })) body.append(name, value);
    }
    return fetch(this.form.action, {
      method: "POST",
      headers: { accept: "application/json" },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }

  /** Whether the post was answered; what it said of each cell is shown. */
  private async answered(sent: Sent, answer: Response): Promise<boolean> {
    if (answer.status === 401) sessionOver();
    if (answer.status === 401 || answer.status === 429 || answer.status >= 500) {
      this.hold(sent);
      return false;
    }
    const told = await answer.json().catch(() => null);
    if (answer.ok) {
      this.took(sent, told as Batch);
      return true;
    }
    const said = told?.error?.flaws?.[0]?.message ?? told?.error?.message ?? null;
    for (const [code, one] of sent) {
      this.settle(code, one);
      this.state(code)?.show("refused", said ?? undefined);
      this.hear(one, "refused");
    }
    return true;
  }

  private took(sent: Sent, told: Batch): void {
    sessionLives();
    const missing = sent.filter(([code, one]) => {
      const answer = told.cells.find((cell) => cell.cell === code);
      if (answer) this.one(code, one, answer);
      return !answer;
    });
    if (missing.length) this.hold(missing);
    for (const total of told.totals) {
      const of = `[data-total="${CSS.escape(total.id)}"]`;
      for (const place of document.querySelectorAll(of)) place.textContent = total.value;
    }
    replaceParts(told.parts);
  }

  private one(code: string, sent: Waiting, told: Answered): void {
    const isStored = told.state !== "refused" && told.state !== "conflict";
    const newer = this.waiting.get(code);
    const isNewest = !newer || newer === sent;
    if (newer && !isNewest && isStored) newer.base = String(told.version);
    this.settle(code, sent);
    this.hear(sent, isStored ? "saved" : "refused");
    const cell = this.cells.find(code);
    if (!cell) return;
    if (isStored) this.stored(cell, sent, told);
    if (!isNewest) return;
    const state = stateOf(this.form, cell);
    if (told.state === "conflict" && told.href) state.showLink("conflict", told.href);
    else state.show(told.state, told.said ?? undefined, told.at);
  }

  private stored(cell: HTMLInputElement, sent: Waiting, told: Answered): void {
    cell.dataset.base = String(told.version);
    cell.dataset.stored = told.value;
    const hidden = this.form.elements.namedItem(`base.${told.cell}`) as HTMLInputElement | null;
    if (hidden) hidden.value = String(told.version);
    if (cell.dataset.editing || cell.value !== sent.value) return;
    // The server writes it its own way (1,98 tỷ → 1.980): nothing to save again.
    put(cell, told.value);
    if (document.activeElement === cell) cell.select();
  }

  private state(code: string) {
    const cell = this.cells.find(code);
    return cell ? stateOf(this.form, cell) : null;
  }

  /** Done with this save, one way or the other. */
  private settle(code: string, sent: Waiting): void {
    if (this.waiting.get(code) === sent) this.waiting.delete(code);
    this.keep();
  }

  private hold(sent: Sent): void {
    for (const [code, one] of sent) {
      this.state(code)?.show("kept");
      this.hear(one, "kept");
    }
    this.wereKept = true;
    this.keep();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.send(), RETRY_MS);
  }

  /** What waits outlives a reload and a log-in, in this tab alone. */
  private keep(): void {
    const count = this.waiting.size;
    if (this.wereKept) this.news.tell(count ? "kept" : "sent", { n: count });
    this.wereKept &&= count > 0;
    try {
      if (count) sessionStorage.setItem(this.store, JSON.stringify([...this.waiting]));
      else sessionStorage.removeItem(this.store);
    } catch {
      // Without storage the page itself still keeps it, and leaving it asks first.
    }
  }

  private recall(): void {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.store) ?? "[]") as Sent;
      for (const [code, waiting] of kept) {
        this.waiting.set(code, waiting);
        // A cell of another page of the grid is sent from here as well.
        const cell = this.cells.find(code);
        if (cell && !cell.readOnly) put(cell, waiting.value);
        if (cell) this.show(cell, "kept");
      }
    } catch {
      sessionStorage.removeItem(this.store);
    }
    void this.send();
  }
}
