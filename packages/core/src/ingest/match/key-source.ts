import type { CategoryColumn } from "../../collections/columns.ts";
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

/** A key with a list of values, and what reads a text as one of them. */
export interface ListKey {
  readonly id: string;
  readonly column: CategoryColumn;
  readonly read: (text: string) => string | undefined;
}

/** The keys of a table that have a list of values. */
export function listKeys({ key, columns }: Table): ListKey[] {
  return key.flatMap((id): ListKey[] => {
    const column = columns[id];
    return column?.kind === "category" ? [{ id, column, read: categoryReader(column) }] : [];
  });
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
