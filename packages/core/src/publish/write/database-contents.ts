import type { DatabaseContents } from "../../storage/tables.ts";
import { snapshotViews } from "../aggregate/sql-views.ts";
import { syntheticStatement } from "../synthetic-statement.ts";
import type { SnapshotTable } from "./snapshot-table.ts";

/**
 * What goes into the database file of a snapshot: its tables with every comment, and the views over them. Where a return
 * is synthetic each view says so too.
 */
export function databaseContents(
  tables: readonly SnapshotTable[],
  { synthetic }: { readonly synthetic: boolean },
): DatabaseContents {
  const note = synthetic ? ` ${syntheticStatement}` : "";
  return {
    tables: tables.map(({ name, comment, columns, parquet }) => ({
      name,
      comment,
      parquet,
      columns: Object.fromEntries(columns.map((column) => [column.name, column.description])),
    })),
    views: snapshotViews().map((view) => ({ ...view, comment: `${view.comment}${note}` })),
  };
}
