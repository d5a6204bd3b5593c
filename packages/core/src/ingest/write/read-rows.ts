import { type FileMetaData, parquetMetadata, parquetReadObjects } from "hyparquet";
import { columnScale } from "../../collections/columns.ts";
import type { Status, Table } from "../../collections/define-collection.ts";
import { formatUnscaled } from "../../exact/decimal.ts";
import type { NormalisedTable, Row, Value } from "../normalise/normalised.ts";
import { cellColumn, ROW_NUMBER, statusColumn } from "./rows-schema.ts";

type Stored = Readonly<Record<string, unknown>>;

/** A column with the names of what is stored of it, made once a file. */
interface StoredColumn {
  readonly column: string;
  /** Undefined where it holds no numbers. */
  readonly scale: number | undefined;
  readonly status: string;
  readonly cell: string;
}

const STATUSES: Readonly<Record<Status, true>> = {
  c: true,
  x: true,
  z: true,
  w: true,
  low: true,
  e: true,
  p: true,
  r: true,
};

/**
 * Reads what `writeRows` wrote, exactly: no number passes through a double. A column of the definition that the
 * file does not have is empty in every row. What is not stored does not come back: `shown` is the value itself, and
 * there are no totals. Throws where the bytes are no such file.
 */
export async function readRows(bytes: Uint8Array, definition: Table): Promise<NormalisedTable> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  const parsers = { dateFromDays: isoDay };
  const rows: Stored[] = await parquetReadObjects({ file, metadata: withRawDecimals(metadata), parsers });
  const table = metadata.key_value_metadata?.find(({ key }) => key === "table")?.value ?? "";
  const columns = storedColumns(definition);
  return { table, rows: rows.map((row) => readRow(row, columns)), totals: [] };
}

/** The reader makes doubles of decimals; told that they are plain 64-bit integers, it leaves them unscaled. */
function withRawDecimals(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element) => {
    const { converted_type: converted, logical_type: logical, ...rest } = element;
    return converted === "DECIMAL" ? rest : element;
  });
  return { ...metadata, schema };
}

function storedColumns(definition: Table): StoredColumn[] {
  return Object.entries(definition.columns).map(([column, { kind }]) => ({
    column,
    scale: columnScale(kind),
    status: statusColumn(column),
    cell: cellColumn(column),
  }));
}

function readRow(stored: Stored, columns: readonly StoredColumn[]): Row {
  const values: Record<string, Value> = {};
  for (const one of columns) values[one.column] = readValue(stored, one);
  return {
    sheet: textOf(stored, "sheet") ?? "",
    row: Number(stored[ROW_NUMBER]),
    authority: textOf(stored, "council_code") ?? "",
    values,
  };
}

function readValue(stored: Stored, { column, scale, ...names }: StoredColumn): Value {
  const value = scale === undefined ? textOf(stored, column) : numberOf(stored, column);
  const status = textOf(stored, names.status);
  if (status !== null && !isStatus(status)) throw new TypeError(`Cannot read ${column}: "${status}" is no status`);
  const shown = typeof value === "bigint" ? formatUnscaled(value, scale ?? 0) : (value ?? "");
  return { value, status, cell: textOf(stored, names.cell) ?? "", shown };
}

function numberOf(stored: Stored, column: string): bigint | null {
  const value = stored[column] ?? null;
  if (value === null || typeof value === "bigint") return value;
  throw new TypeError(`Cannot read ${column}: it is stored as another type`);
}

function textOf(stored: Stored, column: string): string | null {
  const value = stored[column] ?? null;
  if (value === null || typeof value === "string") return value;
  throw new TypeError(`Cannot read ${column}: it is stored as another type`);
}

function isStatus(text: string): text is Status {
  return Object.hasOwn(STATUSES, text);
}

function isoDay(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}
