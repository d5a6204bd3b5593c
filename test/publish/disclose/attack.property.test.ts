import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf, grid } from "./grid.ts";

const ROWS = ["a", "b", "c"];
const COLUMNS = ["1", "2", "3"];

/** Every whole table from `least` up that agrees with the margins and the shown cells, row by row by trying all. */
function everyTable(values: readonly (readonly number[])[], hidden: readonly string[], least: number): number[][] {
  const total = (line: readonly number[]) => line.reduce((sum, value) => sum + value, 0);
  const rows = values.map((row, at) => {
    let starts: number[][] = [[]];
    for (const [column, value] of row.entries()) {
      const isHidden = hidden.includes(`${ROWS[at]}${COLUMNS[column]}`);
      const choices = isHidden ? Array.from({ length: 13 - least }, (_, step) => step + least) : [value];
      starts = starts.flatMap((start) => choices.map((choice) => [...start, choice]));
    }
    return starts.filter((start) => total(start) === total(row));
  });
  const columnSums = COLUMNS.map((_, column) => total(values.map((row) => row[column] ?? 0)));
  const [first = [], second = [], third = []] = rows;
  return first.flatMap((a) =>
    second.flatMap((b) =>
      third
        .filter((c) => columnSums.every((sum, at) => (a[at] ?? 0) + (b[at] ?? 0) + (c[at] ?? 0) === sum))
        .map((c) => [...a, ...b, ...c]),
    ),
  );
}

describe("the attacker's bounds", () => {
  const names = ROWS.flatMap((row) => COLUMNS.map((column) => `${row}${column}`));
  const anyValues = fc.array(fc.array(fc.nat({ max: 4 }), { minLength: 3, maxLength: 3 }), {
    minLength: 3,
    maxLength: 3,
  });

  it("are those of every table that agrees with what is shown", () => {
    fc.assert(
      fc.property(anyValues, fc.subarray(names, { minLength: 1, maxLength: 5 }), (values, hidden) => {
        const bounds = boundsOf(grid(values), hidden);
        const tables = everyTable(values, hidden, 0);
        for (const name of hidden) {
          const all = tables.map((table) => table[names.indexOf(name)] ?? 0);
          expect(bounds[name]).toEqual([Math.min(...all), Math.max(...all)]);
        }
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it("count on hidden cells being above zero where zeros are shown", () => {
    const positive = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(positive, fc.subarray(names, { minLength: 4, maxLength: 5 }), (values, hidden) => {
        const bounds = boundsOf(grid(values), hidden, { zeros: "shown" });
        const tables = everyTable(values, hidden, 1);
        for (const name of hidden) {
          const all = tables.map((table) => table[names.indexOf(name)] ?? 0);
          expect(bounds[name]).toEqual([Math.min(...all), Math.max(...all)]);
        }
      }),
      { numRuns: 60, seed: 12 },
    );
  });
});
