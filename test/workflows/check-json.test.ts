import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import { checkJson } from "../../packages/core/src/workflows/check-json.ts";
import type { CheckResult } from "../../packages/core/src/workflows/check-result.ts";

type Grid = readonly (readonly (string | number)[])[];

const HEADERS = ["Council", "All ages (A4.20)", "Aged 18 to 64 (A4.10)", "Carers (H4)"];
const CUMBRIA = ["102-Cumbria", 700, 300, 120];
const BARNSLEY = ["204-Barnsley", 450, 200, 80];

async function check(sheets: Readonly<Record<string, Grid>>): Promise<CheckResult> {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const all = [["Council-level activity 2010-11"], ...rows].map((row) => [...row]);
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(all), name);
  }
  const bytes = new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }));
  return checkFile({ name: "activity.xlsx", bytes, collection: "direct-payments", period: "2010-11" });
}

function turned(rows: Grid): Grid {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ""));
}

describe("checkJson", () => {
  it("gives the rows of the sheet in which headers stand", async () => {
    const { tables } = checkJson(await check({ Activity: [HEADERS, CUMBRIA, BARNSLEY] }));
    expect(tables).toMatchObject([{ range: "A2:D4", headerRows: [2], rows: 2 }]);
  });

  it("gives them too where headers stand down the first column", async () => {
    const { tables } = checkJson(await check({ Activity: turned([HEADERS, CUMBRIA, BARNSLEY]) }));
    expect(tables).toMatchObject([{ range: "A2:C5", headerRows: [2, 3, 4, 5], rows: 2 }]);
  });

  it("counts the rows of each sheet a table is spread over once", async () => {
    const { tables } = checkJson(await check({ North: [HEADERS, CUMBRIA], South: [HEADERS, BARNSLEY] }));
    expect(tables.map(({ sheet, rows, totals }) => [sheet, rows, totals["all_ages"]])).toEqual([
      ["North", 1, "700"],
      ["South", 1, "450"],
    ]);
  });

  it("counts them once where the sheets have one name", async () => {
    const result = await check({ North: [HEADERS, CUMBRIA], South: [HEADERS, BARNSLEY] });
    const sheet = "Activity";
    const named: CheckResult = {
      ...result,
      matches: result.matches.map((match) => ({ ...match, sheet })),
      tables: result.tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, sheet })) })),
    };
    expect(checkJson(named).tables.map(({ rows, totals }) => [rows, totals["all_ages"]])).toEqual([
      [1, "700"],
      [1, "450"],
    ]);
  });
});
