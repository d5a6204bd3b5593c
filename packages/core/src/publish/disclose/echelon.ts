import { absolute } from "../../exact/decimal.ts";

/** A row of whole numbers by column; zeros are left out. */
export type IntegerRow = ReadonlyMap<number, bigint>;

/** Rows brought to steps: each has a pivot column in which every later row is zero. */
export interface Echelon {
  /** Adds a row that has been reduced and is not empty. */
  readonly add: (reduced: IntegerRow) => void;
  /** What is left of a row once every row added is taken out: empty where it is a combination of them. */
  readonly reduce: (row: IntegerRow) => IntegerRow;
}

/**
 * Exact elimination, fraction-free: whole numbers of any size, each row divided by its greatest common divisor.
 * Nothing is rounded, so "in the span" means in the span.
 */
export function makeEchelon(): Echelon {
  const rows: { readonly row: IntegerRow; readonly pivot: number }[] = [];
  const stepOf = new Map<number, number>();
  return {
    add(reduced) {
      const pivot = pivotOf(reduced);
      stepOf.set(pivot, rows.length);
      rows.push({ row: reduced, pivot });
    },
    reduce(row) {
      let left = row;
      for (;;) {
        const step = firstStep(left, stepOf);
        const found = rows[step];
        if (found === undefined) return left;
        left = takeOut(left, found.row, found.pivot);
      }
    },
  };
}

/** A row of these factors. */
export function rowAt(columns: readonly number[], factors: readonly number[]): IntegerRow {
  return new Map(columns.map((column, at) => [column, BigInt(factors[at] ?? 0)]));
}

/** True where one reduced row is a multiple of the other: publishing either gives the other. */
export function areParallel(a: IntegerRow, b: IntegerRow): boolean {
  if (a.size !== b.size || a.size === 0) return false;
  const [[column, first] = [0, 0n]] = a;
  const other = b.get(column);
  if (other === undefined) return false;
  return [...a].every(([at, factor]) => factor * other === (b.get(at) ?? 0n) * first);
}

function firstStep(row: IntegerRow, stepOf: ReadonlyMap<number, number>): number {
  let first = Number.POSITIVE_INFINITY;
  for (const column of row.keys()) {
    const step = stepOf.get(column);
    if (step !== undefined && step < first) first = step;
  }
  return first;
}

/** The column with the smallest factor, so that numbers stay small; of these the first. */
function pivotOf(row: IntegerRow): number {
  let best = { column: -1, size: 0n };
  for (const [column, factor] of row) {
    const size = absolute(factor);
    const isBetter = best.column < 0 || size < best.size || (size === best.size && column < best.column);
    if (isBetter) best = { column, size };
  }
  if (best.column < 0) throw new RangeError("An empty row has no pivot");
  return best.column;
}

function takeOut(row: IntegerRow, step: IntegerRow, pivot: number): IntegerRow {
  const ours = row.get(pivot) ?? 0n;
  const theirs = step.get(pivot) ?? 0n;
  const common = greatestCommon(ours, theirs);
  const [keep, take] = [theirs / common, ours / common];
  const result = new Map<number, bigint>();
  for (const [column, factor] of row) result.set(column, factor * keep);
  for (const [column, factor] of step) {
    const left = (result.get(column) ?? 0n) - factor * take;
    if (left === 0n) result.delete(column);
    else result.set(column, left);
  }
  return divided(result);
}

function divided(row: IntegerRow): IntegerRow {
  let common = 0n;
  for (const factor of row.values()) {
    common = greatestCommon(common, factor);
    if (common === 1n) return row;
  }
  return new Map([...row].map(([column, factor]) => [column, factor / common]));
}

function greatestCommon(a: bigint, b: bigint): bigint {
  let [left, right] = [absolute(a), absolute(b)];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}
