import { columnLetters } from "../ingest/decode/address.ts";
import { readRange } from "../ingest/decode/read-address.ts";
import type { Range, Sheet, Workbook } from "../ingest/decode/workbook.ts";
import type { TableJson } from "./check-json.ts";

/** A piece of a sheet as it looks: faulty cells among their neighbours. */
export interface SheetExtract {
  readonly sheet: string;
  /** Letters of the columns shown, left to right; they need not be neighbours. */
  readonly letters: readonly string[];
  readonly rows: readonly ExtractRow[];
}

export interface ExtractRow {
  /** As the sheet numbers it, from 1. */
  readonly number: number;
  /** True for the row of a table's headers. */
  readonly header: boolean;
  readonly cells: readonly { readonly shown: string; readonly faulty: boolean }[];
}

/** A finding as far as its place goes. */
interface Placed {
  readonly sheet: string | null;
  readonly cell: string | null;
}

export interface ExtractOptions {
  /** Tables that were read: their headers and the first cells of their rows are shown beside. */
  readonly tables: readonly Pick<TableJson, "sheet" | "range" | "headerRows">[];
  /** Most extracts made. */
  readonly most: number;
}

const ABOVE = 1;
const ASIDE = 1;
const MOST_ROWS = 10;
const MOST_COLUMNS = 6;
const LONGEST_SHOWN = 60;

/**
 * The faulty cells of some findings as their sheet shows them, with what stands around them. Cells near each other share an
 * extract. Places without a cell, or on no sheet of the workbook, have none.
 */
export function sheetExtracts(
  workbook: Workbook,
  findings: readonly Placed[],
  { tables, most }: ExtractOptions,
): readonly SheetExtract[] {
  const extracts: SheetExtract[] = [];
  for (const [name, placed] of Map.groupBy(findings, ({ sheet }) => sheet ?? "")) {
    const sheet = workbook.sheets.find((one) => one.name === name);
    if (sheet === undefined) continue;
    for (const faulty of clusters(placed)) {
      if (extracts.length >= most) return extracts;
      extracts.push(extractOf(sheet, faulty, tableAt(tables, name, faulty)));
    }
  }
  return extracts;
}

/** Faulty places that fit one extract together, in the order they came. */
function clusters(placed: readonly Placed[]): Range[][] {
  const found: Range[][] = [];
  for (const { cell } of placed) {
    const range = cell === null ? undefined : readRange(cell);
    if (range === undefined) continue;
    const last = found.at(-1);
    if (last !== undefined && fits(around([...last, range]))) last.push(range);
    else found.push([range]);
  }
  return found;
}

function fits({ top, bottom, left, right }: Range): boolean {
  return bottom - top < MOST_ROWS - 2 * ABOVE && right - left < MOST_COLUMNS - 2 * ASIDE;
}

function around(ranges: readonly Range[]): Range {
  return {
    top: Math.min(...ranges.map(({ top }) => top)),
    left: Math.min(...ranges.map(({ left }) => left)),
    bottom: Math.max(...ranges.map(({ bottom }) => bottom)),
    right: Math.max(...ranges.map(({ right }) => right)),
  };
}

function tableAt(tables: ExtractOptions["tables"], sheet: string, [first]: readonly Range[]) {
  return tables.find((table) => {
    const range = table.sheet === sheet ? readRange(table.range) : undefined;
    return range !== undefined && first !== undefined && isWithin(range, first.top, first.left);
  });
}

function extractOf(
  sheet: Sheet,
  faulty: readonly Range[],
  table: ExtractOptions["tables"][number] | undefined,
): SheetExtract {
  const outer = around(faulty);
  const area = table === undefined ? undefined : readRange(table.range);
  const headerRow = (table?.headerRows.at(-1) ?? 0) - 1;
  const rows = span(outer.top - ABOVE, outer.bottom + ABOVE, MOST_ROWS);
  const columns = span(outer.left - ASIDE, outer.right + ASIDE, MOST_COLUMNS);
  const shownRows = headerRow >= 0 && !rows.includes(headerRow) ? [headerRow, ...rows].toSorted((a, b) => a - b) : rows;
  const label = area?.left ?? columns[0] ?? 0;
  const shownColumns = columns.includes(label) ? columns : [label, ...columns].toSorted((a, b) => a - b);
  return {
    sheet: sheet.name,
    letters: shownColumns.map(columnLetters),
    rows: shownRows.map((row) => ({
      number: row + 1,
      header: row === headerRow,
      cells: shownColumns.map((column) => ({
        shown: shorten(sheet.rows[row]?.[column]?.shown ?? ""),
        faulty: faulty.some((range) => isWithin(range, row, column)),
      })),
    })),
  };
}

/** Whole numbers from first to last, none below 0, no more than `most`. */
function span(first: number, last: number, most: number): number[] {
  const from = Math.max(0, first);
  return Array.from({ length: Math.min(last - from + 1, most) }, (_, at) => from + at);
}

function isWithin({ top, left, bottom, right }: Range, row: number, column: number): boolean {
  return top <= row && row <= bottom && left <= column && column <= right;
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN - 1).trimEnd()}…`;
}
