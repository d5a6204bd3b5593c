import { roundToMultiple } from "../../exact/decimal.ts";
import type { LinearColumn, LinearProgram } from "./linear-solver.ts";
import type { SystemCell, TableSystem } from "./table-system.ts";
import type { DisclosureRules, Form } from "./tables.ts";

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
 * costs, because it must be hidden; moving a hidden one is free. What is already public cannot move.
 */
export function coverProgram({ system, forms, rules, goals }: Omit<CoverInput, "settled">): CoverProgram {
  const { cells, leaves } = system;
  const ownCell = new Map(
    cells.flatMap((cell, at) => (cell.leaves.length === 1 ? [[cell.leaves[0], at] as const] : [])),
  );
  const columns: LinearColumn[] = leaves.flatMap((value, leaf) => {
    const at = ownCell.get(leaf);
    const cell = at === undefined ? undefined : cells[at];
    return cell === undefined ? plainColumns(value) : cellColumns(cell, forms[at ?? -1] ?? "dropped", rules);
  });
  const columnOf: number[] = [];
  const sums = cells.flatMap((cell, at) => {
    const [leaf = 0] = cell.leaves;
    columnOf.push(cell.leaves.length === 1 ? 2 * leaf : columns.length);
    if (cell.leaves.length === 1) return [];
    const column = columns.length;
    columns.push(...cellColumns(cell, forms[at] ?? "dropped", rules));
    const factors = [...cell.leaves.flatMap(() => [1, -1]), -1, 1];
    return [{ lower: 0, upper: 0, columns: [...cell.leaves.flatMap(bothColumns), column, column + 1], factors }];
  });
  const goalRows = goals.map(({ leaves: wanted }) => ({
    ...free,
    columns: [...wanted.keys()].flatMap(bothColumns),
    factors: [...wanted.values()].flatMap((factor) => [factor, -factor]),
  }));
  return {
    program: { columns, rows: [...sums, ...goalRows] },
    columnOf,
    goalRows: goals.map((_, at) => sums.length + at),
  };
}

/** Bounds of a row nothing is asked of. */
export const free = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY } as const;

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
  const cost = form === "shown" ? priceOf(cell) : 0;
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
  const { value, earlier, atMost } = cell;
  if (earlier === "shown") return { up: 0, down: 0 };
  if (form === "rounded") {
    const base = BigInt(rules.base);
    const shown = roundToMultiple(value, base);
    const least = shown - base / 2n;
    return { up: Number(shown + (base - 1n) / 2n - value), down: Number(value - (least < 0n ? 0n : least)) };
  }
  const up = atMost === null ? Number.POSITIVE_INFINITY : Number(atMost - value);
  if (form === "dropped" || rules.zeros === "hidden") return { up, down: Number(value) };
  return value === 0n ? { up: 0, down: 0 } : { up, down: Number(value - 1n) };
}

/** One for a small cell of a council; more for a larger number, and for one further up, which more readers miss. */
function priceOf({ value, level }: SystemCell): number {
  return (1 + level) * (1 + 0.03 * Math.log2(1 + Number(value)));
}
