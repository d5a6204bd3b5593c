import type { BodyTable } from "./body-table.ts";
import { numberIn } from "./number-in.ts";
import type { SumKind } from "./row-kind.ts";

/** A row of a list that may be a total, or is one (without a kind). */
export interface ListMark {
  readonly row: number;
  readonly kind: SumKind | undefined;
  /** How many rows of the list stand above it, and what they come to, column by column. */
  readonly at: number;
  readonly above: readonly bigint[];
  /** Its own numbers. */
  readonly stated: readonly (bigint | undefined)[];
}

/** A list with its marks, from the top down. */
export interface MarkedList {
  readonly marks: readonly ListMark[];
  readonly sum: readonly bigint[];
  /** The first number of each of its rows. */
  readonly values: readonly bigint[];
}

/** A mark that is the sum of so many rows next to it. */
export interface MarkRun {
  readonly mark: ListMark;
  readonly run: number;
}

interface ToMark {
  readonly rows: readonly number[];
  readonly loose: readonly { readonly row: number; readonly kind: SumKind }[];
  readonly totals: readonly number[];
}

/** Adds a list up once, from the top down. */
export function marksOf({ sheet, others }: BodyTable, { rows, loose, totals }: ToMark): MarkedList {
  const columns = others.filter(({ kind }) => kind === "count" || kind === "amount").map(({ index }) => index);
  const numbers = (row: number) => columns.map((column) => numberIn(sheet, row, column));
  const known = [...loose, ...totals.map((row) => ({ row, kind: undefined }))].sort((a, b) => a.row - b.row);
  const sum = columns.map(() => 0n);
  const values: bigint[] = [];
  let next = 0;
  const addTo = (end: number): void => {
    for (; (rows[next] ?? end) < end; next += 1) {
      const own = numbers(rows[next] ?? 0);
      for (const [place, value] of own.entries()) sum[place] = (sum[place] ?? 0n) + (value ?? 0n);
      values.push(own[0] ?? 0n);
    }
  };
  const marks = known.map(({ row, kind }) => {
    addTo(row);
    return { row, kind, at: next, above: [...sum], stated: numbers(row) };
  });
  addTo(Number.POSITIVE_INFINITY);
  return { marks, sum, values };
}

/** The marks that are the sum of the rows above (or below) them, as far as some other mark or the list's end. */
export function runsOf({ marks, sum, values }: MarkedList, where: "above it" | "below it"): readonly MarkRun[] {
  const isAbove = where === "above it";
  const seen = new Map([[keyOf(isAbove ? sum.map(() => 0n) : sum), isAbove ? 0 : values.length]]);
  return (isAbove ? marks : marks.toReversed()).flatMap((mark): MarkRun[] => {
    const { above, stated, at } = mark;
    const other = above.map((value, place) =>
      isAbove ? value - (stated[place] ?? 0n) : value + (stated[place] ?? 0n),
    );
    const end = stated.some((value) => value === undefined) ? undefined : seen.get(keyOf(other));
    seen.set(keyOf(above), at);
    const run = end === undefined ? 0 : Math.abs(at - end);
    return run === 0 ? [] : [{ mark, run }];
  });
}

function keyOf(sums: readonly bigint[]): string {
  return sums.join(" ");
}
