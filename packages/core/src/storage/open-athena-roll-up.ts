import { rowsSchema } from "../ingest/write/rows-schema.ts";
import { withEveryColumn } from "../publish/aggregate/every-column.ts";
import { rowsTable } from "../publish/aggregate/sql-parts.ts";
import type { OpenRollUp, RowsAsked } from "../publish/roll-up.ts";
import { type AthenaOptions, openAthenaEngine, type RowsInPlace } from "./athena/open-athena-engine.ts";

export interface AthenaRollUp extends Omit<AthenaOptions, "rows"> {
  /** A period of fewer rows is rolled up here. */
  readonly fromRows: number;
}

/**
 * Rolls up on Athena the periods of a collection that have too many rows for one machine. The catalogue has one table a
 * collection, named by its id with `_` for `-`, over the folder its rows lie in.
 */
export function openAthenaRollUp({ fromRows, ...options }: AthenaRollUp): OpenRollUp {
  return (asked) => {
    const count = asked.returns.flatMap(({ tables }) => tables).reduce((sum, { rows }) => sum + rows, 0);
    return count < fromRows ? undefined : openAthenaEngine({ ...options, rows: rowsInPlace(asked) });
  };
}

function rowsInPlace({ collection, returns, period }: RowsAsked & { readonly period: string }): readonly RowsInPlace[] {
  const submissions = returns.map(({ submission }) => submission);
  return Object.keys(collection.tables).flatMap((table) => {
    const whole = withEveryColumn(collection, table);
    if (whole === undefined) return [];
    const columns = rowsSchema(whole).flatMap(({ name, type }) => (type === undefined ? [] : [name]));
    const catalogued = collection.id.replaceAll("-", "_");
    return [{ name: rowsTable(table), catalogued, columns, period, submissions, ending: `-${table}.parquet` }];
  });
}
