import { pick } from "../../../sample/random.ts";
import { whole } from "../draw-whole.ts";
import { type BookPlan, columnsOf, rowsOf, type TablePlan, withTable } from "../plan/book-plan.ts";
import type { FilledRow } from "../plan/filled.ts";
import { labelColumn } from "../plan/plan-entry.ts";
import type { Breakage, Broken } from "./breakage.ts";

/** Breakages of rows and whole tables. */
export const rowBreakages: readonly Breakage[] = [
  {
    name: "a row twice",
    apply: (plan, draw) => {
      const index = pickTable(plan, draw, ({ definition }) => definition.keyless !== true);
      const table = index === undefined ? undefined : plan.tables[index];
      if (index === undefined || table === undefined) return undefined;
      const from = pick(draw, rowsOf(table));
      const copy = { ...from, id: "copy" };
      const at = whole(draw, table.rows.indexOf(from) + 1, table.rows.length);
      const rows = [...table.rows.slice(0, at), copy, ...table.rows.slice(at)];
      return broken(
        plan,
        index,
        {
          ...withTotalOf(table, draw() < 0.5 ? rowsOf({ ...table, rows }) : rowsOf(table)),
          rows,
        },
        ["duplicate-row", keyColumn(table)],
      );
    },
  },
  {
    name: "a row left out",
    apply: (plan, draw) => {
      const index = pickTable(plan, draw, ({ definition }) => definition.complete === true);
      const table = index === undefined ? undefined : plan.tables[index];
      if (index === undefined || table === undefined || rowsOf(table).length < 3) return undefined;
      const gone = new Set<FilledRow | "blank">([pick(draw, rowsOf(table)), pick(draw, rowsOf(table))]);
      const rows = table.rows.filter((row) => !gone.has(row));
      const total = draw() < 0.5 ? rowsOf({ ...table, rows }) : rowsOf(table);
      return {
        plan: withTable(plan, index, (one) => ({ ...withTotalOf(one, total), rows })),
        expected: (laid) => [`missing-row ${laid.sheet(index)}`],
        area: [`${index}/*/*`],
      };
    },
  },
  {
    name: "a total off",
    apply: (plan, draw) => {
      const index = pickTable(plan, draw, (one) => rowsOf(one).length > 1 && labelColumn(one) !== undefined);
      const table = index === undefined ? undefined : plan.tables[index];
      if (index === undefined || table === undefined) return undefined;
      const measures = columnsOf(table).filter((id) => ["count", "amount"].includes(kindOf(table, id)));
      if (measures.length === 0) return undefined;
      const column = pick(draw, measures);
      const { label, of, off } = table.total ?? { label: "Total", of: rowsOf(table), off: {} };
      const total = { label, of, off: { ...off, [column]: whole(draw, 1, 5_000) } };
      return {
        plan: withTable(plan, index, (one) => ({ ...one, total })),
        expected: (laid) => [`total-differs ${laid.cell(index, "total", column)}`],
        area: [`${index}/*/${column}`],
      };
    },
  },
  {
    name: "two copies of a table",
    apply: (plan, draw) => {
      const index = pickTable(plan, draw, ({ slots }) => slots.length > 1);
      const table = index === undefined ? undefined : plan.tables[index];
      if (index === undefined || table === undefined) return undefined;
      const copy = { ...table, sheet: `${table.sheet.slice(0, 20)} (2)` };
      return {
        plan: { ...plan, tables: [...plan.tables, copy] },
        expected: (laid) => [`two-tables ${laid.sheet(index)}`],
        area: [`${index}/*/*`, `${plan.tables.length}/*/*`, "authority", "period"],
      };
    },
  },
  {
    name: "a table without rows",
    apply: (plan, draw) => {
      const index = pickTable(plan, draw, ({ definition }) => definition.optional !== true);
      if (index === undefined) return undefined;
      return {
        plan: withTable(plan, index, (table) => ({ ...table, rows: [], total: undefined })),
        expected: (laid) => [`no-rows ${laid.sheet(index)}${laid.headerLine(index) + 1}`],
        area: ["*/*/*"],
      };
    },
  },
  {
    name: "a table left out",
    apply: (plan, draw) => {
      const index = pickTable(plan, draw, ({ definition }) => definition.optional !== true);
      if (index === undefined || plan.tables.length < 2) return undefined;
      return {
        plan: { ...plan, tables: plan.tables.filter((_, place) => place !== index) },
        expected: () => ["no-table !"],
        area: ["*/*/*", "authority", "period"],
      };
    },
  },
];

function pickTable(plan: BookPlan, draw: () => number, test: (table: TablePlan) => boolean): number | undefined {
  const possible = plan.tables.flatMap((table, index) => (rowsOf(table).length > 0 && test(table) ? [index] : []));
  return possible.length === 0 ? undefined : pick(draw, possible);
}

function broken(plan: BookPlan, index: number, table: TablePlan, [code, column]: readonly [string, string]): Broken {
  return {
    plan: withTable(plan, index, () => table),
    expected: (laid) => [`${code} ${laid.cell(index, "copy", column)}`],
    area: [`${index}/*/*`],
  };
}

function withTotalOf(table: TablePlan, of: readonly FilledRow[]): TablePlan {
  return { ...table, total: table.total && { ...table.total, of } };
}

/** The column a row is pointed at by: a council, else the first of its key, else the first there is. */
function keyColumn(table: TablePlan): string {
  const all = Object.keys(table.definition.columns).filter((id) => columnsOf(table).includes(id));
  return all.find((id) => kindOf(table, id) === "authority") ?? table.definition.key[0] ?? all[0] ?? "";
}

function kindOf({ definition }: TablePlan, column: string): string {
  return definition.columns[column]?.kind ?? "";
}
