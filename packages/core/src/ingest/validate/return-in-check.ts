import type { Collection, Table } from "../../collections/define-collection.ts";
import type { Period } from "../../periods/period.ts";
import type { TableMatch } from "../match/table-match.ts";
import { heldOf, withHeld } from "../normalise/held-rows.ts";
import { joinPieces } from "../normalise/join-pieces.ts";
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
  readonly period: Period;
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
  const joined = joinPieces(pieces).flatMap((piece) => {
    const { table: id, totals } = piece;
    const definition = collection.tables[id];
    const found = columnsFound(matches.filter(({ table }) => table === id));
    return definition === undefined ? [] : [withHeld({ id, definition, totals, found }, heldOf(piece))];
  });
  return new Map(joined.map((table) => [table.id, table]));
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
