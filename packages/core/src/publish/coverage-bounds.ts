import type { ExactFigure } from "./aggregate/exact-figure.ts";
import { share } from "./aggregate/exact-figure.ts";
import type { Fraction } from "./aggregate/fraction.ts";
import { add, decimalText } from "./aggregate/fraction.ts";
import type { Rounding } from "./aggregate/round-figure.ts";
import { roundCounted } from "./aggregate/round-figure.ts";
import type { Counted } from "./suppress/primary.ts";

/** How much of its base a figure stands on, and what it could be. Decimal text; null where not known. */
export interface Bounds {
  /** Percent of the base that the councils in the figure have. */
  readonly baseCovered: string | null;
  /** The figure if the missing councils had nobody in the numerator, and if they had everyone. */
  readonly low: string | null;
  readonly high: string | null;
}

/** What is known of the councils that are not in a figure. */
export interface Missing {
  readonly councils: number;
  /** Their bases together, each as it last answered; null where one never did. */
  readonly base: Fraction | null;
}

const unknown: Bounds = { baseCovered: null, low: null, high: null };

/**
 * Bounds of a figure, if the missing councils were nothing or everything. A share needs the base of
 * each missing council; a number of councils only how many are missing; a sum has no bounds.
 * `figure` is the one percentages are worked from (see `workingFigure`), small counts hidden.
 */
export function coverageBounds(figure: ExactFigure, missing: Missing, rounding: Rounding): Bounds {
  const { value, numerator, denominator } = figure;
  if (value === null) return unknown;
  const text = (counted: Counted): string => decimalText(roundCounted(counted, rounding));
  if (value.quantity === "councils") {
    const high = add(value.exact, { top: BigInt(missing.councils), bottom: 1n });
    return { baseCovered: null, low: text(value), high: text({ ...value, exact: high }) };
  }
  if (numerator === null || denominator === null || missing.base === null) return unknown;
  const base = { ...denominator, exact: add(denominator.exact, missing.base) };
  if (base.exact.top <= 0n) return unknown;
  return {
    baseCovered: text(share(denominator, base)),
    low: text(share(numerator, base)),
    high: text(share({ ...numerator, exact: add(numerator.exact, missing.base) }, base)),
  };
}
