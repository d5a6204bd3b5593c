import { type Draw, pick, shuffled } from "../../../sample/random.ts";
import { whole } from "../draw-whole.ts";
import { type BookPlan, rowsOf, type Slot, type TablePlan } from "../plan/book-plan.ts";
import { labelColumn } from "../plan/plan-entry.ts";
import type { Harmless } from "./harmless.ts";

const TITLES = [
  "Adult social care directorate",
  "Completed by the performance team",
  "Please read the notes first",
  "Draft 2",
];
const NOTES = ["Source: the council's own records.", "Note: figures are provisional.", "* Estimated", "End of table"];

/** Changes of where things stand. */
export const layoutChanges: readonly Harmless[] = [
  inTables("empty rows between rows", (table, draw) => {
    const rows = table.rows.flatMap((row) => (draw() < 0.3 ? [row, ...blanks(whole(draw, 1, 4))] : [row]));
    return { ...table, rows };
  }),
  inTables("empty rows below the header", (table, draw) => ({ ...table, gap: whole(draw, 1, 3) })),
  inTables("empty columns", (table, draw) => {
    const slots = table.slots.flatMap((slot): Slot[] => (draw() < 0.25 ? [{ kind: "blank" }, slot] : [slot]));
    return { ...table, slots };
  }),
  inTables("titles above", (table, draw) => {
    const titles = shuffled(draw, TITLES).slice(0, whole(draw, 1, 3));
    const above = titles.map((title) => ({ kind: "other" as const, entries: [title] }));
    return { ...table, above: [...above, ...table.above] };
  }),
  inTables("columns in another order", (table, draw) => ({ ...table, slots: shuffled(draw, table.slots) })),
  inTables("rows in another order", (table, draw) => ({ ...table, rows: shuffled(draw, table.rows) })),
  inTables("a total that is right", (table) => {
    if (rowsOf(table).length < 2 || labelColumn(table) === undefined) return table;
    return { ...table, total: { label: "Total", of: rowsOf(table), off: {} } };
  }),
  inTables("a grand total in capitals", (table) => {
    if (rowsOf(table).length < 2 || labelColumn(table) === undefined) return table;
    return { ...table, total: { label: "GRAND TOTAL", of: rowsOf(table), off: {} } };
  }),
  inTables("notes below", (table, draw) => {
    const notes = shuffled(draw, NOTES).slice(0, whole(draw, 1, 3));
    return { ...table, below: [...table.below, ...(draw() < 0.7 ? [[]] : []), ...notes.map((note) => [note])] };
  }),
  inTables("a column nobody asked for", (table, draw) => {
    const extra: Slot = { kind: "extra", header: "Officer comments", entry: pick(draw, ["checked", 7, "see file"]) };
    const at = whole(draw, 0, table.slots.length);
    return { ...table, slots: [...table.slots.slice(0, at), extra, ...table.slots.slice(at)] };
  }),
  {
    name: "all tables on one sheet",
    apply: (plan) => (plan.tables.length > 1 && plan.csv === undefined ? { ...plan, isOnOneSheet: true } : undefined),
  },
  {
    name: "sheets in another order",
    apply: (plan, draw) => {
      const isFree = plan.csv === undefined && !plan.isOnOneSheet && plan.tables.length > 1;
      return isFree ? { ...plan, tables: shuffled(draw, plan.tables) } : undefined;
    },
  },
  {
    name: "hidden sheets",
    apply: (plan, draw) => ({
      ...plan,
      tables: plan.tables.map((table) => ({ ...table, visibility: pick(draw, ["hidden", "very hidden"] as const) })),
    }),
  },
];

function inTables(name: string, change: (table: TablePlan, draw: Draw) => TablePlan): Harmless {
  return {
    name,
    apply: (plan, draw): BookPlan => ({ ...plan, tables: plan.tables.map((table) => change(table, draw)) }),
  };
}

function blanks(count: number): "blank"[] {
  return Array.from({ length: count }, () => "blank" as const);
}
