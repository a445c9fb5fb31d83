// A grid: keys and saving put together. The contract stands in kit/src/grid.rs.
import { Keys } from "./keys";
import { Saver } from "./save";

export function startGrids(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-grid]")) {
    if (form.dataset.started) continue;
    form.dataset.started = "yes";
    const saver = new Saver(form);
    new Keys(form, (cell) => saver.save(cell), (cell, state) => saver.show(cell, state));
    // Every cell saves itself now; the one button would only make people wonder.
    for (const button of form.querySelectorAll<HTMLElement>("[data-grid-submit]")) {
      button.hidden = true;
    }
    form.addEventListener("submit", (event) => event.preventDefault());
  }
}
