// A toast stays ten seconds, longer while it is looked at or has the focus.

const STAYS_MS = 10_000;

export function startToasts(): void {
  for (const toast of document.querySelectorAll<HTMLElement>("[data-toast]")) {
    const close = toast.querySelector<HTMLElement>("[data-dismiss]");
    if (close) {
      close.hidden = false;
      close.addEventListener("click", () => toast.remove());
    }
    const leave = () => {
      if (toast.matches(":hover, :focus-within")) setTimeout(leave, 2_000);
      else toast.remove();
    };
    setTimeout(leave, STAYS_MS);
  }
}
