import type { Collection, Table } from "../../collections/define-collection.ts";
import type { TableMatch } from "../match/table-match.ts";
import type { NormalisedTable, Row, TotalRow } from "../normalise/normalised.ts";

/** All rows of one table of a return, from however many sheets they came. */
export interface TableInCheck {
  readonly id: string;
  readonly definition: Table;
  readonly rows: readonly Row[];
  readonly totals: readonly TotalRow[];
  /** The columns found, by name of sheet; a sheet that is not here has them all. */
  readonly found: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A return as its checks see it. */
export interface ReturnInCheck {
  readonly collection: Collection;
  readonly tables: ReadonlyMap<string, TableInCheck>;
  /** The return of a year before; `period` as people write it. */
  readonly previous?: { readonly period: string; readonly tables: ReadonlyMap<string, TableInCheck> };
}

/** Joins the pieces of each table, in the order they come. Tables the collection does not have are left out. */
export function joinTables(
  collection: Collection,
  pieces: readonly NormalisedTable[],
  matches: readonly TableMatch[] = [],
): Map<string, TableInCheck> {
  const joined = new Map<string, TableInCheck>();
  for (const [id, same] of Map.groupBy(pieces, ({ table }) => table)) {
    const definition = collection.tables[id];
    if (definition === undefined) continue;
    joined.set(id, {
      id,
      definition,
      rows: same.length === 1 && same[0] !== undefined ? same[0].rows : same.flatMap(({ rows }) => rows),
      totals: same.flatMap(({ totals }) => totals),
      found: columnsFound(matches.filter(({ table }) => table === id)),
    });
  }
  return joined;
}

function columnsFound(matches: readonly TableMatch[]): Map<string, Set<string>> {
  const bySheet = Map.groupBy(matches, ({ sheet }) => sheet);
  return new Map(
    [...bySheet].map(([sheet, same]) => [
      sheet,
      new Set(same.flatMap(({ columns }) => columns.map(({ column }) => column))),
    ]),
  );
}
