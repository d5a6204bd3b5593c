import type { Budget } from "./budget.ts";
import type { HiddenLines, Stretch } from "./workbook.ts";

/** Gathers what of a sheet is hidden while it is read. */
export interface LinesHider {
  readonly hidden: HiddenLines;
  /** Notes that rows or columns are not shown: zero-based, inclusive. Those that follow one another are kept as one. */
  hide(lines: keyof HiddenLines, first: number, last: number): void;
}

/** Starts a sheet of which nothing is hidden. */
export function linesHider(budget: Budget): LinesHider {
  const hidden: Record<keyof HiddenLines, Stretch[]> = { rows: [], columns: [] };
  return {
    hidden,
    hide(lines, first, last) {
      const stretches = hidden[lines];
      const before = stretches.at(-1);
      if (before?.last === first - 1) {
        stretches[stretches.length - 1] = { first: before.first, last };
        return;
      }
      budget.kept(1);
      stretches.push({ first, last });
    },
  };
}
