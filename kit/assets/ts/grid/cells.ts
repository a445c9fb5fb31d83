// Where the cells of a grid stand: which can be reached, which lies beside, below or next, and
// what one says when it is copied. It changes nothing.

export type Stop = HTMLInputElement | HTMLAnchorElement;
export type Box = HTMLTableCellElement;
/** What the arrows reach. */
const STOPS = "td input[data-cell], td a[href]:not([data-aside]), th a[href]:not([data-aside])";
const PAGE = 10;

export function isCell(target: unknown): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.dataset.cell !== undefined;
}

/** Puts a value into a cell; whoever watches the cell does not take it for typing. */
export function put(cell: HTMLInputElement, value: string): void {
  cell.value = value;
  cell.dispatchEvent(new Event("settled", { bubbles: true }));
}

/** What a cell holds as far as the server has said. */
export function held(cell: HTMLInputElement): string {
  return cell.dataset.stored ?? "";
}

export class Cells {
  constructor(readonly table: HTMLTableElement) {}

  isStop(target: EventTarget | null): target is Stop {
    return target instanceof Element && target.matches(STOPS);
  }

  stops(): Stop[] {
    return [...this.table.querySelectorAll<Stop>(STOPS)];
  }

  /** The cells that can be typed into, row by row. */
  open(): HTMLInputElement[] {
    const all = this.table.querySelectorAll<HTMLInputElement>("td input[data-cell]");
    return [...all].filter((cell) => !cell.readOnly);
  }

  find(code: string): HTMLInputElement | null {
    return this.table.querySelector(`input[data-cell="${CSS.escape(code)}"]`);
  }

  ofRow(stop: Stop): Stop[] {
    return [...(stop.closest("tr")?.querySelectorAll<Stop>(STOPS) ?? [])];
  }

  /** The stop in the same column of the next row that has one. */
  beside(stop: Stop, way: 1 | -1, onlyOpen: boolean): Stop | null {
    const column = (stop.closest("td, th") as Box).cellIndex;
    const from = (stop.closest("tr") as HTMLTableRowElement).rowIndex;
    for (let index = from + way; this.table.rows[index]; index += way) {
      const found = this.stopOf(this.table.rows[index].cells[column]);
      if (found && (!onlyOpen || (isCell(found) && !found.readOnly))) return found;
    }
    return null;
  }

  /** Where Enter leads: the open cell below, from the foot of a column to the top of the next. */
  below(cell: HTMLInputElement, way: 1 | -1): HTMLInputElement | null {
    const found = this.beside(cell, way, true);
    if (found) return found as HTMLInputElement;
    const rows = way > 0 ? this.lines() : this.lines().reverse();
    const width = this.table.tHead?.rows[0]?.cells.length ?? 0;
    let column = (cell.closest("td") as Box).cellIndex + way;
    for (; column > 0 && column < width; column += way) {
      for (const row of rows) {
        const other = this.stopOf(row.cells[column]);
        if (isCell(other) && !other.readOnly) return other;
      }
    }
    return null;
  }

  /** The next open cell, row by row. */
  next(cell: HTMLInputElement, way: 1 | -1): HTMLInputElement | undefined {
    const all = this.open();
    return all[all.indexOf(cell) + way];
  }

  page(stop: Stop, way: 1 | -1): Stop {
    let at = stop;
    for (let step = 0; step < PAGE; step++) at = this.beside(at, way, false) ?? at;
    return at;
  }

  /** The rows that have values: without the heads of groups. */
  lines(): HTMLTableRowElement[] {
    return [...(this.table.tBodies[0]?.rows ?? [])].filter((row) => !row.matches(".sec"));
  }

  /** What a box says when it is copied: its number, without marks and states. */
  said(box: Box | undefined): string {
    const number = box?.querySelector<HTMLElement>("input[data-cell], [data-total], .num");
    if (number instanceof HTMLInputElement) return number.value;
    return (number ?? box)?.textContent?.trim() ?? "";
  }

  private stopOf(box: Box | undefined): Stop | null {
    return box?.querySelector<Stop>("input[data-cell], a[href]:not([data-aside])") ?? null;
  }
}
