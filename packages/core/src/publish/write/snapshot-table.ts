import type { Codes } from "../held/coded-column.ts";
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

/** Cells of a column of which each different one is held once, and where in `entries` that of each row is. */
export interface CodedCells {
  readonly codes: Codes;
  readonly entries: readonly Cell[];
}

/** Cells of a column. */
export type Cells = readonly Cell[] | CodedCells;

/** True of cells that are held by code. */
export function isCoded(cells: Cells): cells is CodedCells {
  return "codes" in cells;
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

/** The same by column, whatever holds the rows. */
export interface ColumnsContent extends Omit<TableContent<never>, "columns" | "rows"> {
  readonly rows: number;
  readonly columns: readonly (ColumnDescription & {
    /** The cells of some rows, from one to before another. */
    readonly cells: (from: number, to: number) => Cells;
  })[];
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
  return allAtOnce(tableInParts(columnsOf(content)));
}

/** The same of a table by column. */
export function writeColumns(content: ColumnsContent): SnapshotTable {
  return allAtOnce(tableInParts(content));
}

/** A table by column. */
export function columnsOf<Row>({ columns, rows, ...content }: TableContent<Row>): ColumnsContent {
  const byColumn = columns.map(({ of, ...column }) => {
    return { ...column, cells: (from: number, to: number) => rows.slice(from, to).map(of) };
  });
  return { ...content, rows: rows.length, columns: byColumn };
}

/** The same, a row group at a time. */
export function* tableInParts(content: ColumnsContent): InParts<SnapshotTable> {
  const columns = content.columns.map(({ name, type, description }) => ({ name, type, description }));
  const [parquet, csv] = [openParquet(columns, content.comment), openCsv(columns)];
  for (const { from, to } of rowGroups(content.rows)) {
    const cells = content.columns.map((column) => column.cells(from, to));
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
    rows: content.rows,
    parquet: parquet.bytes(),
    csv: csv.bytes(),
  };
}
