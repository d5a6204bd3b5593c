import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import { readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

type Rows = readonly (readonly Entry[])[];

const NAMES = ["Alder Ltd", "Birch Ltd", "Cedar Ltd", "Dale Ltd"];

/** Two payments to each of some suppliers and one to another, with a row of what `last` makes of the two below or above them. */
function list(last: (sum: number, at: number) => Entry[], isAbove = false): Rows {
  const groups = NAMES.flatMap((name, at): Rows => {
    const payments: Rows = [
      [name, 500.25 + at, `A${at}`],
      [name, 700.5 + 3 * at, `B${at}`],
    ];
    const total = [name, ...last(1200.75 + 4 * at, at)];
    return isAbove ? [total, ...payments] : [...payments, total];
  });
  return [["Supplier", "Amount", "Invoice number"], ...groups, ["Elm Ltd", 640.15, "C1"]];
}

function asked(rows: Rows): string[] {
  const { findings } = readWorkbook(bookOf(sheetOf(rows)), spending, "2014-09", "306");
  return findings.flatMap((one) =>
    one.code === "name-totals" ? [`${one.severity} ${one.place.cell} ${one.facts.rows} of ${one.facts.names}`] : [],
  );
}

describe("rows that bear a supplier's name and are the sum of those beside them", () => {
  it("are an error where they hold nothing else, below or above the others", () => {
    const bare = (rows: Rows) => rows.map((row) => row.slice(0, 2));
    expect(asked(bare(list((sum) => [sum])))).toEqual(["error B4 4 of 4"]);
    expect(asked(bare(list((sum) => [sum], true)))).toEqual(["error B2 4 of 4"]);
  });

  it("are asked about where they hold more, as payments do", () => {
    expect(asked(list((sum, at) => [sum, `D${at}`]))).toEqual(["query B4 4 of 4"]);
  });

  it("are payments where they are few of those that could be", () => {
    expect(asked(list((sum, at) => [at === 0 ? sum : sum + 5, `D${at}`]))).toEqual([]);
    expect(asked(list((sum, at) => [at < 2 ? sum : sum + 5, `D${at}`]))).toEqual(["query B4 2 of 4"]);
  });
});
