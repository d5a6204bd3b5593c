import type { Column } from "../../../packages/core/src/collections/columns.ts";
import { type Draw, pick } from "../../../sample/random.ts";
import { type BookPlan, rowsOf, type Slot, type TablePlan } from "../plan/book-plan.ts";
import type { Harmless } from "./harmless.ts";

const HEADER_MARKS = [" [note 2]", "*", "\u00b9", " (1)"];
const NUMBER_MARKS = ["*", " [1]", "\u00b2"];

/** Changes of how things are written. */
export const spellingChanges: readonly Harmless[] = [
  inHeaders("other spellings of headers", (header, column, draw) =>
    draw() < 0.5 ? pick(draw, column.headers) : header,
  ),
  inHeaders("headers in capitals", (header) => header.toUpperCase()),
  inHeaders("footnote marks on headers", (header, _, draw) => header + (draw() < 0.4 ? pick(draw, HEADER_MARKS) : "")),
  inHeaders("headers broken over lines", (header, _, draw) => (draw() < 0.5 ? header.replace(" ", "\n") : header)),
  inHeaders("spaces round headers", (header, _, draw) =>
    draw() < 0.5 ? `  ${header.replace(" ", "  ")}\u00a0` : header,
  ),
  inHeaders("units behind headers", (header, { kind }) => {
    if (header.includes("\u00a3") || header.includes("(")) return header;
    return kind === "amount" ? `${header} (\u00a3)` : kind === "count" ? `${header} (number)` : header;
  }),
  inCells("footnote marks on numbers", isMeasure, (shown, draw) => shown + pick(draw, NUMBER_MARKS)),
  inCells(
    "spaces round values",
    () => true,
    (shown) => ` ${shown}\u00a0`,
  ),
  inCells(
    "pound signs",
    ({ kind }) => kind === "amount",
    (shown) => (/^\d/.test(shown) ? `\u00a3${shown}` : shown),
  ),
  inCells(
    "categories in capitals",
    ({ kind }) => kind === "category",
    (shown) => shown.toUpperCase(),
  ),
  inCells(
    "footnote marks on categories",
    ({ kind }) => kind === "category",
    (shown) => `${shown} [2]`,
  ),
  { name: "thousands commas and pound signs", apply: (plan) => ({ ...plan, numbers: "text" }) },
  { name: "numbers with a format", apply: (plan) => ({ ...plan, numbers: "formatted" }) },
  {
    name: "dates another way",
    apply: (plan, draw) => ({
      ...plan,
      dates: pick(draw, ["dd.mm.yyyy", "dd-Mon-yy", "dd/mm/yyyy", "serial"] as const),
    }),
  },
  inTables("other spellings of categories", otherCategories),
  ...[",", ";", "\t"].flatMap((delimiter) =>
    ["utf-8", "utf-8 with BOM", "windows-1252"].map((encoding) => asCsv(delimiter, encoding)),
  ),
];

function inHeaders(name: string, change: (header: string, column: Column, draw: Draw) => string): Harmless {
  return inTables(name, (table, draw) => {
    const slots = table.slots.map((slot): Slot => {
      const column = slot.kind === "column" ? table.definition.columns[slot.column] : undefined;
      if (slot.kind !== "column" || column === undefined) return slot;
      return { ...slot, header: change(slot.header, column, draw) };
    });
    return { ...table, slots };
  });
}

/** Some of the cells of the columns that pass the test. */
function inCells(
  name: string,
  test: (column: Column) => boolean,
  change: (shown: string, draw: Draw) => string,
): Harmless {
  return inTables(name, (table, draw) => {
    const columns = Object.entries(table.definition.columns).flatMap(([id, column]) => (test(column) ? [id] : []));
    const keys = rowsOf(table).flatMap(({ id }) => columns.map((column) => `${id}/${column}`));
    const marks = keys.flatMap((key) => {
      const before = table.marks.get(key) ?? ((shown: string) => shown);
      return draw() < 0.3 ? [[key, (shown: string) => change(before(shown), draw)] as const] : [];
    });
    return { ...table, marks: new Map([...table.marks, ...marks]) };
  });
}

function otherCategories(table: TablePlan, draw: Draw): TablePlan {
  const entries = rowsOf(table).flatMap((row) =>
    Object.entries(table.definition.columns).flatMap(([id, column]) => {
      if (column.kind !== "category" || draw() < 0.5) return [];
      const spellings = column.values[String(row.values[id])] ?? [];
      return spellings.length === 0 ? [] : [[`${row.id}/${id}`, pick(draw, spellings)] as const];
    }),
  );
  return { ...table, entries: new Map([...table.entries, ...entries]) };
}

function asCsv(delimiter: string, encoding: string): Harmless {
  const name = `CSV with ${JSON.stringify(delimiter)} in ${encoding}`;
  const csv = {
    delimiter: delimiter === ";" ? ";" : delimiter === "\t" ? "\t" : ",",
    encoding: encoding === "windows-1252" ? "windows-1252" : encoding === "utf-8" ? "utf-8" : "utf-8 with BOM",
    newline: "\r\n",
  } as const;
  return { name, apply: (plan) => ({ ...plan, csv }) };
}

function inTables(name: string, change: (table: TablePlan, draw: Draw) => TablePlan): Harmless {
  return {
    name,
    apply: (plan, draw): BookPlan => ({ ...plan, tables: plan.tables.map((table) => change(table, draw)) }),
  };
}

function isMeasure({ kind }: Column): boolean {
  return kind === "count" || kind === "amount";
}
