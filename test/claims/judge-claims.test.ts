import { describe, expect, it } from "vitest";
import type { Claim } from "../../packages/core/src/claims/claim.ts";
import { claims } from "../../packages/core/src/claims/claims.generated.ts";
import type { Evidence } from "../../packages/core/src/claims/judge-claims.ts";
import { judgeClaims } from "../../packages/core/src/claims/judge-claims.ts";
import { judgeTargets } from "../../packages/core/src/claims/judge-targets.ts";
import { series } from "../../packages/core/src/claims/series.generated.ts";
import { targets } from "../../packages/core/src/claims/targets.generated.ts";
import { findCollection } from "../../packages/core/src/collections/find-collection.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import { england, share } from "./figure.ts";

const survey = (measure: string, given: Partial<Figure>) => england("personal-budgets", measure, "2010-03-31", given);

/** A claim but for what it states. */
const unnamed = {
  id: "a",
  collection: "personal-budgets",
  period: "2010-03-31",
  asOf: "2010-03-31",
  statement: "For a test.",
  source: "For a test",
};

/** The totals the survey published, as figures. */
const published = [
  survey("holders", { value: "170000" }),
  survey("holders_change", { value: "77000", numerator: "170000" }),
  survey("ongoing_holders", { value: "140000" }),
  survey("ongoing_base", { value: "950000" }),
  survey("indicator_130_base", { value: "1500000" }),
  survey("forecast_holders", { value: "376000" }),
  survey("share_holding", share("14.7", "140000", "950000", "ongoing")),
  survey("one_off_share", share("36.7", "550000", "1500000", "indicator_130")),
  survey("forecast_share", share("39.6", "376000", "950000", "ongoing")),
  survey("forecast_share", share("25.1", "376000", "1500000", "indicator_130")),
  survey("spend", { value: "896000000", unit: "pounds" }),
  survey("direct_payment_spend_share", share("74.0", "663040000", "896000000", "spend")),
  survey("councils_over_10", { value: "96", unit: "councils" }),
  survey("councils_20_or_more", { value: "40", unit: "councils" }),
];

function evidence(figures: readonly Figure[]): Evidence {
  const census = ["2009-03-31", "2010-03-31", "2012-03-31"].flatMap((id) => parsePeriod("census-day", id) ?? []);
  const collection = findCollection("personal-budgets");
  if (collection === undefined) throw new Error("There is no survey");
  return { figures, series, targets: judgeTargets({ collection, targets, figures, periods: census }) };
}

function verdictsOf(figures: readonly Figure[]) {
  const own = claims.filter(({ collection }) => collection === "personal-budgets");
  return new Map(judgeClaims(own, evidence(figures)).map((verdict) => [verdict.claim, verdict]));
}

describe("the published claims of 2010, held against the totals published with them", () => {
  const verdicts = verdictsOf(published);

  it.each([
    ["holders-2010", "reproduced"],
    ["holders-change-2010", "reproduced"],
    ["holders-ongoing-2010", "reproduced"],
    ["ongoing-base-2010", "reproduced"],
    ["share-ongoing-2010", "reproduced"],
    ["ni130-base-2010", "reproduced"],
    ["ni130-oneoff-share-2010", "reproduced"],
    ["forecast-ongoing-2011", "reproduced"],
    ["forecast-share-ongoing-2011", "reproduced"],
    ["forecast-share-ni130-2011", "not reproduced"],
    ["target-30-ni130-2011", "reproduced"],
    ["target-30-ongoing-2011", "reproduced"],
    ["spend-2010", "reproduced within rounding"],
    ["spend-dp-share-2010", "reproduced"],
    ["councils-over-10-2010", "reproduced"],
    ["councils-20-or-more-2010", "reproduced"],
    ["rate-2010-autumn", "reproduced"],
    ["rate-2012", "reproduced within rounding"],
    ["rise-mostly-managed-2012", "cannot be recomputed"],
  ])("%s is %s", (id, verdict) => {
    expect(verdicts.get(id)).toMatchObject({ claim: id, verdict });
  });

  it("has a verdict for each, in their order", () => {
    expect([...verdicts.keys()]).toEqual(
      claims.filter(({ collection }) => collection === "personal-budgets").map(({ id }) => id),
    );
  });

  it.each([
    ["forecast-share-ni130-2011", "376,000 / 1,500,000 = 25.1%; stated 22%."],
    ["share-ongoing-2010", "140,000 / 950,000 = 14.7%, one in 6.8; stated one in 7."],
    ["holders-2010", "England: 170,000 people from 152 of 152 councils; stated 170,000 people to the nearest 10,000."],
    ["holders-change-2010", "170,000 - 93,000 = 77,000 people; stated 77,000 people to the nearest 1,000."],
    ["spend-2010", "England: £896,000,000 from 152 of 152 councils; stated almost £900,000,000, to which it rounds."],
    ["rate-2012", "432,349 / 818,700 = 52.8%; stated 52%, cut instead of rounded."],
    ["target-30-ni130-2011", "25.1% against a target of 30%, 4.9 below: on course to miss; stated missed."],
  ])("shows the working of %s", (id, working) => {
    expect(verdicts.get(id)?.working).toBe(working);
  });

  it("names the basis used, and says what was computed", () => {
    expect(verdicts.get("forecast-share-ni130-2011")).toMatchObject({
      stated: "22",
      computed: "25.1",
      basis: "indicator_130",
      synthetic: false,
    });
    expect(verdicts.get("target-30-ongoing-2011")).toMatchObject({ computed: "on course to meet", basis: "ongoing" });
  });
});

describe("judgeClaims", () => {
  it("says where a figure is missing, hidden or has no council in it", () => {
    const holders = verdictsOf([]).get("holders-2010");
    expect(holders).toMatchObject({ computed: null, verdict: "cannot be recomputed" });
    expect(holders?.working).toContain("There is no figure personal-budgets/holders/all/2010-03-31/E92000001/all");
    const hidden = verdictsOf([survey("holders", { status: "c" })]).get("holders-2010");
    expect(hidden?.working).toContain("not shown, to protect small numbers");
    const none = verdictsOf([survey("holders", { status: "x", responded: 0 })]).get("holders-2010");
    expect(none?.working).toContain("No council gave");
    expect(verdictsOf([]).get("target-30-ni130-2011")?.verdict).toBe("cannot be recomputed");
  });

  it("says where what it computed comes from synthetic returns", () => {
    const holders = verdictsOf([survey("holders", { value: "170000", synthetic: true })]).get("holders-2010");
    expect(holders?.synthetic).toBe(true);
    expect(holders?.working).toContain("from synthetic returns");
  });

  it("does not reproduce a verdict that went the other way", () => {
    const met = survey("forecast_share", share("30.0", "450000", "1500000", "indicator_130"));
    expect(verdictsOf([met]).get("target-30-ni130-2011")).toMatchObject({
      verdict: "not reproduced",
      computed: "on course to meet",
    });
  });

  it("allows a sum of rounded inputs what they can be out by, and no more", () => {
    const [claim] = claims.filter(({ id }) => id === "direct-payments-all-ages-2009-10");
    const judge = (value: string) => {
      const figure = england("direct-payments", "direct_payments_all_ages", "2009-10", { value });
      return judgeClaims(claim === undefined ? [] : [claim], { figures: [figure], series: [], targets: [] })[0];
    };
    expect(judge("130900")?.verdict).toBe("reproduced");
    expect(judge("130850")).toMatchObject({ verdict: "reproduced within rounding" });
    expect(judge("130850")?.working).toContain("152 councils rounded to the nearest 5");
    expect(judge("130515")?.verdict).toBe("not reproduced");
  });

  it("holds a verdict against that of its own period, and against none where the target was not yet due", () => {
    const claim: Claim = {
      ...unnamed,
      stated: "met",
      unit: "verdict",
      precision: { kind: "exact" },
      recompute: { kind: "target", target: "half", measure: "share", basis: "all" },
    };
    const verdict = (period: string, said: "met" | "missed" | "not yet due") => ({
      ...({ target: "half", measure: "share", basis: "all", value: "50.0", targetValue: "50", by: "0.0" } as const),
      ...({ judgedBy: "outcome", synthetic: false, period, verdict: said } as const),
    });
    const judge = (...all: Evidence["targets"]) =>
      judgeClaims([claim], { figures: [], series: [], targets: all }).map((one) => [one.verdict, one.computed])[0];
    const before = verdict("2009-03-31", "missed");
    expect(judge(before, verdict("2010-03-31", "met"))).toEqual(["reproduced", "met"]);
    expect(judge(before)).toEqual(["cannot be recomputed", null]);
    expect(judge(verdict("2010-03-31", "not yet due"))).toEqual(["cannot be recomputed", null]);
  });

  it("does not round a percentage twice", () => {
    const claim: Claim = {
      ...unnamed,
      stated: "39",
      unit: "percent",
      precision: { kind: "places", places: 0 },
      recompute: {
        kind: "figure",
        measure: "forecast_share",
        basis: "ongoing",
        geography: "E92000001",
        breakdown: "all",
        part: "value",
      },
    };
    const figures = [survey("forecast_share", share("39.5", "3946", "10000", "ongoing"))];
    expect(judgeClaims([claim], { figures, series: [], targets: [] })[0]?.verdict).toBe("reproduced");
  });
});
