import { describe, expect, it } from "vitest";
import { checkFile } from "../../../packages/core/src/workflows/check-file.ts";
import { checkJson } from "../../../packages/core/src/workflows/check-json.ts";

const PARTS = [
  ["Adults", [2522.7, 5125.95, 3644.62]],
  ["Children", [1234.56, 812.13]],
  ["Place", [7001.01, 999.5, 610.05]],
  ["Resources", [4555.12, 600.01, 723.23]],
] as const;

/** A list in parts with a total of each, below its rows or above them; `stated` is what the total of a part says. */
async function check(where: "above" | "below", stated: (name: string, sum: string) => string, more = "") {
  const lines = PARTS.flatMap(([name, amounts]) => {
    const total = `${name} Total,,,${stated(name, amounts.reduce((sum, one) => sum + one, 0).toFixed(2))}`;
    const rows = amounts.map((one, place) => `${name},A Ltd,0${place + 1}/09/2014,${one}`);
    return where === "above" ? [total, ...rows] : [...rows, total];
  });
  const text = ["Body name,Cumbria", "Directorate,Supplier,Date,Net amount", ...lines, more].join("\r\n");
  const sent = { name: "a.csv", bytes: new TextEncoder().encode(text) };
  const { tables, findings } = checkJson(
    await checkFile({ ...sent, collection: "spending", period: "2014-09", authority: "102" }),
  );
  const said = findings.filter(({ code }) => code === "total-differs").map(({ cell, message }) => `${cell} ${message}`);
  return { rows: tables[0]?.rows, said };
}

describe("the totals of the parts of a list", () => {
  it("give nothing where each is the sum of its rows, above or below them", async () => {
    expect(await check("below", (_, sum) => sum)).toEqual({ rows: 11, said: [] });
    expect(await check("above", (_, sum) => sum)).toEqual({ rows: 11, said: [] });
  });

  it("are said to be wrong by their own cells, with what the rows come to", async () => {
    const wrong = (name: string, sum: string) => (name === "Place" ? "8619.56" : sum);
    const words = 'is not the sum of its rows: found "£8,619.56", expected "£8,610.56", a difference of £9.00.';
    expect(await check("below", wrong)).toEqual({ rows: 11, said: [expect.stringContaining(words)] });
    expect((await check("below", wrong)).said[0]).toContain("D13 The total");
    expect((await check("above", wrong)).said).toEqual([expect.stringMatching(/^D10 .*£8,619\.56.*£8,610\.56/)]);
  });

  it("are said once where that of all is wrong", async () => {
    const { rows, said } = await check("below", (_, sum) => sum, "Grand Total,,,27828.89");
    expect({ rows, said: said.length }).toEqual({ rows: 11, said: 1 });
  });

  it("are not compared where no more are the sum of the rows beside them than are not", async () => {
    const others = (name: string, sum: string) => (name === "Adults" || name === "Place" ? sum : "17.00");
    expect((await check("below", others)).said).toEqual([]);
  });
});
