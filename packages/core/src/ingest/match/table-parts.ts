import type { Table } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { cellName } from "../../findings/place-words.ts";
import { categoryReader } from "../normalise/read-category.ts";
import { authorityColumns } from "./authority-column.ts";
import { bodyTable } from "./body-table.ts";
import type { Candidate } from "./choose-places.ts";
import { squashText } from "./fold-text.ts";
import type { MatchContext } from "./match-context.ts";
import { tableRange } from "./place-extent.ts";
import { cellAt, cellText } from "./sheet-cells.ts";

/** No year, by which two lists are of other things. */
const SHORT_NUMBER = /(?<!\d)\d{1,3}(?!\d)/g;

/** With more of its rows in another place, one of the two is a copy. */
const MOST_SHARED = 0.5;

/**
 * The places of a list that are parts of it: under the same headers, and no two with the same rows. A list has no key by which
 * rows could come twice, so that councils break it by week, page or department. Undefined where a place could be a copy.
 */
export function tableParts(places: readonly Candidate[]): readonly Candidate[] | undefined {
  const [first, ...others] = places;
  if (first === undefined || others.length === 0 || others.some((other) => headersOf(other) !== headersOf(first))) {
    return undefined;
  }
  return isSomeCopied(places.map(rowCounts)) ? undefined : places.toSorted(inTheFile);
}

/**
 * The places of a table that are parts of it: under the same headers, every row with keys that are known, and no two rows with the
 * same. Undefined where a row comes twice, as in a copy or another year's.
 */
export function keyedParts(places: readonly Candidate[], context: MatchContext): readonly Candidate[] | undefined {
  const [first, ...others] = places;
  if (first === undefined || others.some((other) => headersOf(other) !== headersOf(first))) return undefined;
  const keys = places.flatMap((place) => keysIn(place, context));
  const isKnown = keys.length > 0 && keys.every((key) => key !== undefined);
  return isKnown && new Set(keys).size === keys.length ? places.toSorted(inTheFile) : undefined;
}

/** The keys of each row as one text; undefined for a row of which one is not known. */
export function keysIn({ place, bodyRows }: Candidate, context: MatchContext): (string | undefined)[] {
  const table = context.collection.tables[place.table];
  const keys = table === undefined ? [] : bodyTable(place, table, context).keys;
  const wanted = (table?.key.length ?? 0) + (table === undefined ? 0 : authorityColumns(table).length);
  if (keys.length === 0 || keys.length < wanted) return bodyRows.map(() => undefined);
  return bodyRows.map((row) => {
    const texts = keys.map(({ index }) => cellText(cellAt(place.sheet, row, index)));
    const isKnown = keys.every(({ isValid }, at) => texts[at] !== "" && isValid(texts[at] ?? ""));
    return isKnown ? keys.map(({ id }, at) => keyOf(id, texts[at] ?? "", { table, context })).join("\0") : undefined;
  });
}

/** One council, or one value of a list, has many spellings. */
function keyOf(
  id: string,
  text: string,
  { table, context }: { readonly table: Table | undefined; readonly context: MatchContext },
): string {
  const column = table?.columns[id];
  if (column?.kind === "authority") {
    const resolution = context.authority(text);
    return resolution.kind === "found" ? resolution.authority.code : squashText(text);
  }
  return (column?.kind === "category" ? categoryReader(column)(text) : undefined) ?? squashText(text);
}

interface Parts {
  readonly parts: readonly Candidate[];
  readonly severity?: "note";
}

/** What is said of a table that was read in parts: of a list, its sender is asked. */
export function partsFinding(table: string, title: string, { parts, severity }: Parts): Finding {
  const [first] = parts;
  const ranges = parts.map((one) => cellName(tableRange(one), one.place.sheet.name));
  const rows = parts.reduce((sum, { bodyRows }) => sum + bodyRows.length, 0);
  const sheet = first?.place.sheet.name ?? "";
  return finding("table-in-parts", { sheet, table }, { title, ranges, rows }, { severity });
}

/** Headers without their short numbers: above the headers of a page its own number may stand, and when it was printed. */
function headersOf({ place: { edges } }: Candidate): string {
  const headers = edges.map(
    ({ column, header }) => `${column}\0${squashText(header.header.replace(SHORT_NUMBER, ""))}`,
  );
  return headers.sort().join("\n");
}

/** The rows of a place as texts, each with how often it is there. */
interface RowCounts {
  readonly rows: number;
  readonly times: ReadonlyMap<string, number>;
}

function rowCounts({ place: { sheet, edges }, bodyRows }: Candidate): RowCounts {
  const columns = edges.toSorted((one, other) => (one.column < other.column ? -1 : 1));
  const times = new Map<string, number>();
  for (const row of bodyRows) {
    const text = columns.map(({ header }) => cellText(cellAt(sheet, row, header.index))).join("\0");
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  return { rows: bodyRows.length, times };
}

/**
 * True where more of the shorter of two places is in the other than may be, rows that come again counted as often. By row, and not by
 * two places after another: a list may stand on hundreds of sheets, and hardly a row on two of them.
 */
function isSomeCopied(places: readonly RowCounts[]): boolean {
  const seen = new Map<string, { readonly place: number; readonly times: number }[]>();
  for (const [place, own] of places.entries()) {
    const shared = new Map<number, number>();
    for (const [text, times] of own.times) {
      const before = seen.get(text) ?? [];
      for (const other of before) {
        const both = (shared.get(other.place) ?? 0) + Math.min(times, other.times);
        shared.set(other.place, both);
      }
      before.push({ place, times });
      seen.set(text, before);
    }
    for (const [other, both] of shared) {
      if (both > MOST_SHARED * Math.max(1, Math.min(own.rows, places[other]?.rows ?? 0))) return true;
    }
  }
  return false;
}

function inTheFile({ place: a }: Candidate, { place: b }: Candidate): number {
  return a.sheetIndex - b.sheetIndex || a.block.top - b.block.top || a.left - b.left;
}
