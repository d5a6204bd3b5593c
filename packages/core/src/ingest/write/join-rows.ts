import { parquetMetadata, type SchemaElement } from "hyparquet";
import { type ColumnData, emptyColumn, optionalColumn, requiredColumn } from "./parquet/encode-column.ts";
import { encodeInt32 } from "./parquet/encode-numbers.ts";
import { encodeTexts } from "./parquet/encode-texts.ts";
import type { Encoder } from "./parquet/encoding.ts";
import { joinWholes, type Piece as PieceAt } from "./parquet/join-wholes.ts";
import { type Decoder, INT32, readColumn, TEXTS } from "./parquet/read-column.ts";
import { chunkAt, type Footer, readFooter, rowsAt } from "./parquet/read-footer.ts";
import { writeParquet } from "./parquet/write-parquet.ts";
import { ROWS_CREATED_BY } from "./rows-parquet.ts";

/** Longer columns are read sooner by an engine than here. */
const MOST_ROWS_A_FILE = 1000;
const FILES_A_GROUP = 500;

/** A file with its footer. */
interface Footed {
  readonly file: Uint8Array;
  readonly footer: Footer;
}

/**
 * The same rows in fewer files: those with few rows and one schema become one, with the columns that are named, in the
 * order of the files. Other files stay as they are. An engine takes longer to open a small file, and to find each of its
 * columns, than to read what is in it.
 */
export function joinRows(files: readonly Uint8Array[], columns: readonly string[]): readonly Uint8Array[] {
  const footed = files.map((file) => ({ file, footer: readFooter(file) }));
  const alike = Map.groupBy(footed, ({ footer }, at) => (isSmall(footer) ? footer.schema : at));
  return [...alike.values()].flatMap((some) => {
    const [first, ...others] = some;
    if (first === undefined) return [];
    return others.length === 0 ? [first.file] : [joined(some, columnsIn(first.file, columns))];
  });
}

/** Only what `writeRows` wrote is surely read here as an engine reads it. */
function isSmall({ rows, createdBy }: Footer): boolean {
  return rows <= MOST_ROWS_A_FILE && createdBy === ROWS_CREATED_BY;
}

/** A column by its place in the schema. */
interface Placed {
  readonly at: number;
  readonly element: SchemaElement;
}

interface Wanted {
  readonly root: SchemaElement;
  readonly columns: readonly Placed[];
}

function columnsIn(file: Uint8Array, columns: readonly string[]): Wanted {
  const { schema } = parquetMetadata(file);
  const [root = { name: "rows" }, ...elements] = schema;
  const wanted = new Set(columns);
  const placed = elements.map((element, at) => ({ at, element }));
  return { root, columns: placed.filter(({ element }) => wanted.has(element.name)) };
}

function joined(all: readonly Footed[], { root, columns }: Wanted): Uint8Array {
  const files = all.filter(({ footer }) => footer.rows > 0);
  const starts = Array.from({ length: Math.ceil(files.length / FILES_A_GROUP) }, (_, group) => group * FILES_A_GROUP);
  return writeParquet({
    schema: [{ ...root, num_children: columns.length }, ...columns.map(({ element }) => element)],
    groups: starts.map((start) => {
      const some = files.slice(start, start + FILES_A_GROUP);
      return columns.map((column) => joinColumn(some, column));
    }),
    metadata: [],
    createdBy: ROWS_CREATED_BY,
  });
}

function joinColumn(files: readonly Footed[], { at, element }: Placed): ColumnData {
  const pieces = files.flatMap(({ file, footer }) =>
    footer.groups.map((group) => ({ file, at, ...rowsAt(group, at), group })),
  );
  const rows = pieces.reduce((sum, piece) => sum + piece.rows, 0);
  if (pieces.every(isEmpty)) return emptyColumn(rows);
  const column = optionalColumnOf(pieces, element, rows);
  return element.repetition_type === "REQUIRED" ? requiredColumn(rows, column.values) : column;
}

function optionalColumnOf(pieces: readonly Piece[], { name, type }: SchemaElement, rows: number): ColumnData {
  if (type === "INT32") return encoded(pieces, name, { rows, decoder: INT32, encoder: encodeInt32(rows) });
  if (type === "INT64") return joinWholes(pieces, name, rows);
  return encoded(pieces, name, { rows, decoder: TEXTS, encoder: encodeTexts(rows) });
}

interface Piece extends PieceAt {
  readonly rows: number;
  readonly nulls: number;
}

interface Coding<T> {
  readonly rows: number;
  readonly decoder: Decoder<T>;
  readonly encoder: Encoder<T>;
}

function encoded<T>(pieces: readonly Piece[], name: string, { rows, decoder, encoder }: Coding<T>): ColumnData {
  const column = optionalColumn(rows, encoder);
  for (const piece of pieces) {
    const { file, group, at } = piece;
    column.add(
      isEmpty(piece) ? new Array<null>(piece.rows).fill(null) : readColumn(file, chunkAt(group, at, name), decoder),
    );
  }
  return column.done();
}

/** Most columns that say why a value is missing are empty, and need not be read. */
function isEmpty({ rows, nulls }: Piece): boolean {
  return nulls === rows;
}
