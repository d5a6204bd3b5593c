import type { Block, Line } from "./page.ts";

/** Lines that stand together, with merges counted from their own first cell. */
export interface Part {
  readonly lines: readonly Line[];
  readonly merges: readonly Block[];
}

/** Parts one under another, with their merges moved to where they come to stand. */
export function stack(parts: readonly Part[]): Part {
  return parts.reduce<Part>(
    (above, part) => ({
      lines: [...above.lines, ...part.lines],
      merges: [...above.merges, ...part.merges.map((block) => moved(block, above.lines.length, 0))],
    }),
    { lines: [], merges: [] },
  );
}

/** A part with empty columns before it, and behind each line. */
export function widened(part: Part, { before, after }: { readonly before: number; readonly after: number }): Part {
  const [left, right] = [Array(before).fill(null), Array(after).fill(null)];
  const width = Math.max(...part.lines.map((line) => line.length));
  return {
    lines: part.lines.map((line) => [...left, ...line, ...Array(width - line.length).fill(null), ...right]),
    merges: part.merges.map((block) => moved(block, 0, before)),
  };
}

function moved({ top, left, bottom, right }: Block, down: number, across: number): Block {
  return { top: top + down, left: left + across, bottom: bottom + down, right: right + across };
}
