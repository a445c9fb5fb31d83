// A form with chosen files is sent from here, so that an answer with flaws finds them again: its
// page is put in place and the files go into its fields. Without script the browser sends the form
// as ever, and the page says that files must be chosen again.
import { sessionOver } from "./session";

const KIND = "multipart/form-data";

/** The button that sent the form, if one did. */
type Button = HTMLButtonElement | null;

/** Calls back when a page was put in place. */
export function startFiles(placed: () => void): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const isOurs = form.enctype === KIND && !form.dataset.plain && chosen(form).length > 0;
    if (!isOurs || event.defaultPrevented) return;
    event.preventDefault();
    const button = (event as SubmitEvent).submitter as Button;
    if (!form.hasAttribute("aria-busy")) void send(form, button, placed);
  });
}

function chosen(form: HTMLFormElement): HTMLInputElement[] {
  const fields = form.querySelectorAll<HTMLInputElement>("input[type=file]");
  return [...fields].filter((field) => field.files?.length);
}

async function send(form: HTMLFormElement, button: Button, placed: () => void): Promise<void> {
  const body = new FormData(form);
  // What the button says belongs to what is sent.
  if (button?.name) body.append(button.name, button.value);
  const unsent = form.querySelector<HTMLElement>("[data-unsent]");
  form.setAttribute("aria-busy", "true");
  if (unsent) unsent.hidden = true;
  try {
    const answer = await fetch(path(form), {
      method: "POST",
      body,
      headers: { accept: "text/html", "x-by-script": "form" },
    });
    const to = answer.headers.get("x-go-to");
    if (to) location.assign(to);
    else if (answer.status === 401) sessionOver();
    else if (place(form, await answer.text())) placed();
    else plainly(form, button);
  } catch {
    if (unsent) unsent.hidden = false;
    else plainly(form, button);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

function path(form: HTMLFormElement): string {
  return form.getAttribute("action") ?? "";
}

/** Any other answer is a page of its own, which the browser shows when it sends the form itself. */
function plainly(form: HTMLFormElement, button: Button): void {
  form.dataset.plain = "1";
  form.requestSubmit(button);
}

/** Puts the page of the answer in place, if the same form stands in it. A file that was refused
 *  itself is to be chosen anew. */
function place(form: HTMLFormElement, text: string): boolean {
  const page = new DOMParser().parseFromString(text, "text/html");
  const fresh = [...page.forms].find((one) => path(one) === path(form));
  const main = fresh?.closest("main");
  if (!fresh || !main) return false;
  const fields = chosen(form);
  // A parser without script reads what is meant for browsers without it.
  for (const meant of main.querySelectorAll("noscript")) meant.remove();
  document.title = page.title;
  form.closest("main")?.replaceWith(main);
  for (const field of fields) {
    const name = CSS.escape(field.name);
    const twin = fresh.querySelector<HTMLInputElement>(`input[type=file][name="${name}"]`);
    if (twin && twin.getAttribute("aria-invalid") !== "true") twin.files = field.files;
  }
  return true;
}
