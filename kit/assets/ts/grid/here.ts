// The line under a dense grid: what the cell one is at is called and how it stands, in words.
import { isCell } from "./cells";
import type { Panel } from "./panel";

export function startHere(form: HTMLFormElement, panel: Panel): void {
  const line = form.querySelector<HTMLElement>("[data-grid-here]");
  const label = line?.querySelector<HTMLElement>("[data-here-label]");
  const state = line?.querySelector<HTMLElement>("[data-here-state]");
  const button = line?.querySelector<HTMLElement>("[data-here-details]");
  if (!line || !label || !state) return;
  let at: HTMLInputElement | null = null;
  const tell = () => {
    const code = CSS.escape(at?.dataset.cell ?? "");
    const shown = form.querySelector(`[data-state-of="${code}"]`);
    label.textContent = at?.getAttribute("aria-label") ?? "";
    state.replaceChildren(...[...(shown?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    // Here the way to both values of a conflict can be reached by Tab.
    for (const link of state.querySelectorAll("a")) link.removeAttribute("tabindex");
    line.hidden = !at;
  };
  const table = form.querySelector("table.grid") as HTMLElement;
  table.addEventListener("focusin", (event) => {
    if (!isCell(event.target)) return;
    at = event.target;
    tell();
  });
  new MutationObserver(tell).observe(table, { childList: true, subtree: true });
  button?.addEventListener("click", () => at && panel.open(at));
}
