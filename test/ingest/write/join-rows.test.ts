import fc from "fast-check";
import { expect, it } from "vitest";
import { count } from "../../../packages/core/src/collections/columns.ts";
import type { Table } from "../../../packages/core/src/collections/define-collection.ts";
import type { Row, Value } from "../../../packages/core/src/ingest/normalise/normalised.ts";
import { joinRows } from "../../../packages/core/src/ingest/write/join-rows.ts";
import { writeParquet } from "../../../packages/core/src/ingest/write/parquet/write-parquet.ts";
import { writeRows } from "../../../packages/core/src/ingest/write/rows-parquet.ts";
import { cellColumn, rowsSchema } from "../../../packages/core/src/ingest/write/rows-schema.ts";
import { openDuckdbTables } from "../../../packages/core/src/storage/duckdb-tables.ts";
import { everyKind, source } from "./every-kind.ts";

const ids = Object.keys(everyKind.columns);
const all = namesOf(everyKind);
const withoutCells = all.filter((name) => !ids.map(cellColumn).includes(name));
const wider: Table = {
  ...everyKind,
  columns: { ...everyKind.columns, visits: count({ headers: ["v"], description: "", unit: "visits" }) },
};

const statuses = [null, "c", "x", "z", "w", "low", "e", "p", "r"] as const;
const kinds = Object.fromEntries(
  Object.entries(everyKind.columns).map(([column, { kind }]) => {
    const value: fc.Arbitrary<bigint | string> =
      kind === "date"
        ? fc.constantFrom("1906-07-05", "2011-03-31")
        : ["count", "amount", "rate"].includes(kind)
          ? fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n })
          : fc.string({ unit: "grapheme", maxLength: 12 });
    return [column, fc.record({ value: fc.option(value), status: fc.constantFrom(...statuses) })];
  }),
);
const row = fc.record({ authority: fc.constantFrom("101", "102", "Ü"), values: fc.record(kinds) });
const file = fc.record({ rows: fc.array(row, { maxLength: 20 }), submission: fc.uuid() });

it("files joined hold what they hold one by one, and an engine reads it alike", async () => {
  const engine = await openDuckdbTables();
  const load = async (files: readonly Uint8Array[]) => {
    await engine.load("rows", files, withoutCells);
    const { rows, columns } = await engine.query("SELECT * FROM rows ORDER BY rowid");
    await engine.query("DROP TABLE rows");
    return { rows, columns };
  };
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 6 }), async (made) => {
        const files = made.map(({ rows, submission }) => fileOf(rows.map(rowOf), everyKind, submission));
        const joined = joinRows(files, withoutCells);
        expect(joined).toHaveLength(1);
        expect(await load(joined)).toEqual(await load(files));
      }),
      { numRuns: 40 },
    );
  } finally {
    await engine.close();
  }
}, 60_000);

it("files of other columns are joined by themselves, and one alone stays as it is", () => {
  const [first, second] = ["a", "b"].map((submission) => fileOf(rowsOf(2), everyKind, submission));
  const other = fileOf(rowsOf(1), wider, "c");
  const joined = joinRows(
    [first, other, second].flatMap((one) => one ?? []),
    all,
  );
  expect(joined).toHaveLength(2);
  expect(joined[1]).toBe(other);
});

it("long files, and files that something else wrote, stay as they are", () => {
  const long = ["a", "b"].map((submission) => fileOf(rowsOf(1001), everyKind, submission));
  expect(joinRows(long, all)).toEqual(long);
  const foreign = [1, 2].map(() => {
    return writeParquet({ schema: rowsSchema(everyKind), groups: [], metadata: [], createdBy: "something else" });
  });
  expect(joinRows(foreign, all)).toEqual(foreign);
});

it("as many councils as there are get row groups of a few hundred files each", async () => {
  const files = Array.from({ length: 501 }, (_, at) => fileOf(rowsOf(1), everyKind, `s${at}`));
  const [joined, ...others] = joinRows(files, ["submission"]);
  expect(others).toEqual([]);
  const engine = await openDuckdbTables();
  await engine.load("rows", [joined ?? new Uint8Array()]);
  const { rows } = await engine.query("SELECT submission FROM rows ORDER BY rowid");
  expect(rows).toEqual(files.map((_, at) => ({ submission: `s${at}` })));
  await engine.close();
});

function namesOf(table: Table): readonly string[] {
  return rowsSchema(table).flatMap(({ name, type }) => (type === undefined ? [] : [name]));
}

function fileOf(rows: readonly Row[], table: Table, submission: string): Uint8Array {
  return writeRows({ table: "visits", rows, totals: [] }, table, { ...source, submission });
}

function rowsOf(length: number): readonly Row[] {
  return Array.from({ length }, (_, at) => rowOf({ authority: "101", values: {} }, at));
}

function rowOf(
  given: { readonly authority: string; readonly values: Readonly<Record<string, Pick<Value, "value" | "status">>> },
  at: number,
): Row {
  const values = Object.entries(given.values).map(([id, one]) => [id, { ...one, cell: `A${at}`, shown: "" }] as const);
  return { sheet: "Sheet1", row: at + 2, authority: given.authority, values: Object.fromEntries(values) };
}
