import type { DatabaseContents } from "../../storage/tables.ts";
import { snapshotViews } from "../aggregate/sql-views.ts";
import { syntheticStatement } from "../synthetic-statement.ts";
import type { SnapshotTable } from "./snapshot-table.ts";

/**
 * What goes into the database file of a snapshot: its tables and the views over them, with a comment on each and on
 * each of their columns. Where a return is synthetic each view says so too.
 */
export function databaseContents(
  tables: readonly SnapshotTable[],
  { synthetic }: { readonly synthetic: boolean },
): DatabaseContents {
  const described = new Map(tables.map((table) => [table.name, descriptionsOf(table)]));
  const note = synthetic ? ` ${syntheticStatement}` : "";
  return {
    tables: tables.map((table) => {
      const { name, comment, parquet } = table;
      return { name, comment, parquet, columns: descriptionsOf(table) };
    }),
    views: snapshotViews().map(({ name, comment, sql, columns }) => ({
      ...{ name, comment: `${comment}${note}`, sql },
      columns: Object.fromEntries(
        columns.map((column) => [column.name, described.get(column.table)?.[column.name] ?? ""]),
      ),
    })),
  };
}

function descriptionsOf({ columns }: SnapshotTable): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map(({ name, description }) => [name, description]));
}
