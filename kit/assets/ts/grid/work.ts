// What a person does to cells: typing, pasting, emptying, and taking it back. Undoing is a new save
// on the version this page knows, so that a cell which somebody else changed meanwhile is a
// conflict and never overwritten.
import { type Box, type Cells, held, isCell, put } from "./cells";
import type { News } from "./news";
import type { Saver } from "./save";
import { stateOf } from "./state";

interface Change {
  code: string;
  before: string;
  after: string;
}

export class Work {
  private readonly done: Change[][] = [];
  private readonly undone: Change[][] = [];

  constructor(
    private readonly form: HTMLFormElement,
    private readonly cells: Cells,
    private readonly saver: Saver,
    private readonly news: News,
  ) {}

  /** What undoing brings back: what a cell shows now, unless that is not stored at all. */
  past(cell: HTMLInputElement): string {
    const isOnlyShown = cell.dataset.carried || cell.getAttribute("aria-invalid") === "true";
    return isOnlyShown ? held(cell) : cell.value;
  }

  /** A cell was typed into. */
  typed(cell: HTMLInputElement, before: string): void {
    this.remember([{ code: cell.dataset.cell as string, before, after: cell.value }]);
    void this.saver.save([cell]);
  }

  /** Empties the cells of some boxes; what is only carried has nothing to empty. */
  empty(boxes: Box[][]): void {
    const all = boxes.flat().map((box) => box.querySelector("input[data-cell]"));
    const filled = all.filter(isCell).filter((cell) => cell.value && !cell.dataset.carried);
    void this.change(filled.filter((cell) => !cell.readOnly).map((cell) => [cell, ""]), "emptied");
  }

  /** Puts a block from a box on. A lone value fills every chosen cell. */
  paste(block: string[][], boxes: Box[][]): void {
    this.forget();
    const isLone = block.length === 1 && block[0].length === 1;
    const first = boxes[0][0];
    const lines = this.cells.lines();
    const top = lines.findIndex((row) => row === first.parentElement);
    const into: [Box | undefined, string][] = isLone
      ? boxes.flat().map((box) => [box, block[0][0]])
      : block.flatMap((line, down) =>
          line.map((text, right): [Box | undefined, string] => [
            lines[top + down]?.cells[first.cellIndex + right],
            text,
          ]),
        );
    const changes: [HTMLInputElement, string][] = [];
    let refused = 0;
    // An empty cell of the block leaves what stands; a number that is there already is no change.
    for (const [box, text] of into) {
      if (!text || (box && this.cells.said(box) === text && !this.isShownOnly(box))) continue;
      const cell = box?.querySelector<HTMLInputElement>("input[data-cell]");
      if (cell && !cell.readOnly) changes.push([cell, text]);
      else {
        refused++;
        if (box) this.refuse(box);
      }
    }
    void this.change(changes, "pasted", refused);
  }

  undo(): void {
    this.back(this.done, this.undone, "undone", (change) => change.before);
  }

  redo(): void {
    this.back(this.undone, this.done, "redone", (change) => change.after);
  }

  private async change(
    changes: [HTMLInputElement, string][],
    news: string,
    refused = 0,
  ): Promise<void> {
    const group = changes.map(([cell, after]) => {
      const before = this.past(cell);
      put(cell, after);
      return { code: cell.dataset.cell as string, before, after };
    });
    if (group.length) this.remember(group);
    const tally = await this.saver.save(changes.map(([cell]) => cell));
    tally.refused += refused;
    this.news.tally(news, tally);
  }

  private remember(group: Change[]): void {
    this.done.push(group);
    this.undone.length = 0;
  }

  private async back(
    from: Change[][],
    to: Change[][],
    news: string,
    which: (change: Change) => string,
  ): Promise<void> {
    const group = from.pop();
    if (!group) return this.news.tell("nothing");
    to.push(group);
    this.forget();
    const toSave: HTMLInputElement[] = [];
    let shown = 0;
    for (const change of group) {
      const cell = this.cells.find(change.code);
      if (!cell || cell.readOnly) continue;
      const wasRefused = cell.getAttribute("aria-invalid") === "true";
      put(cell, which(change));
      // What was refused changed nothing at the server: there is nothing to save back.
      if (wasRefused && which(change) === held(cell) && !this.saver.isWaiting(cell)) {
        this.saver.show(cell, "");
        shown++;
      } else toSave.push(cell);
    }
    this.cells.find(group[0].code)?.focus();
    const tally = await this.saver.save(toSave);
    tally.saved += shown;
    this.news.tally(news, tally);
  }

  private isShownOnly(box: Box): boolean {
    return !!box.querySelector("input[data-carried], input[aria-invalid]");
  }

  /** Marks a box that takes nothing, until the next block. */
  private refuse(box: Box): void {
    const cell = box.querySelector<HTMLInputElement>("input[data-cell]");
    if (cell && stateOf(this.form, cell).show("shut")) return;
    const template = this.form.querySelector<HTMLTemplateElement>('template[data-state="shut"]');
    const mark = template?.content.firstElementChild?.cloneNode(true);
    if (!mark) return;
    const place = document.createElement("span");
    place.className = "st";
    place.dataset.missed = "";
    place.append(mark);
    box.append(place);
  }

  private forget(): void {
    for (const old of this.form.querySelectorAll("[data-missed]")) old.remove();
  }
}
