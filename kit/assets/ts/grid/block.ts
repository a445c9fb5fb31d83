// A block of chosen cells: Shift and arrows, Shift and click, or dragging from one to another.
import type { Box, Cells } from "./cells";

interface Place {
  line: number;
  column: number;
}

export class Block {
  private from: Box | null = null;
  private to: Box | null = null;

  constructor(private readonly cells: Cells) {
    const table = cells.table;
    table.setAttribute("aria-multiselectable", "true");
    table.addEventListener("mousedown", (event) => this.pressed(event));
    table.addEventListener("mouseover", (event) => {
      if (event.buttons & 1 && table.classList.contains("choosing")) this.reach(boxOf(event));
    });
    document.addEventListener("mouseup", () => table.classList.remove("choosing"));
  }

  /** Whether more than one cell is chosen. */
  get isMany(): boolean {
    return !!this.to && this.to !== this.from;
  }

  /** The chosen boxes, line by line; the one box that is given when no block was chosen. */
  boxes(alone: Box): Box[][] {
    if (!this.isMany) return [[alone]];
    const [a, b] = [this.place(this.from), this.place(this.to)];
    if (!a || !b) return [[alone]];
    const [first, last] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
    const lines = this.cells.lines().slice(Math.min(a.line, b.line), Math.max(a.line, b.line) + 1);
    return lines.map((row) => [...row.cells].slice(first, last + 1));
  }

  /** Takes one line or column more from where one stands, as far as the table goes. */
  extend(here: Box, down: number, right: number): void {
    if (!this.from?.isConnected) this.from = here;
    const at = this.place(this.to ?? here);
    if (!at) return;
    const lines = this.cells.lines();
    const row = lines[Math.min(Math.max(at.line + down, 0), lines.length - 1)];
    const column = Math.min(Math.max(at.column + right, 1), row.cells.length - 1);
    this.reach(row.cells[column]);
    this.to?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  clear(): void {
    if (this.to) for (const box of this.chosen()) box.removeAttribute("aria-selected");
    this.from = this.to = null;
  }

  private pressed(event: MouseEvent): void {
    const box = boxOf(event);
    if (event.button !== 0 || !box || box.matches(".sec *")) return;
    if (event.shiftKey && this.from) {
      event.preventDefault();
      this.reach(box);
      return;
    }
    this.clear();
    this.from = box;
    this.cells.table.classList.add("choosing");
  }

  private reach(box: Box | null): void {
    if (!box || box === this.to || !this.place(box) || (!this.to && box === this.from)) return;
    for (const other of this.chosen()) other.removeAttribute("aria-selected");
    this.to = box;
    if (!this.isMany) return;
    // Words of the page are not what is chosen here.
    document.getSelection()?.removeAllRanges();
    for (const line of this.boxes(box)) {
      for (const one of line) one.setAttribute("aria-selected", "true");
    }
  }

  private chosen(): NodeListOf<Element> {
    return this.cells.table.querySelectorAll("[aria-selected]");
  }

  private place(box: Box | null): Place | null {
    const line = this.cells.lines().findIndex((row) => row === box?.parentElement);
    return box && line >= 0 && box.cellIndex > 0 ? { line, column: box.cellIndex } : null;
  }
}

function boxOf(event: Event): Box | null {
  return (event.target as Element).closest?.("td") ?? null;
}
