import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { Collection } from "../../../packages/core/src/collections/define-collection.ts";
import directPayments from "../../../packages/core/src/collections/direct-payments.ts";
import selfDirectedSupport from "../../../packages/core/src/collections/self-directed-support.ts";
import { decodeFile } from "../../../packages/core/src/ingest/decode/decode-file.ts";
import type { Workbook } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { defaultLimits } from "../../../packages/core/src/ingest/limits.ts";
import { payments } from "./collections.ts";
import { readWorkbook } from "./read-sheet.ts";

const shared = new URL("../../../../shared/data/", import.meta.url);
const isThere = existsSync(shared);

async function workbookAt(path: string): Promise<Workbook> {
  const decoded = await decodeFile(new Uint8Array(readFileSync(new URL(path, shared))), defaultLimits);
  if (decoded.kind === "unreadable") throw new Error(`Cannot read ${path}`);
  return decoded.workbook;
}

async function readFile(path: string, collection: Collection, period: string, filedUnder: string | null = null) {
  return readWorkbook(await workbookAt(path), collection, period, filedUnder);
}

function golden(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`golden/${name}`, shared), "utf8");
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

const ITEMS: Readonly<Record<string, string>> = { "A4.20": "all_ages", "A4.10": "aged_18_64", H4: "carers" };
const MARKERS: Readonly<Record<string, string>> = { "-": "low", "..": "x" };

describe.skipIf(!isThere)("published activity of all councils (skipped without ../shared/data)", () => {
  it.each([
    ["2009-10", "real/pssex/2010__Final_Council Level_ActivityData_2009-10.csv", "TOTAL England"],
    ["2010-11", "real/pssex/2011__Final_Council_Level_Activity_Data_2010-11.csv", "TOTAL England"],
  ])("gives the 152 councils of %s, cell for cell as published, and the row for England", async (year, path, label) => {
    const { tables, findings, match } = await readFile(path, directPayments, year);
    const table = tables.get("activity");
    const england = (table?.totals ?? []).map(({ values }) => ({ authority: "ENG", values }));
    const read = [...(table?.rows ?? []), ...england].flatMap(({ authority, values }) =>
      Object.entries(ITEMS).map(([code, column]) => {
        const value = values[column];
        return [authority, code, String(value?.value ?? value?.status)];
      }),
    );
    const expected = golden("pssex_direct_payments_2010_2012_long.csv")
      .filter((row) => row.year === year && (row.item_code ?? "") in ITEMS)
      .map((row) => {
        const published = row.value_as_published ?? "";
        return [row.cassr_code, row.item_code, MARKERS[published] ?? published.replaceAll(",", "")];
      });
    expect(table?.rows.length).toBe(152);
    expect(new Set(read.map(String))).toEqual(new Set(expected.map(String)));
    expect(table?.totals).toMatchObject([{ label }]);
    expect(findings.map(({ code }) => code)).toEqual(["column-not-used"]);
    expect(match.period?.text).toContain(year);
  });
});

describe.skipIf(!isThere)("the official outcomes workbook (skipped without ../shared/data)", () => {
  it("gives each table from the sheet with its title, without areas that are no councils", async () => {
    const { tables, match, findings } = await readFile("real/ascof/ascof_2024_25.ods", selfDirectedSupport, "2024-25");
    const council = golden("ascof_2024_25_3d_council.csv");
    for (const [id, column] of [
      ["self_directed", "sds_numerator"],
      ["direct_payments", "dp_numerator"],
    ] as const) {
      const read = (tables.get(id)?.rows ?? []).map(({ authority, values }) =>
        [authority, values.numerator, values.denominator].map((part) =>
          typeof part === "string" ? part : String(part?.value ?? `[${part?.status}]`),
        ),
      );
      const expected = council.map((row) => [row.cassr_code, row[column], row.community_denominator]);
      expect(new Set(read.map(String))).toEqual(new Set(expected.map(String)));
      expect(tables.get(id)?.totals.length).toBe(15);
    }
    expect(match.tables.map(({ sheet, range }) => [sheet, range])).toEqual([
      ["Table_3d(1a)", "A7:F175"],
      ["Table_3d(2a)", "A7:F175"],
    ]);
    expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
  });
});

describe.skipIf(!isThere)("files of payments as councils published them (skipped without ../shared/data)", () => {
  it.each([
    ["real/gm_spend/Manchester September 2014.xls", 3584, 6_799_371_165n],
    ["real/gm_spend/Trafford September 2014.csv", 9670, 2_627_704_622n],
  ])("%s gives every payment to the penny", async (path, rows, pence) => {
    const { tables, findings } = await readFile(path, payments, "2014-09", "306");
    const table = tables.get("payment");
    const sum = (table?.rows ?? []).reduce((total, { values }) => {
      const value = values.amount?.value;
      return typeof value === "bigint" ? total + value : total;
    }, 0n);
    expect(table?.rows.length).toBe(rows);
    expect(sum).toBe(pence);
    expect(table?.totals).toEqual([]);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
