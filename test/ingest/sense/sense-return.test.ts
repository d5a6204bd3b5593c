import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFile } from "../../../packages/core/src/workflows/check-file.ts";

const CODES = new Set([
  "last-period-again",
  "another-authority",
  "another-collection",
  "columns-swapped",
  "other-scale",
  "rows-shifted",
]);
const sent = { name: "return.csv", collection: "personal-budgets", period: "2010-03-31", authority: "102" };

function text(name: string): string {
  return readFileSync(new URL(`../../cases/personal-budgets/${name}/input.csv`, import.meta.url), "utf8");
}

async function check(file: string) {
  const before = await checkFile({ ...sent, period: "2009-03-31", bytes: new TextEncoder().encode(text("good-2009")) });
  const previous = async () => ({ period: "2009-03-31", tables: before.tables });
  return checkFile({ ...sent, bytes: new TextEncoder().encode(file) }, { previous });
}

describe("what a return seems to be", () => {
  it("is one finding in place of all that comes of two columns that changed places", async () => {
    const { findings } = await check(text("columns-swapped-by-an-error"));
    expect(findings.filter(({ severity }) => severity !== "note").map(({ code }) => code)).toEqual(["columns-swapped"]);
  });

  it("leaves alone what would still be wrong once they were changed back", async () => {
    const { findings } = await check(text("columns-swapped-by-an-error").replace("70,70,20,5,700", "70,70,20,-5,700"));
    expect(findings.filter(({ severity }) => severity === "error").map(({ code }) => code)).toContain(
      "columns-swapped",
    );
    expect(findings.map(({ code }) => code)).toContain("negative");
  });

  it("is nothing for returns that moved by up to two fifths in any cell", async () => {
    const good = text("good");
    const factors = fc.array(fc.double({ min: 0.6, max: 1.4, noNaN: true }), { minLength: 80, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(factors, async (moved) => {
        let place = 0;
        const file = good.replace(/(?<=,)\d+(?=,|\n)/g, (number) => {
          place += 1;
          return String(Math.round(Number(number) * (moved[place % moved.length] ?? 1)));
        });
        const { findings } = await check(file);
        expect(findings.filter(({ code }) => CODES.has(code))).toEqual([]);
      }),
      { seed: 11, numRuns: 40 },
    );
  });

  it("is its own council's by a title, where no title is another's", async () => {
    const codes = async (...titles: readonly string[]) => {
      const table =
        "Supplier name,Payment date,Net amount\nAlder Ltd,02/09/2014,1250.00\nBrook Ltd,15/09/2014,512.40\n";
      const bytes = new TextEncoder().encode([...titles, table].join("\n"));
      const { findings } = await checkFile({ ...sent, collection: "spending", period: "2014-09", bytes });
      return findings.map(({ code }) => code);
    };
    expect(await codes("Payments September 2014")).toEqual(["authority-not-stated"]);
    expect(await codes("Cumbria County Council", "Payments September 2014")).toEqual([]);
    expect(await codes("Cumbria County Council", "Northumberland Council", "Payments September 2014")).toEqual([
      "authority-not-stated",
    ]);
  });
});
