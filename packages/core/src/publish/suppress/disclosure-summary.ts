import type { DisclosureRules, Step } from "../../collections/disclosure.ts";
import type { GeographyLevel } from "../../collections/measures.ts";
import { disclosureMethod } from "../disclose/disclosure-record.ts";
import { publishingOrder } from "../disclose/eliminate.ts";
import type { Figure } from "../figure.ts";
import type { FormOf } from "./conceal-figures.ts";
import type { DisclosureDecision } from "./decide-disclosure.ts";
import type { Widened } from "./protect-release.ts";

/**
 * How small numbers of people were protected, for the manifest. No word on any one figure: the figures say which are hidden.
 * Nor how many numbers were attacked, and with how many programs: that depends on the hidden ones.
 */
export interface DisclosureSummary {
  readonly method: string;
  readonly order: string;
  readonly rules: DisclosureRules;
  /** What is published otherwise than the collection declares, so that it could be protected. */
  readonly widened: Widened;
  /** Versions whose figures are known already and counted. */
  readonly earlier: readonly { readonly version: string; readonly manifestSha256: string }[];
  /** Periods with something to protect. */
  readonly periods: readonly {
    readonly period: string;
    /** Steps tried, the last of them the one that stands. */
    readonly steps: readonly Step[];
  }[];
  /** Figures by geography. */
  readonly figures: readonly {
    readonly level: GeographyLevel;
    readonly shown: number;
    readonly hidden: number;
    readonly dropped: number;
  }[];
}

const levels: readonly GeographyLevel[] = ["england", "region", "council-type", "council"];

export interface Made {
  readonly rules: DisclosureRules;
  readonly decision: DisclosureDecision;
  readonly earlier: DisclosureSummary["earlier"];
  readonly widened: Widened;
  readonly figures: readonly Figure[];
  readonly formOf: FormOf;
}

/** The record of a decision; the same for the same decision. */
export function summarise({ rules, decision, earlier, widened, figures, formOf }: Made): DisclosureSummary {
  const counts = levels.flatMap((level) => {
    const forms = figures.filter((figure) => figure.level === level).map(formOf);
    if (forms.length === 0) return [];
    const count = (form: ReturnType<FormOf>) => forms.filter((each) => each === form).length;
    return [{ level, shown: count("shown"), hidden: count("hidden"), dropped: count("dropped") }];
  });
  return {
    method: disclosureMethod,
    order: publishingOrder,
    rules,
    widened,
    earlier,
    periods: decision.periods.flatMap(({ period, steps, record }) => (record === null ? [] : [{ period, steps }])),
    figures: counts,
  };
}
