import { existsSync, readFileSync } from "node:fs";
import { read, utils } from "@e965/xlsx";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { directPayments } from "../../sample/direct-payments.ts";
import { selfDirectedSupport } from "../../sample/self-directed-support.ts";

const shared = new URL("../../../shared/data/", import.meta.url);
const workbook = new URL("real/ascof/ascof_2024_25.ods", shared);
const activity = [
  ["2009-10", new URL("real/pssex/2010__Final_Council%20Level_ActivityData_2009-10.csv", shared)],
  ["2010-11", new URL("real/pssex/2011__Final_Council_Level_Activity_Data_2010-11.csv", shared)],
] as const;

function cells(bytes: Uint8Array, sheet: string): unknown[][] {
  return utils.sheet_to_json<unknown[]>(read(bytes, { type: "array", sheets: [sheet] }).Sheets[sheet] ?? {}, {
    header: 1,
  });
}

function table(bytes: Uint8Array): string[][] {
  return Papa.parse<string[]>(new TextDecoder("windows-1252").decode(bytes)).data;
}

describe.skipIf(!existsSync(workbook))("the outcomes file (needs shared/data/real/ascof)", () => {
  test.each(["Table_3d(1a)", "Table_3d(2a)"])("holds %s cell for cell as it was published", (sheet) => {
    expect(cells(selfDirectedSupport().bytes, sheet)).toEqual(cells(readFileSync(workbook), sheet));
  });
});

describe.each(activity)("the direct payments file of %s (needs shared/data/real/pssex)", (year, url) => {
  test.skipIf(!existsSync(url))("holds the published rows of its items, codes, totals and notes included", () => {
    const made = directPayments().find(({ period }) => period === year);
    const ours = table(made?.bytes ?? new Uint8Array());
    const theirs = table(readFileSync(url));
    const codes = ["A4.10", "A4.20", "H4"];
    const codeRow = theirs.find((row) => row.includes("A4.20")) ?? [];
    const kept = [0, ...codes.map((code) => codeRow.indexOf(code))];
    const published = theirs.slice(theirs.indexOf(codeRow)).map((row) => kept.map((place) => row[place] ?? ""));
    const ownCodeRow = ours.findIndex((row) => row.includes("A4.20"));
    expect(nonEmpty(ours.slice(ownCodeRow))).toEqual(nonEmpty(published));
  });
});

test("the direct payments file of 2011-12 has 152 councils, a total and the code that took over", () => {
  const made = directPayments().find(({ period }) => period === "2011-12");
  const rows = table(made?.bytes ?? new Uint8Array());
  expect(rows.filter(([label]) => /^\d{3}-/.test(label ?? ""))).toHaveLength(152);
  expect(rows).toContainEqual(["TOTAL England", "65,805", "108,105", ".."]);
  expect(rows).toContainEqual(["", "A4.10", "A4.18", "H4"]);
});

function nonEmpty(rows: readonly string[][]): string[][] {
  return rows.filter((row) => row.some((cell) => cell.trim() !== "")).map((row) => row.map((cell) => cell.trim()));
}
