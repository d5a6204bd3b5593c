import { describe, expect, it } from "vitest";
import type { Target } from "../../../packages/core/src/claims/target.ts";
import { steps } from "../../../packages/core/src/publish/charts/chart-style.ts";
import { chartPlans, chartsOf } from "../../../packages/core/src/publish/charts/charts-of.ts";
import { chartsPage } from "../../../packages/core/src/publish/charts/charts-page.ts";
import { chartSource, shareFigure } from "./chart-source.ts";
import { ratioCollection } from "./ratio-collection.ts";

const target: Target = {
  id: "half",
  collection: "shares",
  measure: "share",
  bases: ["people"],
  share: "50",
  setOn: "2010-11",
  dueOn: "2013-04-01",
  note: "For a test.",
  source: "For a test",
};

const national = [
  shareFigure({ period: "2009-10", value: "10.0" }),
  shareFigure({ period: "2010-11", value: null, status: "c" }),
  shareFigure({ period: "2011-12", value: "30.5", status: "p" }),
];

const councils = [
  shareFigure({ period: "2011-12", geographyCode: "102", value: "12.0", responded: 1 }),
  shareFigure({ period: "2011-12", geographyCode: "104", value: "12.0", responded: 1 }),
  shareFigure({ period: "2011-12", geographyCode: "106", value: "48.0", responded: 1 }),
  shareFigure({ period: "2011-12", geographyCode: "107", value: null, status: "c", responded: 1 }),
  shareFigure({ period: "2011-12", geographyCode: "108", value: null, status: "x", responded: 0 }),
];

const source = chartSource([...national, ...councils], { targets: [target] });

describe("chartsOf", () => {
  it("draws a share over time, on the map and by band where a collection declares nothing", async () => {
    const charts = await chartsOf(source);
    expect(charts.map(({ id }) => id)).toEqual(["chart-1-over-time", "chart-2-map", "chart-3-spread"]);
    for (const { svg, id, title } of charts) {
      expect(svg).toContain(`role="img" aria-labelledby="${id}-title ${id}-summary"`);
      expect(svg).toContain(`<title id="${id}-title">${title}</title><desc id="${id}-summary">`);
    }
  });

  it("draws what a collection declares and no more", () => {
    const collection = ratioCollection([{ kind: "spread", measure: "share", basis: "people", title: "Mine" }]);
    expect(chartPlans({ ...source, collection }).map(({ title }) => title)).toEqual(["Mine"]);
    expect(() => ratioCollection([{ kind: "map", measure: "none" }])).toThrow("a chart of no measure none");
  });

  it("leaves out a chart of which nothing was published", () => {
    expect(chartPlans(chartSource([]))).toEqual([]);
    expect(chartPlans(chartSource(national)).map(({ id }) => id)).toEqual(["chart-1-over-time"]);
  });

  it("gives the same text for the same figures in another order", async () => {
    const turned = chartSource([...source.figures].toReversed(), { targets: [target] });
    expect(JSON.stringify(await chartsOf(turned))).toBe(JSON.stringify(await chartsOf(source)));
  });

  it("says in words what a line does, its target, and what its symbols mean", () => {
    const [chart] = chartPlans(source);
    expect(chart?.summary).toEqual([
      "Base: people: from 10.0% (2009-10) to 30.5% (2011-12), +20.5 points.",
      "Base: more people: no value is shown for England.",
      "Target: 50% by 1 April 2013, set in November 2010.",
      "[c] is hidden, to protect small numbers of people.",
      "A hollow point is provisional or estimated.",
    ]);
    expect(chart?.table.rows).toEqual([
      ["2009-10", "10.0%", "not asked", "100 of 152"],
      ["2010-11", "[c]", "not asked", "0 of 152"],
      ["2011-12", "30.5% [p]", "not asked", "100 of 152"],
    ]);
  });

  it("says how a target stood on each base, and by what: only an outcome is met or missed", () => {
    const judged = (judgedBy: "outcome" | "forecast" | "projection", period: string, value: string) => ({
      ...{ target: "half", measure: judgedBy, basis: "people", period, value, targetValue: "50", judgedBy },
      ...({ verdict: "on course to miss", by: "-1.0", synthetic: false } as const),
    });
    const targetVerdicts = [
      { ...judged("outcome", "2010-11", "10.0"), verdict: "not yet due" as const },
      judged("forecast", "2011-12", "49.0"),
      judged("projection", "2011-12", "20.0"),
    ];
    const [chart] = chartPlans(chartSource([...source.figures], { targets: [target], targetVerdicts }));
    expect(chart?.summary.filter((sentence) => sentence.includes("against"))).toEqual([
      "2011-12, against 50% (base: people): 49.0% by forecast, on course to miss.",
      "2011-12, against 50% (base: people): 20.0% by projection, on course to miss.",
    ]);
    const met = [{ ...judged("outcome", "2011-12", "51.0"), verdict: "met" as const }];
    const [now] = chartPlans(chartSource([...source.figures], { targets: [target], targetVerdicts: met }));
    expect(now?.summary).toContain("2011-12, against 50% (base: people): 51.0%, met.");
  });

  it("names the council with the lowest and the highest value, or how many share it", () => {
    expect(chartPlans(source).at(-1)?.summary).toContain(
      "3 of 5 councils have a value shown: the lowest is 12.0% (2 councils), the highest 48.0% (Council 106).",
    );
  });

  it("breaks a line where a value is missing, marks the place, and draws what is provisional hollow", async () => {
    const [chart] = await chartsOf(source);
    expect(chart?.svg).not.toMatch(/d="M[\d.]+,[\d.]+L/);
    expect(chart?.svg).toContain(">[c]</text>");
    expect(chart?.svg).toMatch(/fill="#ffffff" stroke="#0b0c0c"/);
    const whole = national.map((figure) => ({ ...figure, value: "20.0", status: null }));
    const [unbroken] = await chartsOf(chartSource(whole));
    expect(unbroken?.svg).toMatch(/d="M[\d.]+,[\d.]+L[\d.]+,[\d.]+L/);
    expect(unbroken?.svg).not.toContain("[c]");
  });

  it("counts each council once, in the band of its value or under why it has none", () => {
    const spread = chartPlans(source).at(-1);
    expect(spread?.table.rows).toEqual([
      ["10% to under 15%", "2"],
      ["15% to under 20%", "0"],
      ["20% to under 25%", "0"],
      ["25% to under 30%", "0"],
      ["30% to under 35%", "0"],
      ["35% to under 40%", "0"],
      ["40% to under 45%", "0"],
      ["45% to under 50%", "1"],
      ["[c], hidden, to protect small numbers of people", "1"],
      ["[x], not available", "1"],
    ]);
    expect(spread?.summary).toContain("England: 30.5% [p], marked by a line.".replace(" [p]", ""));
  });

  it("marks England among councils only where its value lies among theirs", () => {
    const far = chartSource([...councils, shareFigure({ period: "2011-12", value: "97.0" })]);
    expect(JSON.stringify(chartPlans(far).at(-1))).not.toMatch(/England|97/);
  });

  it("puts every council with a value in one class of the map, equal ones in the same", () => {
    const map = chartPlans(source).at(-2);
    const cells = JSON.stringify(map?.drawing.spec);
    expect(map?.table.rows).toHaveLength(5);
    expect(cells.match(/"label":"[^"]*council[^"]*"/g)).toEqual([
      '"label":"12.0% (2 councils)"',
      '"label":"48.0% (1 council)"',
    ]);
    expect(cells).toContain('"label":"c: hidden, to protect small numbers of people"');
  });

  it("shows nothing of a hidden value, whatever the figure still holds beside it", async () => {
    const secret = { value: null, status: "c", numerator: "3", denominator: "7777" } as const;
    const figures = [...national, shareFigure({ period: "2011-12", geographyCode: "102", responded: 1, ...secret })];
    expect(JSON.stringify(await chartsOf(chartSource(figures)))).not.toContain("7777");
  });

  it("escapes what a register or a collection says", async () => {
    const hostile = councils.map((one) => ({ ...one, geography: `<img src=x onerror="alert(1)">` }));
    const charts = await chartsOf(chartSource([...national, ...hostile]));
    const page = chartsPage({ collection: ratioCollection(), synthetic: true }, "1.0.0<", charts);
    expect(page).not.toMatch(/<img|1\.0\.0</);
  });

  it("has shades that are told apart in grey, each with ink that can be read on it", () => {
    const lights = steps.map(({ fill }) => luminance(fill));
    for (const [at, light] of lights.slice(1).entries()) expect(contrast(light, lights[at] ?? 0)).toBeGreaterThan(1.4);
    for (const { fill, ink } of steps) expect(contrast(luminance(fill), luminance(ink))).toBeGreaterThan(4.5);
  });
});

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
