import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { returns, somePeople, surveyReturn, testFolder } from "./test-store.ts";

const survey = ["template", "personal-budgets", "--period", "2010-03-31", "-o", "t.xlsx"];
const cumbria = [...survey, "--authority", "Cumbria"];

async function sheetsOf(folder: string): Promise<string[]> {
  const { out } = await returns(folder, ["inspect", "t.xlsx", "--json"]);
  return JSON.parse(out).sheets.map(({ name }: { name: string }) => name);
}

/** A store with Cumbria's return of a period. */
async function storeWith(period: string): Promise<string> {
  const folder = testFolder();
  writeFileSync(join(folder, "r.xlsx"), surveyReturn("Cumbria", somePeople));
  const argv = ["submit", "r.xlsx", "--collection", "personal-budgets", "--period", period, "--store", "store"];
  expect((await returns(folder, argv)).code).toBe(0);
  return folder;
}

describe("returns template", () => {
  it("writes a workbook, and does not write over one unasked", async () => {
    const folder = testFolder();
    const first = await returns(folder, cumbria);
    expect(first.code).toBe(0);
    expect(first.out).toContain(join(folder, "t.xlsx"));
    const second = await returns(folder, cumbria);
    expect(second).toMatchObject({ code: 2, out: "" });
    expect(second.err).toContain("--force");
    expect((await returns(folder, [...cumbria, "--force"])).code).toBe(0);
    expect(await sheetsOf(folder)).toEqual(["Guidance", "People", "Money", "Sign-off", "Lists"]);
  });

  it("says so where the folder to write to is not there", async () => {
    const { code, err } = await returns(testFolder(), ["template", "personal-budgets", "-o", "none/t.xlsx"]);
    expect(code).toBe(2);
    expect(err).toContain("there is no such folder");
  });

  it("shows last year's answers from a store, and says which", async () => {
    const folder = await storeWith("2010-03-31");
    const argv = ["template", "personal-budgets", "--period", "2011-03-31", "--authority", "102", "--store", "store"];
    const { code, out } = await returns(folder, [...argv, "-o", "t.xlsx"]);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, " ")).toContain("What was returned for 31 March 2010 is on sheets of its own.");
    expect(await sheetsOf(folder)).toEqual([
      "Guidance",
      "People",
      "Money",
      "Sign-off",
      "Last year, People",
      "Last year, Money",
      "Last year, Sign-off",
      "Lists",
    ]);
    const { out: cells } = await returns(folder, ["inspect", "t.xlsx", "--cells", "--json"]);
    const last = JSON.parse(cells).sheets[4].cells.find(({ cell }: { cell: string }) => cell === "C6");
    expect(last).toMatchObject({ kind: "number", value: 400 });
  });

  it("writes the same without them, and says so, where the store has none", async () => {
    const folder = await storeWith("2010-03-31");
    const { code, out } = await returns(folder, [...cumbria, "--store", "store"]);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, " ")).toContain("The store has no accepted return of the year before");
    const withStore = readFileSync(join(folder, "t.xlsx"));
    await returns(folder, [...cumbria, "--force"]);
    expect(readFileSync(join(folder, "t.xlsx")).equals(withStore)).toBe(true);
  });

  it("asks for the council where last year's answers are one council's, and for a store that is there", async () => {
    const folder = await storeWith("2010-03-31");
    const unnamed = await returns(folder, [...survey, "--store", "store"]);
    expect(unnamed).toMatchObject({ code: 2, out: "" });
    expect(unnamed.err).toContain("--authority");
    const nowhere = await returns(folder, [...cumbria, "--store", "nowhere"]);
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toContain("There is no store at");
  });
});
