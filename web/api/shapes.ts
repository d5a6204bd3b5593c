import { z } from "@hono/zod-openapi";
import { apiWords } from "../words/api.ts";

const { parameters } = apiWords;
const decimal = z
  .string()
  .nullable()
  .openapi({ description: "Decimal text; null where there is none.", example: "82.4" });
const instant = z.string().openapi({ description: "ISO time.", example: "2026-06-01T09:00:00.000Z" });
const levels = z.enum(["england", "region", "council-type", "council"]);

/** Parameters, as paths and queries name them. */
export const parameter = {
  collection: z.string().openapi({ description: parameters.collection, example: "collection-id" }),
  release: z.string().openapi({ description: parameters.release, example: "latest" }),
  measure: z.string().optional().openapi({ description: parameters.measure }),
  basis: z.string().optional().openapi({ description: parameters.basis }),
  period: z.string().optional().openapi({ description: parameters.period }),
  level: levels.optional().openapi({ description: parameters.level }),
  area: z.string().optional().openapi({ description: parameters.area }),
  breakdown: z.string().optional().openapi({ description: parameters.breakdown }),
} as const;

export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().openapi({ description: "What was found, and what would do." }),
    instance: z.string(),
  })
  .openapi("Problem");

/** Why a release was withdrawn; null while it stands. */
export const withdrawnShape = z
  .object({
    at: instant,
    reason: z.string().openapi({ description: "Why it was withdrawn, and should not be used." }),
    figures: z.array(z.string()).openapi({ description: "Ids of the figures that are wrong, where single ones are." }),
    instead: z.string().nullable().openapi({ description: "What to use, where more is said than the latest." }),
  })
  .openapi("Withdrawn")
  .nullable();

export const listedShape = z
  .object({
    version: z.string(),
    at: instant,
    supersededBy: z.object({ version: z.string(), at: instant }).nullable(),
    withdrawn: withdrawnShape,
  })
  .openapi("ListedRelease");

export const collectionShape = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    period: z.string().openapi({ description: "census-day, financial-year or month." }),
    latest: z.string().nullable().openapi({ description: "Its newest release that stands; null where there is none." }),
  })
  .openapi("Collection");

export const releaseShape = z
  .object({
    collection: z.string(),
    version: z.string(),
    at: instant,
    withdrawn: withdrawnShape,
    synthetic: z.boolean(),
    statement: z.string().nullable().openapi({ description: "What to say with every number of it." }),
    code: z.string().openapi({ description: "Version of the code that made it." }),
    returns: z.int(),
    figures: z.int(),
    periods: z.array(z.object({ id: z.string(), label: z.string(), start: z.string(), end: z.string() })),
    files: z.array(
      z.object({ path: z.string(), bytes: z.int().nullable(), sha256: z.string().nullable(), href: z.string() }),
    ),
  })
  .openapi("Release");

export const figureShape = z
  .object({
    figure: z.string().openapi({ description: parameters.figure }),
    collection: z.string(),
    measure: z.string(),
    basis: z.string(),
    period: z.string(),
    level: levels,
    geographyCode: z.string(),
    geography: z.string(),
    breakdown: z.string(),
    unit: z.string(),
    value: decimal,
    status: z
      .enum(["c", "x", "z", "w", "low", "e", "p", "r"])
      .nullable()
      .openapi({ description: "Why there is no value, or what it is: c is hidden to protect small numbers." }),
    numerator: decimal,
    denominator: decimal,
    expected: z.int(),
    responded: z.int(),
    synthetic: z.boolean(),
    waivers: z.int(),
  })
  .openapi("Figure");

export const measureShape = z
  .object({
    measure: z.string(),
    basis: z.string(),
    kind: z.string(),
    title: z.string(),
    basisTitle: z.string(),
    description: z.string(),
    version: z.string(),
    unit: z.string(),
    formula: z.string(),
  })
  .openapi("Measure");

export const areaShape = z.object({ code: z.string(), name: z.string(), level: levels }).openapi("Area");

export const coverageShape = z
  .object({
    period: z.string(),
    level: z.string(),
    geographyCode: z.string(),
    geography: z.string(),
    measure: z.string(),
    basis: z.string(),
    breakdown: z.string(),
    expected: z.int(),
    responded: z.int(),
    partial: z.int(),
    baseCovered: decimal,
    low: decimal,
    high: decimal,
    missing: z.array(z.string()),
  })
  .openapi("Coverage");

export const targetShape = z
  .object({
    target: z.string(),
    measure: z.string(),
    basis: z.string(),
    period: z.string().nullable(),
    value: decimal,
    targetValue: z.string(),
    by: decimal,
    verdict: z.string().nullable(),
    judgedBy: z.string().nullable(),
    setOn: z.string().nullable(),
    dueOn: z.string(),
    replacedBy: z.string().nullable(),
    replacedOn: z.string().nullable(),
    synthetic: z.boolean(),
    source: z.string(),
  })
  .openapi("Target");

export const claimShape = z
  .object({
    claim: z.string(),
    period: z.string(),
    asOf: z.string(),
    statement: z.string(),
    stated: z.string(),
    unit: z.string(),
    computed: z.string().nullable(),
    verdict: z.string(),
    basis: z.string().nullable(),
    working: z.string(),
    synthetic: z.boolean(),
    source: z.string(),
  })
  .openapi("Claim");
