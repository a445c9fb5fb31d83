// The keys of a grid (WAI-ARIA grid pattern, ui-patterns 8): one Tab stop that roves. A cell has
// two modes. Moving: the whole value is selected, arrows move, typing begins editing and replaces
// it. Editing: arrows belong to the text; Enter saves and goes down, Tab saves and goes on,
// Shift+Tab back, Esc puts the old value back.

type Stop = HTMLInputElement | HTMLAnchorElement;
const STOPS = "td input[data-cell], td a[href], th[scope=row] a[href]";
const PAGE = 10;

export class Keys {
  private readonly table: HTMLTableElement;
  private current: Stop | null = null;
  private before = "";

  constructor(
    private readonly form: HTMLFormElement,
    private readonly save: (cell: HTMLInputElement) => void,
    private readonly show: (cell: HTMLInputElement, state: string) => void,
  ) {
    this.table = form.querySelector("table.grid") as HTMLTableElement;
    this.table.setAttribute("role", "grid");
    for (const row of this.table.rows) row.setAttribute("role", "row");
    for (const cell of this.table.querySelectorAll("td")) cell.setAttribute("role", "gridcell");
    this.roveTo(this.inputs()[0] ?? this.stops()[0] ?? null);
    this.table.addEventListener("keydown", (event) => this.key(event));
    this.table.addEventListener("focusin", (event) => this.entered(event.target as Stop));
    this.table.addEventListener("focusout", (event) => this.left(event.target as Stop));
    this.table.addEventListener("input", (event) => this.typed(event.target as HTMLInputElement));
    // The server wrote the value its own way (1,98 tỷ → 1.980.000.000): nothing to save again.
    this.table.addEventListener("settled", (event) => {
      if (isCell(event.target)) this.before = event.target.value;
    });
    this.table.addEventListener("dblclick", (event) => {
      if (isCell(event.target)) this.edit(event.target);
    });
  }

  private stops(): Stop[] {
    return [...this.table.querySelectorAll<Stop>(STOPS)];
  }

  private inputs(): HTMLInputElement[] {
    const all = this.table.querySelectorAll<HTMLInputElement>("td input[data-cell]");
    return [...all].filter((cell) => !cell.readOnly);
  }

  /** Only one stop can be reached by Tab; the table may have been changed by a save meanwhile. */
  private roveTo(stop: Stop | null): void {
    for (const other of this.stops()) other.tabIndex = other === stop ? 0 : -1;
    this.current = stop;
  }

  private goTo(stop: Stop | null | undefined): void {
    if (!stop) return;
    this.roveTo(stop);
    stop.focus();
    stop.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  private entered(stop: Stop): void {
    if (!stop.matches(STOPS)) return;
    this.roveTo(stop);
    if (isCell(stop)) {
      this.before = stop.value;
      stop.select();
    }
  }

  /** Leaving a cell by any way (a click, a switch of window) saves it. */
  private left(stop: Stop): void {
    if (!isCell(stop)) return;
    const wasEditing = !!stop.dataset.editing;
    delete stop.dataset.editing;
    if (stop.value !== this.before) this.save(stop);
    else if (wasEditing) this.show(stop, "");
  }

  private typed(cell: HTMLInputElement): void {
    if (!isCell(cell)) return;
    cell.dataset.editing = "yes";
    this.show(cell, "typing");
  }

  private edit(cell: HTMLInputElement): void {
    if (cell.readOnly) return;
    cell.dataset.editing = "yes";
    cell.setSelectionRange(cell.value.length, cell.value.length);
  }

  private key(event: KeyboardEvent): void {
    const stop = event.target as Stop;
    if (!stop.matches(STOPS) || event.isComposing) return;
    const editing = isCell(stop) && !!stop.dataset.editing;
    const done = editing ? this.keyEditing(event, stop) : this.keyMoving(event, stop);
    if (done) event.preventDefault();
  }

  private keyEditing(event: KeyboardEvent, cell: HTMLInputElement): boolean {
    switch (event.key) {
      case "Enter":
        if (event.ctrlKey) return this.details(cell);
        this.goTo(this.beside(cell, 1, true) ?? this.step(cell, 1));
        // The last cell has nowhere to go: saved where it stands.
        if (document.activeElement === cell) this.rest(cell);
        return true;
      case "Tab": {
        const next = this.step(cell, event.shiftKey ? -1 : 1);
        this.goTo(next);
        return !!next;
      }
      case "Escape":
        cell.value = this.before;
        delete cell.dataset.editing;
        cell.select();
        this.show(cell, "");
        return true;
      default:
        return false;
    }
  }

  private keyMoving(event: KeyboardEvent, stop: Stop): boolean {
    const { key, ctrlKey } = event;
    const all = this.stops();
    switch (key) {
      case "ArrowDown":
      case "ArrowUp":
        this.goTo(this.beside(stop, key === "ArrowDown" ? 1 : -1, false));
        return true;
      case "ArrowRight":
      case "ArrowLeft": {
        const row = this.ofRow(stop);
        this.goTo(row[row.indexOf(stop) + (key === "ArrowRight" ? 1 : -1)]);
        return true;
      }
      case "Home":
      case "End": {
        const among = ctrlKey ? all : this.ofRow(stop);
        this.goTo(key === "Home" ? among[0] : among[among.length - 1]);
        return true;
      }
      case "PageDown":
      case "PageUp":
        this.goTo(this.page(stop, key === "PageDown" ? 1 : -1));
        return true;
      case "Enter":
        if (ctrlKey && isCell(stop)) return this.details(stop);
        if (!isCell(stop)) return false; // a link opens
        this.edit(stop);
        return true;
      case "F2":
        if (isCell(stop)) this.edit(stop);
        return true;
      case "Backspace":
      case "Delete":
        return false; // the selected value goes, `input` begins the editing
      default:
        return false;
    }
  }

  private ofRow(stop: Stop): Stop[] {
    return [...(stop.closest("tr")?.querySelectorAll<Stop>(STOPS) ?? [])];
  }

  /** The stop in the same column of the next row that has one. */
  private beside(stop: Stop, way: 1 | -1, onlyInputs: boolean): Stop | null {
    const column = (stop.closest("td, th") as HTMLTableCellElement).cellIndex;
    let row = stop.closest("tr") as HTMLTableRowElement | null;
    while (row) {
      const index: number = row.rowIndex + way;
      row = this.table.rows[index] ?? null;
      const found = row?.cells[column]?.querySelector<Stop>("input[data-cell], a[href]");
      if (found && (!onlyInputs || (isCell(found) && !found.readOnly))) return found;
    }
    return null;
  }

  private page(stop: Stop, way: 1 | -1): Stop {
    let at = stop;
    for (let step = 0; step < PAGE; step++) at = this.beside(at, way, false) ?? at;
    return at;
  }

  /** The next open cell, row by row. */
  private step(cell: HTMLInputElement, way: 1 | -1): HTMLInputElement | undefined {
    const all = this.inputs();
    return all[all.indexOf(cell) + way];
  }

  private rest(cell: HTMLInputElement): void {
    this.left(cell);
    this.before = cell.value;
    cell.select();
  }

  private details(cell: HTMLInputElement): boolean {
    if (!cell.dataset.details) return false;
    cell.blur(); // saves first
    location.href = cell.dataset.details;
    return true;
  }
}

function isCell(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.dataset.cell !== undefined;
}
