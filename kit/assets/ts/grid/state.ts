// How a cell stands: colour, icon and words, cloned from the templates of the page so that the
// script has no words of its own.

export interface State {
  show(name: string, said?: string, at?: string): void;
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
    if (name === "saved") firsts.set(place, place.innerHTML);
    return mark;
  };
  return {
    show: (name, said, at) => void put(name, said, at),
    showLink(name, href) {
      const mark = put(name);
      if (!mark) return;
      const link = document.createElement("a");
      link.href = href;
      link.textContent = mark.textContent;
      const icon = mark.querySelector("svg");
      mark.replaceChildren(...(icon ? [icon] : []), link);
    },
  };
}
