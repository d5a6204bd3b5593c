import { rememberBy } from "../../collections/remember-by.ts";
import type { Cell, Sheet } from "../decode/workbook.ts";
import { foldedEdges, squashText } from "./fold-text.ts";
import { headerHalves } from "./header-halves.ts";
import { FORMS, foldCode, type HeaderIndex, hasLongNumber } from "./header-index.ts";
import { remembered } from "./remembered.ts";
import { cellText } from "./sheet-cells.ts";

/** For each table, the rows with cells that may be headers of it, and how many such cells. */
export type HeaderHits = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Down to this row, headers are looked for in every form. */
const THOROUGH_ROWS = 200;
/** Below it only where a cheap sign calls for it (brackets, a footnote mark, a unit, a year), and so often at most. */
const DRESSED = /[([*%]|(?<!\d)(?:19|20)\d\d|[^\x20-\x7e]/;
const DRESSES = "([*%";
const MOST_DRESSED = 10_000;
/** Texts of data come again and again: so many that are no headers are remembered. */
const MOST_KNOWN = 4096;

/** One pass over a sheet: where are texts that are headers, parts of headers, or item codes? Linear in its cells. */
export function scanHeaders(sheet: Sheet, index: HeaderIndex): HeaderHits {
  const hits = new Map<string, Map<number, number>>();
  const tablesOf = cellScanner(index);
  for (let place = 0; place < sheet.rows.length; place += 1) {
    const row = sheet.rows[place];
    if (row === undefined) continue;
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

/** Says of which tables a cell may be a header. Remembers answers to texts that are. */
function cellScanner(index: HeaderIndex): (cell: Cell, thorough: boolean) => readonly string[] {
  const found = new Map<string, readonly string[]>();
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

/** Tells at a glance of most texts that they are no headers, no parts of any and no codes, unless they are dressed up. */
function edgeTester({ forms, parts, codes }: HeaderIndex): (text: string) => boolean {
  let known: ReadonlySet<number | undefined> | undefined;
  return (text) => {
    known ??= new Set([...forms.exact.keys(), ...parts.keys(), ...codes.keys()].map(foldedEdges));
    const edges = foldedEdges(text);
    return edges === undefined || known.has(undefined) || known.has(edges);
  };
}

/**
 * What a text is, told in one pass: there are a million of them in a large sheet. It is plain where `DRESSED` is surely not
 * in it, which a pattern takes ten times as long to say.
 */
function glance(text: string): "no letters" | "plain" | "perhaps dressed" {
  let signs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LAST_PLAIN) return hasLetter(text) ? "perhaps dressed" : "no letters";
    const sign = SIGNS[code] ?? 0;
    signs |= sign === CENTURY ? (isCentury(text, at) ? DRESS : 0) : sign;
  }
  if ((signs & LETTERS) === 0) return "no letters";
  return (signs & DRESS) === 0 ? "plain" : "perhaps dressed";
}

const [LETTERS, DRESS, CENTURY] = [1, 2, 4];

/** True where a year may begin: `19` or `20`, and no digit before it. */
function isCentury(text: string, at: number): boolean {
  if (isDigit(text.charCodeAt(at - 1))) return false;
  return text.charCodeAt(at + 1) === (text.charCodeAt(at) === ONE ? NINE : NOUGHT);
}

function isDigit(code: number): boolean {
  return code >= NOUGHT && code <= NINE;
}

const [FIRST_PLAIN, LAST_PLAIN, NOUGHT, ONE, TWO, NINE] = [32, 126, 48, 49, 50, 57];
/** What each sign of ASCII says of its text. */
const SIGNS: Uint8Array = Uint8Array.from({ length: LAST_PLAIN + 1 }, (_, code) => {
  if (code < FIRST_PLAIN || DRESSES.includes(String.fromCharCode(code))) return DRESS;
  if (code === ONE || code === TWO) return CENTURY;
  return /[a-z]/i.test(String.fromCharCode(code)) ? LETTERS : 0;
});

const LETTER = /\p{L}/u;
const [FIRST_LETTER, LAST_LETTER, LAST_ASCII, LOWER] = [97, 122, 127, 32];

/** A pattern is asked only where a sign is beyond ASCII: it takes ten times as long to say so of a number. */
function hasLetter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LAST_ASCII) return LETTER.test(text);
    if ((code | LOWER) >= FIRST_LETTER && (code | LOWER) <= LAST_LETTER) return true;
  }
  return false;
}

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
