import type { Fact, Relation, TableCell, Tables } from "./tables.ts";

/** One cell of the system: every published cell over the same leaves. */
export interface SystemCell {
  /** What it is called; the first names it. */
  readonly ids: readonly [string, ...string[]];
  /** Places of its leaves, ascending, and beside each whether it is added (1) or taken away (-1). */
  readonly leaves: readonly number[];
  readonly factors: readonly number[];
  readonly value: bigint;
  /** 0 for the finest geography. The coarsest of its names counts. */
  readonly level: number;
  readonly detail: number;
  /** Already out: exact, rounded or under a mark. What is shown anywhere is shown. */
  readonly earlier: "shown" | "rounded" | "hidden" | null;
  readonly atMost: bigint | null;
  /** What its shown number is rounded to; 1 where it is exact. */
  readonly shownTo: bigint;
}

/** What readers know of leaves besides the cells: `low <= sum of factor x leaf <= high`. */
export interface SystemFact {
  readonly leaves: readonly number[];
  readonly factors: readonly number[];
  /** What the terms come to. */
  readonly value: bigint;
  readonly low: bigint | null;
  readonly high: bigint | null;
}

/** Tables as one system of sums, in one order whatever order they came in. */
export interface TableSystem {
  readonly levels: readonly string[];
  /** Values of the leaves. */
  readonly leaves: readonly bigint[];
  readonly cells: readonly SystemCell[];
  readonly relations: readonly { readonly parent: number; readonly children: readonly number[] }[];
  readonly shares: readonly SystemShare[];
  readonly pairs: readonly CellPair[];
  /** Cells of a later version with the same cell of the version before. */
  readonly successions: readonly { readonly now: number; readonly before: number }[];
  readonly facts: readonly SystemFact[];
}

export interface CellPair {
  readonly numerator: number;
  readonly denominator: number;
}

export interface SystemShare extends CellPair {
  readonly id: string;
  readonly places: number;
  readonly isExact: boolean;
  readonly isEarlier: boolean;
}

/**
 * The one system over all tables. Cells over the same leaves become one; everything is put in order of id.
 * Throws a `RangeError` that names a leaf, level or cell that is missing or given twice, or a value below zero.
 */
export function makeTableSystem(tables: Tables): TableSystem {
  const leaves = tables.leaves.toSorted(byId);
  const placeOf = placesOf(leaves);
  const negative = leaves.find(({ value }) => value < 0n);
  if (negative !== undefined) throw new RangeError(`Leaf ${negative.id} is below zero`);
  const values = leaves.map(({ value }) => value);
  placesOf(tables.cells);
  const rows = tables.cells.toSorted(byId).map((cell) => ({ cell, ...leafPlaces(cell, placeOf) }));
  const groups = [...Map.groupBy(rows, (row) => `${row.leaves.join()}/${row.factors.join("")}`).values()];
  const cells = groups.map((group) => mergedCell(group, tables.levels, values));
  const cellOf = new Map(cells.flatMap(({ ids }, at) => ids.map((id) => [id, at] as const)));
  const find = (id: string) => placed(cellOf, id, "cell");
  return {
    levels: tables.levels,
    leaves: values,
    cells,
    relations: (tables.relations ?? []).toSorted(byRelation).map(({ parent, children }) => ({
      parent: find(parent),
      children: children.map(find).toSorted((a, b) => a - b),
    })),
    shares: (tables.shares ?? []).toSorted(byId).map(({ id, places, from, isEarlier, ...pair }) => ({
      ...{ id, places, isExact: from === "exact", isEarlier: isEarlier ?? false },
      ...{ numerator: find(pair.numerator), denominator: find(pair.denominator) },
    })),
    pairs: (tables.pairs ?? [])
      .map(({ numerator, denominator }) => ({ numerator: find(numerator), denominator: find(denominator) }))
      .toSorted((a, b) => a.numerator - b.numerator || a.denominator - b.denominator)
      .filter((pair, at, all) => !isSamePair(pair, all[at - 1])),
    facts: (tables.facts ?? []).map((fact) => systemFact(fact, placeOf, values)),
    successions: rows.flatMap(({ cell: { id, follows = [] } }) =>
      [follows]
        .flat()
        .flatMap((before) => (find(before) === find(id) ? [] : [{ now: find(id), before: find(before) }])),
    ),
  };
}

/** Two figures may show the same number. */
function isSamePair(one: CellPair, other: CellPair | undefined): boolean {
  return one.numerator === other?.numerator && one.denominator === other.denominator;
}

interface PlacedCell extends Pick<SystemCell, "leaves" | "factors"> {
  readonly cell: TableCell;
}

function systemFact({ terms, low, high }: Fact, placeOf: ReadonlyMap<string, number>, values: readonly bigint[]) {
  const placedTerms = terms
    .map(({ leaf, factor }) => ({ leaf: placed(placeOf, leaf, "leaf"), factor }))
    .toSorted((a, b) => a.leaf - b.leaf);
  const value = placedTerms.reduce((sum, { leaf, factor }) => sum + BigInt(factor) * (values[leaf] ?? 0n), 0n);
  if ((low !== null && value < low) || (high !== null && value > high)) {
    throw new RangeError(`What is said of ${terms.map(({ leaf }) => leaf).join(", ")} is not so`);
  }
  return {
    leaves: placedTerms.map(({ leaf }) => leaf),
    factors: placedTerms.map(({ factor }) => factor),
    value,
    low,
    high,
  };
}

function mergedCell(group: readonly PlacedCell[], levels: readonly string[], values: readonly bigint[]): SystemCell {
  const [first, ...others] = group;
  if (first === undefined) throw new RangeError("A cell without a name");
  const all = group.map(({ cell }) => cell);
  const earlier = all.map((cell) => cell.earlier);
  const limits = all.flatMap(({ atMost }) => (atMost === undefined ? [] : [atMost]));
  const level = all.map((cell) => levels.indexOf(cell.level));
  if (level.includes(-1)) throw new RangeError(`Cell ${first.cell.id} is at a level that is not among them`);
  return {
    ids: [first.cell.id, ...others.map(({ cell }) => cell.id)],
    leaves: first.leaves,
    factors: first.factors,
    value: first.leaves.reduce((sum, leaf, at) => sum + BigInt(first.factors[at] ?? 0) * (values[leaf] ?? 0n), 0n),
    level: Math.max(...level),
    detail: Math.min(...all.map(({ detail }) => detail)),
    earlier: (["shown", "rounded", "hidden"] as const).find((form) => earlier.includes(form)) ?? null,
    atMost: limits.length === 0 ? null : limits.reduce((least, limit) => (limit < least ? limit : least)),
    shownTo: finestStep(all.filter((cell) => cell.earlier !== "hidden")),
  };
}

/** Numbers rounded to steps that are not multiples of the finest tell more together: then they count as exact. */
function finestStep(cells: readonly TableCell[]): bigint {
  const steps = cells.map(({ shownTo = 1 }) => BigInt(shownTo));
  const finest = steps.reduce((least, step) => (step < least ? step : least), steps[0] ?? 1n);
  return finest > 1n && steps.every((step) => step % finest === 0n) ? finest : 1n;
}

function leafPlaces(
  { id, leaves, less = [] }: TableCell,
  placeOf: ReadonlyMap<string, number>,
): Pick<SystemCell, "leaves" | "factors"> {
  const terms = [
    ...leaves.map((leaf) => ({ leaf: placed(placeOf, leaf, "leaf"), factor: 1 })),
    ...less.map((leaf) => ({ leaf: placed(placeOf, leaf, "leaf"), factor: -1 })),
  ].toSorted((a, b) => a.leaf - b.leaf);
  const places = terms.map(({ leaf }) => leaf);
  if (places.length === 0) throw new RangeError(`Cell ${id} has no leaves`);
  if (new Set(places).size < places.length) throw new RangeError(`Cell ${id} has a leaf twice`);
  return { leaves: places, factors: terms.map(({ factor }) => factor) };
}

function placesOf(named: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  const places = new Map(named.map(({ id }, at) => [id, at]));
  if (places.size < named.length) throw new RangeError("An id is given twice");
  return places;
}

function placed(places: ReadonlyMap<string, number>, id: string, what: string): number {
  const place = places.get(id);
  if (place === undefined) throw new RangeError(`There is no ${what} ${id}`);
  return place;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}

function byRelation(a: Relation, b: Relation): number {
  return compareText(a.parent, b.parent) || compareText(a.children.toSorted().join(), b.children.toSorted().join());
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
