import { columnScale } from "../../../packages/core/src/collections/columns.ts";
import { formatUnscaled } from "../../../packages/core/src/exact/decimal.ts";
import type { NormalisedTable, Row, Value } from "../../../packages/core/src/ingest/normalise/normalised.ts";
import { everyKind, source } from "./every-kind.ts";

const STATUSES = ["c", "x", "low"] as const;

/** Rows in which texts differ and come again, lie beyond ASCII, and are empty: what each encoding is for. */
export function variedRows(rows: number): Row[] {
  return Array.from({ length: rows }, (_, index) => {
    const raw: Record<string, bigint | string | null> = {
      place: index % 7 === 0 ? `Rückgabe № ${index} 📚` : `Place ${index * 7919}`,
      loans: BigInt(index) * 1_000_003n,
      spend: index % 3 === 0 ? null : BigInt(-index),
      share: null,
      opened: new Date(Date.UTC(1900, 0, 1 + ((index * 37) % 40_000))).toISOString().slice(0, 10),
      month: "2014-09",
      council: index % 2 === 0 ? null : `Z${index % 600}`,
      kind: index < 1000 ? "book" : "film",
    };
    const cells = Object.entries(raw).map(([column, value], at): [string, Value] => {
      const status = value === null && index % 5 === 0 ? (STATUSES[index % 3] ?? null) : null;
      const scale = columnScale(everyKind.columns[column]?.kind ?? "text") ?? 0;
      const shown = typeof value === "bigint" ? formatUnscaled(value, scale) : (value ?? "");
      const cell = index % 11 === 3 ? "" : `${String.fromCharCode(65 + at)}${index + 2}`;
      return [column, { value, status, cell, shown }];
    });
    return {
      sheet: "Visits",
      row: index + 2,
      authority: String(100 + Math.floor(index / 50)),
      values: Object.fromEntries(cells),
    };
  });
}

export function visits(rows: readonly Row[]): NormalisedTable {
  return { table: "visits", rows, totals: [] };
}

/** One stored record a row, numbers unscaled, by the names of the schema. */
export function records(rows: readonly Row[]): Record<string, unknown>[] {
  return rows.map(({ authority, sheet, row, values }) => ({
    return_period: source.period,
    council_code: authority,
    submission: source.submission,
    file_sha256: source.sha256,
    sheet,
    row_number: row,
    ...Object.fromEntries(
      Object.entries(values).flatMap(([column, { value, status, cell }]) => [
        [column, value],
        [`${column}_status`, status],
        [`${column}_cell`, cell === "" ? null : cell],
      ]),
    ),
  }));
}
