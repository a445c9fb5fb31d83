// Everything here is an addition: each page is read and sent without it.
import "htmx.org";
import { startFiles } from "./files";
import { startGrids } from "./grid/grid";
import { startHelp } from "./help";
import { startMenus } from "./menus";
import { startPalette } from "./palette";
import { startSession } from "./session";
import { startToasts } from "./toast";

function start(): void {
  startMenus();
  startToasts();
  startPalette();
  startHelp();
  startSession();
  startFiles(show);
  show();
}

function show(): void {
  startGrids(document);
  // The error summary takes the focus (ui-patterns 1); `autofocus` alone is ignored after a swap.
  document.querySelector<HTMLElement>(".summary")?.focus();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
document.addEventListener("htmx:after:swap", () => startGrids(document));
