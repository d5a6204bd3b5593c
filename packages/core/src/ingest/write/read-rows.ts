import { type ColumnKind, columnScale } from "../../collections/columns.ts";
import type { Status, Table } from "../../collections/define-collection.ts";
import { formatUnscaled } from "../../exact/decimal.ts";
import type { NormalisedTable, Row, Value } from "../normalise/normalised.ts";
import { INT32, INT64, readColumn, TEXTS } from "./parquet/read-column.ts";
import { type PlacedElement, readElements, readMetadata } from "./parquet/read-description.ts";
import { chunkAt, isParquet, readFooter, type StoredChunk } from "./parquet/read-footer.ts";
import { cellColumn, ROW_NUMBER, statusColumn } from "./rows-schema.ts";

/** A row group of a file, where its columns lie, and what the schema says of them by name. */
interface Group {
  readonly file: Uint8Array;
  readonly chunks: Float64Array;
  readonly elements: ReadonlyMap<string, PlacedElement>;
}

/** One stored column, row by row; no rows where the file does not have it. */
type Stored<T> = readonly (T | null)[];

/** What is stored of one column of the table. */
interface StoredColumn {
  readonly column: string;
  readonly scale: number;
  readonly values: Stored<string | bigint>;
  readonly statuses: Stored<Status>;
  readonly cells: Stored<string>;
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

const ABSENT: Value = { value: null, status: null, cell: "", shown: "" };

/**
 * Reads what `writeRows` wrote, exactly: no number passes through a double. A column of the definition that the
 * file does not have is empty in every row. What is not stored does not come back: `shown` is the value itself, and
 * there are no totals. Throws where the bytes are no such file.
 */
export async function readRows(bytes: Uint8Array, definition: Table): Promise<NormalisedTable> {
  if (!isParquet(bytes)) throw new TypeError("Cannot read rows: this is no Parquet file");
  const footer = readFooter(bytes);
  const elements = readElements(bytes, footer);
  const rows = footer.groups.map((chunks) => readGroup({ file: bytes, chunks, elements }, definition));
  return { table: readMetadata(bytes, footer).get("table") ?? "", rows: rows.flat(), totals: [] };
}

function readGroup(group: Group, { columns }: Table): Row[] {
  const sheets = readTexts(group, "sheet");
  const councils = readTexts(group, "council_code");
  const stored = Object.entries(columns).map(([column, { kind }]) => storedColumn(group, column, kind));
  const absent = Object.fromEntries(stored.map(({ column }) => [column, ABSENT]));
  return readNumbers(group, ROW_NUMBER).map((row, index) => {
    // A copy has all its properties from the start, which is cheaper than adding them one by one.
    const values = { ...absent };
    for (const one of stored) values[one.column] = valueAt(one, index);
    return { sheet: sheets[index] ?? "", row: row ?? 0, authority: councils[index] ?? "", values };
  });
}

function storedColumn(group: Group, column: string, kind: ColumnKind): StoredColumn {
  return {
    column,
    scale: columnScale(kind) ?? 0,
    values: readValues(group, column, kind),
    statuses: readTexts(group, statusColumn(column)).map((text) => asStatus(text, column)),
    cells: readTexts(group, cellColumn(column)),
  };
}

function readValues(group: Group, column: string, kind: ColumnKind): Stored<string | bigint> {
  const scale = columnScale(kind);
  if (scale !== undefined) return readUnscaled(group, column, scale);
  return kind === "date" ? readDays(group, column) : readTexts(group, column);
}

function valueAt({ scale, values, statuses, cells }: StoredColumn, row: number): Value {
  const value = values[row] ?? null;
  const shown = typeof value === "bigint" ? formatUnscaled(value, scale) : (value ?? "");
  return { value, status: statuses[row] ?? null, cell: cells[row] ?? "", shown };
}

function asStatus(text: string | null, column: string): Status | null {
  if (text === null || isStatus(text)) return text;
  throw new TypeError(`Cannot read ${column}: "${text}" is no status`);
}

function isStatus(text: string): text is Status {
  return Object.hasOwn(STATUSES, text);
}

function chunkOf({ chunks, elements }: Group, name: string): StoredChunk | undefined {
  const element = elements.get(name);
  return element === undefined ? undefined : chunkAt(chunks, element.at, name);
}

function readTexts(group: Group, name: string): Stored<string> {
  const chunk = chunkOf(group, name);
  return chunk === undefined ? [] : readColumn(group.file, chunk, TEXTS);
}

function readNumbers(group: Group, name: string): Stored<number> {
  const chunk = chunkOf(group, name);
  return chunk === undefined ? [] : readColumn(group.file, chunk, INT32);
}

function readUnscaled(group: Group, name: string, scale: number): Stored<bigint> {
  const chunk = chunkOf(group, name);
  if (chunk === undefined) return [];
  const stored = group.elements.get(name)?.scale ?? 0;
  if (stored !== scale) throw new TypeError(`Cannot read ${name}: it is stored with ${stored} places, not ${scale}`);
  return readColumn(group.file, chunk, INT64);
}

/** The same days come again and again, so each is written out once. */
function readDays(group: Group, name: string): Stored<string> {
  const known = new Map<number, string>();
  return readNumbers(group, name).map((day) => {
    if (day === null) return null;
    const text = known.get(day) ?? isoDay(day);
    known.set(day, text);
    return text;
  });
}

function isoDay(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}
