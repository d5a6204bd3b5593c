import { expect, it } from "vitest";
import { resultByColumn, type SqlResult, valuesByColumn } from "../../packages/core/src/storage/tables.ts";

const columns = [
  { name: "period", type: "VARCHAR" },
  { name: "people", type: "BIGINT" },
];
const values = [
  ["2010", "2011"],
  [12n, null],
];
const rows = [
  { period: "2010", people: 12n },
  { period: "2011", people: null },
];

it("a result held by column is the same as one of rows, whose rows are made once", () => {
  const held = resultByColumn(columns, values);
  expect(held).toEqual({ columns, rows });
  expect(held.rows).toBe(held.rows);
  expect(valuesByColumn(held)).toBe(values);
});

it("a result of rows is read by column, and one without rows has every column", () => {
  const plain: SqlResult = { columns, rows: [{ people: 12n, period: "2010" }, { period: "2011" }] };
  expect(valuesByColumn(plain)).toEqual(values);
  expect(valuesByColumn({ columns, rows: [] })).toEqual([[], []]);
  expect(resultByColumn(columns, [[], []]).rows).toEqual([]);
});
