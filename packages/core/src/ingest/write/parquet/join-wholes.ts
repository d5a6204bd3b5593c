import { type ColumnData, definitionLevels, emptyColumn } from "./encode-column.ts";
import { wholesAsTheyAre } from "./encode-numbers.ts";
import { INT64, readColumn } from "./read-column.ts";
import { chunkAt, rowsAt, valuesAt } from "./read-footer.ts";

/** A column of a row group of a file, by its place in the schema. */
export interface Piece {
  readonly file: Uint8Array;
  readonly group: Float64Array;
  readonly at: number;
}

/**
 * The integers of 64 bits of many pieces of a column, one piece after the other. They stand in files of `writeParquet` as
 * they are, so that those of a piece are copied as bytes, unless rows have none: of most returns that is all there is.
 */
export function joinWholes(pieces: readonly Piece[], name: string, rows: number): ColumnData {
  const wholes = new BigInt64Array(rows);
  const bytes = new Uint8Array(wholes.buffer);
  const present = new Uint8Array(rows);
  let [row, count] = [0, 0];
  for (const { file, group, at } of pieces) {
    const own = rowsAt(group, at);
    const values = valuesAt(group, at, wholes.BYTES_PER_ELEMENT);
    if (values !== undefined) {
      bytes.set(file.subarray(values.from, values.to), count * wholes.BYTES_PER_ELEMENT);
      present.fill(1, row, row + own.rows);
      count += own.rows;
    } else if (own.nulls !== own.rows) {
      for (const [place, value] of readColumn(file, chunkAt(group, at, name), INT64).entries()) {
        if (value === null) continue;
        wholes[count] = value;
        present[row + place] = 1;
        count += 1;
      }
    }
    row += own.rows;
  }
  if (count === 0) return emptyColumn(rows);
  return {
    rows,
    nulls: rows - count,
    levels: definitionLevels(present, rows - count),
    values: wholesAsTheyAre(wholes.subarray(0, count)),
  };
}
