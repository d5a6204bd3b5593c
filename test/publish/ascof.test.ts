import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import collection from "../../packages/core/src/collections/self-directed-support.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import { collectParts } from "../../packages/core/src/publish/aggregate/collect-parts.ts";
import { makeFigures } from "../../packages/core/src/publish/aggregate/make-figures.ts";
import { placeCouncils } from "../../packages/core/src/publish/aggregate/place-councils.ts";
import { councilsTable, rowsTable } from "../../packages/core/src/publish/aggregate/sql-parts.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import { authoritiesTable } from "../../packages/core/src/publish/write/authorities-table.ts";
import { writeTable } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";
import type { TestRow } from "./rows.ts";
import { rowsFiles } from "./rows.ts";

const golden = fileURLToPath(new URL("../../../shared/data/golden/", import.meta.url));
const councils = `${golden}ascof_2024_25_3d_council.csv`;
const totals = `${golden}ascof_2024_25_3d_totals_published.csv`;
const isHere = existsSync(councils) && existsSync(totals);

function records(path: string): readonly Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(path, "utf8"), { header: true, skipEmptyLines: true }).data;
}

describe.skipIf(!isHere)(
  `the official outcomes of 2024-25${isHere ? "" : " (skipped: ../shared/data/golden is missing)"}`,
  () => {
    it("come out of the councils' values, all five numbers of all fifteen areas", async () => {
      const figures = await publishedFigures();
      const byArea = new Map(figures.map((figure) => [`${figure.measure}/${figure.geography}`, figure]));
      const computed = records(totals).map(({ area = "" }) => {
        const name =
          { Eastern: "East of England", "Yorkshire and the Humber": "Yorkshire and The Humber" }[area] ?? area;
        const sds = byArea.get(`self_directed_share/${name}`);
        const dp = byArea.get(`direct_payment_share/${name}`);
        return [area, sds?.numerator, dp?.numerator, sds?.denominator, sds?.value, dp?.value];
      });
      expect(computed).toHaveLength(15);
      expect(computed).toEqual(
        records(totals).map((row) => [
          row.area,
          row.sds_numerator,
          row.dp_numerator,
          row.community_denominator,
          row.sds_outcome,
          row.dp_outcome,
        ]),
      );
    });

    it("count the council without a value as expected and not as responding", async () => {
      const figures = await publishedFigures();
      const england = figures.find(
        ({ figure }) => figure.includes("/self_directed_share/") && figure.includes("/E92000001/"),
      );
      expect(england).toMatchObject({ expected: 153, responded: 152, synthetic: false });
      const without = figures.find(({ figure }) =>
        figure.endsWith("/self_directed_share/long_term_community/2024-25/906/all"),
      );
      expect(without).toMatchObject({ value: null, status: "x", expected: 1, responded: 0 });
    });
  },
);

async function publishedFigures(): Promise<readonly Figure[]> {
  const period = parsePeriod("financial-year", "2024-25");
  if (period === undefined) throw new Error("no period");
  const placed = placeCouncils([period], authoritiesOn);
  const engine = await openDuckdbTables();
  try {
    await engine.load(councilsTable, [writeTable(authoritiesTable(placed)).parquet]);
    for (const [table, numerator] of [
      ["self_directed", "sds_numerator"],
      ["direct_payments", "dp_numerator"],
    ] as const) {
      const rows = records(councils).map(
        (row): TestRow => ({
          period: "2024-25",
          council: row.cassr_code ?? "",
          values: { numerator: cell(row[numerator]), denominator: cell(row.community_denominator) },
        }),
      );
      await engine.load(rowsTable(table), rowsFiles(table, collection.tables[table], rows));
    }
    const parts = await collectParts(collection, ["self_directed", "direct_payments"], engine);
    expect(parts.unplaced).toEqual([]);
    const origins = [{ period: "2024-25", authority: "national", synthetic: false }];
    return makeFigures({ collection, periods: [period], councils: placed, parts, targets: [], origins });
  } finally {
    await engine.close();
  }
}

function cell(text = ""): bigint | { readonly status: "x" } {
  return text === "[x]" ? { status: "x" } : BigInt(text);
}
