import type { Collection } from "../../collections/define-collection.ts";
import type { DisclosureRules } from "../../collections/disclosure.ts";
import { parseDecimal, rescale, roundToMultiple } from "../../exact/decimal.ts";
import type { LinearSolver } from "../disclose/linear-solver.ts";
import type { Figure } from "../figure.ts";
import type { EarlierRelease } from "./earlier-release.ts";
import { exactlyUsed } from "./exactly-used.ts";
import { type CellFinder, cellFinder, type FigureSpot, type ReleaseRows } from "./people-cells.ts";
import type { PeriodRelease, ReleasedCell } from "./period-tables.ts";
import { type PeriodProtection, protectPeriod } from "./protect-period.ts";
import { readerFacts } from "./reader-facts.ts";

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
  const { publish } = draft.collection;
  const finder = cellFinder(draft);
  const figures = new Map(draft.figures.map((figure) => [figure.figure, figure]));
  const own = cellsByPeriod({ ...draft, spots: draft.figures }, finder, () => ({
    earlier: null,
    shownTo: publish.roundCountsTo,
  }));
  for (const cell of [...own.values()].flat()) checkSum(cell, figures.get(cell.figure), publish.roundCountsTo);
  const before = earlier.map((release) => ({ release, cells: rememberCells(release) }));
  const periods: PeriodProtection[] = [];
  for (const period of [...own.keys()].toSorted()) {
    const releases = releasesOf(period, { draft, cells: own.get(period) ?? [] }, before);
    const { roundCountsTo, percentFrom } = publish;
    periods.push(await protectPeriod({ period, releases, rules, roundCountsTo, percentFrom }, openSolver));
  }
  return { finder, periods };
}

type Cells = ReadonlyMap<string, readonly ReleasedCell[]>;

function cellsByPeriod(
  { spots, collection }: { readonly spots: readonly FigureSpot[]; readonly collection: Collection },
  { cellsOf }: CellFinder,
  stateOf: (spot: FigureSpot) => Pick<ReleasedCell, "earlier" | "shownTo"> | null,
): Cells {
  const exact = exactlyUsed(collection);
  const cells = spots.flatMap((spot): ReleasedCell[] => {
    const state = stateOf(spot);
    if (state === null) return [];
    const isExact = spot.level === "council" && exact.has(spot.measure);
    return cellsOf(spot).map((cell) => ({ ...cell, ...state, spot, isExact, parents: [] }));
  });
  return Map.groupBy(cells, ({ period }) => period);
}

/** Cells of an earlier version, worked out only once they are asked for. */
function rememberCells(release: EarlierRelease): () => Cells {
  let known: Cells | undefined;
  return () => {
    const { shownTo } = release;
    known ??= cellsByPeriod(release, cellFinder(release), ({ figure }) => {
      const state = release.states.get(figure);
      return state === undefined ? null : { earlier: state, shownTo };
    });
    return known;
  };
}

interface Own {
  readonly draft: DraftRelease;
  readonly cells: readonly ReleasedCell[];
}

/** Versions in which the period is not as it is in another; what is as it was then keeps what became of it. */
function releasesOf(
  period: string,
  { draft, cells }: Own,
  before: readonly { readonly release: EarlierRelease; readonly cells: () => Cells }[],
): readonly PeriodRelease[] {
  const now = draft.signatureOf(period);
  const distinct = new Map(before.map((one, at) => [one.release.signatureOf(period), { ...one, at }]));
  const same = distinct.get(now)?.release;
  distinct.delete(now);
  const others = [...distinct.values()].toSorted((a, b) => a.at - b.at);
  const own = cells.map((cell) => {
    const earlier = same?.states.get(cell.figure) ?? null;
    return earlier === null ? cell : { ...cell, earlier, shownTo: same?.shownTo ?? cell.shownTo };
  });
  return [
    ...others.map(({ release, cells: of, at }) =>
      periodRelease(release, { period, key: keyOf(at), cells: of().get(period) ?? [] }),
    ),
    periodRelease(draft, { period, key: keyOf(before.length), cells: own }),
  ];
}

function periodRelease(
  release: ReleaseRows,
  { period, key, cells }: { readonly period: string; readonly key: string; readonly cells: readonly ReleasedCell[] },
): PeriodRelease {
  const placed = new Map(release.councils.filter((one) => one.period === period).map((one) => [one.code, one]));
  const england = cells.find(({ spot }) => spot.level === "england")?.spot.geographyCode;
  const parentsOf = ({ spot: { level, geographyCode } }: ReleasedCell): readonly string[] => {
    const council = level === "council" ? placed.get(geographyCode) : undefined;
    const above = council === undefined ? [] : [council.regionCode, council.typeCode];
    return level === "england" || england === undefined ? above : [england, ...above];
  };
  return {
    key,
    cells: cells.map((cell) => ({ ...cell, parents: parentsOf(cell) })),
    facts: () =>
      readerFacts(
        release.collection,
        release.groups.filter((group) => group.period === period),
      ),
  };
}

function keyOf(at: number): string {
  return String(at).padStart(5, "0");
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
