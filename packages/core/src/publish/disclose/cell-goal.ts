import type { DisclosureRules } from "../../collections/disclosure.ts";
import type { Goal } from "./cover-program.ts";
import { isSmall } from "./primary-cells.ts";
import type { SystemCell } from "./table-system.ts";

/** How far a hidden cell must be able to move, as the rules ask. */
export function cellGoal({ value, leaves, factors }: SystemCell, rules: DisclosureRules): Goal {
  const row = new Map(leaves.map((leaf, at) => [leaf, factors[at] ?? 0]));
  if (rules.width.kind === "small" && isSmall(value, rules)) {
    const least = rules.zeros === "hidden" ? 0 : 1;
    return { leaves: row, up: rules.below - 1 - Number(value), down: Number(value) - least, isEither: false };
  }
  return { leaves: row, ...anyWidth(rules) };
}

/** How far anything else must be able to move: a sum, a rest, a change. */
export function anyWidth(rules: DisclosureRules): Omit<Goal, "leaves"> {
  const values = rules.width.kind === "values" ? rules.width.atLeast : rules.below - (rules.zeros === "hidden" ? 0 : 1);
  return { up: values - 1, down: values - 1, isEither: true };
}
