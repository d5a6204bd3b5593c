import type { Cell, Sheet } from "../decode/workbook.ts";
import { squashText } from "./fold-text.ts";
import { FORMS, foldCode, type HeaderIndex } from "./header-index.ts";
import { readHeader } from "./header-text.ts";
import { cellText } from "./sheet-cells.ts";

/** For each table, the rows with cells that may be headers of it, and how many such cells. */
export type HeaderHits = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Down to this row, headers are looked for in every form; below it only where a cheap sign calls for it. */
const THOROUGH_ROWS = 200;
/** A sign that a header is dressed up: brackets, a footnote mark, a unit, a year, a character not in ASCII. */
const DRESSED = /[([*%]|(?:19|20)\d\d|[^\x20-\x7e]/;

/** One pass over a sheet: where are texts that are headers, parts of headers, or item codes? Linear in its cells. */
export function scanHeaders(sheet: Sheet, index: HeaderIndex): HeaderHits {
  const hits = new Map<string, Map<number, number>>();
  const seen = new Map<string, readonly string[]>();
  for (const [place, row] of sheet.rows.entries()) {
    for (const cell of row ?? []) {
      const tables = cell === undefined ? [] : tablesOf(cell, { index, seen, thorough: place < THOROUGH_ROWS });
      for (const table of tables) {
        const rows = hits.get(table) ?? new Map<number, number>();
        hits.set(table, rows.set(place, (rows.get(place) ?? 0) + 1));
      }
    }
  }
  return hits;
}

interface Scan {
  readonly index: HeaderIndex;
  readonly seen: Map<string, readonly string[]>;
  readonly thorough: boolean;
}

const NONE: readonly string[] = [];

function tablesOf(cell: Cell, scan: Scan): readonly string[] {
  if (cell.kind !== "text" && cell.kind !== "number") return NONE;
  const text = cell.kind === "text" ? String(cell.value) : cell.shown;
  if (text.length > scan.index.longest) return NONE;
  if (cell.kind === "number" || !/\p{L}/u.test(text)) return codeTables(cell, scan.index);
  const known = scan.seen.get(text);
  if (known !== undefined) return known;
  const found = [...new Set([...headerTables(text, scan), ...codeTables(cell, scan.index)])];
  const tables = found.length === 0 ? NONE : found;
  scan.seen.set(text, tables);
  return tables;
}

function codeTables(cell: Cell, index: HeaderIndex): readonly string[] {
  if (index.codes.size === 0) return NONE;
  return (index.codes.get(foldCode(cellText(cell))) ?? []).map(({ table }) => table);
}

function headerTables(text: string, { index, thorough }: Scan): string[] {
  const plain = squashText(text);
  const exact = index.forms.exact.get(plain) ?? [];
  const part = index.parts.get(plain) ?? [];
  if (exact.length > 0 || !(thorough || DRESSED.test(text))) return [...exact.map(({ table }) => table), ...part];
  const read = readHeader(text);
  const others = FORMS.flatMap((form) => index.forms[form].get(read[form]) ?? []);
  return [...others.map(({ table }) => table), ...part, ...(index.parts.get(read.loose) ?? [])];
}
