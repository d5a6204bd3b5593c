import type { Sheet } from "../decode/workbook.ts";
import { foldText } from "../match/fold-text.ts";
import { type MergedCell, mergedDown } from "../match/merged-down.ts";
import { cellAt, cellText } from "../match/sheet-cells.ts";

/** A key column in a sheet, zero-based. */
export interface KeyColumn {
  readonly column: string;
  readonly index: number;
}

/** By column and row, for a row whose own cell is blank there: the cell above whose text stands for it. */
export type CarriedKeys = ReadonlyMap<string, ReadonlyMap<number, MergedCell>>;

/**
 * Where keys stand once for several rows: merged cells reach down always; a blank cell under a filled one only where
 * every group in the table shows the same pattern, two groups at least of the same size with the same other keys
 * in the same order, so that a key left out by mistake is not filled in.
 */
export function carriedKeys(sheet: Sheet, keys: readonly KeyColumn[], rows: readonly number[]): CarriedKeys {
  return new Map(
    keys.map(({ column, index }) => {
      const merged = mergedDown(sheet, index);
      const others = keys.filter((key) => key.column !== column);
      return [column, merged.size > 0 ? merged : grouped(sheet, index, { others, rows })] as const;
    }),
  );
}

function grouped(
  sheet: Sheet,
  index: number,
  { others, rows }: { readonly others: readonly KeyColumn[]; readonly rows: readonly number[] },
): Map<number, MergedCell> {
  const none = new Map<number, MergedCell>();
  if (others.length === 0) return none;
  const groups: number[][] = [];
  for (const row of rows) {
    if (cellText(cellAt(sheet, row, index)) !== "") groups.push([row]);
    else if (groups.length === 0) return none;
    else groups.at(-1)?.push(row);
  }
  const pattern = (group: readonly number[]) =>
    group.map((row) => others.map((other) => foldText(cellText(cellAt(sheet, row, other.index)))).join("|"));
  const [first, ...rest] = groups.map(pattern);
  if (first === undefined || first.length < 2 || rest.length === 0 || first.some(isIncomplete)) return none;
  const same = new Set(first).size === first.length && rest.every((other) => other.join("\n") === first.join("\n"));
  if (!same) return none;
  return new Map(
    groups.flatMap(([top = 0, ...below]) => below.map((row) => [row, { row: top, column: index }] as const)),
  );
}

function isIncomplete(pattern: string): boolean {
  return pattern.split("|").includes("");
}
