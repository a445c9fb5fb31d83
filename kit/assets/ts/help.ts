// `?` opens the sheet of keys, `g` and a letter go to a page of the menu.
import { isTyping } from "./dom";

const WAITS_MS = 1_200;

export function startHelp(): void {
  const sheet = document.getElementById("keys") as HTMLDialogElement | null;
  let wentAt = 0;
  for (const button of document.querySelectorAll<HTMLElement>("[data-help]")) {
    button.hidden = false;
    button.addEventListener("click", () => sheet?.showModal());
  }
  document.addEventListener("keydown", (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "?") {
      event.preventDefault();
      sheet?.showModal();
    } else if (event.key === "g") {
      wentAt = Date.now();
    } else if (Date.now() - wentAt < WAITS_MS) {
      wentAt = 0;
      const to = document.querySelector<HTMLAnchorElement>(`[data-go="${CSS.escape(event.key)}"]`);
      if (to) location.href = to.href;
    }
  });
}
