import type { BodyTable } from "./body-table.ts";
import { numberIn } from "./number-in.ts";
import type { SumKind } from "./row-kind.ts";

/** With fewer rows above, or fewer numbers and rows together, that they add up may be chance. */
const FEWEST_ROWS: Readonly<Record<SumKind, number>> = { "called total": 1, doubtful: 2, named: 10 };
const FEWEST_SIGNS = 4;

/** What is known of sums while the rows of a table are gone through from the top down. */
export interface SumsAbove {
  /**
   * Tells whether the numbers of a row are the sums of the rows of data above it: of all, or of those since the last
   * total. A row that is called a total may have few above it; one that is called otherwise must have many.
   */
  isSum(row: number, above: readonly number[], kind: SumKind): boolean;
  /** That a total stands below these rows. */
  passTotal(above: readonly number[]): void;
}

/** Adds up the rows of data of a table, each once, however often it is asked. */
export function sumsAbove({ sheet, others }: BodyTable): SumsAbove {
  const columns = others.filter(({ kind }) => kind === "count" || kind === "amount").map(({ index }) => index);
  const sums = columns.map(() => 0n);
  let atTotal: { readonly rows: number; readonly sums: readonly bigint[] } = { rows: 0, sums: columns.map(() => 0n) };
  let added = 0;
  const add = (above: readonly number[]): void => {
    for (; added < above.length; added += 1) {
      for (const [place, column] of columns.entries()) {
        sums[place] = (sums[place] ?? 0n) + (numberIn(sheet, above[added] ?? 0, column) ?? 0n);
      }
    }
  };
  return {
    isSum(row, above, kind) {
      const fewest = FEWEST_ROWS[kind];
      if (above.length < fewest || columns.length === 0) return false;
      add(above);
      const stated = columns.map((column) => numberIn(sheet, row, column));
      const there = stated.filter((value) => value !== undefined);
      if (there.length === 0 || there.every((value) => value === 0n)) return false;
      const isOf = (from: typeof atTotal): boolean => {
        const rows = above.length - from.rows;
        if (rows < fewest || (kind !== "called total" && there.length + rows < FEWEST_SIGNS)) return false;
        return stated.every((value, at) => value === undefined || value === (sums[at] ?? 0n) - (from.sums[at] ?? 0n));
      };
      return isOf({ rows: 0, sums: [] }) || isOf(atTotal);
    },
    passTotal(above) {
      add(above);
      atTotal = { rows: above.length, sums: [...sums] };
    },
  };
}
