import type { DisclosureRules } from "../../collections/disclosure.ts";
import type { LinearColumn, LinearProgram } from "./linear-solver.ts";
import { shownBand } from "./shown-band.ts";
import type { SystemCell, TableSystem } from "./table-system.ts";
import type { Form } from "./tables.ts";

/** A number that must be able to be larger, or smaller, by so much. */
export interface Goal {
  readonly leaves: ReadonlyMap<number, number>;
  readonly up: number;
  readonly down: number;
  /** True where either will do. */
  readonly isEither: boolean;
}

/** Deviations of every leaf and cell: an up and a down column each. */
export interface CoverProgram {
  readonly program: LinearProgram;
  /** The up column of each cell; the down column is the next. */
  readonly columnOf: readonly number[];
  /** The up column, the down column the next, in which a cell that would be shown rounded moves and still rounds the same. */
  readonly bandOf: ReadonlyMap<number, number>;
  /** The row of each goal. */
  readonly goalRows: readonly number[];
}

export interface CoverInput {
  readonly system: TableSystem;
  readonly forms: readonly Form[];
  readonly rules: DisclosureRules;
  readonly goals: readonly Goal[];
  /** Hidden cells known to have their width already. */
  readonly settled: ReadonlySet<number>;
}

/**
 * The program whose solutions are other tables with the same shown cells, priced: moving a cell that is still shown
 * costs, because it must be hidden, unless it is shown rounded and would be rounded to the same; moving a hidden one is
 * free. What is already public can move in its rounding alone.
 */
export function coverProgram({ system, forms, rules, goals }: Omit<CoverInput, "settled">): CoverProgram {
  const { cells, leaves } = system;
  const isOwn = (cell: SystemCell, at: number) => isOneLeaf(cell) && !hasBand(cell, forms[at]);
  const ownCell = new Map(cells.flatMap((cell, at) => (isOwn(cell, at) ? [[cell.leaves[0], at] as const] : [])));
  const columns: LinearColumn[] = leaves.flatMap((value, leaf) => {
    const at = ownCell.get(leaf);
    const cell = at === undefined ? undefined : cells[at];
    return cell === undefined ? plainColumns(value) : cellColumns(cell, forms[at ?? -1] ?? "dropped", rules);
  });
  const columnOf: number[] = [];
  const bandOf = new Map<number, number>();
  const sums = cells.flatMap((cell, at) => {
    const [leaf = 0] = cell.leaves;
    columnOf.push(isOwn(cell, at) ? 2 * leaf : columns.length);
    if (isOwn(cell, at)) return [];
    const own = [columns.length, columns.length + 1];
    columns.push(...cellColumns(cell, forms[at] ?? "dropped", rules));
    if (hasBand(cell, forms[at])) {
      bandOf.set(at, columns.length);
      own.push(columns.length, columns.length + 1);
      columns.push(...bandColumns(cell, rules));
    }
    const factors = [
      ...cell.factors.flatMap((factor) => [factor, -factor]),
      ...own.map((_, place) => (place % 2 === 0 ? -1 : 1)),
    ];
    return [{ lower: 0, upper: 0, columns: [...cell.leaves.flatMap(bothColumns), ...own], factors }];
  });
  const facts = system.facts.map(({ leaves: of, factors, value, low, high }) => ({
    lower: low === null ? Number.NEGATIVE_INFINITY : Number(low - value),
    upper: high === null ? Number.POSITIVE_INFINITY : Number(high - value),
    columns: of.flatMap(bothColumns),
    factors: factors.flatMap((factor) => [factor, -factor]),
  }));
  const goalRows = goals.map(({ leaves: wanted }) => ({
    ...free,
    columns: [...wanted.keys()].flatMap(bothColumns),
    factors: [...wanted.values()].flatMap((factor) => [factor, -factor]),
  }));
  return {
    program: { columns, rows: [...sums, ...facts, ...goalRows] },
    columnOf,
    bandOf,
    goalRows: goals.map((_, at) => sums.length + facts.length + at),
  };
}

/** Bounds of a row nothing is asked of. */
export const free = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY } as const;

/** True of a cell that is one leaf: the leaf's columns can then be its own. */
function isOneLeaf({ leaves, factors }: SystemCell): boolean {
  return leaves.length === 1 && factors[0] === 1;
}

/** True of a cell that would be shown rounded, and is not out yet. */
function hasBand({ shownTo, earlier, value }: SystemCell, form: Form | undefined): boolean {
  return form === "shown" && earlier !== "shown" && shownTo > 1n && value !== 0n;
}

function bandColumns(cell: SystemCell, { below }: DisclosureRules): LinearColumn[] {
  const { least, most } = shownBand(cell, { step: cell.shownTo, below });
  return [
    { lower: 0, upper: Number(most - cell.value), cost: 0 },
    { lower: 0, upper: Number(cell.value - least), cost: 0 },
  ];
}

function bothColumns(leaf: number): number[] {
  return [2 * leaf, 2 * leaf + 1];
}

function plainColumns(value: bigint): LinearColumn[] {
  return [
    { lower: 0, upper: Number.POSITIVE_INFINITY, cost: 0 },
    { lower: 0, upper: Number(value), cost: 0 },
  ];
}

function cellColumns(cell: SystemCell, form: Form, rules: DisclosureRules): LinearColumn[] {
  const { up, down } = room(cell, form, rules);
  const cost = form === "shown" && cell.earlier !== "shown" ? priceOf(cell) : 0;
  return [
    { lower: 0, upper: up, cost },
    { lower: 0, upper: down, cost },
  ];
}

/**
 * How far a cell can move. Zeros always shown stay zero, and no hidden cell becomes zero, for a reader who knows
 * that zeros are shown.
 */
function room(cell: SystemCell, form: Form, rules: DisclosureRules): { readonly up: number; readonly down: number } {
  const { value, earlier, atMost, factors } = cell;
  if (earlier === "shown" || form === "rounded") {
    const [step, below] = form === "rounded" ? [BigInt(rules.base), 0] : [cell.shownTo, rules.below];
    const { least, most } = shownBand(cell, { step, below });
    return { up: Number(most - value), down: Number(value - least) };
  }
  const up = atMost === null ? Number.POSITIVE_INFINITY : Number(atMost - value);
  const isPlain = factors.every((factor) => factor > 0);
  const down = isPlain ? Number(value) : Number.POSITIVE_INFINITY;
  if (form === "dropped" || rules.zeros === "hidden") return { up, down };
  if (value === 0n) return { up: 0, down: 0 };
  return value > 0n ? { up, down: Number(value - 1n) } : { up: Number(-value - 1n), down };
}

/** One for a small cell of a council; more for a larger number, and for one further up, which more readers miss. */
function priceOf({ value, level }: SystemCell): number {
  return (1 + level) * (1 + 0.03 * Math.log2(1 + Math.abs(Number(value))));
}
