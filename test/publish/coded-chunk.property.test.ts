import fc from "fast-check";
import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { expect, it } from "vitest";
import type { Codes } from "../../packages/core/src/publish/held/coded-column.ts";
import { openParquet, rowGroups } from "../../packages/core/src/publish/write/parquet.ts";
import type { Cell, Cells, ColumnType } from "../../packages/core/src/publish/write/snapshot-table.ts";

const texts = fc.string({ unit: "binary", maxLength: 9 });
const decimals = fc.integer({ min: -999_999, max: 999_999 }).map((number) => (number / 4).toFixed(2));
const cells: Readonly<Record<ColumnType, fc.Arbitrary<Cell>>> = {
  VARCHAR: texts,
  // One number in several writings is one value.
  "DECIMAL(18,4)": fc.oneof(decimals, fc.constantFrom("5", "5.0", "5.00", "0", "-0.5")),
  INTEGER: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  BOOLEAN: fc.boolean(),
};

/** A column with some different cells, each of which may stand in many rows. */
const column = fc.constantFrom<ColumnType>("VARCHAR", "DECIMAL(18,4)", "INTEGER", "BOOLEAN").chain((type) =>
  fc.record({
    type: fc.constant(type),
    entries: fc.array(fc.option(cells[type], { freq: 8 }), { minLength: 1, maxLength: 40 }),
    places: fc.array(fc.nat(), { minLength: 1, maxLength: 400 }),
  }),
);

it("a column gives the bytes that hyparquet-writer gives, whether or not it is held by code", () => {
  fc.assert(
    fc.property(column, fc.constantFrom(1, 3, 400), ({ type, entries, places }, times) => {
      const codes = Uint16Array.from({ length: places.length * times }, (_, row) => {
        return (places[row % places.length] ?? 0) % entries.length;
      });
      const cells = Array.from(codes, (code) => entries[code] ?? null);
      const expected = asTheLibraryDoes(type, cells);
      expect(parquet(type, { codes, entries })).toEqual(expected);
      expect(parquet(type, cells)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
}, 60_000);

it("texts that are all different and take several pages are as the library writes them", () => {
  const cells = Array.from({ length: 40_000 }, (_, row) =>
    row % 7 === 0 ? null : `${"é".repeat(row % 2)}${row}`.padEnd(60),
  );
  expect(parquet("VARCHAR", cells)).toEqual(asTheLibraryDoes("VARCHAR", cells));
});

const elements: Readonly<Record<ColumnType, Omit<SchemaElement, "name">>> = {
  VARCHAR: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  "DECIMAL(18,4)": {
    ...{ type: "INT64", converted_type: "DECIMAL", precision: 18, scale: 4 },
    logical_type: { type: "DECIMAL", precision: 18, scale: 4 },
  },
  INTEGER: { type: "INT32" },
  BOOLEAN: { type: "BOOLEAN" },
};

function asTheLibraryDoes(type: ColumnType, cells: readonly Cell[]): Uint8Array {
  const writer = new ByteWriter();
  const schema: SchemaElement[] = [
    { name: "root", num_children: 1 },
    { ...elements[type], name: "c", repetition_type: "OPTIONAL" },
  ];
  const kvMetadata = Object.entries({ comment: "", columns: '{"c":""}' }).map(([key, value]) => ({ key, value }));
  const file = new ParquetWriter({ writer, schema, createdBy: "council-returns", kvMetadata });
  const stored = (cell: Cell) =>
    type === "DECIMAL(18,4)" && cell !== null ? BigInt(Math.round(Number(cell) * 10_000)) : cell;
  file.write({ columnData: [{ name: "c", data: cells.map(stored) }], rowGroupSize: [1000, 100_000] });
  file.finish();
  return new Uint8Array(writer.getBuffer());
}

function parquet(type: ColumnType, given: { codes: Codes; entries: readonly Cell[] } | readonly Cell[]): Uint8Array {
  const file = openParquet([{ name: "c", type, description: "" }], "");
  const rows = "codes" in given ? given.codes.length : given.length;
  for (const { from, to } of rowGroups(rows)) file.add([part(given, from, to)]);
  return file.bytes();
}

function part(given: { codes: Codes; entries: readonly Cell[] } | readonly Cell[], from: number, to: number): Cells {
  return "codes" in given ? { ...given, codes: given.codes.subarray(from, to) } : given.slice(from, to);
}
