import type { Table } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { categoryReader } from "../normalise/read-category.ts";
import type { Candidate } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";

/** Where the values of a key stand that has no column of its own. */
export type KeyLayout = "headings" | "labels" | "columns" | "no header";

/** A key that was read from elsewhere than a column of its own, and the cells it was read from. */
export interface KeySource {
  readonly column: string;
  readonly layout: KeyLayout;
  readonly cells: readonly string[];
}

/** A key whose values are known, and what reads a text as one of them. */
export interface ListKey {
  readonly id: string;
  /** Spellings of its header; the first is surely found. */
  readonly headers: readonly string[];
  readonly read: (text: string) => string | undefined;
  /** A text that is read as the value. */
  readonly wordFor: (value: string) => string;
}

/** A code alone is no council here: headers are numbered too. */
const NAME = /\p{L}{3}/u;

/** The keys of a table that have a list of values; where one file is sent for all councils, these too. */
export function listKeys({ key, columns }: Table, { collection, authority }: MatchContext): ListKey[] {
  const councils = collection.sender === "national" ? Object.keys(columns) : [];
  return [...new Set([...key, ...councils])].flatMap((id): ListKey[] => {
    const column = columns[id];
    if (column?.kind === "category" && key.includes(id)) {
      const wordFor = (value: string) => column.values[value]?.[0] ?? value;
      return [{ id, headers: column.headers, read: categoryReader(column), wordFor }];
    }
    return column?.kind === "authority" ? [{ id, headers: column.headers, read: councilIn, wordFor: nameOf }] : [];
  });

  function nameOf(code: string): string {
    const resolution = authority(code);
    return resolution.kind === "found" ? resolution.authority.name : code;
  }

  function councilIn(text: string): string | undefined {
    const resolution = NAME.test(text) ? authority(text) : undefined;
    return resolution?.kind === "found" ? resolution.authority.code : undefined;
  }
}

/** A note on each key that was read in such a way, with the cells. */
export function keySourceNotes(
  table: string,
  { place, bodyRows, keySources = [] }: Candidate,
  { collection }: MatchContext,
): Finding[] {
  return keySources.map(({ column, layout, cells }) => {
    const title = collection.tables[table]?.columns[column]?.headers[0] ?? column;
    const [cell] = cells;
    const at = { sheet: place.sheet.name, ...(cell === undefined ? {} : { cell }), column, table };
    return finding("key-without-column", at, { title, layout, cells, rows: bodyRows.length });
  });
}
