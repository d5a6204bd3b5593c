import type { PeriodStatus } from "@council-returns/core/workflows/collection-status.ts";

/** How many returns of a period stand how; those that wait for approval are told apart from those in error. */
export interface PeriodCounts {
  readonly inError: number;
  readonly approval: number;
  readonly late: number;
  readonly missing: number;
}

export function counted({ inError, late, missing }: PeriodStatus): PeriodCounts {
  const approval = inError.filter(({ state }) => state === "awaiting-sign-off").length;
  return { inError: inError.length - approval, approval, late: late.length, missing: missing.length };
}
