import { authoritiesOn } from "../../../packages/core/src/authorities/resolve.ts";
import type { Claim } from "../../../packages/core/src/claims/claim.ts";
import type { Target } from "../../../packages/core/src/claims/target.ts";
import { atMost } from "../../../packages/core/src/collections/checks.ts";
import { type Collection, defineCollection } from "../../../packages/core/src/collections/define-collection.ts";
import { sha256Hex } from "../../../packages/core/src/ingest/decode/sha256.ts";
import { writeRows } from "../../../packages/core/src/ingest/write/rows-parquet.ts";
import type { PublishedReturn } from "../../../packages/core/src/publish/published-return.ts";
import type { Objects } from "../../../packages/core/src/storage/objects.ts";
import { seeded } from "../disclose/made-tables.ts";
import { everyKind } from "../every-kind.ts";
import { protectedRules } from "./clubs.ts";

const councils = authoritiesOn("2010-12-31")
  .filter(({ region, code }) => region === "North East" || ["503", "504", "506", "507"].includes(code))
  .map(({ code }) => code)
  .toSorted();

const everywhere = ["england", "region", "council-type", "council"] as const;
const words = { title: "For a test", description: "For a test.", version: 1 };

/** Every kind of measure, on protected numbers of people, with charts, a target and a claim. */
export function helpProtected(): Collection {
  const { populations: _, ...every } = everyKind();
  const people = Object.fromEntries(councils.map((code) => [code, 1_000]));
  return defineCollection({
    ...every,
    checks: [atMost({ table: "people", smaller: "helped", larger: "asked" })],
    measures: {
      ...every.measures,
      met: { ...words, kind: "forecast-outcome", forecast: "foreseen", outcome: "helped", show: "councils met" },
    },
    populations: {
      adults: {
        ...{ title: "Adults", source: "For a test", version: 1 },
        estimates: [{ asOf: "2009-06-30", people, by: { "age=old": people } }],
      },
    },
    publish: {
      ...every.publish,
      breakdowns: [{ column: "age", levels: ["england", "region", "council"] }],
      percentFrom: "published",
      disclosure: { ...protectedRules, mostHidden: 0.8 },
      levels: everywhere,
    },
    charts: [
      { kind: "over-time", measures: ["share"] },
      { kind: "map", measure: "share" },
      { kind: "map", measure: "helped" },
      { kind: "spread", measure: "share" },
    ],
  });
}

export const targets: readonly Target[] = [
  {
    ...{ id: "half", collection: "help", measure: "share", bases: ["asked"], share: "50" },
    ...{ dueOn: "2013-04-01", note: "For a test.", source: "For a test" },
  },
];

export const claims: readonly Claim[] = ["E92000001", "E12000001"].map((geography, at) => ({
  ...{ id: `claim-${at}`, collection: "help", period: "2011-12", asOf: "2012-03-31", statement: "For a test." },
  ...{ stated: "200", unit: "people", precision: { kind: "exact" }, source: "For a test" },
  recompute: { kind: "figure", measure: "helped", basis: "all", geography, breakdown: "age=old", part: "value" },
}));

/** One council's numbers of one age in one period. */
export interface HelpRow {
  readonly period: string;
  readonly council: string;
  readonly age: string;
  readonly counts: Readonly<Record<string, bigint>>;
}

/** Two periods of councils with some ages nearly empty; some are missing from the second. */
export function helpRows(seed: number): readonly HelpRow[] {
  const random = seeded(seed);
  return ["2010-11", "2011-12"].flatMap((period, at) =>
    councils.flatMap((council) => {
      if (at > 0 && random() < 0.15) return [];
      return ["young", "old"].map((age) => {
        const asked = random() < 0.12 ? Math.floor(random() * 9) : 12 + Math.floor(random() * 80);
        const helped = Math.floor(random() * (asked + 1));
        const expected = Math.max(0, helped + Math.round((random() - 0.5) * 20));
        return {
          period,
          council,
          age,
          counts: { asked: BigInt(asked), helped: BigInt(helped), expected: BigInt(expected) },
        };
      });
    }),
  );
}

/** The returns with these rows, filed; the same council and period is the same submission, whatever it sent. */
export async function filedHelp(
  { tables }: Collection,
  rows: readonly HelpRow[],
  data: Pick<Objects, "put">,
): Promise<readonly PublishedReturn[]> {
  const definition = tables["people"];
  if (definition === undefined) throw new RangeError("No table");
  const groups = [...Map.groupBy(rows, ({ period, council }) => `${period}/${council}`).values()];
  return Promise.all(
    groups.map(async (some) => {
      const [{ period, council } = { period: "", council: "" }] = some;
      const submission = (await sha256Hex(new TextEncoder().encode(`${council}${period}`))).slice(0, 20);
      const read = some.map(({ age, counts }, at) => ({
        ...{ sheet: "Sheet1", row: at + 2, authority: council },
        values: Object.fromEntries(
          Object.entries({ age, ...counts }).map(([column, value]) => [
            column,
            { value, status: null, cell: "A1", shown: "" },
          ]),
        ),
      }));
      const place = { period, submission, sha256: "00", metadata: {} };
      const bytes = writeRows({ table: "people", rows: read, totals: [] }, definition, place);
      const key = `rows/help/period=${period}/authority=${council}/${submission}-people.parquet`;
      await data.put(key, bytes);
      const record = { table: "people", key, sha256: await sha256Hex(bytes), rows: some.length };
      return {
        ...{ period, authority: council, submission, sha256: "0".repeat(64), synthetic: true },
        tables: [record],
      };
    }),
  );
}
