import type { Status, Table } from "../../packages/core/src/collections/define-collection.ts";
import type { Row, Value } from "../../packages/core/src/ingest/normalise/normalised.ts";
import { writeRows } from "../../packages/core/src/ingest/write/rows-parquet.ts";

/** A row as a test writes it: unscaled numbers, text, nothing, or the status of a cell without a value. */
export interface TestRow {
  readonly period: string;
  readonly council: string;
  readonly values: Readonly<Record<string, TestValue>>;
}

export type TestValue = bigint | string | null | { readonly status: Status };

/** Rows of one table as they are stored, a file a period; columns a row does not name are empty. */
export function rowsFiles(table: string, definition: Table, rows: readonly TestRow[]): readonly Uint8Array[] {
  return [...Map.groupBy(rows, ({ period }) => period)].map(([period, some]) =>
    writeRows({ table, rows: some.map(storedRow), totals: [] }, definition, {
      period,
      submission: "0123456789abcdef0123",
      sha256: "00",
      metadata: {},
    }),
  );
}

function storedRow({ council, values }: TestRow, index: number): Row {
  return {
    sheet: "Sheet1",
    row: index + 2,
    authority: council,
    values: Object.fromEntries(Object.entries(values).map(([column, value]) => [column, storedValue(value)])),
  };
}

function storedValue(value: TestValue): Value {
  const status = typeof value === "object" && value !== null ? value.status : null;
  return { value: typeof value === "object" ? null : value, status, cell: "A1", shown: "" };
}
