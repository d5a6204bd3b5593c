import type { Check } from "../../../packages/core/src/collections/checks.ts";
import { type Draw, pick } from "../../../sample/random.ts";
import { whole } from "../draw-whole.ts";
import { type BookPlan, columnsOf, rowsOf, withTable, withValues } from "../plan/book-plan.ts";
import type { FilledRow, FilledValue } from "../plan/filled.ts";
import { type Breakage, type Broken, rowArea, type Target, targets } from "./breakage.ts";
import { brokenRules } from "./row-rules.ts";

/** Breakages of what a row, two tables or two years say together. */
export const sumBreakages: readonly Breakage[] = [
  { name: "parts that do not add up", apply: (plan, draw) => oneRule(plan, draw, "does-not-add-up") },
  { name: "a part over its whole", apply: (plan, draw) => oneRule(plan, draw, "exceeds") },
  { name: "a percentage off", apply: percentageOff },
  { name: "none in the table that goes with it", apply: tablesDisagree },
  { name: "a date outside the period", apply: outsidePeriod },
  { name: "far from last year", apply: farFromLastYear },
  { name: "a row twenty times last year's", apply: rowTwentyTimes },
];

/** Changes one number of a row so that one rule is broken and no other. */
function oneRule(plan: BookPlan, draw: Draw, code: string): Broken | undefined {
  const { checks } = plan.collection;
  const possible = targets(plan, ({ kind }) => kind === "count" || kind === "amount").flatMap((target) => {
    const value = Number(target.row.values[target.column]);
    const tries = [value + whole(draw, 1, 400), value - whole(draw, 1, 400), value * 7, Math.floor(value / 9)];
    return tries.flatMap((changed) => {
      const values = { ...target.row.values, [target.column]: changed };
      const broken = brokenRules(checks, target.table.id, values);
      const [only, ...more] = broken;
      const isThis = only?.startsWith(`${code} `) === true && more.length === 0;
      return isThis && changed >= 0 ? [{ target, values, column: only.slice(code.length + 1) }] : [];
    });
  });
  if (possible.length === 0) return undefined;
  const { target, values, column } = pick(draw, possible);
  return {
    plan: withTable({ ...plan, before: [] }, target.index, (table) =>
      withValues(table, target.row.id, { ...values, ...withoutRates(target) }),
    ),
    expected: (laid) => [`${code} ${laid.cell(target.index, target.row.id, column)}`],
    area: [...rowArea(target), "before"],
  };
}

/** A percentage of a number that was changed would be off too. */
function withoutRates({ table, row }: Target): Record<string, FilledValue> {
  const rates = Object.keys(row.values).filter((id) => table.definition.columns[id]?.kind === "rate");
  return Object.fromEntries(rates.map((id) => [id, null]));
}

function percentageOff(plan: BookPlan, draw: Draw): Broken | undefined {
  const rates = new Set(checksOf(plan, "quotient").map(({ table, rate }) => `${table}.${rate}`));
  const possible = targets(plan, (_, { table, column }) => rates.has(`${table.id}.${column}`));
  if (possible.length === 0) return undefined;
  const target = pick(draw, possible);
  const { index, row, column } = target;
  const value = Number(row.values[column]);
  const off = value > 500 ? value - whole(draw, 2, 400) : value + whole(draw, 2, 400);
  return {
    plan: withTable(plan, index, (table) => withValues(table, row.id, { [column]: off })),
    expected: (laid) => [`quotient-differs ${laid.cell(index, row.id, column)}`],
    area: rowArea(target),
  };
}

function tablesDisagree(plan: BookPlan, draw: Draw): Broken | undefined {
  const [check] = checksOf(plan, "goes-with");
  const left = plan.tables.findIndex(({ id }) => id === check?.left.table);
  const right = plan.tables.findIndex(({ id }) => id === check?.right.table);
  const table = plan.tables[right];
  if (check === undefined || left < 0 || table === undefined || rowsOf(table).length !== 1) return undefined;
  const row = pick(draw, rowsOf(table));
  const { column } = check.right;
  return {
    plan: withTable({ ...plan, before: [] }, right, (one) => withValues(one, row.id, { [column]: 0 })),
    expected: (laid) => [`tables-disagree ${laid.cell(right, row.id, column)}`],
    area: [`${right}/*/*`, `${left}/*/${check.left.column}`, "before"],
  };
}

/** One date, or those of several rows that stand below one another. */
function outsidePeriod(plan: BookPlan, draw: Draw): Broken | undefined {
  const dated = new Set(checksOf(plan, "in-period").map(({ table, column }) => `${table}.${column}`));
  const possible = targets(plan, (_, { table, column }) => dated.has(`${table.id}.${column}`));
  if (possible.length === 0) return undefined;
  const { index, row, column, table } = pick(draw, possible);
  const run = draw() < 0.5 ? [row] : runFrom(table.rows, row, { column, most: 3 });
  const late = (day: FilledValue) => `${Number(String(day).slice(0, 4)) - 1}${String(day).slice(4, 8)}15`;
  const changed = run.reduce(
    (one, { id, values }) => withValues(one, id, { [column]: late(values[column] ?? null) }),
    table,
  );
  return {
    plan: withTable(plan, index, () => changed),
    expected: (laid) => {
      const cells = run.map(({ id }) => laid.cell(index, id, column));
      const last = cells.at(-1)?.split("!")[1] ?? "";
      return [`outside-period ${cells[0]}${cells.length > 1 ? `:${last}` : ""}`];
    },
    area: [`${index}/*/${column}`],
  };
}

function runFrom(
  rows: readonly (FilledRow | "blank")[],
  first: FilledRow,
  { column, most }: { readonly column: string; readonly most: number },
): FilledRow[] {
  const run: FilledRow[] = [];
  for (const row of rows.slice(rows.indexOf(first), rows.indexOf(first) + most)) {
    if (row === "blank" || row.values[column] === null) break;
    run.push(row);
  }
  return run;
}

function farFromLastYear(plan: BookPlan, draw: Draw): Broken | undefined {
  const compared = new Set(checksOf(plan, "changed-much").map(({ table, column }) => `${table}.${column}`));
  const possible = targets(plan, (_, { table, column }) => compared.has(`${table.id}.${column}`));
  if (possible.length === 0 || plan.before.length === 0) return undefined;
  const target = pick(draw, possible);
  const { index, row, column, table } = target;
  const value = Number(row.values[column]);
  const earlier = draw() < 0.5 ? value * 20 : Math.floor(value / 20);
  return {
    plan: { ...plan, before: plan.before.map((one) => (one.id === table.id ? withEarlier(one, row.id) : one)) },
    expected: (laid) => [`changed-much ${laid.cell(index, row.id, column)}`],
    area: [...rowArea(target), "before"],
  };

  function withEarlier(one: BookPlan["before"][number], id: string): BookPlan["before"][number] {
    const rows = one.rows.map((each) =>
      each.id === id ? { id, values: { ...each.values, [column]: earlier } } : each,
    );
    return { ...one, rows };
  }
}

function rowTwentyTimes(plan: BookPlan, draw: Draw): Broken | undefined {
  const columns = checksOf(plan, "changed-much");
  const possible = targets(plan, (_, { table, column }) =>
    columns.some((check) => check.table === table.id && check.column === column),
  );
  if (possible.length === 0 || plan.before.length === 0) return undefined;
  const { index, row, table } = pick(draw, possible);
  const isMeasure = (id: string) => ["count", "amount"].includes(table.definition.columns[id]?.kind ?? "");
  const values = Object.entries(row.values).map(([id, value]) => [id, isMeasure(id) ? Number(value) * 20 : value]);
  const there = new Set(columnsOf(table));
  const compared = columns.filter((check) => check.table === table.id && there.has(check.column));
  return {
    plan: withTable(plan, index, (one) => withValues(one, row.id, Object.fromEntries(values))),
    expected: (laid) => compared.map(({ column }) => `changed-much ${laid.cell(index, row.id, column)}`),
    area: [`${index}/${row.id}/*`, `${index}/total/*`, "before"],
  };
}

function checksOf<Kind extends Check["kind"]>({ collection }: BookPlan, kind: Kind): (Check & { kind: Kind })[] {
  return collection.checks.filter((check): check is Check & { kind: Kind } => check.kind === kind);
}
