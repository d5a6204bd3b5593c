import { cellAddress } from "../../../packages/core/src/ingest/decode/address.ts";
import type { AboveLine, BookPlan, PlannedEntry, TablePlan } from "./book-plan.ts";
import { rowsOf } from "./book-plan.ts";
import { planEntry, totalEntry } from "./plan-entry.ts";

export interface LaidPage {
  readonly name: string;
  readonly visibility: TablePlan["visibility"];
  readonly lines: readonly (readonly PlannedEntry[])[];
}

/** A file with the place of everything in it. Tables are named by their place in the plan. */
export interface Laid {
  readonly pages: readonly LaidPage[];
  /** `Sheet!C14` of a row's cell; the row is `header` or `total` for those. */
  readonly cell: (table: number, row: string, column: string) => string;
  /** Where a table says who or when; undefined where it does not. */
  readonly stated: (table: number, kind: AboveLine["kind"]) => string | undefined;
  readonly sheet: (table: number) => string;
  /** The line of a header on its sheet, zero-based. */
  readonly headerLine: (table: number) => number;
}

interface Placed {
  readonly lines: readonly (readonly PlannedEntry[])[];
  /** By `row/column` or what is stated: zero-based line and column. */
  readonly places: ReadonlyMap<string, { readonly line: number; readonly column: number }>;
}

/** Puts a plan into lines and cells: a sheet a table, or all of them on one with empty lines between. */
export function layOut(plan: BookPlan): Laid {
  const isOne = plan.csv !== undefined || plan.isOnOneSheet;
  const placed = plan.tables.map((table) => placeTable(table, plan));
  const sheets = plan.tables.map((table) => (plan.csv !== undefined ? "" : isOne ? "Return" : table.sheet));
  const starts = placed.map((_, index) =>
    isOne ? placed.slice(0, index).reduce((sum, { lines }) => sum + lines.length + 2, 0) : 0,
  );
  const at = (table: number, key: string) => {
    const place = placed[table]?.places.get(key);
    if (place === undefined) return undefined;
    return `${sheets[table] ?? ""}!${cellAddress((starts[table] ?? 0) + place.line, place.column)}`;
  };
  return {
    pages: isOne ? [onePage(plan, placed, sheets[0] ?? "")] : placed.map((one, index) => page(plan, one, index)),
    cell: (table, row, column) => at(table, `${row}/${column}`) ?? `no cell for ${table}/${row}/${column}`,
    stated: (table, kind) => at(table, kind),
    sheet: (table) => `${sheets[table] ?? ""}!`,
    headerLine: (table) => (starts[table] ?? 0) + (placed[table]?.places.get("header")?.line ?? 0),
  };
}

function page(plan: BookPlan, { lines }: Placed, index: number): LaidPage {
  const { sheet: name = "", visibility = "visible" } = plan.tables[index] ?? {};
  return { name, visibility, lines };
}

function onePage(plan: BookPlan, placed: readonly Placed[], name: string): LaidPage {
  const lines = placed.flatMap((one, index) => (index === 0 ? one.lines : [[], [], ...one.lines]));
  return { name, visibility: plan.tables[0]?.visibility ?? "visible", lines };
}

function placeTable(table: TablePlan, plan: BookPlan): Placed {
  const places = new Map<string, { line: number; column: number }>();
  const lines: (readonly PlannedEntry[])[] = table.above.map(({ kind, entries }, line) => {
    const column = entries.findLastIndex((entry) => entry !== null && entry !== "");
    if (kind !== "other" && column >= 0) places.set(kind, { line, column });
    return entries;
  });
  const put = (row: string, entry: (column: string) => PlannedEntry, extra: boolean) => {
    lines.push(
      table.slots.map((slot, index) => {
        if (slot.kind !== "column") return slot.kind === "extra" && extra ? slot.entry : null;
        const key = `${row}/${slot.column}`;
        if (!places.has(key)) places.set(key, { line: lines.length, column: index });
        return entry(slot.column);
      }),
    );
  };
  places.set("header", { line: lines.length, column: 0 });
  for (const [index, slot] of table.slots.entries()) {
    if (slot.kind === "column" && !places.has(`header/${slot.column}`)) {
      places.set(`header/${slot.column}`, { line: lines.length, column: index });
    }
  }
  lines.push(table.slots.map((slot) => (slot.kind === "blank" ? null : slot.header)));
  for (let gap = 0; gap < table.gap; gap += 1) lines.push([]);
  for (const row of table.rows) {
    if (row === "blank") lines.push([]);
    else put(row.id, (column) => planEntry(table, row, column, plan), true);
  }
  const { total } = table;
  if (total !== undefined && rowsOf(table).length > 0) {
    put("total", (column) => totalEntry(table, total, column, plan), false);
  }
  lines.push(...table.below);
  return { lines, places };
}
