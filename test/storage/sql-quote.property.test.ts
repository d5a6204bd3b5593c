import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { quoteIdentifier, quoteLiteral } from "../../packages/core/src/publish/sql-quote.ts";
import { type DuckdbTables, openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";

let tables: DuckdbTables;
beforeAll(async () => {
  tables = await openDuckdbTables();
});
afterAll(() => tables.close());

const hostile = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
  fc
    .array(fc.constantFrom("'", '"', "\\", ";", "--", "/*", "*/", "$$", "\n", "a", "é"), { minLength: 1 })
    .map((parts) => parts.join("")),
);
const quotable = hostile.filter((text) => !text.includes("\0"));

it("DuckDB reads back every quoted text unchanged", async () => {
  await fc.assert(
    fc.asyncProperty(quotable, async (text) => {
      const { rows } = await tables.query(`SELECT ${quoteLiteral(text)} AS found`);
      expect(rows).toEqual([{ found: text }]);
    }),
  );
});

it("DuckDB gives a column every quoted name unchanged", async () => {
  await fc.assert(
    fc.asyncProperty(quotable, async (name) => {
      const { columns } = await tables.query(`SELECT 1 AS ${quoteIdentifier(name)}`);
      expect(columns.map((column) => column.name)).toEqual([name]);
    }),
  );
});

it("a zero byte, and an empty name, cannot be quoted", () => {
  expect(() => quoteLiteral("a\0")).toThrow(RangeError);
  expect(() => quoteIdentifier("a\0")).toThrow(RangeError);
  expect(() => quoteIdentifier("")).toThrow(RangeError);
  expect(quoteLiteral("")).toBe("''");
});
