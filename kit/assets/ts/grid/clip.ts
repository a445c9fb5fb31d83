// Blocks to and from a spreadsheet, as the tab-separated text that Excel and its kin put on the
// clipboard: lines end in CRLF, a cell with a tab, a line or a quote in it stands in quotes.

/** Writes a block. */
export function write(lines: string[][]): string {
  return lines.map((line) => line.map(quoted).join("\t")).join("\r\n");
}

function quoted(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Reads a block; the line end after the last line makes no line of its own. */
export function read(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  const end = () => {
    lines.push(line);
    line = [];
  };
  while (at < text.length) {
    const [cell, next] = one(text, at);
    line.push(cell.trim());
    at = next + 1;
    if (text[next] === "\t") {
      if (at === text.length) line.push("");
      continue;
    }
    if (text[next] === "\r" && text[at] === "\n") at++;
    end();
  }
  if (line.length) end();
  return lines;
}

/** One cell from a place on, and the place of the sign that ended it. */
function one(text: string, from: number): [string, number] {
  if (text[from] === '"') {
    const closed = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(from));
    if (closed) return [closed[1].replaceAll('""', '"'), from + closed[0].length];
  }
  const length = text.slice(from).search(/[\t\r\n]/);
  const until = length < 0 ? text.length : from + length;
  return [text.slice(from, until), until];
}
