import type { Fraction } from "./fraction.ts";
import type { Quantity } from "./questions.ts";

/** A number of a figure, exact, with what it counts. */
export interface Counted {
  readonly exact: Fraction;
  readonly quantity: Quantity;
}
