import { describe, expect, it } from "vitest";
import { headlineLines } from "../../cli/render/headline-lines.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import { knownCollection, knownPeriod } from "../../packages/core/src/workflows/known.ts";
import { england } from "../claims/figure.ts";

const collection = knownCollection("personal-budgets");
const period = knownPeriod(collection, "2010-03-31");
const [first = "", second = ""] = Object.keys(collection.measures);

function lines(...waivers: readonly number[]): string {
  const figures = [first, second].map(
    (measure, at): Figure => england(collection.id, measure, period.id, { value: "170000", waivers: waivers[at] ?? 0 }),
  );
  const shown = { collection, version: "1.0.0", period, figures, targets: [], claims: [] };
  return headlineLines(shown, 100).join("\n");
}

describe("headlineLines", () => {
  it("marks the figures that a waiver touches, and says under them what that is", () => {
    const text = lines(0, 2);
    expect(text.match(/170,000 \*/g)).toHaveLength(1);
    expect(text).toMatch(/\n\* Up to 2 returns count under a waiver that touches this figure/);
    expect(lines(1, 0)).toContain("* A council's return counts under a waiver");
  });

  it("has no mark and no note where there are none", () => {
    expect(lines(0, 0)).not.toContain("*");
  });
});
