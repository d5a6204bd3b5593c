import { pick } from "../../../sample/random.ts";
import { type BookPlan, columnsOf, rowsOf, type TablePlan, withEntry, withTable } from "../plan/book-plan.ts";
import type { FilledRow } from "../plan/filled.ts";
import { planEntry, shownEntry, valueEntry } from "../plan/plan-entry.ts";
import type { Breakage } from "./breakage.ts";

/** Breakages of where the values of a row stand. */
export const misplacedBreakages: readonly Breakage[] = [
  {
    name: "a cell lost at the start of a row",
    apply: (plan, draw) => {
      const possible = rows(plan, startsWithTwoLists);
      if (possible.length === 0) return undefined;
      const { index, table, row } = pick(draw, possible);
      const columns = columnsOf(table);
      const [first = "", ...rest] = columns;
      const moved = columns.reduce((one, column, place) => {
        const next = rest[place];
        const entry = next === undefined ? null : planEntry(table, row, next, plan);
        return withEntry(one, { row: row.id, column }, entry);
      }, table);
      return {
        plan: withTable(plan, index, () => moved),
        expected: (laid) => {
          const last = laid.cell(index, row.id, columns.at(-2) ?? "").split("!")[1];
          return [`row-out-of-line ${laid.cell(index, row.id, first)}:${last}`];
        },
        area: [`${index}/${row.id}/*`, `${index}/total/*`],
      };
    },
  },
  {
    name: "a word and a number run together",
    apply: (plan, draw) => {
      const possible = rows(plan, () => true).flatMap((place) => {
        return pairsOf(place.table, place.row).map((pair) => ({ ...place, pair }));
      });
      if (possible.length === 0) return undefined;
      const { index, table, row, pair } = pick(draw, possible);
      const [left, right] = pair;
      const definition = table.definition.columns[left];
      if (definition === undefined) return undefined;
      const word = shownEntry(valueEntry(definition, row.values[left] ?? null, plan));
      const both = `${word}${pick(draw, [" ", "  "])}${row.values[right]}`;
      const joined = withEntry(
        withEntry(table, { row: row.id, column: left }, both),
        { row: row.id, column: right },
        null,
      );
      return {
        plan: withTable(plan, index, () => joined),
        expected: (laid) => [`cells-run-together ${laid.cell(index, row.id, left)}`],
        area: [`${index}/${row.id}/*`, `${index}/total/${right}`],
      };
    },
  },
];

interface Place {
  readonly index: number;
  readonly table: TablePlan;
  readonly row: FilledRow;
}

function rows(plan: BookPlan, test: (table: TablePlan) => boolean): Place[] {
  return plan.tables.flatMap((table, index) =>
    test(table) ? rowsOf(table).map((row) => ({ index, table, row })) : [],
  );
}

/** A value of one list is none of the other, and a number none of either: the row cannot be taken for another. */
function startsWithTwoLists(table: TablePlan): boolean {
  const { slots, definition } = table;
  const kinds = columnsOf(table).map((column) => definition.columns[column]?.kind);
  const hasNumbers = kinds.length > 3 && kinds.slice(2).every((kind) => kind === "count");
  return slots.every(({ kind }) => kind === "column") && kinds.slice(0, 2).join() === "category,category" && hasNumbers;
}

/** A list and a count that stand side by side, both with a value. */
function pairsOf({ slots, definition }: TablePlan, row: FilledRow): [string, string][] {
  return slots.flatMap((slot, place): [string, string][] => {
    const next = slots[place + 1];
    if (slot.kind !== "column" || next?.kind !== "column") return [];
    const kinds = [slot, next].map(({ column }) => definition.columns[column]?.kind).join();
    const isFilled = typeof row.values[next.column] === "number" && (row.values[slot.column] ?? null) !== null;
    return kinds === "category,count" && isFilled ? [[slot.column, next.column]] : [];
  });
}
