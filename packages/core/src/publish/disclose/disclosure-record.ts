import type { DisclosureRules, Step } from "../../collections/disclosure.ts";
import type { Pattern } from "./choose-pattern.ts";
import { publishingOrder } from "./eliminate.ts";
import type { TableSystem } from "./table-system.ts";
import type { Form } from "./tables.ts";

/** What was decided and how, for the manifest: enough to do it again, and no word on any one cell. */
export interface DisclosureRecord {
  readonly method: string;
  readonly order: string;
  readonly rules: DisclosureRules;
  /** Steps tried, the last of them the one that stands. */
  readonly steps: readonly Step[];
  readonly rounds: number;
  /** Linear programs solved in the last step. */
  readonly solves: number;
  /** What the attacker was set on, and of how much whole tables, checked exactly, prove the width. */
  readonly attacked: number;
  readonly proven: number;
  readonly levels: readonly LevelCount[];
}

/** Cells of a geography level by what readers get. */
export interface LevelCount extends Readonly<Record<Form, number>> {
  readonly level: string;
}

/** How it is done, as it is recorded. */
export const disclosureMethod =
  "small counts hidden; cheapest cover by linear programming; exact integer elimination over one matrix; " +
  "every hidden cell, small sum and change then bounded by an attacker's linear programs";

/** The record of a pattern. Primary and secondary are counted together: their split would tell which is which. */
export function makeRecord(
  { levels, cells }: TableSystem,
  { forms, rounds, solves, findings }: Pattern,
  { rules, tried }: { readonly rules: DisclosureRules; readonly tried: readonly Step[] },
): DisclosureRecord {
  const counts = levels.map((level, at) => {
    const own = forms.filter((_, cell) => cells[cell]?.level === at);
    const count = (form: Form) => own.filter((each) => each === form).length;
    return {
      level,
      shown: count("shown"),
      hidden: count("hidden"),
      dropped: count("dropped"),
      rounded: count("rounded"),
    };
  });
  const proof = { attacked: findings.length, proven: findings.filter(({ isProven }) => isProven).length };
  return {
    method: disclosureMethod,
    order: publishingOrder,
    rules,
    steps: tried,
    rounds,
    solves,
    ...proof,
    levels: counts,
  };
}
