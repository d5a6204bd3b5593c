import { existsSync, readFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "../../packages/core/src/findings/finding.ts";
import { checkWith } from "../../packages/core/src/workflows/check-file.ts";
import { type InspectJson, inspectFile } from "../../packages/core/src/workflows/inspect-file.ts";
import { patchCells } from "./patch-cells.ts";
import userSurvey from "./user-survey.ts";

const folder = new URL("../../../shared/data/real/nhsd/", import.meta.url);
const load = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const RETURN = "ascs_blank_test_data_return.xlsx";
const EXAMPLE = "ascs_service_data_example_test_data_return.xlsx";
const PEOPLE = "Service User Data";

async function check(bytes: Uint8Array) {
  return checkWith(userSurvey, { name: "return.xlsx", bytes, period: "2021-22" });
}

function short({ code, place }: Finding): string {
  return [code, place.sheet, place.cell ?? "", place.column ?? ""].join(" | ");
}

async function findingsOf(bytes: Uint8Array): Promise<string[]> {
  const { outcome, findings } = await check(bytes);
  expect(outcome).toBe("rejected");
  return findings.filter(({ severity }) => severity === "error").map(short);
}

describe.skipIf(!existsSync(folder))("the user survey's return (skipped without ../shared/data/real/nhsd)", () => {
  describe("is inspected", () => {
    let seen: InspectJson;
    const tablesOn = (name: string) => seen.sheets.find((sheet) => sheet.name === name)?.tables ?? [];
    const ranges = (name: string) => tablesOn(name).map(({ range, headerRows, rows }) => [range, headerRows, rows]);

    beforeAll(async () => {
      seen = await inspectFile({ name: RETURN, bytes: load(RETURN) });
    });

    it("with all its sixteen sheets, three of them hidden", () => {
      expect(seen).toMatchObject({ format: "xlsx", findings: [] });
      expect(seen.sheets.map(({ name, visibility }) => (visibility === "visible" ? name : `(${name})`))).toEqual([
        "(Revision History)",
        "Contents",
        "2021-22 Changes",
        "Instructions",
        "Service User Data - Codes",
        "(SALT eligible pop)",
        "Service User Data - Formats",
        "Sign Off Sheet",
        "Eligible Population",
        "Service User Data",
        "Survey Process Information",
        "(ValidationLists)",
        "Validation Tables",
        "Reporting Tables",
        "ASCOF Measures",
        "Weightings",
      ]);
    });

    it("with no table on the sheets of words", () => {
      for (const name of [
        "Contents",
        "2021-22 Changes",
        "Instructions",
        "Survey Process Information",
        "ValidationLists",
      ])
        expect(ranges(name), name).toEqual([]);
    });

    it("with the table to fill in, of 97 columns and no rows yet", () => {
      const [people] = tablesOn(PEOPLE);
      expect(people).toMatchObject({ range: "A1:CS1", headerRows: [1], rows: 0 });
      expect(people?.columns.length).toBe(97);
      expect(people?.columns.at(1)).toMatchObject({ cell: "B1", header: "Serial Number / Unique Reference Number" });
      expect(people?.columns.at(-1)?.header).toContain("Someone answered for me");
    });

    it("with the empty tables of eligible people, a row for each reason under each gender", () => {
      expect(ranges("Eligible Population").slice(0, 3)).toEqual([
        ["B7:F25", [7], 18],
        ["H7:J8", [7], 1],
        ["B31:F49", [31], 18],
      ]);
      expect(tablesOn("Eligible Population")[0]?.columns.map(({ header }) => header)).toEqual([
        "Gender",
        "Primary Support Reason",
        "Support Setting: Community",
        "Support Setting: Residential Care",
        "Support Setting: Nursing Care",
      ]);
    });

    it("with its lists: codes with their labels, councils with their codes, last year's population", () => {
      expect(ranges("Service User Data - Codes")).toEqual([["B3:E391", [3], 388]]);
      expect(tablesOn("Service User Data - Codes")[0]?.columns.map(({ header }) => header)).toEqual([
        "Field",
        "Code",
        "Label",
      ]);
      expect(ranges("Sign Off Sheet")).toEqual([["E17:F169", [17], 152]]);
      expect(ranges("SALT eligible pop")).toEqual([["A1:D153", [1], 152]]);
    });
  });

  it("is declared with every header as the return has it, and is empty before anything is filled in", async () => {
    const { outcome, matches, findings } = await check(load(RETURN));
    expect(matches[0]?.columns.map(({ column }) => column).sort()).toEqual(
      Object.keys(userSurvey.tables.people.columns).sort(),
    );
    expect(outcome).toBe("rejected");
    expect(findings.map(short)).toContain(`no-rows | ${PEOPLE} | A1:CS1 | `);
  });

  describe("its own example", () => {
    const rows = () => {
      const { Sheets } = XLSX.read(load(EXAMPLE));
      return XLSX.utils.sheet_to_json<(string | number | null)[]>(Sheets[PEOPLE] ?? {}, { header: 1, defval: null });
    };
    const written = (cells: readonly (readonly (string | number | null)[])[]) => {
      const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(cells.map((row) => [...row])), PEOPLE);
      return new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }));
    };

    it("is accepted without a finding: two people of one council, and rows not filled in yet", async () => {
      const { outcome, authority, findings, tables } = await check(load(EXAMPLE));
      expect([outcome, authority, findings]).toEqual(["accepted", "211", []]);
      expect(tables[0]?.rows.map(({ row, values }) => [row, values.stratum?.value, values.population?.value])).toEqual([
        [2, "2", 67n],
        [3, "3", 72n],
      ]);
    });

    it.each([
      ["council", 0],
      ["serial", 1],
      ["primary_key", 2],
      ["stratum", 3],
      ["population", 4],
      ["method", 5],
      ["response", 6],
    ])("without its column %s is refused, naming that column", async (column, index) => {
      const { outcome, findings } = await check(written(rows().map((row) => row.toSpliced(index, 1))));
      expect(outcome).toBe("rejected");
      expect(findings.filter(({ code }) => code === "missing-column").map(({ place }) => place.column)).toEqual([
        column,
      ]);
    });

    it.each<[string, string, string | number, string]>([
      ["a stratum that is none", "D3", 5, "not-in-list"],
      ["a method by a number without meaning", "F3", -9, "not-in-list"],
      ["words for people", "E3", "a few", "not-a-number"],
      ["part of a person", "E3", 71.5, "not-whole"],
      ["a council there is not", "A3", 999, "unknown-authority"],
    ])("with %s is refused, naming the cell", async (_, cell, value, code) => {
      const broken = rows().map((row, n) => (n === 2 ? row.with(cell.charCodeAt(0) - 65, value) : row));
      const errors = (await check(written(broken))).findings.filter(({ severity }) => severity === "error");
      expect(errors.map(({ code: found, place }) => [found, place.cell])).toEqual([[code, cell]]);
    });
  });

  describe("filled in", () => {
    const eligible = (top: number) =>
      Object.fromEntries(
        Array.from({ length: 18 }, (_, down) =>
          ["D", "E", "F"].map((column) => [`${column}${top + down}`, down]),
        ).flat(),
      );
    const filledIn = {
      sheet8: { E2: 211, E3: "Kirklees" },
      sheet9: { ...eligible(8), ...eligible(32) },
      sheet10: {
        ...{ A2: 211, B2: 1, C2: 2111, D2: 2, E2: 67, F2: 1, G2: 1, H2: 2, I2: 47, J2: 9, AY2: 3 },
        ...{ A3: 211, B3: 5, C3: 2112, D3: 3, E3: 72, F3: 1, G3: 2, H3: -9, I3: 88, J3: -9, AY3: -9 },
      },
    };

    it("is accepted, in sixteen sheets, with the council from the sheet that is signed off", async () => {
      const { outcome, authority, findings, tables } = await check(patchCells(load(RETURN), filledIn));
      expect(findings.filter(({ severity }) => severity !== "note").map(short)).toEqual([]);
      expect([outcome, authority]).toEqual(["accepted", "211"]);
      expect(tables.map(({ table, rows }) => [table, rows.length])).toEqual([
        ["people", 2],
        ["eligible_18_64", 18],
        ["eligible_65_over", 18],
      ]);
      // The answer 9 is one of the list; -9 says that there is none.
      expect(tables[0]?.rows.map(({ values }) => [values.ethnic_group?.value, values.gender?.value])).toEqual([
        ["9", "2"],
        ["-9", "-9"],
      ]);
    });

    it("is refused by the cell, on whichever sheet it stands", async () => {
      const { sheet9, sheet10 } = filledIn;
      const broken = { ...filledIn, sheet9: { ...sheet9, E38: "six" }, sheet10: { ...sheet10, AY3: 8 } };
      expect(await findingsOf(patchCells(load(RETURN), broken))).toEqual([
        "not-a-number | Eligible Population | E38 | residential",
        `not-in-list | ${PEOPLE} | AY3 | q1`,
      ]);
    });

    it("is refused by the column where a header was written over", async () => {
      const broken = { ...filledIn, sheet9: { ...filledIn.sheet9, F7: "Our notes" } };
      expect(await findingsOf(patchCells(load(RETURN), broken))).toEqual([
        "missing-column | Eligible Population |  | nursing",
      ]);
    });
  });
});
