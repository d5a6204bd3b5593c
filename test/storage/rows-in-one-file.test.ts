import { afterAll, beforeAll, expect, it } from "vitest";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import type { Tables } from "../../packages/core/src/storage/tables.ts";

let tables: Tables;

beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const rows = `SELECT i AS "id", CAST(i AS DECIMAL(18,2)) / 4 AS "pounds", DATE '2010-03-31' AS "day", NULL::VARCHAR AS "note"
  FROM range(3) AS t(i)`;
const exact = `SELECT "id", CAST("pounds" AS DECIMAL(18,2)) AS "pounds", "day", "note" FROM (${rows})`;

it("rows of a SELECT come back from their Parquet file as they were, by the same types, and the same give the same bytes", async () => {
  const bytes = await tables.parquet?.(`${exact} ORDER BY "id"`);
  expect(bytes).toEqual(await tables.parquet?.(`${exact} ORDER BY "id"`));
  await tables.load("back", [bytes ?? new Uint8Array()]);
  expect(await tables.query(`SELECT * FROM "back"`)).toEqual(await tables.query(`${exact} ORDER BY "id"`));
});

it("loads the columns named and no others", async () => {
  const bytes = (await tables.parquet?.(exact)) ?? new Uint8Array();
  await tables.load("some", [bytes, bytes], ["day", "id"]);
  const { columns, rows: found } = await tables.query(`SELECT * FROM "some"`);
  expect(columns.map(({ name }) => name)).toEqual(["day", "id"]);
  expect(found).toHaveLength(6);
  await expect(tables.load("none", [bytes], ["missing"])).rejects.toThrow(/missing/);
});
