import fc from "fast-check";
import { expect, it } from "vitest";
import type { Collection } from "../../packages/core/src/collections/define-collection.ts";
import { codes, everyKind, type Given, helpOf } from "./every-kind.ts";

/** Asked in the year before, asked for each hundred then, helped and expected for each hundred asked; both ages alike. */
const council = fc.record({
  before: fc.integer({ min: 0, max: 900 }),
  grown: fc.integer({ min: 0, max: 200 }),
  helped: fc.integer({ min: 0, max: 100 }),
  helpedBefore: fc.integer({ min: 0, max: 100 }),
  old: fc.integer({ min: 0, max: 100 }),
});

const years = fc.record({
  councils: fc.array(council, { minLength: codes.length, maxLength: codes.length }),
  dropped: fc.subarray([...codes], { minLength: 1, maxLength: 10 }),
});

type Council = typeof council extends fc.Arbitrary<infer T> ? T : never;

/** What a council gives in both years: never more helped than asked, and at most twice as many asked as a year before. */
function givenBy(code: string, { before, grown, helped, helpedBefore, old }: Council): readonly Given[] {
  const now = Math.floor((before * grown) / 100);
  const part = (asked: number, share: number): readonly [number, number, number] => {
    const own = Math.floor((asked * share) / 100);
    return [own, asked, Math.floor((asked * old) / 100)];
  };
  const [oldBefore, oldNow] = [before, now].map((asked) => Math.floor((asked * old) / 100));
  const of = (period: string, asked: number, ofOld = 0, share = 0): Given => ({
    period,
    council: code,
    young: part(asked - ofOld, share),
    old: part(ofOld, share),
    cost: asked * 7,
  });
  return [
    of("2009-10", before, oldBefore, helpedBefore),
    of("2010-11", now, Math.min(oldNow ?? 0, 2 * (oldBefore ?? 0)), helped),
  ];
}

const variants: readonly (readonly [string, Collection])[] = [
  ["from exact numbers", everyKind()],
  ["rounded to five, from published numbers", everyKind({ roundCountsTo: 5, percentFrom: "published" })],
  ["rounded to five, from exact numbers", everyKind({ roundCountsTo: 5 })],
];

it.each(variants)(
  "contains what came out, whichever councils of a full period are dropped: %s",
  async (_, collection) => {
    const bounded = new Set<string>();
    await fc.assert(
      fc.asyncProperty(years, async ({ councils, dropped }) => {
        const given = codes.flatMap((code, at) => {
          const own = councils[at];
          return own === undefined ? [] : givenBy(code, own);
        });
        const whole = await helpOf(given, collection);
        const part = await helpOf(
          given.filter(({ period, council: code }) => period === "2009-10" || !dropped.includes(code)),
          collection,
        );
        for (const [id, { low, high, measure, estimate }] of part.coverage) {
          const truth = whole.figures.get(id)?.value ?? null;
          if (truth === null) continue;
          if (low !== null) expect(Number(low), `${id} low, of ${truth}`).toBeLessThanOrEqual(Number(truth));
          if (high !== null) expect(Number(high), `${id} high, of ${truth}`).toBeGreaterThanOrEqual(Number(truth));
          if (low !== null && high !== null && estimate !== null) bounded.add(measure);
          if (low !== null && high !== null && low !== high) bounded.add(`${measure}, both`);
        }
      }),
      { numRuns: 3, endOnFailure: true },
    );
    const both = [
      "asked",
      "helped",
      "share",
      "old",
      "rate",
      "over_half",
      "share_middle",
      "helped_change",
      "against",
      "met",
    ];
    expect([...bounded]).toEqual(expect.arrayContaining(both.map((measure) => `${measure}, both`)));
    expect([...bounded]).toEqual(expect.arrayContaining(["asked", "helped", "share", "old", "rate", "over_half"]));
    for (const never of ["line", "onward", "reached", "missed_by"]) expect(bounded).not.toContain(`${never}, both`);
  },
  120_000,
);
