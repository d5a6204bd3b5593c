import type { Status } from "../../collections/define-collection.ts";
import type { Area } from "./areas.ts";
import type { Counted } from "./counted.ts";
import { divide, fractionOf, multiply, whole } from "./fraction.ts";
import type { Question } from "./questions.ts";
import type { Breakdown, Spot } from "./spot.ts";
import type { Part } from "./told-answers.ts";

/** A figure before anything is rounded off it. */
export interface ExactFigure {
  readonly measure: string;
  readonly basis: string;
  readonly unit: string;
  readonly period: string;
  readonly area: Area;
  readonly breakdown: Breakdown | null;
  readonly value: Counted | null;
  readonly status: Status | null;
  readonly numerator: Counted | null;
  readonly denominator: Counted | null;
  readonly responded: number;
  /** Of a quotient: what it is multiplied by, where it is not a percentage. */
  readonly per?: bigint;
  /** The other period a change is worked from, or those of a projection. */
  readonly comparedWith?: string | readonly string[];
}

/** Where a figure stands: a spot whose area is known in full. */
export interface Place extends Omit<Spot, "level" | "code"> {
  readonly area: Area;
}

const nothing = { value: null, numerator: null, denominator: null } as const;

/**
 * One figure from its parts. No council in it: no value, `x`, or at council level the status its
 * own cells carry. A share of nothing: no value, `z`. A council's value keeps the status of cells
 * that are estimated, provisional or revised. Numerator and denominator are a ratio's only.
 */
export function exactFigure(question: Question, place: Place, part: Part | undefined): ExactFigure {
  const { measure, basis, unit } = question;
  const per = question.kind === "ratio" && question.per !== 100n ? { per: question.per } : {};
  const known = { measure, basis, unit, ...place, responded: part?.responded ?? 0, ...per };
  const ownStatus = part?.status ?? null;
  const nature = ownStatus !== null && ["e", "p", "r"].includes(ownStatus) ? ownStatus : null;
  if (part === undefined || part.responded === 0 || part.numerator === null) {
    return { ...known, ...nothing, status: ownStatus ?? "x" };
  }
  const numerator = counted(part.numerator, question.kind === "band" ? bandSum : question.numerator);
  if (question.kind !== "ratio") return { ...known, ...nothing, value: numerator, status: nature };
  const denominator = counted(part.denominator ?? 0n, question.denominator);
  const pair = { numerator, denominator };
  if (denominator.exact.top === 0n) return { ...known, ...pair, value: null, status: "z" };
  return { ...known, ...pair, value: share(numerator, denominator, question.per), status: nature };
}

/** 100 x numerator / denominator, as a percentage; or a rate for so many. */
export function share(numerator: Counted, denominator: Counted, per = 100n): Counted {
  const exact = multiply(whole(per), divide(numerator.exact, denominator.exact));
  return { exact, quantity: per === 100n ? "percent" : "rate" };
}

const bandSum = { quantity: "councils", scale: 0 } as const;

function counted(unscaled: bigint, sum: Pick<Question["numerator"], "quantity" | "scale">): Counted {
  return { exact: fractionOf({ unscaled, scale: sum.scale }), quantity: sum.quantity };
}
