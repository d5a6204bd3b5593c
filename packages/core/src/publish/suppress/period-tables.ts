import type { Fact, Leaf, Relation, TableCell, Tables } from "../disclose/tables.ts";
import { cellId } from "./cell-id.ts";
import { leafId, leafValue } from "./leaf-id.ts";
import type { FigureSpot, PeopleCell } from "./people-cells.ts";
import { smallRests } from "./small-rests.ts";

/** What readers got, or would get, of one version in one period. */
export interface PeriodRelease {
  /** Sorts as the versions do; the last is the one that is to be published. */
  readonly key: string;
  readonly cells: readonly ReleasedCell[];
  readonly facts: () => readonly Fact[];
  /** Measures that are a part of another: that other, by the id of the part. */
  readonly wholes: ReadonlyMap<string, string>;
}

/** A number of people at its place, with what readers got of it where it is out already. */
export interface ReleasedCell extends PeopleCell {
  readonly spot: FigureSpot;
  /** Codes of the areas it is in: England of a region; England, region and type of a council. */
  readonly parents: readonly string[];
  readonly earlier: "shown" | "hidden" | null;
  /** What it is rounded to where it is shown. */
  readonly shownTo: number;
  /** True where other figures are worked from its exact value: then it is known exactly, however it is rounded. */
  readonly isExact: boolean;
}

/** Geography levels, the finest first. */
const levels = ["council", "council-type", "region", "england"] as const;

/** Every version's numbers of one period as one system. */
export function periodTables(releases: readonly PeriodRelease[], below: number): Tables {
  const leaves = new Map<string, Leaf>();
  const isLast = (at: number) => at === releases.length - 1;
  const cells = releases.flatMap((release, at) =>
    cellsIn(release, { before: releases.slice(isLast(at) ? 0 : Math.max(0, at - 1), at), leaves }),
  );
  const facts = new Map(releases.flatMap(({ facts: own }) => own().map((fact) => [factKey(fact), fact] as const)));
  const usable = [...facts.values()].filter(({ terms }) => terms.some(({ leaf }) => leaves.has(leaf)));
  for (const { leaf } of usable.flatMap(({ terms }) => terms)) {
    if (!leaves.has(leaf)) leaves.set(leaf, { id: leaf, value: leafValue(leaf) });
  }
  return {
    leaves: [...leaves.values()],
    cells,
    levels,
    facts: usable,
    relations: releases.flatMap(relationsOf),
    pairs: releases.flatMap((release) => smallRests(release, below)),
  };
}

interface CellContext {
  /** What its cells are compared with: the version before, and of the one that is to be published all of them. */
  readonly before: readonly PeriodRelease[];
  /** Leaves met so far; those of the cells are added. */
  readonly leaves: Map<string, Leaf>;
}

function cellsIn(release: PeriodRelease, { before, leaves }: CellContext): readonly TableCell[] {
  const known = new Set(before.flatMap((one) => one.cells.map((cell) => cellId(one, cell))));
  return release.cells.map((cell) => {
    const follows = before.map((one) => cellId(one, cell)).filter((id) => known.has(id));
    const table = tableCell(cell, release, leaves);
    return follows.length > 0 ? { ...table, follows } : table;
  });
}

function tableCell(cell: ReleasedCell, release: PeriodRelease, leaves: Map<string, Leaf>): TableCell {
  const factors = new Map<string, number>();
  for (const { group, column, factor } of cell.terms()) {
    const id = leafId(group, column);
    leaves.set(id, { id, value: group.counts[column] ?? 0n });
    factors.set(id, (factors.get(id) ?? 0) + factor);
  }
  const of = (sign: number) => [...factors].flatMap(([id, factor]) => (Math.sign(factor) === sign ? [id] : []));
  return {
    id: cellId(release, cell),
    leaves: of(1),
    less: of(-1),
    level: cell.spot.level,
    detail: cell.spot.breakdown === "all" ? 0 : 1,
    shownTo: cell.isExact ? 1 : cell.shownTo,
    ...(cell.earlier !== null && { earlier: cell.earlier }),
  };
}

/** The councils of an area, the regions of England, and the groups everyone is broken down into. */
function relationsOf(release: PeriodRelease): readonly Relation[] {
  const placed = new Map(
    release.cells.map((cell) => [placeKey(cell, cell.spot.geographyCode, cell.spot.breakdown), cell]),
  );
  const children = release.cells.flatMap((cell) => {
    const { spot } = cell;
    const above =
      spot.level === "council-type"
        ? []
        : cell.parents.map((code) => ({ kind: spot.level, key: placeKey(cell, code, spot.breakdown) }));
    const [column = ""] = spot.breakdown.split("=");
    const whole = spot.breakdown === "all" ? [] : [{ kind: column, key: placeKey(cell, spot.geographyCode, "all") }];
    return [...above, ...whole].flatMap(({ kind, key }) =>
      placed.has(key) ? [{ group: `${kind} ${key}`, key, cell }] : [],
    );
  });
  return [...Map.groupBy(children, ({ group }) => group).values()].flatMap((some) => {
    const parent = placed.get(some[0]?.key ?? "");
    if (parent === undefined) return [];
    return [{ parent: cellId(release, parent), children: some.map(({ cell }) => cellId(release, cell)) }];
  });
}

function placeKey({ part, spot }: ReleasedCell, code: string, breakdown: string): string {
  return [spot.measure, spot.basis, part, code, breakdown].join("/");
}

function factKey({ terms }: Fact): string {
  return terms.map(({ leaf, factor }) => `${factor} ${leaf}`).join();
}
