// Elements of the page that an answer brings anew.

/** Puts each in the place of the element with its id, unless somebody is in it. */
export function replaceParts(parts: { id: string; html: string }[]): void {
  for (const part of parts) {
    const place = document.getElementById(part.id);
    if (place && !place.contains(document.activeElement)) place.outerHTML = part.html;
  }
}
