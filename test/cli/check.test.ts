import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { findingLines } from "../../cli/render/finding-lines.ts";
import type { FindingJson } from "../../packages/core/src/workflows/check-json.ts";
import { returns, surveyReturn, testFolder, wordsInACell } from "./test-store.ts";

const survey = ["--collection", "personal-budgets"];

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = testFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

describe("returns check", () => {
  it("ends with 0 for an accepted return and says what was read", async () => {
    const folder = folderWith({
      "a.xlsx": surveyReturn("Cumbria", (_, c) =>
        c === "ongoing_support" ? 1250 : c === "indicator_130_base" ? 2000 : undefined,
      ),
    });
    const { code, out } = await returns(folder, ["check", "a.xlsx", ...survey]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Accepted: a\.xlsx\n/);
    expect(out).toContain("Cumbria (102)");
    expect(out).toContain("31 March 2010");
    expect(out).toMatch(/ongoing_support .* C5 +10,000\n/);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("says of what was read from headings that it has no header", async () => {
    const path = fileURLToPath(new URL("../cases/personal-budgets/key-without-column/input.csv", import.meta.url));
    const { out } = await returns(testFolder(), ["check", path, ...survey]);
    expect(out).toMatch(/client_group +\(without a header\) +A8\n/);
  });

  it("ends with 1 for a rejected return and gives place, what was found and what would do, in that order", async () => {
    const folder = folderWith({ "a.xlsx": surveyReturn("Cumbria", wordsInACell) });
    const { code, out } = await returns(folder, ["check", "a.xlsx", ...survey]);
    expect(code).toBe(1);
    expect(out).toMatch(/^Rejected: a\.xlsx\n1 error,/);
    expect(out).toMatch(
      /1 error to put right\n-+\nCorrect these cells:\n {2}People!F8\n {4}Cannot read [\s\S]*found "about 5"[\s\S]*Enter the exact number/,
    );
  });

  it("ends with 2 for a file that cannot be read, and says why", async () => {
    const folder = folderWith({ "a.xlsx": "" });
    const { code, out } = await returns(folder, ["check", "a.xlsx", ...survey, "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ outcome: "unreadable", findings: [{ code: "empty-file" }] });
  });

  it("prints the documented JSON", async () => {
    const folder = folderWith({ "a.xlsx": surveyReturn("Cumbria", wordsInACell) });
    const { out } = await returns(folder, [
      "check",
      "a.xlsx",
      ...survey,
      "--period",
      "2010-03-31",
      "--authority",
      "102",
      "--json",
    ]);
    const json = JSON.parse(out);
    expect(Object.keys(json)).toEqual([
      "file",
      "sha256",
      "collection",
      "period",
      "authority",
      "outcome",
      "synthetic",
      "tables",
      "confirmed",
      "findings",
      "groups",
      "counts",
    ]);
    expect(json).toMatchObject({
      file: "a.xlsx",
      collection: "personal-budgets",
      authority: "102",
      outcome: "rejected",
    });
    expect(json.tables[0]).toMatchObject({ table: "people", sheet: "People", headerRows: [5], rows: 8 });
    expect(json.tables[0].columns.ongoing_managed).toEqual({ header: "of which council-managed", cell: "F5" });
    expect(Object.keys(json.findings[0])).toEqual([
      "code",
      "severity",
      "sheet",
      "cell",
      "row",
      "column",
      "value",
      "message",
      "fix",
    ]);
    expect(json.counts).toEqual({ error: 1, query: 0, note: 0 });
  });

  it.each([
    ["not-there.xlsx", "there is no such file"],
    ["folder", "it is a folder, not a file"],
  ])("says what is wrong with the path %s", async (path, reason) => {
    const folder = testFolder();
    mkdirSync(join(folder, "folder"));
    const { code, err } = await returns(folder, ["check", path, ...survey]);
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, " ")).toContain(`Cannot read "${path}": ${reason}`);
    expect(err).toContain(join(folder, path));
  });

  it("asks for the period where the file does not say it", async () => {
    const folder = folderWith({ "a.csv": "Branch,Loans\nKendal,5\n" });
    const { code, err } = await returns(folder, ["check", "a.csv", ...survey]);
    expect(code).toBe(2);
    expect(err).toContain("--period");
  });

  it("says how a period of the collection's kind is written", async () => {
    const folder = folderWith({ "a.xlsx": surveyReturn("Cumbria") });
    const { code, err } = await returns(folder, ["check", "a.xlsx", ...survey, "--period", "2009-10"]);
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, " ")).toContain("Write it like 2010-03-31");
  });

  it("prints nothing from a file that would move the cursor", async () => {
    const spoilt = surveyReturn("Cumbria", (_, column, row) =>
      column === "ongoing_managed" && row === 0 ? "\u009b2J1" : undefined,
    );
    const { out } = await returns(folderWith({ "a.xlsx": spoilt }), ["check", "a.xlsx", ...survey]);
    expect(out).toContain("2J1");
    expect(out).not.toContain("\u009b");
  });
});

describe("returns inspect", () => {
  it("prints the documented JSON, rows counted from 1", async () => {
    const folder = folderWith({ "a.csv": "Loans\n\nBranch,Loans\nKendal,5\nPenrith,7\n" });
    const { code, out } = await returns(folder, ["inspect", "a.csv", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      file: "a.csv",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      format: "csv",
      encoding: "utf-8",
      sheets: [
        {
          name: "",
          visibility: "visible",
          tables: [
            {
              range: "A3:B5",
              headerRows: [3],
              columns: [
                { cell: "A3", header: "Branch", kind: "text" },
                { cell: "B3", header: "Loans", kind: "number" },
              ],
              rows: 2,
            },
          ],
        },
      ],
    });
  });

  it("says which rows and columns are hidden", async () => {
    const path = fileURLToPath(new URL("../cases/spending/hidden-cells/input.xlsx", import.meta.url));
    expect((await returns(testFolder(), ["inspect", path])).out).toMatch(
      /\n {2}Hidden rows: 6:7, 9\n {2}Hidden columns: D\n/,
    );
    const { out } = await returns(testFolder(), ["inspect", path, "--json"]);
    expect(JSON.parse(out).sheets[0].hidden).toEqual({ rows: ["6:7", "9"], columns: ["D"] });
  });

  it("lists every cell with --cells", async () => {
    const folder = folderWith({ "a.csv": "Branch,Loans\nKendal,5\n" });
    const { out } = await returns(folder, ["inspect", "a.csv", "--json", "--cells"]);
    const cells = JSON.parse(out).sheets[0].cells;
    expect(cells.map((one: { cell: string; shown: string }) => `${one.cell} ${one.shown}`)).toEqual([
      "A1 Branch",
      "B1 Loans",
      "A2 Kendal",
      "B2 5",
    ]);
  });

  it("prints of every cell on every sheet where it is, its kind, its value and what is shown", async () => {
    const book = utils.book_new(utils.aoa_to_sheet([["Share"], [0.475]]), "Rates");
    const sheet = book.Sheets["Rates"];
    if (sheet !== undefined) sheet["A2"] = { t: "n", v: 0.475, z: "0.0%" };
    utils.book_append_sheet(book, utils.aoa_to_sheet([[null], [null, true]]), "Flags");
    const folder = folderWith({ "a.xlsx": new Uint8Array(write(book, { type: "array", bookType: "xlsx" })) });
    const { out } = await returns(folder, ["inspect", "a.xlsx", "--cells"]);
    expect(out).toMatch(
      /Sheet "Rates"[\s\S]*\n {4}A1 +text +Share +Share\n {4}A2 +number +0\.475 +47\.5%\n[\s\S]*Sheet "Flags"[\s\S]*\n {4}B2 +boolean +true +TRUE\n/,
    );
    const { out: json } = await returns(folder, ["inspect", "a.xlsx", "--cells", "--json"]);
    const sheets: { name: string; cells: unknown }[] = JSON.parse(json).sheets;
    expect(sheets.map(({ name, cells }) => [name, cells])).toEqual([
      [
        "Rates",
        [
          { cell: "A1", kind: "text", value: "Share", shown: "Share" },
          { cell: "A2", kind: "number", value: 0.475, shown: "47.5%" },
        ],
      ],
      ["Flags", [{ cell: "B2", kind: "boolean", value: true, shown: "TRUE" }]],
    ]);
  });

  it("ends with 2 for a file that cannot be read", async () => {
    const { code, out } = await returns(folderWith({ "a.pdf": "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n" }), [
      "inspect",
      "a.pdf",
    ]);
    expect(code).toBe(2);
    expect(out).toMatch(/^Cannot be read: a\.pdf\n/);
  });

  it("keeps to 80 columns", async () => {
    const folder = folderWith({ "a.xlsx": surveyReturn("Cumbria") });
    const { out } = await returns(folder, ["inspect", "a.xlsx", "--cells"]);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
});

describe("findingLines", () => {
  const finding = (cell: string): FindingJson => ({
    code: "not-a-number",
    severity: "error",
    sheet: "People",
    cell,
    row: 1,
    column: "loans",
    value: "x",
    message: `Cannot read People!${cell}.`,
    fix: "Enter a number.",
  });

  it("tells those alike together: their places, a few of them in full, and what would do once", () => {
    const few = findingLines([finding("C1"), finding("C3")], 80).join("\n");
    expect(few).toContain(
      "  People!C1 and C3 (2 places)\n    Cannot read People!C1.\n    Cannot read People!C3.\n    Enter a number.\n",
    );
    const many = findingLines(
      Array.from({ length: 300 }, (_, n) => finding(`C${n + 1 + (n >= 200 ? 5 : 0)}`)),
      80,
    );
    expect(many.join("\n")).toContain("People!C1 to C200 and C206 to C305 (300 places)");
    expect(many.length).toBeLessThan(15);
  });
});
