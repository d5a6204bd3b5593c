import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { returns, surveyReturn, testFolder } from "./test-store.ts";

const survey = ["--collection", "personal-budgets", "--period", "2010-03-31"];
const cumbria = [...survey, "--authority", "Cumbria"];
const store = ["--store", "store"];
const by = ["--by", "finance officer"];
const column = "people.ongoing_managed";

/** A return as a template gives it, with another header over one column. */
function oddReturn(council: string, header: string): Uint8Array {
  const book = XLSX.read(surveyReturn(council));
  for (const cell of Object.values(book.Sheets["People"] ?? {})) {
    if (cell?.v === "of which council-managed") Object.assign(cell, { v: header, w: header });
  }
  return new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }));
}

function folderWith(files: Readonly<Record<string, Uint8Array>>): string {
  const folder = testFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

async function json(folder: string, argv: readonly string[]) {
  return JSON.parse((await returns(folder, [...argv, "--json"])).out);
}

/** Codes of the findings about one column, and its header, that `submit` answers with. */
async function sent(folder: string, file: string, where: readonly string[]): Promise<string[]> {
  const [receipt] = await json(folder, ["submit", file, ...where, ...store]);
  const findings: { readonly code: string }[] = receipt.findings;
  return [receipt.outcome, ...findings.map(({ code }) => code).filter((code) => /column|header/.test(code))];
}

describe("returns confirm", () => {
  const files = {
    "odd.xlsx": oddReturn("Cumbria", "Figure 7"),
    "kent.xlsx": oddReturn("Kent", "Figure 7"),
    "renamed.xlsx": oddReturn("Cumbria", "Managed"),
    "other.xlsx": oddReturn("Cumbria", "Figure 9"),
  };

  it("has an odd header read from then on, this year and next, for the one council, and tells when it changes", async () => {
    const folder = folderWith(files);
    const refused = ["rejected", "missing-column", "column-not-used"];
    expect(await sent(folder, "odd.xlsx", cumbria)).toEqual(refused);

    const [{ cell }] = (await json(folder, ["submit", "odd.xlsx", ...cumbria, ...store]))[0].findings.filter(
      ({ code }: { readonly code: string }) => code === "column-not-used",
    );
    const confirmed = await returns(folder, [
      ...["confirm", "odd.xlsx", ...cumbria, ...store, "--column", `${column}=People!${cell}`],
      ...by,
    ]);
    expect(confirmed).toMatchObject({ code: 0, err: "" });
    expect(confirmed.out).toMatch(/^Confirmed\. Send the file again/);
    expect(confirmed.out).toMatch(/Figure 7 +people\.ongoing_managed +finance officer +2026-11-22 +odd\.xlsx/);

    expect(await sent(folder, "odd.xlsx", cumbria)).toEqual(["accepted", "header-confirmed"]);
    const nextYear = [...cumbria.with(3, "2011-03-31")];
    expect(await sent(folder, "odd.xlsx", nextYear)).toContain("header-confirmed");
    expect(await sent(folder, "kent.xlsx", [...survey, "--authority", "Kent"])).toEqual(refused);
    expect(await sent(folder, "renamed.xlsx", cumbria)).toEqual(["accepted", "header-changed"]);
    expect(await sent(folder, "other.xlsx", cumbria)).toEqual(refused);
  });

  it("gives a check on another machine the same answer by what --list --json prints", async () => {
    const folder = folderWith(files);
    await returns(folder, [
      "confirm",
      "odd.xlsx",
      ...cumbria,
      ...store,
      "--column",
      column,
      "--header",
      "figure 7",
      ...by,
    ]);
    const list = await returns(folder, ["confirm", ...cumbria, ...store, "--list", "--json"]);
    writeFileSync(join(folder, "confirmed.json"), list.out);
    const checked = await json(folder, ["check", "odd.xlsx", ...cumbria, "--confirmed", "confirmed.json"]);
    const [receipt] = await json(folder, ["submit", "odd.xlsx", ...cumbria, ...store]);
    expect(checked.outcome).toBe("accepted");
    expect(checked.confirmed).toEqual(receipt.confirmed);
    expect(checked.confirmed).toMatchObject([
      { header: "Figure 7", by: "finance officer", used: [{ sheet: "People" }] },
    ]);
  });

  it("is not used for another council, and says whose it is", async () => {
    const folder = folderWith(files);
    const list = await returns(folder, [
      ...["confirm", "odd.xlsx", ...cumbria, ...store, "--column", column, "--header", "Figure 7", ...by, "--json"],
    ]);
    writeFileSync(join(folder, "confirmed.json"), list.out);
    const { code, err } = await returns(folder, ["check", "kent.xlsx", ...survey, "--confirmed", "confirmed.json"]);
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, " ")).toContain("council 102");
    writeFileSync(join(folder, "confirmed.json"), "[]");
    const nonsense = await returns(folder, ["check", "odd.xlsx", ...survey, "--confirmed", "confirmed.json"]);
    expect(nonsense.code).toBe(2);
    expect(nonsense.err).toContain("confirm --list --json");
  });

  it("withdraws what was confirmed, and lists nothing then", async () => {
    const folder = folderWith(files);
    await returns(folder, [
      "confirm",
      "odd.xlsx",
      ...cumbria,
      ...store,
      "--column",
      column,
      "--header",
      "Figure 7",
      ...by,
    ]);
    const withdrawn = await returns(folder, ["confirm", ...cumbria, ...store, "--withdraw", "--column", column, ...by]);
    expect(withdrawn).toMatchObject({ code: 0, err: "" });
    expect(withdrawn.out).toMatch(/^Withdrawn\./);
    const { out } = await returns(folder, ["confirm", ...cumbria, ...store, "--list"]);
    expect(out).toContain("Nothing is remembered for Cumbria");
  });

  it("remembers that a header is not asked for", async () => {
    const folder = folderWith(files);
    const argv = ["confirm", "odd.xlsx", ...cumbria, ...store, "--not-asked", "people", "--header", "Figure 7", ...by];
    expect((await returns(folder, argv)).out).toMatch(/Figure 7 +not asked for/);
    expect(await sent(folder, "odd.xlsx", cumbria)).toEqual(["rejected", "missing-column"]);
  });

  it.each([
    ["no file", ["--column", `${column}=F7`, ...by], "Name the file"],
    ["no column", ["odd.xlsx", ...by], "TABLE.COLUMN=CELL"],
    ["nobody", ["odd.xlsx", "--column", `${column}=F7`], "Say who"],
    ["a column without a table", ["odd.xlsx", "--column", "ongoing_managed=F7", ...by], "is not a column"],
    ["a column without a cell", ["odd.xlsx", "--column", column, ...by], "where the header is"],
    ["a column that is not there", ["odd.xlsx", "--column", "people.x=F7", ...by], "people.client_group"],
    ["a table that is not there", ["odd.xlsx", "--not-asked", "peeple=F7", ...by], "people, money"],
    ["a cell that is empty", ["odd.xlsx", "--column", `${column}=Z99`, ...by], "the cell is empty"],
    ["a header that is not there", ["odd.xlsx", "--column", column, "--header", "Figure 8", ...by], '"Figure 7"'],
    ["a cell and a header", ["odd.xlsx", "--column", `${column}=F7`, "--header", "x", ...by], "--header is for one"],
    ["nothing to withdraw", ["--withdraw", ...by], "Say what to withdraw"],
    ["what is not remembered", ["--withdraw", "--column", column, ...by], "Nothing is remembered"],
  ])("ends with 2 for %s and says what would do", async (_, argv, said) => {
    const folder = folderWith(files);
    const { code, out, err } = await returns(folder, ["confirm", ...argv, ...cumbria, ...store]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.replace(/\s+/g, " ")).toContain(said);
    expect(err.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
});
