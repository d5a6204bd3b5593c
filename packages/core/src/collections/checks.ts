import type { Severity } from "../findings/severity.ts";

/** Within a row: the parts add up to the whole. */
export interface AddsUp {
  readonly kind: "adds-up";
  readonly table: string;
  readonly parts: readonly string[];
  readonly whole: string;
  /** Largest difference let pass, in the columns' own unit. Default 0. */
  readonly tolerance?: number;
  readonly severity?: Severity;
}

/** Within a row: one column is never more than another. */
export interface AtMost {
  readonly kind: "at-most";
  readonly table: string;
  readonly smaller: string;
  readonly larger: string;
  readonly severity?: Severity;
}

/** Within a row: a stated percentage is 100 x numerator / denominator, to the places stated. */
export interface Quotient {
  readonly kind: "quotient";
  readonly table: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly rate: string;
  readonly places: number;
  readonly severity?: Severity;
}

/** Across tables: where the left column has people or money, the right has some too. */
export interface GoesWith {
  readonly kind: "goes-with";
  readonly left: { readonly table: string; readonly column: string };
  readonly right: { readonly table: string; readonly column: string };
  readonly severity?: Severity;
}

/** Against the same row of the period a year before: the value moved by this factor or more, either way. */
export interface ChangedMuch {
  readonly kind: "changed-much";
  readonly table: string;
  readonly column: string;
  readonly factor: number;
  /** Values below this on both sides are not compared. Default 0. */
  readonly ignoreBelow?: number;
  readonly severity?: Severity;
}

/** Every date of a column falls in the period the return is about. */
export interface InPeriod {
  readonly kind: "in-period";
  readonly table: string;
  readonly column: string;
  readonly severity?: Severity;
}

export type Check = AddsUp | AtMost | Quotient | GoesWith | ChangedMuch | InPeriod;

export function addsUp(check: Omit<AddsUp, "kind">): AddsUp {
  return { kind: "adds-up", ...check };
}
export function atMost(check: Omit<AtMost, "kind">): AtMost {
  return { kind: "at-most", ...check };
}
export function quotient(check: Omit<Quotient, "kind">): Quotient {
  return { kind: "quotient", ...check };
}
export function goesWith(check: Omit<GoesWith, "kind">): GoesWith {
  return { kind: "goes-with", ...check };
}
export function changedMuch(check: Omit<ChangedMuch, "kind">): ChangedMuch {
  return { kind: "changed-much", ...check };
}
export function inPeriod(check: Omit<InPeriod, "kind">): InPeriod {
  return { kind: "in-period", ...check };
}
