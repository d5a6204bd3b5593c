import { parquetWriteBuffer } from "hyparquet-writer";
import { type ColumnKind, columnScale } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { absolute, powerOfTen } from "../../exact/decimal.ts";
import type { NormalisedTable, Row, Value } from "../normalise/normalised.ts";
import { cellColumn, ROW_NUMBER, rowsSchema, STORED_DIGITS, statusColumn } from "./rows-schema.ts";

/** Where rows are from, and what the file says of itself. */
export interface RowsSource {
  readonly period: string;
  readonly submission: string;
  /** Of the file as received, in hex. */
  readonly sha256: string;
  /** Kept in the file's own metadata; `table` is added. */
  readonly metadata: Readonly<Record<string, string>>;
}

interface ColumnData {
  readonly name: string;
  readonly data: (string | number | bigint | null)[];
  /** Least and most in the file's footer. Nobody looks rows up by an address or a status. */
  readonly statistics?: false;
}

const ROWS_A_GROUP = 100_000;
const DAY = 86_400_000;
const TOO_LONG = powerOfTen(STORED_DIGITS);

/**
 * The rows of one table as a Parquet file (see `rowsSchema`), in order of council, sheet and row: the same rows
 * give the same bytes. Meant for rows that were accepted; throws where a value is not of its column's kind or has
 * more than 18 digits, which validation refuses before.
 */
export function writeRows(table: NormalisedTable, definition: Table, source: RowsSource): Uint8Array {
  const rows = [...table.rows].sort(compareRows);
  const columnData = [
    ...fixedColumns(rows, source),
    ...Object.entries(definition.columns).flatMap(([column, { kind }]) => columnTriple(rows, column, kind)),
  ];
  const metadata = { ...source.metadata, table: table.table };
  const bytes = parquetWriteBuffer({
    columnData,
    schema: rowsSchema(definition),
    rowGroupSize: ROWS_A_GROUP,
    kvMetadata: Object.entries(metadata)
      .map(([key, value]) => ({ key, value }))
      .sort((left, right) => compareTexts(left.key, right.key)),
    createdBy: "council-returns",
  });
  return new Uint8Array(bytes);
}

function fixedColumns(rows: readonly Row[], { period, submission, sha256 }: RowsSource): ColumnData[] {
  return [
    { name: "return_period", data: rows.map(() => period) },
    { name: "council_code", data: rows.map(({ authority }) => authority) },
    { name: "submission", data: rows.map(() => submission) },
    { name: "file_sha256", data: rows.map(() => sha256) },
    { name: "sheet", data: rows.map(({ sheet }) => sheet) },
    { name: ROW_NUMBER, data: rows.map(({ row }) => row) },
  ];
}

function columnTriple(rows: readonly Row[], column: string, kind: ColumnKind): ColumnData[] {
  const cells = rows.map(({ values }) => values[column]);
  return [
    { name: column, data: cells.map((cell) => storedValue(cell?.value ?? null, column, kind)) },
    { name: statusColumn(column), data: cells.map((cell) => cell?.status ?? null), statistics: false },
    {
      name: cellColumn(column),
      data: cells.map((cell) => (cell === undefined || cell.cell === "" ? null : cell.cell)),
    },
  ];
}

function storedValue(value: Value["value"], column: string, kind: ColumnKind): string | number | bigint | null {
  if (value === null) return null;
  const isNumber = columnScale(kind) !== undefined;
  if (isNumber !== (typeof value === "bigint")) throw new TypeError(`Cannot store ${column}: its value is no ${kind}`);
  if (typeof value === "bigint") return withinRoom(value, column);
  return kind === "date" ? Date.parse(`${value}T00:00:00Z`) / DAY : value;
}

function withinRoom(value: bigint, column: string): bigint {
  if (absolute(value) < TOO_LONG) return value;
  throw new RangeError(`Cannot store ${column}: it has more than ${STORED_DIGITS} digits`);
}

function compareRows(left: Row, right: Row): number {
  return compareTexts(left.authority, right.authority) || compareTexts(left.sheet, right.sheet) || left.row - right.row;
}

function compareTexts(left: string, right: string): number {
  return Number(left > right) - Number(left < right);
}
