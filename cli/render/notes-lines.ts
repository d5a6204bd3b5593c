import { wrapIndented, wrapText } from "./wrap-text.ts";

/** Notes in Markdown as lines for a terminal: titles as they are, points wrapped under their dash. */
export function notesLines(markdown: string, width: number): string[] {
  return markdown
    .trimEnd()
    .split("\n")
    .flatMap((line) => lineOf(line, width));
}

function lineOf(line: string, width: number): string[] {
  const title = /^#+ (.*)$/.exec(line)?.[1];
  if (title !== undefined) return wrapText(title, width);
  if (!line.startsWith("- ")) return wrapText(line, width);
  const [first = "", ...rest] = wrapIndented(line.slice(2), 2, width);
  return [`-${first.slice(1)}`, ...rest];
}
