// Ctrl+K: an ARIA combobox over `/search?q=` (JSON: {"found":[{"label","hint","href"}]}). What was
// opened lately stands first while nothing is typed; it is kept by this browser, names and paths
// of menu pages and units only, and the server is asked for everything else.

interface Found {
  label: string;
  hint: string;
  href: string;
}

const RECENT = "palette-recent";
const RECENT_MOST = 6;
const WAITS_MS = 60;

export function startPalette(): void {
  const dialog = document.getElementById("palette") as HTMLDialogElement | null;
  const input = document.getElementById("palette-input") as HTMLInputElement | null;
  const list = document.getElementById("palette-list");
  const note = document.getElementById("palette-note");
  if (!dialog || !input || !list || !note) return;
  const said = list.dataset;
  let found: Found[] = [];
  let at = -1;
  let asked = 0;
  let timer = 0;

  const choose = (to: number) => {
    at = found.length ? (to + found.length) % found.length : -1;
    [...list.children].forEach((item, index) => {
      item.setAttribute("aria-selected", String(index === at));
      if (index === at) item.scrollIntoView({ block: "nearest" });
    });
    if (at >= 0) input.setAttribute("aria-activedescendant", `palette-${at}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = (what: Found[], words: string) => {
    found = what;
    list.replaceChildren(...what.map(draw));
    note.textContent = words;
    input.setAttribute("aria-expanded", String(what.length > 0));
    choose(what.length ? 0 : -1);
  };
  const go = (to: Found) => {
    remember(to);
    location.href = to.href;
  };
  const ask = async () => {
    const query = input.value.trim();
    const mine = ++asked;
    if (!query) return show(recent(), recent().length ? (said.recent ?? "") : "");
    try {
      const url = `/search?q=${encodeURIComponent(query)}`;
      const answer = await fetch(url, { headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const told = (await answer.json()) as { found: Found[] };
      if (mine === asked) show(told.found, told.found.length ? "" : (said.none ?? ""));
    } catch {
      if (mine === asked) show([], said.broken ?? "");
    }
  };
  const open = (query: string) => {
    if (dialog.open) return;
    input.value = query;
    dialog.showModal();
    input.focus();
    void ask();
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, WAITS_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault(); // without a choice the form goes to the search page
      go(found[at]);
    }
  });
  list.addEventListener("click", (event) => {
    const item = (event.target as HTMLElement).closest("li");
    if (item) go(found[[...list.children].indexOf(item)]);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open("");
    }
  });
  for (const box of document.querySelectorAll<HTMLInputElement>("[data-palette-open]")) {
    box.addEventListener("input", () => {
      open(box.value);
      box.value = "";
    });
  }
}

function draw(item: Found, index: number): HTMLElement {
  const line = document.createElement("li");
  line.id = `palette-${index}`;
  line.setAttribute("role", "option");
  for (const text of [item.label, item.hint]) {
    const part = document.createElement("span");
    part.textContent = text;
    line.append(part);
  }
  return line;
}

function recent(): Found[] {
  try {
    const kept = JSON.parse(localStorage.getItem(RECENT) ?? "[]") as Found[];
    return kept.filter((item) => typeof item.href === "string" && item.href.startsWith("/"));
  } catch {
    return [];
  }
}

/** People are not kept: their names do not stay on a shared computer. */
function remember(item: Found): void {
  if (item.href.startsWith("/people")) return;
  const kept = [item, ...recent().filter((old) => old.href !== item.href)];
  try {
    localStorage.setItem(RECENT, JSON.stringify(kept.slice(0, RECENT_MOST)));
  } catch {
    // A browser that keeps nothing still goes where one wants.
  }
}
