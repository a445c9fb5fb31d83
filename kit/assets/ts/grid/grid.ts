// A grid: keys, blocks, saving and details put together. The contract stands in kit/src/grid.rs.
import { Block } from "./block";
import { Cells, held, isCell } from "./cells";
import { startHere } from "./here";
import { Keys } from "./keys";
import { News } from "./news";
import { Panel } from "./panel";
import { Saver } from "./save";
import { conflictOf } from "./state";
import { Work } from "./work";

export function startGrids(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-grid]")) {
    if (form.dataset.started) continue;
    form.dataset.started = "yes";
    start(form);
  }
}

function start(form: HTMLFormElement): void {
  const cells = new Cells(form.querySelector("table.grid") as HTMLTableElement);
  for (const cell of cells.open()) {
    // A level carried from last month is shown and not stored: it waits to be confirmed.
    const isCarried = cell.value !== held(cell) && !cell.hasAttribute("aria-invalid");
    if (isCarried) cell.dataset.carried = "yes";
  }
  const news = new News(form);
  const saver = new Saver(form, cells, news);
  const work = new Work(form, cells, saver, news);
  const panel = new Panel(form, cells, saver, news);
  new Keys({
    cells,
    work,
    block: new Block(cells),
    show: (cell, state) => saver.show(cell, state),
    details: (cell) => details(form, panel, cell),
    close: () => panel.close(),
  });
  startHere(form, panel);
  cells.table.addEventListener("focusin", (event) => {
    if (isCell(event.target)) panel.follow(event.target);
  });
  // Every cell saves itself now; the one button would only make people wonder.
  for (const button of form.querySelectorAll<HTMLElement>("[data-grid-submit]")) {
    button.hidden = true;
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  // Back from the page that asked: the cell one came from.
  const to = location.hash.slice(1);
  const back = to.startsWith("cell-") ? document.getElementById(to) : null;
  if (back && form.contains(back)) back.focus();
}

/** A conflict is decided first; else the details open beside the grid, or as a page. */
function details(form: HTMLFormElement, panel: Panel, cell: HTMLInputElement): boolean {
  const to = conflictOf(form, cell) ?? (panel.open(cell) ? null : cell.dataset.details);
  if (to) location.href = to;
  return true;
}
