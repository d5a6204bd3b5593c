import * as z from "zod";

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, "decimal text");
const positive = z.string().regex(/^\d+(\.\d+)?$/, "decimal text above zero");
const columnId = z.string().regex(/^[a-z][a-z0-9_]*$/, "an id is lower-case words joined by _");
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "an id is lower-case words joined by hyphens");

/**
 * How exactly the number was stated.
 * - `nearest`: rounded to the nearest `to`.
 * - `places`: rounded to so many digits after the point.
 * - `one-in`: "one in n"; 100 / share rounds to `n`.
 * - `almost`: below the stated number, and rounds to it to the nearest `to`.
 */
const precision = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("exact") }),
  z.object({ kind: z.literal("nearest"), to: positive }),
  z.object({ kind: z.literal("places"), places: z.int().min(0).max(6) }),
  z.object({ kind: z.literal("one-in"), n: positive }),
  z.object({ kind: z.literal("almost"), to: positive }),
]);

/** A number of the published series: the id of a point in it, and which of its fields. */
const seriesField = z.object({ series: id, field: z.enum(["holders", "base", "share", "spend"]) });

/**
 * What a claim is worked out again from.
 * - `figure`: one published figure, or the numerator or denominator it was made of.
 * - `series`: 100 x one published number / another.
 * - `target`: how a target stood on a basis, judged by `measure`: the ratio it is of, a forecast of it or a projection.
 * - `none`: nothing that was published, and why.
 */
const recompute = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("figure"),
    measure: columnId,
    basis: columnId,
    /** Code of England or a region, or slug of a council type. */
    geography: z.string().min(1),
    breakdown: z.string().min(1),
    part: z.enum(["value", "numerator", "denominator"]),
  }),
  z.object({ kind: z.literal("series"), numerator: seriesField, denominator: seriesField }),
  z.object({ kind: z.literal("target"), target: id, measure: columnId, basis: columnId }),
  z.object({ kind: z.literal("none"), reason: z.string().min(1) }),
]);

/** The shape of `data/claims.json`. */
export const claimShape = z
  .object({
    id,
    collection: id,
    /** Period of the returns it is worked out from; a forecast belongs to the period it was made in. */
    period: z.string().min(1),
    /** The day the claim is about. */
    asOf: z.iso.date(),
    /** What was claimed, in one sentence of our own. */
    statement: z.string().endsWith("."),
    /** Decimal text; a share as percent (`22`). A verdict is `met`, `missed`, or `true` for a plain statement. */
    stated: z.union([decimal, z.enum(["met", "missed", "true"])]),
    unit: z.enum(["people", "pounds", "percent", "councils", "verdict"]),
    precision,
    /** Published inputs were rounded to this: a sum over n councils may differ by n x half of it. */
    inputsRoundedTo: positive.optional(),
    recompute,
    note: z.string().min(1).optional(),
    source: z.string().min(1),
  })
  .refine(isVerdictStatedAsOne, "a verdict is stated in words and a number in digits");

/** A published sentence with a number in it, and how to work the number out again. */
export type Claim = Readonly<z.infer<typeof claimShape>>;
export type ClaimPrecision = Readonly<z.infer<typeof precision>>;
export type ClaimRecompute = Readonly<z.infer<typeof recompute>>;
export type SeriesField = Readonly<z.infer<typeof seriesField>>;

function isVerdictStatedAsOne(claim: { readonly stated: string; readonly unit: string }): boolean {
  return (claim.unit === "verdict") === /^[a-z]+$/.test(claim.stated);
}
