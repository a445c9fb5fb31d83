// The details of a cell beside the grid: the part #panel of the cell's own page, asked for alone.
// It follows the cell one is at while it is open; its forms are sent without leaving the grid.
import { sessionOver } from "../session";
import { type Cells, put } from "./cells";
import type { News } from "./news";
import { replaceParts } from "./parts";
import type { Saver } from "./save";

const PAUSE_MS = 250;

export class Panel {
  private readonly place: HTMLElement | null;
  private at: HTMLInputElement | null = null;
  private asked = 0;
  private timer = 0;
  /** The number of the question that only followed the focus. */
  private followed = -1;

  constructor(
    form: HTMLFormElement,
    private readonly cells: Cells,
    private readonly saver: Saver,
    private readonly news: News,
  ) {
    this.place = document.getElementById(form.dataset.panel ?? "");
    this.place?.addEventListener("focusin", () => this.stay());
    this.place?.addEventListener("keydown", (event) => this.key(event));
    this.place?.addEventListener("submit", (event) => this.submit(event));
    this.place?.addEventListener("click", (event) => {
      if ((event.target as Element).closest("[data-panel-close]")) this.leave();
    });
  }

  get isOpen(): boolean {
    return !!this.place?.querySelector("#panel");
  }

  /** Opens the details of a cell and goes there; false when there is no place for them. */
  open(cell: HTMLInputElement): boolean {
    if (!this.place || !cell.dataset.details) return false;
    void this.load(cell).then((isThere) => {
      if (isThere) this.panel()?.focus();
      else location.href = cell.dataset.details as string;
    });
    return true;
  }

  /** One moved to another cell: the open details follow, once one stays. */
  follow(cell: HTMLInputElement): void {
    clearTimeout(this.timer);
    if (!this.isOpen || !cell.dataset.details || cell === this.at) return;
    this.timer = window.setTimeout(() => {
      this.followed = this.asked + 1;
      void this.load(cell);
    }, PAUSE_MS);
  }

  /** One went into the details to write: they follow no more, and what is typed stays. */
  private stay(): void {
    clearTimeout(this.timer);
    if (this.asked === this.followed) this.asked++;
  }

  close(): boolean {
    if (!this.isOpen) return false;
    clearTimeout(this.timer);
    this.asked++;
    this.place?.replaceChildren();
    this.at = null;
    return true;
  }

  /** Closed by a hand: back to the cell, where there is no Esc. */
  private leave(): void {
    const cell = this.at;
    this.close();
    cell?.focus();
  }

  private panel(): HTMLElement | null {
    return this.place?.querySelector<HTMLElement>("#panel") ?? null;
  }

  private async load(cell: HTMLInputElement): Promise<boolean> {
    const asked = ++this.asked;
    const address = new URL(cell.dataset.details as string, location.href);
    address.searchParams.set("part", "panel");
    this.place?.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { accept: "text/html" } });
      if (new URL(answer.url).pathname === "/login") sessionOver();
      const page = parse(await answer.text());
      return asked === this.asked && answer.ok && this.take(page, cell);
    } catch {
      return false;
    } finally {
      this.place?.removeAttribute("aria-busy");
    }
  }

  private take(page: Document, cell: HTMLInputElement | null): boolean {
    const panel = page.getElementById("panel");
    if (!panel || !this.place) return false;
    this.at = cell;
    this.place.replaceChildren(panel);
    const close = panel.querySelector<HTMLElement>("[data-panel-close]");
    if (close) close.hidden = false;
    const parts = [...page.querySelectorAll("[data-parts] [id]")];
    replaceParts(parts.map((part) => ({ id: part.id, html: part.outerHTML })));
    // A form of the panel may have saved the cell: what is typed next stands on that version.
    const { base, stored } = panel.dataset;
    if (cell && base !== undefined && !this.saver.isWaiting(cell) && cell.dataset.base !== base) {
      cell.dataset.base = base;
      cell.dataset.stored = stored ?? "";
      if (!cell.dataset.editing && !cell.readOnly) put(cell, stored ?? "");
    }
    return true;
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.at) return;
    event.preventDefault();
    this.at.focus();
  }

  private async submit(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    const cell = this.at ?? this.cells.find(this.panel()?.dataset.of ?? "");
    if (form.method !== "post" || !cell) return;
    event.preventDefault();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    const pressed = event.submitter as HTMLButtonElement | null;
    if (pressed?.name) body.append(pressed.name, pressed.value);
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (answer.status === 401 || new URL(answer.url).pathname === "/login") return sessionOver();
      const page = parse(await answer.text());
      if (answer.ok) await this.load(cell);
      else if (!this.take(page, cell)) location.href = cell.dataset.details as string;
      this.panel()?.focus();
    } catch {
      // No line: what was written stays in the form, to be sent again.
      this.news.tell("unsent");
    }
  }
}

function parse(text: string): Document {
  return new DOMParser().parseFromString(text, "text/html");
}
