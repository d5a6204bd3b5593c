import type { DisclosureRules } from "../../collections/disclosure.ts";
import { parseDecimal, rescale, roundToMultiple } from "../../exact/decimal.ts";
import type { LinearSolver } from "../disclose/linear-solver.ts";
import type { Figure } from "../figure.ts";
import type { EarlierRelease } from "./earlier-release.ts";
import { type CellFinder, cellFinder, type ReleaseRows } from "./people-cells.ts";
import { cellsByPeriod, earlierCells, releasesOf } from "./period-releases.ts";
import type { ReleasedCell } from "./period-tables.ts";
import { exactlyTold, smallCouncils } from "./placed-councils.ts";
import { type PeriodProtection, protectPeriod } from "./protect-period.ts";

/** A release whose figures are worked out and not yet protected. */
export interface DraftRelease extends ReleaseRows {
  readonly figures: readonly Figure[];
  /** Equal for a period whose rows and definitions are those of another version. */
  readonly signatureOf: (period: string) => string;
}

/** What is known of every period that has figures, in order. */
export interface DisclosureDecision {
  readonly finder: CellFinder;
  readonly periods: readonly PeriodProtection[];
}

/**
 * Puts the numbers of people of every version of every period in one system each, and decides what readers get of the
 * last. Periods have no person in common that figures would tell of, so each is a system of its own.
 * Throws a `RangeError` where a figure is not the sum of the rows it should be of.
 */
export async function decideDisclosure(
  draft: DraftRelease,
  earlier: readonly EarlierRelease[],
  { rules, openSolver }: { readonly rules: DisclosureRules; readonly openSolver: () => Promise<LinearSolver> },
): Promise<DisclosureDecision> {
  const { collection } = draft;
  const { roundCountsTo, percentFrom } = collection.publish;
  const finder = cellFinder(draft);
  const figures = new Map(draft.figures.map((figure) => [figure.figure, figure]));
  const hasSmall = smallCouncils(collection, finder, rules);
  const mayTell = (id: string): boolean => (figures.get(id)?.value ?? null) !== null;
  const told = exactlyTold(draft.figures, { collection, finder }, (spot) => mayTell(spot.figure) && !hasSmall(spot));
  const own = cellsByPeriod({ spots: draft.figures, told }, finder, () => ({ earlier: null, shownTo: roundCountsTo }));
  for (const cell of [...own.values()].flat()) checkSum(cell, figures.get(cell.figure), roundCountsTo);
  const before = earlier.map((release) => ({ release, cells: earlierCells(release) }));
  const periods: PeriodProtection[] = [];
  for (const period of [...own.keys()].toSorted()) {
    const cells = own.get(period) ?? [];
    const { releases, keptHidden } = releasesOf(period, { draft, cells, isFigure: (id) => figures.has(id) }, before);
    periods.push(await protectPeriod({ period, releases, rules, keptHidden, roundCountsTo, percentFrom }, openSolver));
  }
  return { finder, periods };
}

/** What is protected has to be what is published. */
function checkSum({ figure: id, part, value }: ReleasedCell, figure: Figure | undefined, step: number): void {
  const text = figure?.[part] ?? null;
  const shown = text === null ? undefined : parseDecimal(text);
  if (shown === undefined) return;
  const scale = Math.max(0, shown.scale);
  if (rescale(shown.unscaled, shown.scale, scale) === roundToMultiple(value, BigInt(step)) * 10n ** BigInt(scale))
    return;
  throw new RangeError(`The ${part} of ${id} is ${text}, and not the sum of the rows it should be of`);
}
