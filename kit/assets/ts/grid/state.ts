// How a cell stands: colour, icon and words, cloned from the templates of the page so that the
// script has no words of its own.

export interface State {
  /** Shows a state by its name, the one the server drew when it has none; whether it is seen. */
  show(name: string, said?: string, at?: string): boolean;
  showLink(name: string, href: string): void;
}

const firsts = new WeakMap<Element, string>();

export function stateOf(form: HTMLFormElement, cell: HTMLInputElement): State {
  const code = CSS.escape(cell.dataset.cell as string);
  const place = form.querySelector(`[data-state-of="${code}"]`);
  const put = (name: string, said?: string, at = ""): HTMLElement | null => {
    if (name === "refused") cell.setAttribute("aria-invalid", "true");
    else cell.removeAttribute("aria-invalid");
    if (!place) return null;
    // As the server drew it: Esc brings this back.
    if (!firsts.has(place)) firsts.set(place, place.innerHTML);
    if (!name) {
      place.innerHTML = firsts.get(place) ?? "";
      return null;
    }
    const template = form.querySelector<HTMLTemplateElement>(`template[data-state="${name}"]`);
    const mark = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    if (!mark) return null;
    const words = said ?? mark.textContent?.replace("{at}", at) ?? "";
    const icon = mark.querySelector("svg");
    mark.replaceChildren(...(icon ? [icon] : []), words);
    place.replaceChildren(mark);
    if (["saved", "look", "amiss"].includes(name)) firsts.set(place, place.innerHTML);
    return mark;
  };
  return {
    show: (name, said, at) => !!put(name, said, at),
    showLink(name, href) {
      const mark = put(name);
      if (!mark) return;
      const link = document.createElement("a");
      link.href = href;
      link.textContent = mark.textContent;
      // Where the state is an icon inside the cell, the arrows pass it by: Ctrl+Enter opens it.
      if (place?.matches("span")) {
        link.dataset.aside = "";
        link.tabIndex = -1;
      }
      const icon = mark.querySelector("svg");
      mark.replaceChildren(...(icon ? [icon] : []), link);
    },
  };
}

/** The place of a cell's conflict, when it has one. */
export function conflictOf(form: HTMLFormElement, cell: HTMLInputElement): string | null {
  const code = CSS.escape(cell.dataset.cell as string);
  return form.querySelector<HTMLAnchorElement>(`[data-state-of="${code}"] a[href]`)?.href ?? null;
}
