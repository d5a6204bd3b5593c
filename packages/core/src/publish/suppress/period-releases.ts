import type { DraftRelease } from "./decide-disclosure.ts";
import type { EarlierRelease } from "./earlier-release.ts";
import { type CellFinder, cellFinder, type FigureSpot, type ReleaseRows } from "./people-cells.ts";
import type { PeriodRelease, ReleasedCell } from "./period-tables.ts";
import { councilsPlaced, exactlyTold } from "./placed-councils.ts";
import { readerFacts } from "./reader-facts.ts";

type Cells = ReadonlyMap<string, readonly ReleasedCell[]>;
type State = Pick<ReleasedCell, "earlier" | "shownTo">;

interface Told {
  readonly spots: readonly FigureSpot[];
  /** Numbers of single councils that are told exactly, by the figures that would show them (see `exactlyTold`). */
  readonly told: ReadonlyMap<string, FigureSpot>;
}

/**
 * The numbers of people of a version by period: those its figures show, and those of single councils that it tells of
 * without a figure of their own. `stateOf` says what readers got of a figure; null where that is nothing to know.
 */
export function cellsByPeriod(
  { spots, told }: Told,
  { cellsOf }: CellFinder,
  stateOf: (spot: FigureSpot) => State | null,
): Cells {
  const ids = new Set(spots.map(({ figure }) => figure));
  const others = [...told.values()].filter(({ figure }) => !ids.has(figure));
  const cells = [...spots, ...others].flatMap((spot): ReleasedCell[] => {
    const state = stateOf(spot);
    if (state === null) return [];
    const isExact = told.has(spot.figure);
    return cellsOf(spot).map((cell) => ({ ...cell, ...state, spot, isExact, parents: [] }));
  });
  return Map.groupBy(cells, ({ period }) => period);
}

/** Numbers of an earlier version, worked out only once they are asked for. */
export function earlierCells(release: EarlierRelease): () => Cells {
  let known: Cells | undefined;
  return () => {
    known ??= cellsIn(release);
    return known;
  };
}

function cellsIn(release: EarlierRelease): Cells {
  const { spots, states, shownTo, collection } = release;
  const finder = cellFinder(release);
  const told = exactlyTold(spots, { collection, finder }, ({ figure }) => states.get(figure) === "shown");
  return cellsByPeriod({ spots, told }, finder, ({ figure }) => {
    const state = states.get(figure) ?? (told.has(figure) ? "shown" : undefined);
    return state === undefined ? null : { earlier: state, shownTo };
  });
}

interface Own {
  readonly draft: DraftRelease;
  readonly cells: readonly ReleasedCell[];
  /** True of the id of one of its figures. */
  readonly isFigure: (id: string) => boolean;
}

interface Before {
  readonly release: EarlierRelease;
  readonly cells: () => Cells;
}

/**
 * What versions tell of a period. Those with the same rows in it are one: what any of them showed is known, as closely as
 * the closest of them shows it. What is to be published as it was in one before keeps what became of it there.
 */
export function releasesOf(
  period: string,
  { draft, cells, isFigure }: Own,
  before: readonly Before[],
): { readonly releases: readonly PeriodRelease[]; readonly keptHidden: ReadonlySet<string> } {
  const now = draft.signatureOf(period);
  const placed = before.map((one, at) => ({ ...one, at, signature: one.release.signatureOf(period) }));
  const groups = Map.groupBy(placed, ({ signature }) => signature);
  const others = [...groups].flatMap(([signature, group]) => (signature === now ? [] : [group]));
  const earlier = others
    .map((group) => ({ group, last: group.at(-1) }))
    .flatMap(({ group, last }) => (last === undefined ? [] : [{ ...last, cells: toldByAny(period, group) }]))
    .toSorted((a, b) => a.at - b.at);
  const same = groups.get(now);
  const own = same === undefined ? cells : asBefore(cells, { told: toldByAny(period, same), isFigure });
  return {
    releases: [
      ...earlier.map((one) => periodRelease(one.release, { period, key: keyOf(one.at), cells: one.cells })),
      periodRelease(draft, { period, key: keyOf(before.length), cells: own }),
    ],
    keptHidden: new Set(same === undefined ? [] : hiddenByAll(period, { draft, same })),
  };
}

/** The numbers of versions with the same rows. */
function toldByAny(period: string, group: readonly Before[]): readonly ReleasedCell[] {
  const all = group.flatMap(({ cells }) => cells().get(period) ?? []);
  return [...Map.groupBy(all, cellKey).values()].flatMap((some) => {
    const shown = some.filter(({ earlier }) => earlier === "shown");
    const [first] = shown.length > 0 ? shown : some;
    if (first === undefined) return [];
    const shownTo = finest(shown.map((cell) => cell.shownTo));
    return [{ ...first, shownTo: shownTo ?? first.shownTo, isExact: some.some(({ isExact }) => isExact) }];
  });
}

/** Numbers rounded to several steps are known to the finest, or exactly where the others are no multiples of it. */
function finest(steps: readonly number[]): number | undefined {
  if (steps.length === 0) return undefined;
  const least = Math.min(...steps);
  return steps.every((step) => step % least === 0) ? least : 1;
}

/** Numbers with what became of them before; one of a single council that no version told of stays untold. */
function asBefore(
  cells: readonly ReleasedCell[],
  { told, isFigure }: { readonly told: readonly ReleasedCell[] } & Pick<Own, "isFigure">,
): readonly ReleasedCell[] {
  const known = new Map(told.map((cell) => [cellKey(cell), cell]));
  return cells.flatMap((cell) => {
    const then = known.get(cellKey(cell));
    if (then === undefined) return isFigure(cell.figure) ? [cell] : [];
    return [{ ...cell, earlier: then.earlier, shownTo: then.shownTo, isExact: then.isExact }];
  });
}

/** Figures that count councils or put them in order, and that were hidden wherever the rows were these. */
function hiddenByAll(
  period: string,
  { draft, same }: { readonly draft: DraftRelease; readonly same: readonly Before[] },
): readonly string[] {
  const { collection } = draft;
  return draft.figures.flatMap((spot) => {
    if (spot.period !== period) return [];
    const states = same.flatMap(({ release }) => release.states.get(spot.figure) ?? []);
    const isKept = states.length > 0 && states.every((state) => state === "hidden");
    return isKept && councilsPlaced(spot, collection, { councilsOf: () => [""] }).length > 0 ? [spot.figure] : [];
  });
}

function cellKey({ figure, part }: Pick<ReleasedCell, "figure" | "part">): string {
  return `${figure}#${part}`;
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
    wholes: wholesOf(release.collection),
    facts: () =>
      readerFacts(
        release.collection,
        release.groups.filter((group) => group.period === period),
      ),
  };
}

function wholesOf({ measures }: ReleaseRows["collection"]): PeriodRelease["wholes"] {
  return new Map(
    Object.entries(measures).flatMap(([id, measure]) =>
      measure.kind === "sum" && measure.within !== undefined ? [[id, measure.within] as const] : [],
    ),
  );
}

function keyOf(at: number): string {
  return String(at).padStart(5, "0");
}
