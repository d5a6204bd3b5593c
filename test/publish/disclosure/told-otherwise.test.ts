import { describe, expect, it } from "vitest";
import { addsUp } from "../../../packages/core/src/collections/checks.ts";
import { count } from "../../../packages/core/src/collections/columns.ts";
import { type Collection, defineCollection } from "../../../packages/core/src/collections/define-collection.ts";
import type { Measure, PublishRules } from "../../../packages/core/src/collections/measures.ts";
import type { Figure } from "../../../packages/core/src/publish/figure.ts";
import { clubs, protectedRules, rowsStore, type Sent } from "./clubs.ts";
import { made } from "./released.ts";

const words = { title: "For a test", description: "For a test.", version: 1 };
const people = (terms: readonly string[], more: object = {}): Measure =>
  ({ ...words, kind: "sum", table: "people", terms, unit: "people", ...more }) as Measure;
const middleOf = (of: string, more: object = {}): Measure =>
  ({ ...words, kind: "quantile", of, at: "1/2", ...more }) as Measure;

function declared(measures: Collection["measures"], publish: Partial<PublishRules>): Collection {
  return defineCollection({ ...clubs(publish), checks: [], measures });
}

/** Members and visitors of the chess and the choir club of a council. */
function council(code: string, numbers: readonly (readonly [members: number, visitors: number])[], period = "2010-11") {
  const kinds = ["chess", "choir"];
  const rows = numbers.map(([members, visitors], at) => [
    kinds[at],
    { members: BigInt(members), visitors: BigInt(visitors) },
  ]);
  return { council: code, period, clubs: Object.fromEntries(rows) } satisfies Sent;
}

async function published(collection: Collection, sent: readonly Sent[]): Promise<readonly Figure[]> {
  const found = await made({ collection, sent }, rowsStore());
  if (found.kind === "refused") throw new Error(`Refused: ${found.failing.join(", ")}`);
  return [...found.publication.figures];
}

/** What readers get of a measure in an area: its value, or the mark in its place. */
function told(figures: readonly Figure[], measure: string, area: string, breakdown = "all"): string | null | undefined {
  const found = figures.find(
    (one) => one.measure === measure && one.geographyCode === area && one.breakdown === breakdown,
  );
  return found && (found.value ?? found.status);
}

const yorkshire = "E12000003";
const others = [
  council("106", [
    [30, 10],
    [48, 20],
  ]),
  council("107", [
    [31, 10],
    [47, 20],
  ]),
];

describe("a number of people that no figure shows", () => {
  const levels = ["england", "region"] as const;
  const breakdowns = [{ column: "club", levels }] as const;

  it("stays hidden where the only council of a region has a median of everyone and of a group", async () => {
    const [england, region] = [{ levels: ["england"] }, { levels: ["region"] }];
    const measures = {
      members: people(["members"], england),
      visitors: people(["visitors"], england),
      both: people(["members", "visitors"], england),
      middle: middleOf("members", region),
      middle_of_both: middleOf("both", region),
      middle_of_visitors: middleOf("visitors", region),
    };
    const figures = await published(declared(measures, { levels, breakdowns: [] }), [
      council("218", [[40, 2]]),
      ...others,
    ]);
    expect(told(figures, "middle_of_visitors", yorkshire)).toBe("c");
    const both = ["middle", "middle_of_both"].map((measure) => told(figures, measure, yorkshire));
    expect(both).toContain("c");
  });

  it("stays hidden where a median is of a share that leaves few over", async () => {
    const visiting = { ...clubs().measures["visiting"], levels: ["england"] } as Measure;
    const figures = await published(declared({ visiting, middle: middleOf("visiting") }, { levels, breakdowns: [] }), [
      council("218", [[100, 97]]),
      ...others,
    ]);
    expect(told(figures, "middle", yorkshire)).toBe("c");
    expect(told(figures, "middle", "E12000001")).toBe("38.5");
  });

  it("stays hidden where councils are counted by what they forecast", async () => {
    const [england, region] = [{ levels: ["england"] }, { levels: ["region"] }];
    const outcome = {
      kind: "forecast-outcome",
      forecast: "foreseen",
      outcome: "members",
      show: "councils met",
    } as const;
    const measures = {
      members: people(["members"], england),
      foreseen: people(["visitors"], { ...england, forecastOf: "members" }),
      met: { ...words, ...outcome, ...region } as Measure,
    };
    const figures = await published(declared(measures, { levels, breakdowns: [] }), [
      ...[council("218", [[60, 3]]), council("106", [[60, 50]]), council("107", [[70, 50]])],
      ...["218", "106", "107"].map((code) => council(code, [[60, 40]], "2011-12")),
    ]);
    expect(told(figures, "met", yorkshire)).toBe("c");
  });

  it("is not told by medians from exact values of a version that had to be rounded", async () => {
    const disclosure = { ...protectedRules, base: 10, steps: ["round"] } as const;
    const measures = { members: people(["members"]), middle: middleOf("members") };
    const figures = await published(declared(measures, { levels, breakdowns, disclosure }), [
      council("218", [
        [2, 1],
        [13, 5],
      ]),
      ...others,
    ]);
    expect(told(figures, "members", yorkshire)).toBe("20");
    expect(told(figures, "middle", yorkshire)).toBe("c");
    const few = figures.find((one) => one.geographyCode === yorkshire && one.breakdown === "club=chess");
    expect(few).toMatchObject({ measure: "members", value: "0", status: null });
  });
});

describe("a median that is withheld because too few councils are in it", () => {
  const levels = ["england", "region", "council"] as const;
  const publish = { levels, breakdowns: [{ column: "club", levels }], roundCountsTo: 5 } as const;
  const sent = [
    council("106", [
      [52, 10],
      [2, 1],
    ]),
    ...others.slice(1),
  ];
  const members = people(["members"]);
  const of = async (measures: Collection["measures"], coverage: PublishRules["coverage"] = {}) =>
    (await published(declared(measures, { ...publish, coverage }), sent)).filter((one) => one.measure === "members");

  it("tells no council's number, and so costs no other figure", async () => {
    const coverage = { withheldBelow: 50 };
    const withMedian = await of({ members, middle: middleOf("members") }, coverage);
    expect(withMedian).toEqual(await of({ members }, coverage));
    expect(["all", "club=chess", "club=choir"].map((club) => told(withMedian, "members", "106", club))).toEqual([
      "55",
      "50",
      "c",
    ]);
  });

  it("tells them where it is shown, and costs one", async () => {
    const found = await of({ members, middle: middleOf("members") });
    expect(["all", "club=chess"].map((club) => told(found, "members", "106", club))).toContain("c");
  });
});

describe("a number that only a rule of the return tells", () => {
  it("stays hidden though no figure is of it: who is asked and not helped was refused", async () => {
    const collection = clubs({ breakdowns: [] });
    const { people: table } = collection.tables;
    if (table === undefined) throw new RangeError("No table");
    const away = count({ headers: ["Away"], description: "For a test.", unit: "people" });
    const columns = { ...table.columns, away };
    const whole = addsUp({ table: "people", parts: ["visitors", "away"], whole: "members" });
    const measures = { members: people(["members"]), visitors: people(["visitors"]) };
    const asked = defineCollection({
      ...collection,
      checks: [whole],
      measures,
      tables: { people: { ...table, columns } },
    });
    const from = (code: string, members: bigint, visitors: bigint): Sent => {
      const chess = { members, visitors, away: members - visitors };
      return { council: code, period: "2010-11", clubs: { chess } };
    };
    const sent = [from("106", 50n, 48n), from("107", 60n, 30n), from("108", 70n, 30n)];
    const figures = await published(asked, sent);
    expect(["members", "visitors"].map((measure) => told(figures, measure, "106"))).toContain("c");
  });
});

describe("what is left of a sum beside one that is a part of it", () => {
  const many = ["107", "108", "109", "110", "111"].map((code, at) =>
    council(code, [
      [40 + at, 20],
      [50, 20 + at],
    ]),
  );
  const sent = [council("106", [[100, 97]]), ...many];
  const of = async (visitors: Measure, publish: Partial<PublishRules> = {}) => {
    const figures = await published(declared({ members: people(["members"]), visitors }, publish), sent);
    return ["members", "visitors"].map((measure) => told(figures, measure, "106"));
  };

  it("is few people who are in one and not in the other, and both are hidden", async () => {
    const part = people(["visitors"], { within: "members" });
    expect(await of(part, { breakdowns: [] })).toEqual(["c", "c"]);
    expect(await of(part)).toEqual(["c", "c"]);
  });

  it("is nobody's number where neither is declared to be a part of the other", async () => {
    expect(await of(people(["visitors"]), { breakdowns: [] })).toEqual(["100", "97"]);
  });
});

describe("a share of nothing", () => {
  const visiting = clubs().measures["visiting"] as Measure;
  const later = ["106", "107", "108", "109"].map((code) =>
    council(
      code,
      [
        [30, 10],
        [40, 20],
      ],
      "2011-12",
    ),
  );
  const measures = {
    visiting,
    change: { ...words, kind: "change", of: "visiting" },
    onward: { ...words, kind: "projection", of: "visiting", to: "2014-04-01", method: { kind: "last change" } },
    middle: middleOf("visiting"),
  } satisfies Collection["measures"];
  const sent = (few: number, fewer: number) => [
    council("106", [
      [few, 0],
      [fewer, 0],
    ]),
    council("107", [
      [30, 10],
      [48, 20],
    ]),
    council("108", [
      [1, 1],
      [2, 1],
    ]),
    council("109", [
      [22, 11],
      [31, 11],
    ]),
    ...later,
  ];
  const shape = (figures: readonly Figure[]) =>
    figures
      .filter(({ geographyCode }) => ["106", "E12000001"].includes(geographyCode))
      .map(({ figure, status, responded }) => `${figure} ${status} ${responded}`);

  it("has the same figures as a share of few: which there are does not tell them apart", async () => {
    const collection = declared(measures, { roundCountsTo: 5, breakdowns: [] });
    const [two, four] = [await published(collection, sent(1, 1)), await published(collection, sent(1, 3))];
    expect(shape(two)).toEqual(shape(four));
    expect(two.filter(({ geographyCode, status }) => geographyCode === "106" && status === "c").length).toBe(3);
  });

  it("has them too where zeros stand under the same mark, and as many councils in a median", async () => {
    const disclosure = { ...protectedRules, zeros: "hidden" } as const;
    const collection = declared(measures, { breakdowns: [], disclosure });
    const [none, four] = [await published(collection, sent(0, 0)), await published(collection, sent(1, 3))];
    expect(shape(none)).toEqual(shape(four));
    const middle = none.find(({ measure, geographyCode }) => measure === "middle" && geographyCode === "E12000001");
    expect(middle).toMatchObject({ status: "c", responded: 4 });
  });

  it("leaves no figure behind that cannot be made of it where nothing is hidden", async () => {
    const collection = declared(measures, { breakdowns: [] });
    const figures = await published(collection, [council("106", [[0, 0]]), ...sent(20, 20).slice(1, 2), ...later]);
    expect(told(figures, "visiting", "106")).toBe("z");
    expect(told(figures, "change", "107")).toBeDefined();
    expect(told(figures, "change", "106")).toBeUndefined();
    expect(told(figures, "onward", "106")).toBeUndefined();
  });
});

describe("percentages that would have to be hidden with too much else", () => {
  it("are worked from published numbers where that is the next step, and the version says so", async () => {
    const measures = { members: people(["members"]), visiting: clubs().measures["visiting"] as Measure };
    const few = council("108", [
      [33, 3],
      [40, 21],
    ]);
    const of = async (mostHidden: number) => {
      const disclosure = { ...protectedRules, mostHidden, steps: ["hide", "shares"] } as const;
      const publish = { roundCountsTo: 5, percentFrom: "exact", disclosure } as const;
      const found = await made({ collection: declared(measures, publish), sent: [few, ...others] }, rowsStore());
      if (found.kind === "refused") throw new Error(`Refused: ${found.failing.join(", ")}`);
      const { figures, disclosure: summary } = found.publication;
      return { value: told([...figures], "visiting", "107"), summary };
    };
    const [exact, worked] = [await of(0.9), await of(0.1)];
    expect(exact.summary).toMatchObject({ widened: {}, periods: [{ steps: ["hide"] }] });
    expect(worked.summary).toMatchObject({
      widened: { percentFrom: "published" },
      periods: [{ steps: ["hide", "shares"] }],
    });
    expect([exact.value, worked.value]).toEqual(["38.5", "37.5"]);
  });
});

describe("a breakdown that is left out", () => {
  it("is in no figure, and counted as left out: what is kept shows all it can", async () => {
    const disclosure = { ...protectedRules, mostHidden: 0.05, steps: ["hide", "coarsen"] } as const;
    const collection = declared({ members: people(["members"]) }, { disclosure });
    const few = council("108", [
      [3, 1],
      [40, 20],
    ]);
    const found = await made({ collection, sent: [few, ...others] }, rowsStore());
    if (found.kind === "refused") throw new Error(`Refused: ${found.failing.join(", ")}`);
    const { figures, disclosure: summary } = found.publication;
    const given = figures.filter(({ level, breakdown, responded }) => {
      return level === "council" && breakdown !== "all" && responded > 0;
    });
    expect(given).toEqual([]);
    expect(told([...figures], "members", "108")).toBe("43");
    const councils =
      summary !== null && "figures" in summary && summary.figures.find(({ level }) => level === "council");
    expect(councils).toMatchObject({ hidden: 0, dropped: 6 });
  });
});

describe("a number below zero", () => {
  it("is no obstacle to hiding those beside it", async () => {
    const measures = { members: people(["members"]), absent: people(["members", "-visitors"]) };
    const figures = await published(declared(measures, {}), [
      council("106", [
        [30, 45],
        [3, 0],
      ]),
      council("107", [
        [31, 10],
        [47, 20],
      ]),
      council("108", [
        [33, 80],
        [40, 20],
      ]),
    ]);
    expect(told(figures, "members", "106", "club=choir")).toBe("c");
    expect(told(figures, "absent", "108", "club=chess")).toBe("-47");
  });
});
