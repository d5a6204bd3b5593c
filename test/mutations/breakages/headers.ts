import { pick } from "../../../sample/random.ts";
import {
  type BookPlan,
  columnsOf,
  rowsOf,
  type Slot,
  type TablePlan,
  withEntry,
  withTable,
} from "../plan/book-plan.ts";
import type { Laid } from "../plan/lay-out.ts";
import type { Breakage, Broken } from "./breakage.ts";

interface Header {
  readonly index: number;
  readonly column: string;
}

/** Breakages of headers and whole columns. */
export const headerBreakages: readonly Breakage[] = [
  lost("a header renamed to nonsense", (slot) => [{ ...slot, header: "Zqx wvk" }], isNotKnownByContent),
  renamedButKnown(),
  lost("a header deleted", (slot) => [{ ...slot, header: "" }]),
  lost("a column deleted", () => []),
  {
    name: "the whole header deleted",
    apply: (plan, draw) => {
      const isStacked = plan.csv !== undefined || plan.isOnOneSheet;
      const possible = headers(plan, ({ definition }) => definition.optional !== true);
      if (possible.length === 0 || isStacked) return undefined;
      const broken = changed(plan, pick(draw, possible), {
        slots: (slots) => slots.map((slot) => (slot.kind === "blank" ? slot : { ...slot, header: "" })),
        expected: () => ["no-table !"],
      });
      return { ...broken, area: [...broken.area, "period"] };
    },
  },
  {
    name: "a header twice",
    apply: (plan, draw) => {
      const possible = headers(plan, (table, column) => isMeasure(table, column));
      if (possible.length === 0) return undefined;
      const { index, column } = pick(draw, possible);
      const isNext = draw() < 0.5;
      return changed(
        plan,
        { index, column },
        {
          slots: (slots) => {
            const copy = slots.filter((slot) => slot.kind === "column" && slot.column === column);
            return isNext
              ? slots.flatMap((slot) => (copy.includes(slot) ? [slot, ...copy] : [slot]))
              : [...slots, ...copy];
          },
          expected: (laid) => [`ambiguous-column ${laid.cell(index, "header", column)}`],
        },
      );
    },
  },
  {
    name: "a header in thousands",
    apply: (plan, draw) => {
      const possible = headers(plan, isMeasure);
      if (possible.length === 0) return undefined;
      const { index, column } = pick(draw, possible);
      const isMoney = plan.tables[index]?.definition.columns[column]?.kind === "amount";
      const unit = pick(draw, isMoney ? [" (\u00a3000)", " \u00a3m", " (\u00a3k)"] : [" (000s)", " (000)"]);
      const power = unit.includes("m") ? 1_000_000 : 1000;
      return changed(
        withTable(plan, index, (table) => dividedBy(table, column, isMoney ? 100 * power : power)),
        { index, column },
        {
          slots: (slots) =>
            slots.map((slot) => (isOf(slot, column) ? { ...slot, header: plain(slot.header) + unit } : slot)),
          expected: (laid) => (isMoney ? [] : [`other-unit ${laid.cell(index, "header", column)}`]),
        },
      );
    },
  },
];

/** A table with one column in a larger unit, and without a total, which would be in it too. */
function dividedBy(table: TablePlan, column: string, size: number): TablePlan {
  const divided = rowsOf(table).reduce((one, row) => {
    const value = row.values[column];
    return typeof value === "number" ? withEntry(one, { row: row.id, column }, value / size) : one;
  }, table);
  return { ...divided, total: undefined };
}

/** The column is not found: its header says nothing, or it is not there. */
function lost(
  name: string,
  change: (slot: Slot & { kind: "column" }) => Slot[],
  test: (table: TablePlan, column: string) => boolean = () => true,
): Breakage {
  return {
    name,
    apply: (plan, draw) => {
      const possible = headers(plan, (table, column) => isAskedFor(table, column) && test(table, column));
      if (possible.length === 0) return undefined;
      const { index, column } = pick(draw, possible);
      return changed(
        plan,
        { index, column },
        {
          slots: (slots) => slots.flatMap((slot) => (isOf(slot, column) ? change(slot) : [slot])),
          expected: (laid) => [
            isHalfGone(plan.tables[index])
              ? `no-table ${laid.stated(index, "title")}`
              : `missing-column ${laid.sheet(index)} ${column}`,
          ],
        },
      );
    },
  };
}

/** What stands below shows which column it is, which is to be confirmed; with other tables below, it may not. */
function renamedButKnown(): Breakage {
  return {
    name: "a header renamed to nonsense over words of a list",
    apply: (plan, draw) => {
      const possible = headers(plan, (table, column) => !isNotKnownByContent(table, column) && !isHalfGone(table));
      if (possible.length === 0 || plan.isOnOneSheet || plan.csv !== undefined) return undefined;
      const { index, column } = pick(draw, possible);
      return changed(
        plan,
        { index, column },
        {
          slots: (slots) => slots.map((slot) => (isOf(slot, column) ? { ...slot, header: "Zqx wvk" } : slot)),
          expected: (laid) => [`column-taken ${laid.cell(index, "header", column)}`],
        },
      );
    },
  };
}

interface HeaderChange {
  readonly slots: (slots: readonly Slot[]) => Slot[];
  readonly expected: (laid: Laid) => readonly string[];
}

function changed(plan: BookPlan, { index }: Header, { slots, expected }: HeaderChange): Broken {
  return {
    plan: withTable(plan, index, (table) => ({ ...table, slots: slots(table.slots) })),
    expected,
    area: [`${index}/*/*`],
  };
}

function headers({ tables }: BookPlan, test: (table: TablePlan, column: string) => boolean): Header[] {
  return tables.flatMap((table, index) =>
    columnsOf(table).flatMap((column) => (test(table, column) ? [{ index, column }] : [])),
  );
}

function isOf(slot: Slot, column: string): slot is Slot & { kind: "column" } {
  return slot.kind === "column" && slot.column === column;
}

/** Of two headers one is too little to know a table by; its title is still there. */
function isHalfGone(table: TablePlan | undefined): boolean {
  return table?.definition.optional === true && columnsOf(table).length === 2;
}

function isMeasure({ definition }: TablePlan, column: string): boolean {
  const kind = definition.columns[column]?.kind;
  return kind === "count" || kind === "amount";
}

/** Columns of councils are found by what stands in them, whatever their header says. */
function isAskedFor({ definition }: TablePlan, column: string): boolean {
  return definition.columns[column]?.required !== false && definition.columns[column]?.kind !== "authority";
}

function isNotKnownByContent({ definition }: TablePlan, column: string): boolean {
  return definition.columns[column]?.kind !== "category";
}

function plain(header: string): string {
  return header.replace(/\s*\([^)]*\)|\s*\u00a3/g, "").trim();
}
