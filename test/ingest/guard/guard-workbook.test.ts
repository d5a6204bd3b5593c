import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findCollection } from "../../../packages/core/src/collections/find-collection.ts";
import { describeFinding } from "../../../packages/core/src/findings/messages.ts";
import { decodeFile } from "../../../packages/core/src/ingest/decode/decode-file.ts";
import type { Workbook } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { guardWorkbook } from "../../../packages/core/src/ingest/guard/guard-workbook.ts";

// Numbers that begin with 999 are kept for tests and are nobody's.
const NHS = ["9990000018", "9990000026", "9990000034", "9990000042", "9990000050", "9990000069", "9990000077"];

function sheet(name: string, lines: readonly (readonly string[])[]): Workbook["sheets"][number] {
  const rows = lines.map((line) =>
    line.map((value) => (value === "" ? undefined : ({ kind: "text", value, shown: value } as const))),
  );
  return { name, visibility: "visible", rows, merges: [] };
}

function book(...sheets: Workbook["sheets"]): Workbook {
  return { format: "xlsx", encoding: null, sheets };
}

function kinds(workbook: Workbook): string[] {
  return guardWorkbook(workbook).map(({ facts }) => ("kind" in facts ? facts.kind : ""));
}

function column(header: string, values: readonly string[]): Workbook {
  return book(sheet("List", [[header], ...values.map((value) => [value])]));
}

describe("guardWorkbook", () => {
  it("says the sheet, the column, the kind and how many, and no value", () => {
    const [found, ...others] = guardWorkbook(column("NHS number", NHS));
    expect(others).toEqual([]);
    expect(found?.place).toEqual({ sheet: "List", cell: "A2:A8" });
    expect(found?.facts).toEqual({ kind: "NHS numbers", line: "column A", cells: 7 });
    const said = JSON.stringify([found, found && describeFinding(found)]);
    for (const number of NHS) expect(said).not.toContain(number);
  });

  it("looks at hidden sheets too", () => {
    const hidden = {
      ...sheet("Old", [["NHS number"], ...NHS.map((number) => [number])]),
      visibility: "very hidden",
    } as const;
    expect(kinds(book(sheet("Cover", [["Council", "Cumbria"]]), hidden))).toEqual(["NHS numbers"]);
  });

  it("does not take numbers for NHS numbers whose check digit is wrong", () => {
    const wrong = NHS.map((number) => `${number.slice(0, 9)}${(Number(number[9]) + 1) % 10}`);
    expect(kinds(column("NHS number", wrong))).toEqual([]);
  });

  it("gives a sheet by its place where its name could be a value", () => {
    const lines = [["NHS number"], ...NHS.map((number) => [number])];
    const [found] = guardWorkbook(book(sheet("Alice Example", lines)));
    expect(found?.place.sheet).toBe("sheet 1");
  });

  it("lets a column of contacts be where the collection declares one", () => {
    const addresses = ["a.example@example.org", "b.sample@example.org", "c.specimen@example.org"];
    const base = findCollection("spending");
    const workbook = column("Contact e-mail", addresses);
    expect(kinds(workbook)).toEqual(["e-mail addresses"]);
    const table = base?.tables["payments"];
    if (base === undefined || table === undefined) throw new Error("There is no collection to add a column to");
    const contact = { kind: "text", headers: ["Contact e-mail"], description: "Who to ask." } as const;
    const declaring = { ...base, tables: { payments: { ...table, columns: { ...table.columns, contact } } } };
    expect(guardWorkbook(workbook, declaring)).toEqual([]);
  });

  it("finds numbers that a spreadsheet keeps as numbers, and so without their first nought", () => {
    const people = ["Alice Example", "Brian Sample", "Carol Specimen", "David Placeholder", "Erin Instance"];
    const numbers = [1632960001, 1632960002, 7700900003, 7700900004, 7700900005];
    const beside = (header: string): Workbook => {
      const { rows, ...list } = sheet("List", [["Service user name", header], ...people.map((name) => [name])]);
      const typed = numbers.map((value) => ({ kind: "number", value, shown: String(value) }) as const);
      return book({ ...list, rows: rows.map((row, at) => (at === 0 ? row : [...(row ?? []), typed[at - 1]])) });
    };
    expect(kinds(beside("Mobile"))).toContain("telephone numbers beside the names of people");
    expect(kinds(beside("Transaction number"))).not.toContain("telephone numbers beside the names of people");
    const nhs = NHS.map((value) => [{ kind: "number", value: Number(value), shown: value } as const]);
    const { rows, ...list } = sheet("List", [["NHS number"]]);
    expect(kinds(book({ ...list, rows: [...rows, ...nhs] }))).toEqual(["NHS numbers"]);
  });

  it("finds numbers that stand among words, and lets two of them be", () => {
    const words = ["AA000001A", "CE000003C", "EH000004D"].map((number) => `see ${number}, paid`);
    expect(kinds(column("Note", words))).toEqual(["National Insurance numbers"]);
    expect(kinds(column("Note", words.slice(0, 2)))).toEqual([]);
  });
});

const shared = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
/** A newsroom's list of councils' mailboxes, and a list of births that a library is tested with: no returns, and rightly refused. */
const HOLD_PEOPLE = new Set(["Social care in crisis.xlsx", "tests__minimal_package.xlsx"]);
const MOST_BYTES = 400_000;

describe.skipIf(!existsSync(shared))("real files (skipped without ../shared/data)", () => {
  it("are let in but for those that do list people", { timeout: 120_000 }, async () => {
    const refused: string[] = [];
    for (const folder of ["real/", "corpus/"]) {
      for (const path of readdirSync(`${shared}${folder}`, { recursive: true, encoding: "utf8" })) {
        const stat = statSync(`${shared}${folder}${path}`);
        if (!stat.isFile() || stat.size > MOST_BYTES) continue;
        const decoded = await decodeFile(readFileSync(`${shared}${folder}${path}`));
        if (decoded.kind === "workbook" && guardWorkbook(decoded.workbook).length > 0) {
          refused.push(path.split("/").at(-1) ?? path);
        }
      }
    }
    expect(refused.filter((name) => !HOLD_PEOPLE.has(name))).toEqual([]);
  });
});
