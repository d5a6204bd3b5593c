import { amount, category, count } from "../../packages/core/src/collections/columns.ts";
import { type Collection, defineCollection } from "../../packages/core/src/collections/define-collection.ts";
import type { PublishRules } from "../../packages/core/src/collections/measures.ts";
import type { Period } from "../../packages/core/src/periods/period.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import type { PlacedCouncil } from "../../packages/core/src/publish/aggregate/areas.ts";
import { collectParts } from "../../packages/core/src/publish/aggregate/collect-parts.ts";
import { makeFigures } from "../../packages/core/src/publish/aggregate/make-figures.ts";
import { councilsTable, rowsTable } from "../../packages/core/src/publish/aggregate/sql-parts.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import { type Coverage, makeCoverage } from "../../packages/core/src/publish/make-coverage.ts";
import { authoritiesTable } from "../../packages/core/src/publish/write/authorities-table.ts";
import { writeTable } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";
import type { Tables } from "../../packages/core/src/storage/tables.ts";
import { rowsFiles, type TestRow } from "./rows.ts";

const described = { description: "For a test.", headers: ["Header"] };
const words = { title: "For a test", description: "For a test.", version: 1 };

/** Councils of the test: eight a region, eight a type, crosswise. */
export const codes = Array.from({ length: 16 }, (_, at) => String(101 + at));

const rules: PublishRules = {
  levels: ["england", "region", "council-type", "council"],
  breakdowns: [{ column: "age", levels: ["england", "region"] }],
  roundCountsTo: 1,
  roundPoundsTo: 1,
  percentPlaces: 1,
  percentFrom: "exact",
  disclosure: { kind: "open", because: "Made up for a test." },
  coverage: { ownMost: { times: 2 } },
};

/** Help at home: a collection that declares every kind of measure. */
export function everyKind(publish: Partial<PublishRules> = {}, by: "told" | "not told" = "told"): Collection {
  const people = (each: number) => Object.fromEntries(codes.map((code) => [code, each]));
  return defineCollection({
    id: "help",
    title: "Help",
    description: "For a test.",
    period: "financial-year",
    sender: "authority",
    tables: {
      people: {
        title: "People",
        key: ["age"],
        columns: {
          age: category({ ...described, values: { young: ["Young"], old: ["Old"] } }),
          helped: count({ ...described, unit: "people" }),
          asked: count({ ...described, unit: "people" }),
          expected: count({ ...described, unit: "people" }),
        },
      },
      money: { title: "Money", key: [], columns: { cost: amount({ ...described }) } },
    },
    checks: [],
    measures: {
      asked: { ...words, kind: "sum", table: "people", terms: ["asked"], unit: "people" },
      helped: { ...words, kind: "sum", table: "people", terms: ["helped"], unit: "people", within: "asked" },
      cost: { ...words, kind: "sum", table: "money", terms: ["cost"], unit: "pounds" },
      foreseen: { ...words, kind: "sum", table: "people", terms: ["expected"], unit: "people", forecastOf: "helped" },
      share: {
        ...words,
        kind: "ratio",
        table: "people",
        bases: { asked: { title: "Asked", numerator: ["helped"], denominator: ["asked"] } },
      },
      old: { ...words, kind: "share", table: "people", terms: ["helped"], part: { column: "age", values: ["old"] } },
      rate: { ...words, kind: "rate", table: "people", terms: ["helped"], population: "adults", per: 1_000 },
      over_half: {
        ...words,
        kind: "band",
        table: "people",
        numerator: ["helped"],
        denominator: ["asked"],
        from: { share: "0.50", inclusive: false },
      },
      share_low: { ...words, kind: "quantile", of: "share", at: "1/4" },
      share_middle: { ...words, kind: "quantile", of: "share", at: "1/2" },
      helped_middle: { ...words, kind: "quantile", of: "helped", at: "1/2" },
      rate_high: { ...words, kind: "quantile", of: "rate", at: "3/4" },
      helped_change: { ...words, kind: "change", of: "helped" },
      share_change: { ...words, kind: "change", of: "share", on: "period before" },
      share_since: { ...words, kind: "change", of: "share", on: { period: "2009-10" } },
      against: { ...words, kind: "against-target", of: "share", target: "half" },
      met: { ...words, kind: "forecast-outcome", forecast: "foreseen", outcome: "helped", show: "councils met" },
      missed_by: { ...words, kind: "forecast-outcome", forecast: "foreseen", outcome: "helped", show: "difference" },
      reached: { ...words, kind: "forecast-outcome", forecast: "foreseen", outcome: "helped", show: "percent" },
      line: {
        ...words,
        kind: "projection",
        of: "share",
        to: "2014-04-01",
        method: { kind: "least squares", periods: 3 },
        least: "0",
        most: "100",
      },
      onward: { ...words, kind: "projection", of: "helped", to: "2014-04-01", method: { kind: "last change" } },
    },
    populations: {
      adults: {
        title: "Adults",
        source: "For a test",
        version: 1,
        estimates: [
          { asOf: "2009-06-30", people: people(1_000), ...(by === "told" && { by: { "age=old": people(400) } }) },
          { asOf: "2011-06-30", people: people(2_000) },
        ],
      },
    },
    publish: { ...rules, ...publish },
  });
}

const half = {
  id: "half",
  collection: "help",
  measure: "share",
  bases: ["asked"],
  share: "50",
  dueOn: "2013-04-01",
  note: "For a test.",
  source: "For a test",
};

/** What one council gives in a period: of each age helped, asked and expected; and the cost in pounds. */
export interface Given {
  readonly period: string;
  readonly council: string;
  readonly young: readonly [helped: number, asked: number, expected: number];
  readonly old: readonly [helped: number, asked: number, expected: number];
  readonly cost: number;
}

/** The figures and their coverage that the real engine and the rules make of what councils gave. */
export async function helpOf(
  given: readonly Given[],
  collection: Collection = everyKind(),
  open: () => Promise<Tables> = openDuckdbTables,
): Promise<{ readonly figures: ReadonlyMap<string, Figure>; readonly coverage: ReadonlyMap<string, Coverage> }> {
  const periods = [...new Set(given.map(({ period }) => period))].toSorted().map(year);
  const councils = periods.flatMap(({ id }) => placedIn(id));
  const engine = await open();
  try {
    await engine.load(councilsTable, [writeTable(authoritiesTable(councils)).parquet]);
    for (const [table, rows] of Object.entries({ people: given.flatMap(peopleRows), money: given.map(moneyRow) })) {
      const definition = collection.tables[table];
      if (definition !== undefined) await engine.load(rowsTable(table), rowsFiles(table, definition, rows));
    }
    const parts = await collectParts(collection, ["people", "money"], engine);
    const input = { collection, periods, councils, parts };
    const figures = makeFigures({ ...input, targets: [half], origins: [] });
    const coverage = makeCoverage({ ...input, figures, returns: [] });
    return {
      figures: new Map(figures.map((figure) => [short(figure.figure), figure])),
      coverage: new Map(coverage.map((one) => [short(one.figure), one])),
    };
  } finally {
    await engine.close();
  }
}

function short(figure: string): string {
  return figure.replace("help/", "");
}

function year(id: string): Period {
  const period = parsePeriod("financial-year", id);
  if (period === undefined) throw new RangeError(`No period ${id}`);
  return period;
}

function placedIn(period: string): readonly PlacedCouncil[] {
  return codes.map((code, at) => {
    const [region, type] = [at < 8 ? "North" : "South", at % 2 === 0 ? "Shire" : "Unitary"];
    const area = { region, regionCode: `R-${region}`, type, typeCode: type.toLowerCase() };
    return { period, code, name: `Council ${code}`, gss: "", since: "", ...area };
  });
}

function peopleRows({ period, council, young, old }: Given): readonly TestRow[] {
  return Object.entries({ young, old }).map(([age, [helped, asked, expected]]) => ({
    period,
    council,
    values: { age, helped: BigInt(helped), asked: BigInt(asked), expected: BigInt(expected) },
  }));
}

function moneyRow({ period, council, cost }: Given): TestRow {
  return { period, council, values: { cost: BigInt(cost) * 100n } };
}
