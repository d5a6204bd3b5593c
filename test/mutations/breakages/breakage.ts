import type { Column } from "../../../packages/core/src/collections/columns.ts";
import type { Draw } from "../../../sample/random.ts";
import { type BookPlan, columnsOf, rowsOf, type TablePlan } from "../plan/book-plan.ts";
import type { FilledRow } from "../plan/filled.ts";
import type { Laid } from "../plan/lay-out.ts";

/** A plan broken in one place. */
export interface Broken {
  readonly plan: BookPlan;
  /** The errors and queries that must come of it, and no others: `code Sheet!C14`. */
  readonly expected: (laid: Laid) => readonly string[];
  /** What it touches, and what the check that finds it must be able to read: `table/row/column`, `*` for all. */
  readonly area: readonly string[];
}

/** A way to break a return; undefined where a plan has nothing to break so. */
export interface Breakage {
  readonly name: string;
  readonly apply: (plan: BookPlan, draw: Draw) => Broken | undefined;
}

/** A cell of a plan that holds something. */
export interface Target {
  readonly index: number;
  readonly table: TablePlan;
  readonly row: FilledRow;
  readonly column: string;
  readonly definition: Column;
}

/** The cells of a plan that hold a value and pass the test. */
export function targets(plan: BookPlan, test: (definition: Column, target: Target) => boolean): Target[] {
  return plan.tables.flatMap((table, index) =>
    columnsOf(table).flatMap((column) => {
      const definition = table.definition.columns[column];
      if (definition === undefined) return [];
      return rowsOf(table).flatMap((row) => {
        const target = { index, table, row, column, definition };
        return (row.values[column] ?? null) !== null && test(definition, target) ? [target] : [];
      });
    }),
  );
}

/** The whole row, and the totals that its cells are part of. */
export function rowArea({ index, row, column }: Pick<Target, "index" | "row" | "column">): string[] {
  return [`${index}/${row.id}/*`, `${index}/total/${column}`];
}

/** True where two breakages would get in each other's way. */
export function meet(one: readonly string[], other: readonly string[]): boolean {
  return one.some((a) => other.some((b) => agree(a.split("/"), b.split("/"))));
}

function agree(one: readonly string[], other: readonly string[]): boolean {
  return one.every((part, place) => part === "*" || other[place] === "*" || part === other[place]);
}
