import { authoritiesOn } from "../../../packages/core/src/authorities/resolve.ts";
import { atMost } from "../../../packages/core/src/collections/checks.ts";
import { category, count } from "../../../packages/core/src/collections/columns.ts";
import { type Collection, defineCollection } from "../../../packages/core/src/collections/define-collection.ts";
import type { Disclosure } from "../../../packages/core/src/collections/disclosure.ts";
import type { PublishRules } from "../../../packages/core/src/collections/measures.ts";
import { sha256Hex } from "../../../packages/core/src/ingest/decode/sha256.ts";
import { writeRows } from "../../../packages/core/src/ingest/write/rows-parquet.ts";
import type { PublishedReturn } from "../../../packages/core/src/publish/published-return.ts";
import type { Objects } from "../../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../../packages/core/src/storage/open-store.ts";
import { seeded } from "../disclose/made-tables.ts";

export const protectedRules: Extract<Disclosure, { readonly kind: "protected" }> = {
  kind: "protected",
  below: 5,
  zeros: "shown",
  width: { kind: "values", atLeast: 3 },
  base: 5,
  mostHidden: 0.6,
  steps: ["hide"],
};

const words = { title: "For a test", description: "For a test.", version: 1 };
const people = (header: string) => count({ headers: [header], description: "For a test.", unit: "people" });
const everywhere = ["england", "region", "council-type", "council"] as const;

/** Members of clubs and those of them who visited, by kind of club; every level, everyone and each kind. */
export function clubs(publish: Partial<PublishRules> = {}): Collection {
  return defineCollection({
    id: "clubs",
    title: "Clubs",
    description: "For a test.",
    period: "financial-year",
    sender: "authority",
    tables: {
      people: {
        title: "People",
        key: ["club"],
        columns: {
          club: category({
            headers: ["Club"],
            description: "For a test.",
            values: { chess: ["Chess"], choir: ["Choir"], dance: ["Dance"] },
          }),
          members: people("Members"),
          visitors: people("Visitors"),
        },
      },
    },
    checks: [atMost({ table: "people", smaller: "visitors", larger: "members" })],
    measures: {
      members: { ...words, kind: "sum", table: "people", terms: ["members"], unit: "people" },
      absent: { ...words, kind: "sum", table: "people", terms: ["members", "-visitors"], unit: "people" },
      visiting: {
        ...words,
        kind: "ratio",
        table: "people",
        bases: { members: { title: "Members", numerator: ["visitors"], denominator: ["members"] } },
      },
      members_change: { ...words, kind: "change", of: "members" },
      middle: { ...words, kind: "quantile", of: "visiting", at: "1/2" },
      busy: {
        ...words,
        kind: "band",
        table: "people",
        numerator: ["visitors"],
        denominator: ["members"],
        from: { share: "0.5", inclusive: true },
      },
    },
    publish: {
      levels: everywhere,
      breakdowns: [{ column: "club", levels: everywhere }],
      roundCountsTo: 1,
      roundPoundsTo: 1,
      percentPlaces: 1,
      percentFrom: "published",
      disclosure: protectedRules,
      ...publish,
    },
  });
}

/** What one council sends: members and visitors of each kind of club. */
export interface Sent {
  readonly council: string;
  readonly period: string;
  readonly clubs: Readonly<Record<string, { readonly members: bigint; readonly visitors: bigint }>>;
}

export const period = "2010-11";
const kinds = ["chess", "choir", "dance"];

/** Councils of two regions that the register has in the period, some of their clubs nearly empty. */
export function sentByMany(seed: number, when = period): readonly Sent[] {
  const random = seeded(seed);
  const councils = authoritiesOn(`${when.slice(0, 4)}-12-31`)
    .filter(({ region }) => ["North East", "East Midlands"].includes(region))
    .map(({ code }) => code)
    .toSorted();
  return councils.map((council) => ({
    council,
    period: when,
    clubs: Object.fromEntries(
      kinds.map((kind) => {
        const isEmpty = random() < 0.12;
        const members = isEmpty ? Math.floor(random() * 9) : 12 + Math.floor(random() * 80);
        const visitors = Math.floor(random() * (members + 1));
        return [kind, { members: BigInt(members), visitors: BigInt(visitors) }];
      }),
    ),
  }));
}

/** Some of the councils send again, with numbers a little different. */
export function sentAgain(sent: readonly Sent[], seed: number, part = 0.1): readonly Sent[] {
  const random = seeded(seed);
  return sent.map((one) => {
    if (random() >= part) return one;
    const moved = Object.entries(one.clubs).map(([kind, { members }]) => {
      const now = BigInt(Math.max(0, Number(members) + Math.round((random() - 0.5) * 24)));
      return [kind, { members: now, visitors: BigInt(Math.floor(random() * (Number(now) + 1))) }] as const;
    });
    return { ...one, clubs: Object.fromEntries(moved) };
  });
}

/** A place for the rows of returns, as a store has them. */
export function rowsStore(): Pick<Objects, "get" | "put" | "list"> {
  return memoryStore().data;
}

/** Files returns as they are filed once they are accepted. The same numbers are the same return. */
export async function filed(
  collection: Collection,
  sent: readonly Sent[],
  data: Pick<Objects, "put">,
): Promise<readonly PublishedReturn[]> {
  const table = collection.tables["people"];
  if (table === undefined) throw new RangeError("No table");
  return Promise.all(
    sent.map(async ({ council, period: when, clubs: own }) => {
      const text = JSON.stringify(own, (_, value) => (typeof value === "bigint" ? String(value) : value));
      const submission = (await sha256Hex(new TextEncoder().encode(`${council}${when}${text}`))).slice(0, 20);
      const rows = Object.entries(own).map(([club, numbers], at) => ({
        sheet: "Sheet1",
        row: at + 2,
        authority: council,
        values: Object.fromEntries(
          Object.entries({ club, ...numbers }).map(([column, value]) => [
            column,
            { value, status: null, cell: "A1", shown: "" },
          ]),
        ),
      }));
      const place = { period: when, submission, sha256: "00", metadata: {} };
      const bytes = writeRows({ table: "people", rows, totals: [] }, table, place);
      const key = `rows/clubs/period=${when}/authority=${council}/${submission}-people.parquet`;
      await data.put(key, bytes);
      const record = { table: "people", key, sha256: await sha256Hex(bytes), rows: rows.length };
      return {
        period: when,
        authority: council,
        submission,
        sha256: "0".repeat(64),
        synthetic: true,
        tables: [record],
      };
    }),
  );
}
