import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import { claims } from "../../packages/core/src/claims/claims.generated.ts";
import collection from "../../packages/core/src/collections/direct-payments.ts";
import { collectParts } from "../../packages/core/src/publish/aggregate/collect-parts.ts";
import { placeCouncils } from "../../packages/core/src/publish/aggregate/place-councils.ts";
import { councilsTable, rowsTable } from "../../packages/core/src/publish/aggregate/sql-parts.ts";
import type { Publication } from "../../packages/core/src/publish/make-publication.ts";
import { makePublication } from "../../packages/core/src/publish/make-publication.ts";
import { authoritiesTable } from "../../packages/core/src/publish/write/authorities-table.ts";
import { writeTable } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";
import { year } from "./fixture.ts";
import type { TestRow, TestValue } from "./rows.ts";
import { rowsFiles } from "./rows.ts";

const file = fileURLToPath(
  new URL("../../../shared/data/golden/pssex_direct_payments_2010_2012_long.csv", import.meta.url),
);
const columns: Readonly<Record<string, string>> = {
  dp_pb_all_ages: "all_ages",
  dp_all_ages: "all_ages",
  dp_pb_18_64: "aged_18_64",
  dp_18_64: "aged_18_64",
  carers_dp_31_march: "carers",
};
const isHere = existsSync(file);

describe.skipIf(!isHere)(`direct payments${isHere ? "" : " (skipped: ../shared/data/golden is missing)"}`, () => {
  it("add up to the councils' sums of three years, and the published England is near enough for rounded inputs", async () => {
    const { figures, claimVerdicts } = await publication();
    const england = (period: string) =>
      [...figures].find(({ figure }) => figure.endsWith(`/direct_payments_all_ages/all/${period}/E92000001/all`))
        ?.value;
    expect(["2009-10", "2010-11", "2011-12"].map(england)).toEqual(["130850", "114080", "108110"]);
    const verdicts = claimVerdicts.filter(({ claim }) => claim.startsWith("direct-payments-all-ages"));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(3).fill("reproduced within rounding"));
  });

  it("show a council that gave nothing as not available, and the change from one year to the next", async () => {
    const { figures } = await publication();
    const statuses = new Set(figures.filter(({ level }) => level === "council").map(({ status }) => status));
    expect(statuses).toContain("x");
    const change = [...figures].find(({ figure }) =>
      figure.endsWith("/direct_payments_change/all/2011-12/E92000001/all"),
    );
    expect(change).toMatchObject({ value: "-5970", numerator: "108110" });
  });
});

async function publication(): Promise<Publication> {
  const periods = ["2009-10", "2010-11", "2011-12"].map(year);
  const councils = placeCouncils(periods, authoritiesOn);
  const { activity } = collection.tables;
  const engine = await openDuckdbTables();
  try {
    await engine.load(councilsTable, [writeTable(authoritiesTable(councils)).parquet]);
    await engine.load(rowsTable("activity"), rowsFiles("activity", activity, councilRows()));
    const parts = await collectParts(collection, ["activity"], engine);
    expect(parts.unplaced).toEqual([]);
    return makePublication({ collection, periods, councils, parts, returns: [], targets: [], claims, series: [] });
  } finally {
    await engine.close();
  }
}

function councilRows(): readonly TestRow[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(file, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  const cells = data.filter(({ cassr_code: code }) => code !== "ENG");
  const rows = Map.groupBy(cells, ({ year: period = "", cassr_code: code = "" }) => `${period} ${code}`);
  return [...rows].map(([key, some]) => {
    const [period = "", council = ""] = key.split(" ");
    const values = some.map(({ measure = "", value_as_published: text = "" }) => [columns[measure], cell(text)]);
    return { period, council, values: Object.fromEntries(values) };
  });
}

function cell(text: string): TestValue {
  if (text === "-") return { status: "low" };
  return text === ".." ? { status: "x" } : BigInt(text.replaceAll(",", ""));
}
