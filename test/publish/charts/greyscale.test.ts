import { describe, expect, it } from "vitest";
import { ink, lineStyle, paper, steps } from "../../../packages/core/src/publish/charts/chart-style.ts";
import { chartsOf } from "../../../packages/core/src/publish/charts/charts-of.ts";
import { chartSource, shareFigure } from "./chart-source.ts";

const LINES = [0, 1, 2, 3].map(lineStyle);

/** Relative luminance, WCAG 2.2: what is left of a colour in grey. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, WCAG 2.2: 1 for none, 21 at most. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe("charts in greyscale", () => {
  it("have shades that are told apart, darker for more, with text that can be read on each", () => {
    for (const [at, { fill, ink: on }] of steps.entries()) {
      expect(contrast(fill, on), fill).toBeGreaterThan(4.5);
      const next = steps[at + 1]?.fill;
      if (next === undefined) continue;
      expect(luminance(next), next).toBeLessThan(luminance(fill));
      expect(contrast(fill, next), next).toBeGreaterThan(1.4);
    }
  });

  it("have lines that are told apart by dashes and by points, each dark enough on paper", () => {
    expect(new Set(LINES.map(({ dash }) => dash.join())).size).toBe(LINES.length);
    expect(new Set(LINES.map(({ shape }) => shape)).size).toBe(LINES.length);
    for (const { stroke } of LINES) expect(contrast(stroke, paper), stroke).toBeGreaterThan(4.5);
  });

  it("have no other colour, so that none says anything alone", async () => {
    const figures = ["people", "clients"].flatMap((basis) => [
      ...["2009-10", "2010-11", "2011-12"].map((period, at) => shareFigure({ basis, period, value: `${20 + at}.0` })),
      ...["102", "104", "106", "107", "108", "109"].map((geographyCode, at) =>
        shareFigure({ basis, period: "2011-12", geographyCode, value: at > 4 ? null : `${10 * at}.0` }),
      ),
    ]);
    const charts = await chartsOf(chartSource(figures));
    expect(charts.length).toBeGreaterThan(2);
    const drawn = charts.flatMap(({ svg }) =>
      [...svg.matchAll(/(?:fill|stroke)="(#?\w+)"/g)].map(([, colour]) => colour ?? ""),
    );
    const said = [...steps.map(({ fill }) => fill), ...LINES.map(({ stroke }) => stroke), ink, paper];
    const others = [...new Set(drawn)].filter(
      (colour) => !said.includes(colour) && !["none", "white"].includes(colour),
    );
    const grey = others.filter((colour) => /^#[0-9a-f]{6}$/.test(colour) && spread(colour) < 8);
    expect(others).toEqual(grey);
    expect(said.filter((colour) => drawn.includes(colour)).length).toBeGreaterThan(5);
  });
});

/** How far a colour is from grey: the greatest of its parts less the least. */
function spread(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return Math.max(...parts) - Math.min(...parts);
}
