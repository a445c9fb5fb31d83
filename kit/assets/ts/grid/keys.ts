// The keys of a grid (WAI-ARIA grid pattern, ui-patterns 8): one Tab stop that roves. A cell has
// two modes. Moving: the whole value is selected, arrows move, typing begins editing and replaces
// it. Editing: arrows belong to the text; Enter saves and goes down, Tab saves and goes on,
// Shift+Tab back, Esc puts the old value back.
import type { Block } from "./block";
import { type Box, type Cells, isCell, put, type Stop } from "./cells";
import { read, write } from "./clip";
import type { Work } from "./work";

export interface Hands {
  cells: Cells;
  block: Block;
  work: Work;
  show(cell: HTMLInputElement, state: string): void;
  /** Opens the details of a cell; false when it has none. */
  details(cell: HTMLInputElement): boolean;
  /** Leaves the details; false when none are open. */
  close(): boolean;
}

const ARROWS: Record<string, [number, number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

export class Keys {
  private current: Stop | null = null;
  /** What the cell one is at showed when it was entered, and what undoing would bring back. */
  private before = "";
  private past = "";

  constructor(private readonly hands: Hands) {
    const { cells } = hands;
    const { table } = cells;
    table.setAttribute("role", "grid");
    for (const row of table.rows) row.setAttribute("role", "row");
    for (const box of table.querySelectorAll("td")) box.setAttribute("role", "gridcell");
    for (const stop of cells.stops()) stop.tabIndex = -1;
    this.roveTo(cells.open()[0] ?? cells.stops()[0] ?? null);
    table.addEventListener("keydown", (event) => this.key(event));
    table.addEventListener("focusin", (event) => this.entered(event.target));
    table.addEventListener("focusout", (event) => this.left(event.target));
    table.addEventListener("input", (event) => this.typed(event.target));
    // A value that was put here, by the server or by this page: nothing to save again.
    table.addEventListener("settled", (event) => {
      if (event.target === this.current) this.enter(event.target as HTMLInputElement);
    });
    table.addEventListener("dblclick", (event) => {
      if (isCell(event.target)) this.edit(event.target);
    });
    table.addEventListener("copy", (event) => this.copy(event, false));
    table.addEventListener("cut", (event) => this.copy(event, true));
    table.addEventListener("paste", (event) => this.paste(event));
  }

  /** Only one stop can be reached by Tab. */
  private roveTo(stop: Stop | null): void {
    if (this.current) this.current.tabIndex = -1;
    if (stop) stop.tabIndex = 0;
    this.current = stop;
  }

  private goTo(stop: Stop | null | undefined): void {
    if (!stop) return;
    this.roveTo(stop);
    stop.focus();
    stop.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  private entered(target: EventTarget | null): void {
    if (!this.hands.cells.isStop(target)) return;
    this.roveTo(target);
    if (!isCell(target)) return;
    this.enter(target);
    target.select();
  }

  private enter(cell: HTMLInputElement): void {
    this.before = cell.value;
    this.past = this.hands.work.past(cell);
  }

  /** Leaving a cell by any way (a click, a switch of window) saves it. */
  private left(target: EventTarget | null): void {
    if (!isCell(target)) return;
    const wasEditing = !!target.dataset.editing;
    delete target.dataset.editing;
    // A level that is only carried is confirmed by leaving it as typed.
    const isConfirmed = wasEditing && !!target.dataset.carried;
    if (target.value !== this.before || isConfirmed) this.hands.work.typed(target, this.past);
    else if (wasEditing) this.hands.show(target, "");
  }

  private typed(target: EventTarget | null): void {
    if (!isCell(target)) return;
    target.dataset.editing = "yes";
    this.hands.block.clear();
    this.hands.show(target, "typing");
  }

  private edit(cell: HTMLInputElement): void {
    if (cell.readOnly) return;
    cell.dataset.editing = "yes";
    if (!cell.value && cell.placeholder) cell.value = cell.placeholder;
    cell.setSelectionRange(cell.value.length, cell.value.length);
  }

  private key(event: KeyboardEvent): void {
    const stop = event.target;
    if (!this.hands.cells.isStop(stop) || event.isComposing) return;
    const isEditing = isCell(stop) && !!stop.dataset.editing;
    if (isEditing ? this.keyEditing(event, stop) : this.keyMoving(event, stop)) {
      event.preventDefault();
    }
  }

  private keyEditing(event: KeyboardEvent, cell: HTMLInputElement): boolean {
    const { cells } = this.hands;
    switch (event.key) {
      case "Enter":
        if (event.ctrlKey) return this.details(cell);
        this.goTo(cells.below(cell, event.shiftKey ? -1 : 1));
        // The last cell has nowhere to go: saved where it stands.
        if (document.activeElement === cell) this.rest(cell);
        return true;
      case "Tab": {
        const next = cells.next(cell, event.shiftKey ? -1 : 1);
        this.goTo(next);
        return !!next;
      }
      case "Escape":
        delete cell.dataset.editing;
        put(cell, this.before);
        cell.select();
        this.hands.show(cell, "");
        return true;
      default:
        return false;
    }
  }

  private keyMoving(event: KeyboardEvent, stop: Stop): boolean {
    const { key, ctrlKey, metaKey, shiftKey } = event;
    const { cells, block, work } = this.hands;
    const box = stop.closest("td, th") as Box;
    const arrow = ARROWS[key];
    if (arrow && shiftKey) {
      block.extend(box, ...arrow);
      return true;
    }
    if (ctrlKey || metaKey) return this.command(event, stop);
    if (arrow || /^(Home|End|Page)/.test(key)) block.clear();
    switch (key) {
      case "ArrowDown":
      case "ArrowUp":
        this.goTo(cells.beside(stop, key === "ArrowDown" ? 1 : -1, false));
        return true;
      case "ArrowRight":
      case "ArrowLeft": {
        const row = cells.ofRow(stop);
        this.goTo(row[row.indexOf(stop) + (key === "ArrowRight" ? 1 : -1)]);
        return true;
      }
      case "Home":
      case "End":
        this.goTo(cells.ofRow(stop).at(key === "Home" ? 0 : -1));
        return true;
      case "PageDown":
      case "PageUp":
        this.goTo(cells.page(stop, key === "PageDown" ? 1 : -1));
        return true;
      case "Enter":
      case "F2":
        if (!isCell(stop)) return false; // a link opens
        this.edit(stop);
        return true;
      case "Backspace":
      case "Delete":
        work.empty(block.boxes(box));
        return true;
      case "Escape":
        block.clear();
        return this.hands.close();
      case "?":
        (document.getElementById("keys") as HTMLDialogElement | null)?.showModal();
        return true;
      default:
        return false;
    }
  }

  /** Ctrl and a key; copying and pasting come as events of their own. */
  private command(event: KeyboardEvent, stop: Stop): boolean {
    const { cells, block, work } = this.hands;
    switch (event.key.toLowerCase()) {
      case "home":
      case "end":
        block.clear();
        this.goTo(cells.stops().at(event.key === "Home" ? 0 : -1));
        return true;
      case "enter":
        return isCell(stop) && this.details(stop);
      case "z":
        if (event.shiftKey) work.redo();
        else work.undo();
        return true;
      case "y":
        work.redo();
        return true;
      default:
        return false;
    }
  }

  private rest(cell: HTMLInputElement): void {
    this.left(cell);
    this.enter(cell);
    cell.select();
  }

  private details(cell: HTMLInputElement): boolean {
    if (cell.dataset.editing) this.rest(cell); // saves first
    return this.hands.details(cell);
  }

  private copy(event: ClipboardEvent, isCut: boolean): void {
    const box = this.boxOf(event);
    if (!box) return;
    const boxes = this.hands.block.boxes(box);
    const said = boxes.map((line) => line.map((one) => this.hands.cells.said(one)));
    event.clipboardData?.setData("text/plain", write(said));
    event.preventDefault();
    if (isCut) this.hands.work.empty(boxes);
  }

  private paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const block = read(text);
    const isLone = block.length === 1 && block[0].length === 1;
    const box = this.boxOf(event, !isLone);
    if (!box || !block.length) return;
    event.preventDefault();
    const cell = box.querySelector<HTMLInputElement>("input[data-cell]");
    if (cell?.dataset.editing) {
      delete cell.dataset.editing;
      put(cell, this.before);
      this.hands.show(cell, "");
    }
    this.hands.work.paste(block, this.hands.block.boxes(box));
  }

  /** The box of a copy or paste; none while its text is edited, unless a block comes in. */
  private boxOf(event: Event, isBlock = false): Box | null {
    const stop = event.target;
    if (!this.hands.cells.isStop(stop)) return null;
    if (isCell(stop) && stop.dataset.editing && !isBlock) return null;
    return stop.closest("td");
  }
}
