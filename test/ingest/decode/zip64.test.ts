import { expect, test } from "vitest";
import { readDirectory } from "../../../packages/core/src/ingest/decode/zip/read-directory.ts";
import { firstSheet, shownRows, xlsxOf } from "./made-files.ts";

const ALL_ONES = 0xffffffff;

/** Writes little-endian numbers of the widths given. */
function numbers(...fields: readonly (readonly [width: 2 | 4 | 8, value: number])[]): number[] {
  return fields.flatMap(([width, value]) =>
    Array.from({ length: width }, (_, at) => Math.floor(value / 256 ** at) % 256),
  );
}

/** The same zip with every size and place in the wide form that large files need. */
function asZip64(zip: Uint8Array): Uint8Array {
  const entries = readDirectory(zip);
  const start = new DataView(zip.buffer, zip.byteOffset).getUint32(zip.length - 6, true);
  const directory = entries.flatMap(({ name, method, crc, compressedSize, size, offset }) => [
    ...numbers([4, 0x02014b50], [2, 45], [2, 45], [2, 0], [2, method], [4, 0], [4, crc]),
    ...numbers(
      [4, ALL_ONES],
      [4, ALL_ONES],
      [2, name.length],
      [2, 28 + 6],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, ALL_ONES],
    ),
    ...new TextEncoder().encode(name),
    ...numbers([2, 0x5455], [2, 2], [2, 0]),
    ...numbers([2, 1], [2, 24], [8, size], [8, compressedSize], [8, offset]),
  ]);
  const end = start + directory.length;
  const count = entries.length;
  return Uint8Array.from([
    ...zip.subarray(0, start),
    ...directory,
    ...numbers(
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, directory.length],
      [8, start],
    ),
    ...numbers([4, 0x07064b50], [4, 0], [8, end], [4, 1]),
    ...numbers([4, 0x06054b50], [2, 0], [2, 0], [2, 0xffff], [2, 0xffff], [4, ALL_ONES], [4, ALL_ONES], [2, 0]),
  ]);
}

test("a zip in the wide form is read like any other", async () => {
  const file = xlsxOf({ sheets: ['<sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData>'] });
  expect(readDirectory(asZip64(file))).toEqual(readDirectory(file));
  expect(shownRows(await firstSheet(asZip64(file)))).toEqual([["5"]]);
});
