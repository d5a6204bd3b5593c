import type { Fraction } from "./fraction.ts";
import type { Quantity } from "./questions.ts";

/** A number of a figure, exact, with what it counts. */
export interface Counted {
  readonly exact: Fraction;
  readonly quantity: Quantity;
  /** True of what is not zero and rounds to it, where `exact` is the rounded number. */
  readonly isLow?: true;
}
