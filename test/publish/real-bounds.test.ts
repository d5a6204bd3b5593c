import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import type { Collection } from "../../packages/core/src/collections/define-collection.ts";
import directPayments from "../../packages/core/src/collections/direct-payments.ts";
import personalBudgets from "../../packages/core/src/collections/personal-budgets.ts";
import selfDirected from "../../packages/core/src/collections/self-directed-support.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import { collectParts } from "../../packages/core/src/publish/aggregate/collect-parts.ts";
import { makeFigures } from "../../packages/core/src/publish/aggregate/make-figures.ts";
import { placeCouncils } from "../../packages/core/src/publish/aggregate/place-councils.ts";
import { councilsTable, rowsTable } from "../../packages/core/src/publish/aggregate/sql-parts.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import { type Coverage, makeCoverage } from "../../packages/core/src/publish/make-coverage.ts";
import { authoritiesTable } from "../../packages/core/src/publish/write/authorities-table.ts";
import { writeTable } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";
import { makeReturns } from "../../sample/personal-budgets/make-returns.ts";
import { seededDraw, shuffled } from "../../sample/random.ts";
import { rowsFiles, type TestRow } from "./rows.ts";

const golden = fileURLToPath(new URL("../../../shared/data/golden/", import.meta.url));
const isHere = existsSync(golden);
const DROPPED = 10;

type Rows = Readonly<Record<string, readonly TestRow[]>>;

interface Made {
  readonly figures: readonly Figure[];
  readonly coverage: readonly Coverage[];
}

async function made(collection: Collection, tables: Rows): Promise<Made> {
  const ids = [...new Set(Object.values(tables).flatMap((rows) => rows.map(({ period }) => period)))].toSorted();
  const periods = ids.flatMap((id) => parsePeriod(collection.period, id) ?? []);
  const councils = placeCouncils(periods, authoritiesOn);
  const engine = await openDuckdbTables();
  try {
    await engine.load(councilsTable, [writeTable(authoritiesTable(councils)).parquet]);
    for (const [table, rows] of Object.entries(tables)) {
      const definition = collection.tables[table];
      if (definition !== undefined) await engine.load(rowsTable(table), rowsFiles(table, definition, rows));
    }
    const input = { collection, periods, councils, parts: await collectParts(collection, Object.keys(tables), engine) };
    const targets = [{ ...target, collection: collection.id }];
    const figures = makeFigures({ ...input, targets, origins: [] });
    return { figures, coverage: makeCoverage({ ...input, figures, returns: [] }) };
  } finally {
    await engine.close();
  }
}

const target = {
  id: "pb-30-2011",
  measure: "share_holding",
  bases: ["ongoing"],
  share: "30",
  dueOn: "2011-04-01",
  note: "For a test.",
  source: "For a test",
};

/** Drops ten councils of a period by lot and holds what came out against the bounds; how many figures had them. */
async function droppedTen(
  collection: Collection,
  tables: Rows,
  { period, lots = ["one", "two"] }: { readonly period: string; readonly lots?: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  const whole = await made(collection, tables);
  const truth = new Map(whole.figures.map((figure) => [figure.figure, figure.value]));
  const codes = [...new Set(Object.values(tables).flatMap((rows) => rows.map(({ council }) => council)))].toSorted();
  const bounded = new Map<string, number>();
  for (const lot of lots) {
    const dropped = new Set(shuffled(seededDraw(`${collection.id} ${lot}`), codes).slice(0, DROPPED));
    const isLeft = (row: TestRow): boolean => row.period !== period || !dropped.has(row.council);
    const left = Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.filter(isLeft)]));
    for (const { figure, measure, low, high, level } of (await made(collection, left)).coverage) {
      const value = truth.get(figure) ?? null;
      if (value === null || level === "council") continue;
      if (low !== null) expect(Number(low), `${figure} low`).toBeLessThanOrEqual(Number(value));
      if (high !== null) expect(Number(high), `${figure} high`).toBeGreaterThanOrEqual(Number(value));
      if (low !== null && high !== null && low !== high) bounded.set(measure, (bounded.get(measure) ?? 0) + 1);
    }
  }
  return bounded;
}

function records(name: string): readonly Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(`${golden}${name}`, "utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

describe.skipIf(!isHere)(`real councils${isHere ? "" : " (skipped: ../shared/data/golden is missing)"}`, () => {
  it("bound the official outcomes of 2024-25 whichever ten are dropped, by their adults", async () => {
    const rows = (numerator: string): readonly TestRow[] =>
      records("ascof_2024_25_3d_council.csv").map((row) => ({
        period: "2024-25",
        council: row["cassr_code"] ?? "",
        values: { numerator: number(row[numerator]), denominator: number(row["community_denominator"]) },
      }));
    const tables = { self_directed: rows("sds_numerator"), direct_payments: rows("dp_numerator") };
    const bounded = await droppedTen(selfDirected, tables, { period: "2024-25" });
    for (const measure of Object.keys(selfDirected.measures)) expect(bounded.get(measure), measure).toBeGreaterThan(2);
  }, 60_000);

  it("bound direct payments of 2009 to 2012 by ten times what each gave in another year", async () => {
    const columns: Readonly<Record<string, string>> = { all: "all_ages", "18": "aged_18_64", carers: "carers" };
    const councils = records("pssex_direct_payments_2010_2012_long.csv").filter((row) => row["cassr_code"] !== "ENG");
    const byReturn = Map.groupBy(councils, (row) => `${row["year"]}/${row["cassr_code"]}`);
    const activity = [...byReturn].map(([key, some]): TestRow => {
      const [period = "", council = ""] = key.split("/");
      const values = some.map((row) => {
        const kind = Object.keys(columns).find((word) => row["measure"]?.includes(word)) ?? "";
        return [columns[kind] ?? "", number(row["value_as_published"])];
      });
      return { period, council, values: Object.fromEntries(values) };
    });
    const bounded = await droppedTen(directPayments, { activity }, { period: "2010-11" });
    for (const measure of ["direct_payments_all_ages", "share_18_64", "share_18_64_median", "direct_payments_change"]) {
      expect(bounded.get(measure), measure).toBeGreaterThan(2);
    }
  }, 60_000);
});

describe("the synthetic survey of personal budgets", () => {
  it("is bounded whichever ten councils are dropped, by the bases they had a year before", async () => {
    const returns = makeReturns(authoritiesOn);
    const people = returns.flatMap(({ authority, period, people: rows }) =>
      rows.map((row): TestRow => ({ period, council: authority.code, values: valuesOf(row) })),
    );
    const money = returns.map(({ authority, period, money: row }): TestRow => {
      return { period, council: authority.code, values: valuesOf(row) };
    });
    const bounded = await droppedTen(personalBudgets, { people, money }, { period: "2010-03-31", lots: ["one"] });
    const measures = ["holders", "ongoing_holders", "ongoing_base", "spend", "share_holding", "aged_65_share"];
    for (const measure of [
      ...measures,
      "share_holding_median",
      "holders_change",
      "councils_over_10",
      "councils_met_forecast",
    ]) {
      expect(bounded.get(measure), measure).toBeGreaterThan(0);
    }
  }, 120_000);
});

function valuesOf(row: object): TestRow["values"] {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, typeof value === "number" ? BigInt(value) : String(value)]),
  );
}

function number(text = ""): bigint | { readonly status: "x" | "low" } {
  if (text === "-") return { status: "low" };
  return /^[\d,]+$/.test(text) ? BigInt(text.replaceAll(",", "")) : { status: "x" };
}
