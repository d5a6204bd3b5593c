import { describe, expect, it } from "vitest";
import { type Collection, defineCollection } from "../../packages/core/src/collections/define-collection.ts";
import type { Measure } from "../../packages/core/src/collections/measures.ts";
import { askedIn } from "../../packages/core/src/publish/aggregate/asked-in-breakdown.ts";
import { questionsOf } from "../../packages/core/src/publish/aggregate/questions.ts";
import { codes, everyKind, type Given, helpOf } from "./every-kind.ts";

/** Every fifth council is missing from each period, another fifth each time. */
const given = ["2009-10", "2010-11", "2011-12"].flatMap((period, at) =>
  codes.flatMap((council, place): readonly Given[] => {
    if (place % 5 === at) return [];
    const young = [10 + place, 30 + 2 * place, 12 + at] as const;
    const old = [5 + at, 20 + place + at, 7 + place] as const;
    return [{ period, council, young, old, cost: 100 * place + at }];
  }),
);

/** Only this measure is broken down by age. */
function brokenOnly(one: string): Collection {
  const { measures, ...all } = everyKind();
  const by = (id: string, measure: Measure) => (id === one ? measure : { ...measure, by: [] });
  return defineCollection({
    ...all,
    measures: Object.fromEntries(Object.entries(measures).map(([id, measure]) => [id, by(id, measure)])),
  });
}

async function toldOf(collection: Collection) {
  const { figures, coverage } = await helpOf(given, collection);
  return [...figures].map(([id, { value, numerator, denominator, status, responded }]) => {
    const { low, high, estimate, baseCovered, missing } = coverage.get(id) ?? {};
    return [
      id,
      { value, numerator, denominator, status, responded, low, high, estimate, baseCovered, missing },
    ] as const;
  });
}

describe("the questions asked by a category", () => {
  it("are those its figures and their bounds are made of, and no others", () => {
    const asked = (one: string) => {
      const collection = brokenOnly(one);
      return askedIn(collection, questionsOf(collection), "age").map(({ measure }) => measure);
    };
    expect(asked("helped")).toEqual(["asked", "helped"]);
    expect(asked("share_middle")).toEqual(["asked", "share"]);
    expect(asked("met")).toEqual(["asked", "helped", "foreseen"]);
    // A share of an age is not given by age.
    expect(asked("old")).toEqual(["asked"]);
    const all = questionsOf(everyKind());
    expect(askedIn(everyKind(), all, null)).toEqual(all);
  });

  it("give every figure, with its coverage, that asking all of them gives", async () => {
    const all = new Map(await toldOf(everyKind()));
    for (const one of ["helped", "share", "rate", "share_middle", "missed_by", "over_half"]) {
      const told = await toldOf(brokenOnly(one));
      expect(told.filter(([id]) => id.includes("age=")).length, one).toBeGreaterThan(2);
      for (const [id, about] of told) expect(about, id).toEqual(all.get(id));
    }
  });

  it("have the same answers in however many pieces they are asked", async () => {
    const { measures, ...rest } = everyKind();
    const { helped } = measures;
    const columns = ["helped", "asked", "expected"];
    const more = Array.from({ length: 40 }, (_, at) => [`more_${at}`, { ...helped, terms: [columns[at % 3] ?? ""] }]);
    const { figures } = await helpOf(
      given,
      defineCollection({ ...rest, measures: { ...measures, ...Object.fromEntries(more) } }),
    );
    for (let at = 0; at < 40; at += 1) {
      const like = ["helped", "asked", "foreseen"][at % 3];
      for (const place of ["E92000001/all", "R-North/age=old", "105/all"]) {
        const value = figures.get(`more_${at}/all/2010-11/${place}`)?.value;
        expect(value, `${at} ${place}`).toEqual(figures.get(`${like}/all/2010-11/${place}`)?.value);
        expect(value).not.toBeNull();
      }
    }
  });
});
