import { allAtOnce, type InParts } from "../in-parts.ts";
import { openCsv } from "./csv.ts";
import { openParquet, rowGroups } from "./parquet.ts";

/** Types a column of a snapshot may have, as SQL names them. */
export type ColumnType = "VARCHAR" | "DECIMAL(18,4)" | "INTEGER" | "BOOLEAN";

/** Decimals are decimal text, integers numbers. */
export type Cell = string | number | boolean | null;

export interface ColumnDescription {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
}

/** A column and where its value stands in a row. */
export interface Column<Row> extends ColumnDescription {
  readonly of: (row: Row) => Cell;
}

/** A table to write: rows in the order they are written. */
export interface TableContent<Row> {
  readonly name: string;
  readonly comment: string;
  /** Columns that together name a row; none where no columns do. */
  readonly key: readonly string[];
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** One table of a snapshot, in both forms. Equal contents give equal bytes. */
export interface SnapshotTable {
  readonly name: string;
  readonly comment: string;
  /** Columns that together name a row; none where no columns do. */
  readonly key: readonly string[];
  readonly columns: readonly ColumnDescription[];
  readonly rows: number;
  readonly parquet: Uint8Array;
  readonly csv: Uint8Array;
}

/** Writes one table as Parquet and as CSV. Throws a `RangeError` for a value its column cannot hold. */
export function writeTable<Row>(content: TableContent<Row>): SnapshotTable {
  return allAtOnce(tableInParts(content));
}

/** The same, a row group at a time. */
export function* tableInParts<Row>(content: TableContent<Row>): InParts<SnapshotTable> {
  const columns = content.columns.map(({ name, type, description }) => ({ name, type, description }));
  const [parquet, csv] = [openParquet(columns, content.comment), openCsv(columns)];
  for (const { from, to } of rowGroups(content.rows.length)) {
    const rows = content.rows.slice(from, to);
    const cells = content.columns.map(({ of }) => rows.map(of));
    parquet.add(cells);
    yield;
    csv.add(cells);
    yield;
  }
  return {
    name: content.name,
    comment: content.comment,
    key: content.key,
    columns,
    rows: content.rows.length,
    parquet: parquet.bytes(),
    csv: csv.bytes(),
  };
}
