import { describe, expect, it } from "vitest";
import type { Cell } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { form } from "./collections.ts";
import { readWorkbook } from "./read-sheet.ts";
import { bookOf, numberCell, sheetOf } from "./sheet-of.ts";

function read(header: string, ...cells: readonly Cell[]) {
  const sheet = sheetOf([["Community services budget", header], ...cells.map((cell) => [5, cell])], { name: "Money" });
  const { tables, findings } = readWorkbook(bookOf(sheet), form, "2010-03-31");
  const said = findings.filter(({ code }) => code === "other-unit");
  const values = (tables.get("money")?.rows ?? []).map((row) => row.values["spend"]?.value);
  return { values, said: said.map(({ severity, facts }) => [severity, facts]) };
}

const thousands = ["query", { found: "thousands", expected: "pounds" }];
const millions = ["query", { found: "millions", expected: "pounds" }];

describe("money whose format shows it in another size than it is stored in", () => {
  it.each<[string, string, number, string]>([
    ["in thousands below a header that says so", "Spend (£000)", 61_250_000, "61,250"],
    ["in thousands with a letter, below such a header", "Spend (£000)", 61_250_000, "£61,250k"],
    ["in millions, rounded, below a header that says so", "Spend (£m)", 61_254_321, "61.3"],
    ["in thousands with a letter", "Spend", 61_250_000, "61,250k"],
    ["in thousands without a word", "Spend", 61_250_000, "61,250"],
  ])("is read as it is stored: %s", (_, header, value, shown) => {
    expect(read(header, numberCell(value, shown))).toEqual({ values: [BigInt(value) * 100n], said: [] });
  });

  it.each<[string, number, string, unknown]>([
    ["noughts", 61_250, "£61,250,000", thousands],
    ["a letter", 61_250, "61,250k", thousands],
    ["a letter of millions", 61.25, "£61.25m", millions],
    ["a word", 61.25, "61.25 million", millions],
  ])("is read as it is shown where %s stand behind it, and asked about", (_, value, shown, said) => {
    expect(read("Spend", numberCell(value, shown))).toEqual({ values: [6_125_000_000n], said: [said] });
  });

  it("is in the unit of its header where a letter says it again", () => {
    const { values, said } = read("Spend (£000)", numberCell(61_250, "61,250k"));
    expect([values, said]).toEqual([[6_125_000_000n], [["note", thousands[1]]]]);
  });

  it("is left alone where not all of it is shown so, or it is shown as it is", () => {
    const mixed = read("Spend", numberCell(61_250, "61,250k"), numberCell(61_250, "61,250"));
    expect(mixed).toEqual({ values: [6_125_000n, 6_125_000n], said: [] });
    for (const shown of ["£61,250.00", "61250", "(61,250)", "6E+04"]) {
      expect(read("Spend", numberCell(61_250, shown))).toMatchObject({ said: [] });
    }
  });
});
