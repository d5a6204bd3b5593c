import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { geographiesAt } from "../../packages/core/src/authorities/geographies.ts";
import { type Claim, claimShape } from "../../packages/core/src/claims/claim.ts";
import { claims } from "../../packages/core/src/claims/claims.generated.ts";
import { series } from "../../packages/core/src/claims/series.generated.ts";
import { targets } from "../../packages/core/src/claims/targets.generated.ts";
import type { Measure } from "../../packages/core/src/collections/measures.ts";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";

const golden = new URL("../../../shared/data/golden/", import.meta.url);

function rows(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(name, golden), "utf8");
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

function measureOf(collection: string, measure: string): Measure | undefined {
  return registry.find(({ id }) => id === collection)?.measures[measure];
}

/** Bases a measure has figures on. */
function basesOf(collection: string, measure: Measure | undefined): readonly string[] {
  if (measure?.kind === "ratio") return Object.keys(measure.bases);
  if (measure?.kind === "against-target") return basesOf(collection, measureOf(collection, measure.of));
  return measure === undefined ? [] : ["all"];
}

function ofCollection(id: string): readonly Claim[] {
  return claims.filter(({ collection }) => collection === id);
}

/** A share of the golden data as the percent text of the project's own. */
function percent(share: string | undefined): string {
  return String(Number((Number(share) * 100).toFixed(4)));
}

describe("claims", () => {
  it("are worked out from measures that exist, on bases and for areas they have figures for", () => {
    const areas = (["england", "region", "council-type"] as const).flatMap(geographiesAt).map(({ code }) => code);
    for (const { id, collection, recompute } of claims) {
      if (recompute.kind !== "figure") continue;
      const { measure, basis, geography } = recompute;
      expect(basesOf(collection, measureOf(collection, measure)), `${id}: ${measure}`).toContain(basis);
      expect(areas, id).toContain(geography);
    }
  });

  it("are held against targets that exist, on the measure and a basis of each", () => {
    for (const { id, collection, recompute } of claims) {
      if (recompute.kind !== "target") continue;
      const target = targets.find((one) => one.id === recompute.target);
      const judged = measureOf(collection, recompute.measure);
      const of = judged !== undefined && "forecastOf" in judged ? judged.forecastOf : recompute.measure;
      expect(target?.measure, id).toBe(of);
      expect(target?.bases, id).toContain(recompute.basis);
    }
  });

  it("are worked out from numbers the series has", () => {
    for (const { id, recompute } of claims) {
      if (recompute.kind !== "series") continue;
      for (const { series: point, field } of [recompute.numerator, recompute.denominator]) {
        expect(series.find((one) => one.id === point)?.[field], `${id}: ${point} ${field}`).toMatch(/^\d/);
      }
    }
  });

  it("are about a period of their collection's kind", () => {
    for (const { id, collection, period } of claims) {
      const kind = registry.find((one) => one.id === collection)?.period;
      expect(kind && parsePeriod(kind, period), id).toBeDefined();
    }
  });

  it("say plainly why one of them cannot be worked out again", () => {
    const none = claims.filter(({ recompute }) => recompute.kind === "none");
    expect(none.map(({ id }) => id)).toEqual(["rise-mostly-managed-2012"]);
  });

  it("state a verdict in words and anything else in digits", () => {
    const [claim] = claims;
    expect(claimShape.safeParse({ ...claim, stated: "met" }).success).toBe(false);
    expect(claimShape.safeParse({ ...claim, unit: "verdict", stated: "170000" }).success).toBe(false);
    expect(claimShape.safeParse({ ...claim, stated: "170,000" }).success).toBe(false);
  });
});

describe("targets", () => {
  it("are shares of a ratio on bases it has, and name the target that replaced them", () => {
    for (const { id, collection, measure, bases, replacedBy } of targets) {
      expect(measureOf(collection, measure)?.kind, id).toBe("ratio");
      expect(basesOf(collection, measureOf(collection, measure))).toEqual(expect.arrayContaining([...bases]));
      if (replacedBy !== undefined) expect(targets.map((target) => target.id)).toContain(replacedBy);
    }
  });
});

describe.skipIf(!existsSync(golden))("the published data against its golden copy (../shared)", () => {
  it("has every claim of the survey, stating the same", () => {
    const published = rows("published_claims.csv");
    const verdicts: Readonly<Record<string, string>> = { miss: "missed", meet: "met", true: "true" };
    for (const { id = "", as_of, stated = "", unit } of published) {
      const claim = claims.find((one) => one.id === id);
      expect(claim?.asOf, id).toBe(as_of);
      const expected = unit === "share" ? Number(stated) * 100 : (verdicts[stated] ?? Number(stated));
      if (typeof expected === "string") expect(claim?.stated, id).toBe(expected);
      else expect(Number(claim?.stated), id).toBeCloseTo(expected, 3);
    }
    expect(ofCollection("personal-budgets").map(({ id }) => id)).toEqual(published.map(({ id }) => id));
  });

  it("has the 75 published figures of self-directed support", () => {
    const stated = new Map(
      ofCollection("self-directed-support").map(({ recompute, stated }) => [
        recompute.kind === "figure" ? `${recompute.geography} ${recompute.measure} ${recompute.part}` : "",
        stated,
      ]),
    );
    const types = new Map(geographiesAt("council-type").map(({ name, code }) => [name, code]));
    const published = rows("ascof_2024_25_3d_totals_published.csv").flatMap((row) => {
      const area = types.get(row.area ?? "") ?? row.gss_code;
      return [
        [`${area} self_directed_share numerator`, row.sds_numerator],
        [`${area} direct_payment_share numerator`, row.dp_numerator],
        [`${area} self_directed_share denominator`, row.community_denominator],
        [`${area} self_directed_share value`, row.sds_outcome],
        [`${area} direct_payment_share value`, row.dp_outcome],
      ] as const;
    });
    expect(published).toHaveLength(75);
    expect(stated).toEqual(new Map(published));
  });

  it("has every published total of direct payments, and none where England was missing", () => {
    const published = rows("pssex_direct_payments_2010_2012_long.csv").filter(({ cassr_code: code }) => code === "ENG");
    const given = published.filter(({ value_as_published: value }) => value !== "..");
    expect([published.length, given.length]).toEqual([9, 8]);
    const expected = given.map(({ year, value_as_published: value = "" }) => [year, value.replace(",", ""), "5"]);
    const stated = ofCollection("direct-payments").map((claim) => [claim.period, claim.stated, claim.inputsRoundedTo]);
    expect(stated).toEqual(expected);
  });

  it("has every target and every point of the series, stating the same", () => {
    const shares = rows("targets.csv").map(({ id, value, due_on }) => [id, percent(value), due_on]);
    expect(targets.map(({ id, share, dueOn }) => [id, share, dueOn])).toEqual(shares);
    const points = rows("survey_series_published.csv").map((row) => [
      row.as_of,
      row.holders || null,
      row.base || null,
      row.share === "" ? null : percent(row.share),
      row.spend_pounds || null,
    ]);
    expect(series.map(({ asOf, holders, base, share, spend }) => [asOf, holders, base, share, spend])).toEqual(points);
  });
});
