import { resultByColumn, type SqlResult, valuesByColumn } from "../storage/tables.ts";

/** The rows of a result about each of these periods; its first column names the period. */
export function splitByPeriod(result: SqlResult, periods: readonly string[]): ReadonlyMap<string, SqlResult> {
  const values = valuesByColumn(result);
  const places = Map.groupBy(
    (values[0] ?? []).map((period, at) => ({ period: String(period), at })),
    ({ period }) => period,
  );
  return new Map(
    periods.map((period) => {
      const own = places.get(period) ?? [];
      const rows = values.map((column) => own.map(({ at }) => column[at] ?? null));
      return [period, resultByColumn(result.columns, rows)];
    }),
  );
}

/** The rows of results of one question, one result after the other. */
export function joinResults(results: readonly SqlResult[]): SqlResult {
  const columns = results[0]?.columns ?? [];
  const values = results.map(valuesByColumn);
  return resultByColumn(
    columns,
    columns.map((_, at) => values.flatMap((one) => one[at] ?? [])),
  );
}
