import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { returns, somePeople, surveyReturn, testFolder, wordsInACell } from "./test-store.ts";

const survey = ["--collection", "personal-budgets", "--period", "2010-03-31", "--store", "store"];

function folderOf(councils: Readonly<Record<string, Uint8Array>>): string {
  const folder = testFolder();
  for (const [name, bytes] of Object.entries(councils)) writeFileSync(join(folder, name), bytes);
  return folder;
}

const goodOnes = { "c.xlsx": surveyReturn("Cumbria", somePeople), "k.xlsx": surveyReturn("Kent", somePeople) };

describe("returns submit", () => {
  it("files each return under the council it names and ends with 0 where all are accepted", async () => {
    const folder = folderOf(goodOnes);
    const { code, out, err } = await returns(folder, ["submit", "c.xlsx", "k.xlsx", ...survey]);
    expect(code).toBe(0);
    expect(out).toMatch(/c\.xlsx +Cumbria +accepted +0 +0 +[0-9a-f]{20}\n/);
    expect(out).toMatch(/k\.xlsx +Kent +accepted/);
    expect(err).toContain("Sending [########################] 2 of 2");
  });

  it("ends with 1 where one was refused, and shows its errors", async () => {
    const folder = folderOf({ ...goodOnes, "bad.xlsx": surveyReturn("Essex", wordsInACell) });
    const { code, out } = await returns(folder, ["submit", "c.xlsx", "bad.xlsx", ...survey]);
    expect(code).toBe(1);
    expect(out).toContain("bad.xlsx was not accepted (rejected):");
    expect(out).toContain("People!F8");
  });

  it("shows the whole check and the receipt's number for one file", async () => {
    const { out } = await returns(folderOf(goodOnes), ["submit", "c.xlsx", ...survey, "--authority", "102"]);
    expect(out).toMatch(/^Accepted: c\.xlsx/);
    expect(out).toMatch(/\nReceipt: [0-9a-f]{20}\n$/);
  });

  it("prints receipts as JSON, with the store taken from RETURNS_STORE", async () => {
    const folder = folderOf(goodOnes);
    const argv = ["submit", "c.xlsx", ...survey.slice(0, 4), "--json"];
    const { code, out } = await returns(folder, argv, { env: { RETURNS_STORE: "store" } });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { format: "council-returns/receipt/1", outcome: "accepted", authority: "102", checkOnly: false },
    ]);
  });

  it("sends nothing where one of the files is not there, or names no council", async () => {
    const folder = folderOf({ ...goodOnes, "none.csv": new TextEncoder().encode("Role,Date\nDirector,1/5/2010\n") });
    expect((await returns(folder, ["submit", "c.xlsx", "gone.xlsx", ...survey])).code).toBe(2);
    const unnamed = await returns(folder, ["submit", "c.xlsx", "none.csv", ...survey]);
    expect(unnamed.code).toBe(2);
    expect(unnamed.err).toContain("none.csv");
    const { out } = await returns(folder, ["status", "personal-budgets", "2010-03-31", "--store", ".", "--json"]);
    expect(JSON.parse(out)[0]).toMatchObject({ accepted: 0 });
  });
});

describe("returns work", () => {
  it("works what was dropped in the folder, once", async () => {
    const folder = testFolder();
    const uploads = join(folder, "store/uploads/personal-budgets/2010-03-31/102");
    mkdirSync(uploads, { recursive: true });
    writeFileSync(join(uploads, "c.xlsx"), surveyReturn("Cumbria", wordsInACell));
    const first = await returns(folder, ["work", "--store", "store"]);
    expect(first.code).toBe(0);
    expect(first.out).toContain("Worked 1 upload; 0 had been worked before.");
    expect(first.out).toContain("People!F8");
    const second = await returns(folder, ["work", "--store", "store", "--json"]);
    expect(JSON.parse(second.out)).toMatchObject({ worked: [], failed: [], before: 1 });
  });
});

describe("returns status", () => {
  it("counts who is in, in error and missing, and names them for one period", async () => {
    const folder = folderOf({ ...goodOnes, "bad.xlsx": surveyReturn("Essex", wordsInACell) });
    await returns(folder, ["submit", "c.xlsx", "k.xlsx", "bad.xlsx", ...survey]);
    const { code, out } = await returns(folder, ["status", "personal-budgets", "2010-03-31", "--store", "store"]);
    expect(code).toBe(0);
    expect(out).toMatch(/2010-03-31 +152 +2 +1 +0 +149\n/);
    expect(out).toMatch(/In error, faulty:\n {2}Essex \(\d+\)\n/);
    expect(out).not.toContain("Cumbria");
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("refuses a period of another kind", async () => {
    const folder = testFolder();
    const { code, err } = await returns(folder, ["status", "personal-budgets", "2009-10", "--store", folder]);
    expect(code).toBe(2);
    expect(err).toContain("2010-03-31");
  });
});

describe("publishing and asking", () => {
  it("goes from returns to figures, and says when nothing has changed", async () => {
    const folder = folderOf(goodOnes);
    const store = ["--store", "store"];
    await returns(folder, ["submit", "c.xlsx", ...survey]);
    const nothing = await returns(folder, ["publish", "direct-payments", ...store]);
    expect(nothing).toMatchObject({ code: 1, err: "" });
    const dry = await returns(folder, ["publish", "personal-budgets", "--dry-run", ...store]);
    expect(dry.out).toMatch(/^Would publish personal-budgets@1\.0\.0: [\d,]+ figures from 1 return\.\n/);
    expect((await returns(folder, ["query", "FROM headline", ...store])).code).toBe(2);

    const first = await returns(folder, ["publish", "personal-budgets", ...store]);
    expect(first.code).toBe(0);
    expect(first.out).toContain(join(folder, "store/data/snapshots/personal-budgets/1.0.0"));
    const again = await returns(folder, ["publish", "personal-budgets", ...store]);
    expect(again).toMatchObject({ code: 0, out: "Nothing has changed since personal-budgets@1.0.0.\n" });

    await returns(folder, ["submit", "k.xlsx", ...survey]);
    const second = await returns(folder, ["publish", "personal-budgets", ...store]);
    expect(second.out).toMatch(/figures differ from the snapshot before/);
    expect(second.out).toMatch(/personal-budgets\/holders\/all\/\S+[\s\S]*?600 +1,200/);
    expect(second.out.split("\n").filter((line) => line.length > 80 && !line.includes(folder))).toEqual([]);
  });

  it("answers SQL as a table, as CSV and as JSON, over a version that is named", async () => {
    const folder = folderOf(goodOnes);
    const store = ["--store", "store"];
    await returns(folder, ["submit", "c.xlsx", ...survey]);
    await returns(folder, ["publish", "personal-budgets", ...store]);
    const sql = "SELECT measure, value, responded FROM headline WHERE measure = 'holders'";
    const table = await returns(folder, ["query", sql, ...store]);
    expect(table.out).toMatch(/^measure +value +responded\n[- ]+\nholders +600\.0000 +1\n\n1 row\n$/);
    const csv = await returns(folder, ["query", sql, "--format", "csv", ...store]);
    expect(csv.out).toBe("measure,value,responded\r\nholders,600.0000,1\r\n");
    const named = ["--snapshot", "personal-budgets@1.0.0"];
    const json = await returns(folder, ["query", sql, "--format", "json", ...named, ...store]);
    expect(JSON.parse(json.out)).toEqual([{ measure: "holders", value: "600.0000", responded: 1 }]);

    for (const wrong of [
      "SELEC 1",
      "SELECT * FROM nothing",
      "SELECT * FROM read_csv('c.xlsx')",
      "DROP TABLE figures",
    ]) {
      const { code, out, err } = await returns(folder, ["query", wrong, ...store]);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(/^Cannot run the query: /);
    }
    const absent = await returns(folder, ["query", sql, "--snapshot", "personal-budgets@9.0.0", ...store]);
    expect(absent.code).toBe(2);
  });

  it("works claims out again, and ends with 0 where they are not reproduced", async () => {
    const folder = folderOf(goodOnes);
    const store = ["--store", "store"];
    await returns(folder, ["submit", "c.xlsx", ...survey]);
    await returns(folder, ["publish", "personal-budgets", ...store]);
    const { code, out } = await returns(folder, ["claims", "personal-budgets", "--json", ...store]);
    expect(code).toBe(0);
    const holders = JSON.parse(out).find(({ claim }: { claim: string }) => claim === "holders-2010");
    expect(holders).toMatchObject({ stated: "170000", computed: "600", verdict: "not reproduced", basis: "all" });
    expect(holders.working).toContain("1 of 152");
    const people = await returns(folder, ["claims", ...store]);
    expect(people.out).toMatch(/holders-2010: not reproduced\n {2}Claim +About 170,000[\s\S]*?Computed +600 people/);
    expect(people.out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
});
