import type { Target } from "../../packages/core/src/claims/target.ts";
import { amount, category, count } from "../../packages/core/src/collections/columns.ts";
import type { Collection } from "../../packages/core/src/collections/define-collection.ts";
import { defineCollection } from "../../packages/core/src/collections/define-collection.ts";
import type { Disclosure } from "../../packages/core/src/collections/disclosure.ts";
import type { PublishRules } from "../../packages/core/src/collections/measures.ts";
import type { Period } from "../../packages/core/src/periods/period.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import type { PlacedCouncil } from "../../packages/core/src/publish/aggregate/areas.ts";
import type { Parts } from "../../packages/core/src/publish/aggregate/collect-parts.ts";
import { collectParts } from "../../packages/core/src/publish/aggregate/collect-parts.ts";
import { makeFigures } from "../../packages/core/src/publish/aggregate/make-figures.ts";
import { collectRowGroups, type RowGroup } from "../../packages/core/src/publish/aggregate/row-groups.ts";
import { councilsTable, rowsTable } from "../../packages/core/src/publish/aggregate/sql-parts.ts";
import type { Origin } from "../../packages/core/src/publish/aggregate/synthetic-areas.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import { hideSmallNumbers } from "../../packages/core/src/publish/suppress/hide-small-numbers.ts";
import type { ConcealedRelease } from "../../packages/core/src/publish/suppress/protect-release.ts";
import { authoritiesTable } from "../../packages/core/src/publish/write/authorities-table.ts";
import { writeTable } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";
import type { TestRow, TestValue } from "./rows.ts";
import { rowsFiles } from "./rows.ts";

const described = { description: "For a test.", headers: ["Header"] };

export const plainRules: PublishRules = {
  levels: ["england", "region", "council-type", "council"],
  breakdowns: [{ column: "branch", levels: ["england", "region"] }],
  roundCountsTo: 1,
  roundPoundsTo: 1,
  percentPlaces: 1,
  percentFrom: "exact",
  disclosure: { kind: "open", because: "For a test." },
};

const words = { title: "For a test", description: "For a test.", version: 1 };

/** Loans from libraries: rows by branch in one table, one row of money in the other. */
export function loans(publish: Partial<PublishRules> = {}): Collection {
  return defineCollection({
    id: "loans",
    title: "Loans",
    description: "For a test.",
    period: "financial-year",
    sender: "authority",
    tables: {
      lending: {
        title: "Lending",
        key: ["branch"],
        columns: {
          branch: category({ ...described, values: { main: ["Main"], mobile: ["Mobile"] } }),
          books: count({ ...described, unit: "books" }),
          films: count({ ...described, unit: "films" }),
          members: count({ ...described, unit: "people" }),
        },
      },
      money: {
        title: "Money",
        key: [],
        columns: { budget: amount({ ...described }), spend: amount({ ...described, negative: true }) },
      },
    },
    checks: [],
    measures: {
      items: { ...words, kind: "sum", table: "lending", terms: ["books", "films"], unit: "items" },
      not_films: { ...words, kind: "sum", table: "lending", terms: ["members", "-films"], unit: "people" },
      per_member: {
        ...words,
        kind: "ratio",
        table: "lending",
        bases: {
          members: { title: "Members", numerator: ["books"], denominator: ["members"] },
          everything: { title: "Everything", numerator: ["books"], denominator: ["books", "films"] },
        },
      },
      spend: { ...words, kind: "sum", table: "money", terms: ["spend"], unit: "pounds" },
      over_a_tenth: {
        ...words,
        kind: "band",
        table: "money",
        numerator: ["spend"],
        denominator: ["budget"],
        from: { share: "0.10", inclusive: false },
      },
      tenth_or_more: {
        ...words,
        kind: "band",
        table: "money",
        numerator: ["spend"],
        denominator: ["budget"],
        from: { share: "0.10", inclusive: true },
      },
      items_change: { ...words, kind: "change", of: "items" },
      share_change: { ...words, kind: "change", of: "per_member" },
      against: { ...words, kind: "against-target", of: "per_member", target: "half" },
    },
    publish: { ...plainRules, ...publish },
  });
}

export const half: Target = {
  id: "half",
  collection: "loans",
  measure: "per_member",
  bases: ["members", "everything"],
  share: "50",
  dueOn: "2012-04-01",
  note: "For a test.",
  source: "For a test",
};

/** Four councils: two a region, two a type, crosswise. */
export function placed(period: string, since: Readonly<Record<string, string>> = {}): readonly PlacedCouncil[] {
  const council = (code: string, region: string, type: string): PlacedCouncil => ({
    period,
    code,
    name: `Council ${code}`,
    gss: "",
    region,
    regionCode: `R-${region}`,
    type,
    typeCode: type.toLowerCase(),
    since: since[code] ?? "",
  });
  return [
    council("101", "North", "Shire"),
    council("102", "North", "Unitary"),
    council("103", "South", "Shire"),
    council("104", "South", "Unitary"),
  ];
}

export function year(id: string): Period {
  const period = parsePeriod("financial-year", id);
  if (period === undefined) throw new RangeError(`No period ${id}`);
  return period;
}

/** A row of the lending table. */
export function lending(
  council: string,
  branch: string,
  values: Record<string, TestValue>,
  period = "2010-11",
): TestRow {
  return { period, council, values: { branch, ...values } };
}

/** A row of the money table, in pounds. */
export function money(council: string, budget: bigint, spend: bigint, period = "2010-11"): TestRow {
  return { period, council, values: { budget: budget * 100n, spend: spend * 100n } };
}

export interface Filed {
  readonly collection?: Collection;
  readonly lending?: readonly TestRow[];
  readonly money?: readonly TestRow[];
  readonly councils?: readonly PlacedCouncil[];
  readonly periods?: readonly string[];
  readonly origins?: readonly Origin[];
}

/** The parts the real engine makes of some rows. */
export async function partsOf(filed: Filed): Promise<Parts> {
  const collection = filed.collection ?? loans();
  const engine = await openDuckdbTables();
  try {
    await engine.load(councilsTable, [writeTable(authoritiesTable(councilsOf(filed))).parquet]);
    const tables = (["lending", "money"] as const).filter((table) => filed[table] !== undefined);
    for (const table of tables) {
      const definition = collection.tables[table];
      if (definition === undefined) throw new RangeError(`No table ${table}`);
      await engine.load(rowsTable(table), rowsFiles(table, definition, filed[table] ?? []));
    }
    return await collectParts(collection, tables, engine);
  } finally {
    await engine.close();
  }
}

async function groupsOf(filed: Filed & { readonly collection: Collection }): Promise<readonly RowGroup[]> {
  const engine = await openDuckdbTables();
  try {
    const tables = (["lending", "money"] as const).filter((table) => filed[table] !== undefined);
    for (const table of tables) {
      const definition = filed.collection.tables[table];
      if (definition === undefined) throw new RangeError(`No table ${table}`);
      await engine.load(rowsTable(table), rowsFiles(table, definition, filed[table] ?? []));
    }
    return await collectRowGroups([filed.collection], tables, engine);
  } finally {
    await engine.close();
  }
}

/** Where small numbers are to be hidden. */
export const protectedRules: Disclosure = {
  kind: "protected",
  below: 5,
  zeros: "shown",
  width: { kind: "values", atLeast: 3 },
  base: 5,
  mostHidden: 1,
  steps: ["hide"],
};

/** Figures with small numbers hidden, as a publication of a collection with rules for them needs. */
export async function hiddenRelease(filed: Filed & { readonly collection: Collection }): Promise<ConcealedRelease> {
  const { collection } = filed;
  const periods = (filed.periods ?? ["2010-11"]).map(year);
  const given = { collection, periods, councils: councilsOf(filed), targets: [half], origins: filed.origins ?? [] };
  const figures = makeFigures({ ...given, parts: await partsOf(filed) });
  return hideSmallNumbers({ ...given, groups: await groupsOf(filed), figures });
}

/** The figures made of some rows, by id without the collection. */
export async function figuresOf(filed: Filed): Promise<ReadonlyMap<string, Figure>> {
  const collection = filed.collection ?? loans();
  const figures = makeFigures({
    collection,
    periods: (filed.periods ?? ["2010-11"]).map(year),
    councils: councilsOf(filed),
    parts: await partsOf(filed),
    targets: [half],
    origins: filed.origins ?? [],
  });
  return new Map(figures.map((figure) => [figure.figure.replace("loans/", ""), figure]));
}

function councilsOf({ councils, periods = ["2010-11"] }: Filed): readonly PlacedCouncil[] {
  return councils ?? periods.flatMap((period) => placed(period));
}
