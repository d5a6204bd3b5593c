import type { Column } from "../../../packages/core/src/collections/columns.ts";
import { type Draw, pick } from "../../../sample/random.ts";
import { whole } from "../draw-whole.ts";
import { type BookPlan, columnsOf, type PlannedEntry, withEntry, withTable } from "../plan/book-plan.ts";
import { valueEntry } from "../plan/plan-entry.ts";
import { type Breakage, type Broken, rowArea, type Target, targets } from "./breakage.ts";

const NO_NUMBERS = ["see note below", "TBC", "1,23,4", "12 people", "1.234,56", "1,23"];
const TWO_NUMBERS = ["12 or 13", "12 (5)", "51,230 (35,415)", "10\u201314", "1,200/850"];
const NOT_EXACT = ["about 500", "<5", "< 5", "c. 300", "300+"];
const NO_DATES = ["31/02/2010", "31.04.2015", "soon", "2014-13-01", "29 February 2011", "30-Feb-14"];

interface Spoilt {
  readonly code: string;
  readonly test: (definition: Column, target: Target) => boolean;
  readonly entry: (target: Target, draw: Draw, plan: BookPlan) => PlannedEntry;
}

/** Breakages of one cell by itself. */
export const cellBreakages: readonly Breakage[] = [
  spoil("text in a number", { code: "not-a-number", test: isNumber, entry: (_, draw) => pick(draw, NO_NUMBERS) }),
  spoil("two numbers in a cell", {
    code: "two-numbers",
    test: isNumber,
    entry: (_, draw) => pick(draw, TWO_NUMBERS),
  }),
  spoil("a limit or an estimate", { code: "not-exact", test: isNumber, entry: (_, draw) => pick(draw, NOT_EXACT) }),
  spoil("a footnote run into a number", {
    code: "extra-digit",
    test: isNumber,
    entry: (_, draw) => pick(draw, ["605,7392", "1,234,5671"]),
  }),
  spoil("a percentage in a number", {
    code: "not-a-number",
    test: ({ kind }) => kind === "count" || kind === "amount",
    entry: (_, draw) => pick(draw, ["45%", "45 %", { number: 0.45, format: "0%", shown: "45%" }]),
  }),
  spoil("a negative number", {
    code: "negative",
    test: (column) => column.kind === "count" || (column.kind === "amount" && column.negative !== true),
    entry: ({ definition }, draw, plan) =>
      pick(draw, [negative(definition, draw, plan), "(616)", "-1,234", "616-", "\u201312"]),
  }),
  spoil("a fraction of a thing", {
    code: "not-whole",
    test: ({ kind }) => kind === "count",
    entry: (_, draw) => pick(draw, [whole(draw, 1, 900) + 0.5, "12.25", "1,200.4"]),
  }),
  spoil("a fraction of a penny", {
    code: "not-a-number",
    test: ({ kind }) => kind === "amount",
    entry: (_, draw) => pick(draw, [1234.567, "605.7392", "\u00a31,234.567"]),
  }),
  spoil("a blank cell", {
    code: "blank-cell",
    test: (column, { table }) => column.blank !== true && columnsOf(table).length > 1,
    entry: (_, draw) => pick(draw, [null, " ", "\u00a0"]),
  }),
  spoil("an error of a formula", { code: "error-cell", test: () => true, entry: () => ({ error: "#REF!" }) }),
  spoil("a category not on the list", {
    code: "not-in-list",
    test: ({ kind }) => kind === "category",
    entry: (_, draw) => pick(draw, ["Other group", "Unknown", "zzz", "7"]),
  }),
  spoil("a number out of range", {
    code: "out-of-range",
    test: isNumber,
    entry: ({ definition }, draw, plan) => outOfRange(definition, draw, plan),
  }),
  spoil("a text too long", {
    code: "too-long",
    test: ({ kind }) => kind === "text",
    entry: ({ definition }) => "x y ".repeat(200 + (definition.kind === "text" ? (definition.longest ?? 0) : 0)),
  }),
  spoil("an impossible date", {
    code: "not-a-date",
    test: ({ kind }) => kind === "date" || kind === "month",
    entry: (_, draw) => pick(draw, NO_DATES),
  }),
];

function spoil(name: string, { code, test, entry }: Spoilt): Breakage {
  return {
    name,
    apply: (plan, draw): Broken | undefined => {
      const possible = targets(plan, test);
      if (possible.length === 0) return undefined;
      const target = pick(draw, possible);
      const { index, row, column } = target;
      const instead = entry(target, draw, plan);
      return {
        plan: withTable(plan, index, (table) => withEntry(table, { row: row.id, column }, instead)),
        expected: (laid) => [`${code} ${laid.cell(index, row.id, column)}`],
        area: rowArea(target),
      };
    },
  };
}

function isNumber({ kind }: Column): boolean {
  return kind === "count" || kind === "amount" || kind === "rate";
}

function negative(definition: Column, draw: Draw, plan: BookPlan): PlannedEntry {
  const entry = valueEntry(definition, whole(draw, 1, 90_000), plan);
  if (entry === null || typeof entry === "string") return `-${entry}`;
  return typeof entry === "number" ? -entry : { ...entry, number: -entry.number, shown: `-${entry.shown}` };
}

/** More than the column says it takes, or than any column does. */
function outOfRange(definition: Column, draw: Draw, plan: BookPlan): PlannedEntry {
  if (definition.kind === "rate") return valueEntry(definition, (definition.most ?? 1_000_000) * 10 + 1, plan);
  if (definition.kind === "count" && definition.most !== undefined) return definition.most + 1;
  return definition.kind === "count"
    ? pick(draw, [2_000_000_000_000, "2,000,000,000,000"])
    : pick(draw, [2e15, "\u00a32,000,000,000,000,000"]);
}
