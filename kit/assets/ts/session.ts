// The session is over: said once, and what was kept is sent when the person is back.

const listeners: (() => void)[] = [];

/** Called by whoever was answered 401. */
export function sessionOver(): void {
  const banner = document.getElementById("session-over");
  if (banner) banner.hidden = false;
}

/** A save went through: the session lives. */
export function sessionLives(): void {
  const banner = document.getElementById("session-over");
  if (banner) banner.hidden = true;
}

/** Calls back when the person comes back to this tab, perhaps logged in again. */
export function whenBack(then: () => void): void {
  listeners.push(then);
}

export function startSession(): void {
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) for (const then of listeners) then();
  });
  document.addEventListener("htmx:after:request", (event) => {
    const status = (event as CustomEvent).detail?.ctx?.response?.status;
    if (status === 401) sessionOver();
  });
}
