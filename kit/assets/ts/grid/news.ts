// What happened to many cells at once, said in the line under the grid. The words are the page's.

export interface Tally {
  saved: number;
  refused: number;
  kept: number;
}

export class News {
  constructor(private readonly form: HTMLFormElement) {}

  tell(name: string, counts: Record<string, number> = {}): void {
    const place = this.form.querySelector<HTMLElement>("[data-grid-news]");
    if (place) place.textContent = this.words(name, counts);
  }

  /** How a block ended, and how much of it still waits. */
  tally(name: string, { saved, refused, kept }: Tally): void {
    const place = this.form.querySelector<HTMLElement>("[data-grid-news]");
    const waits = kept ? ` ${this.words("waits", { k: kept })}` : "";
    if (place) place.textContent = this.words(name, { n: saved, m: refused }) + waits;
  }

  private words(name: string, counts: Record<string, number>): string {
    const template = this.form.querySelector<HTMLTemplateElement>(`[data-news="${name}"]`);
    const words = template?.content.textContent ?? "";
    return words.replace(/\{(\w)\}/g, (_, letter) => String(counts[letter] ?? ""));
  }
}
