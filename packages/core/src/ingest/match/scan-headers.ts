import { rememberBy } from "../../collections/remember-by.ts";
import type { Cell, Sheet } from "../decode/workbook.ts";
import { squashText } from "./fold-text.ts";
import { DRESSED, glance } from "./glance.ts";
import { headerHalves } from "./header-halves.ts";
import { FORMS, foldCode, type HeaderIndex, hasLongNumber } from "./header-index.ts";
import { remembered } from "./remembered.ts";
import { edgeTester, rowsWithoutHeaders } from "./rows-without-headers.ts";
import { cellText } from "./sheet-cells.ts";

/** For each table, the rows with cells that may be headers of it, and how many such cells. */
export type HeaderHits = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Down to this row, headers are looked for in every form. */
const THOROUGH_ROWS = 200;
/** Below it only where a cheap sign calls for it, and so often at most. */
const MOST_DRESSED = 10_000;
/** Texts of data come again and again: so many that are no headers are remembered. */
const MOST_KNOWN = 4096;

/** One pass over a sheet: where are texts that are headers, parts of headers, or item codes? Linear in its cells. */
export function scanHeaders(sheet: Sheet, index: HeaderIndex): HeaderHits {
  const hits = new Map<string, Map<number, number>>();
  const found = new Map<string, readonly string[]>();
  const tablesOf = cellScanner(index, found);
  let without: Uint8Array | undefined;
  for (let place = 0; place < sheet.rows.length; place += 1) {
    if (place === THOROUGH_ROWS) without = rowsWithoutHeaders(sheet, index, found);
    const row = sheet.rows[place];
    if (row === undefined || without?.[place] === 1) continue;
    for (const cell of row) {
      const tables = cell === undefined ? NONE : tablesOf(cell, place < THOROUGH_ROWS);
      if (tables.length === 0) continue;
      for (const table of tables) {
        const rows = hits.get(table) ?? new Map<number, number>();
        hits.set(table, rows.set(place, (rows.get(place) ?? 0) + 1));
      }
    }
  }
  return hits;
}

const NONE: readonly string[] = [];

/** Says of which tables a cell may be a header. Remembers answers to texts that are, in `found`. */
function cellScanner(
  index: HeaderIndex,
  found: Map<string, readonly string[]>,
): (cell: Cell, thorough: boolean) => readonly string[] {
  const none = new Set<string>();
  const mayBeKnown = edgeTester(index);
  const inEveryForm = tablesInEveryForm(index);
  let dressed = 0;
  return (cell, thorough) => {
    const isText = cell.kind === "text" && cell.shown.length <= index.longest;
    const look = isText ? glance(cell.shown) : "no letters";
    if (look === "no letters") return codeTables(cell, index);
    const text = cell.shown;
    if (!thorough && look === "plain" && !mayBeKnown(text)) return NONE;
    if (!thorough && none.has(text)) return NONE;
    const plain = squashText(text);
    const known = found.get(plain);
    if (known !== undefined) return known;
    const isDressed = !thorough && DRESSED.test(text) && dressed < MOST_DRESSED;
    if (isDressed) dressed += 1;
    const tables = thorough ? inEveryForm(text) : headerTables(text, plain, { index, isDressed });
    if (tables.length > 0) found.set(plain, tables);
    else if (!thorough && none.size < MOST_KNOWN) none.add(text);
    return tables;
  };
}

/** Sheet after sheet, and file after file, says much the same above its tables. */
const tablesInEveryForm = rememberBy((index: HeaderIndex) =>
  remembered((text) => headerTables(text, squashText(text), { index, isDressed: true }), MOST_KNOWN),
);

function codeTables(cell: Cell, { codes }: HeaderIndex): readonly string[] {
  if (codes.size === 0 || (cell.kind !== "text" && cell.kind !== "number")) return NONE;
  return (codes.get(foldCode(cellText(cell))) ?? NONE_FOUND).map(({ table }) => table);
}

const NONE_FOUND: readonly { readonly table: string }[] = [];

function headerTables(
  text: string,
  plain: string,
  { index, isDressed }: { readonly index: HeaderIndex; readonly isDressed: boolean },
): readonly string[] {
  const exact = index.forms.exact.get(plain);
  const part = index.parts.get(plain);
  const code = index.codes.size === 0 ? undefined : index.codes.get(foldCode(text));
  const isRead = isDressed && (index.hasLongNumbers || !hasLongNumber(text));
  if (exact === undefined && !isRead) return part === undefined && code === undefined ? NONE : tables(part, code);
  if (exact !== undefined) return tables(part, exact, code);
  const read = index.read(text);
  const others = FORMS.flatMap((form) => index.forms[form].get(read[form]) ?? []);
  const halves = others.length > 0 ? [] : (headerHalves(text) ?? []);
  const ofHalves = halves.flatMap((half) => index.forms.loose.get(index.read(half).loose) ?? []);
  return tables(part, index.parts.get(read.loose), others, ofHalves, code);
}

function tables(...sets: readonly (Iterable<string | { readonly table: string }> | undefined)[]): readonly string[] {
  const all = sets.flatMap((set) => [...(set ?? [])].map((one) => (typeof one === "string" ? one : one.table)));
  return [...new Set(all)];
}
