import type { Draw } from "../../../sample/random.ts";
import type { BookPlan } from "../plan/book-plan.ts";

/** A change of layout after which a return says the same; undefined where it would change nothing. */
export interface Harmless {
  readonly name: string;
  readonly apply: (plan: BookPlan, draw: Draw) => BookPlan | undefined;
}
