import type { Authority } from "../../../packages/core/src/authorities/authority.ts";
import { register } from "../../../packages/core/src/authorities/register.generated.ts";
import { authoritiesOn, resolveAuthority } from "../../../packages/core/src/authorities/resolve.ts";
import { yearBefore } from "../../../packages/core/src/periods/period.ts";
import { type Draw, pick } from "../../../sample/random.ts";
import { type AboveLine, type BookPlan, columnsOf, withEntry, withTable } from "../plan/book-plan.ts";
import { type Breakage, type Broken, rowArea, targets } from "./breakage.ts";

/** Breakages of who and when. */
export const councilBreakages: readonly Breakage[] = [
  { name: "sent for another council", apply: sentForAnother },
  { name: "sent for another period", apply: sentForAnotherPeriod },
  { name: "one table of another council", apply: tableOfAnother },
  { name: "one table of another period", apply: tableOfAnotherPeriod },
  stated("an unknown council", "unknown-authority", () => "Middlemarch Town Council"),
  stated("an ambiguous council", "ambiguous-authority", ambiguous),
  stated("a council of another time", "authority-not-then", notThen),
  onARow("an unknown council on a row", "unknown-authority", () => "Middlemarch"),
  onARow("an ambiguous council on a row", "ambiguous-authority", ambiguous),
  onARow("a council of another time on a row", "authority-not-then", notThen),
  { name: "another council on a row", apply: anotherOnARow },
  { name: "no council stated", apply: notStated },
];

function sentForAnother(plan: BookPlan, draw: Draw): Broken | undefined {
  if (plan.authority === undefined) return undefined;
  const sent = { period: plan.period.id, authority: another(plan, draw).code };
  return {
    plan: { ...plan, sent },
    expected: (laid) => [`authority-differs ${laid.stated(0, "authority")}`],
    area: ["authority", "before"],
  };
}

/** Nothing can be sent for a day on which its council was not there yet. */
function sentForAnotherPeriod(plan: BookPlan): Broken | undefined {
  const { id: before, end } = yearBefore(plan.period);
  const { authority } = plan;
  if (authority !== undefined && !authoritiesOn(end).some(({ code }) => code === authority.code)) return undefined;
  const expected = plan.tables.flatMap(({ definition }, index) =>
    plan.collection.checks.some((check) => check.kind === "in-period" && definition.columns[check.column])
      ? [`${index}/*/*`]
      : [],
  );
  return {
    plan: { ...plan, sent: { period: before, authority: plan.sent.authority } },
    expected: (laid) => [`wrong-period ${laid.stated(0, "period")}`],
    area: ["period", "authority", ...expected],
  };
}

function tableOfAnother(plan: BookPlan, draw: Draw): Broken | undefined {
  return inOneTable(plan, draw, { kind: "authority", text: another(plan, draw).name, code: "authority-differs" });
}

function tableOfAnotherPeriod(plan: BookPlan, draw: Draw): Broken | undefined {
  return inOneTable(plan, draw, { kind: "period", text: yearBefore(plan.period).label, code: "wrong-period" });
}

interface Change {
  readonly kind: AboveLine["kind"];
  readonly text: string;
  readonly code: string;
}

/** Where each table says it, one of them says something else. */
function inOneTable(plan: BookPlan, draw: Draw, { kind, text, code }: Change): Broken | undefined {
  const saying = plan.tables.flatMap(({ above }, index) => (above.some((line) => line.kind === kind) ? [index] : []));
  if (saying.length < 2) return undefined;
  const index = pick(draw, saying);
  return {
    plan: withTable(plan, index, (table) => ({ ...table, above: restated(table.above, kind, text) })),
    expected: (laid) => [`${code} ${laid.stated(index, kind)}`],
    area: [kind],
  };
}

/** The council of the file, named so in every table. */
function stated(name: string, code: string, text: (plan: BookPlan, draw: Draw) => string | undefined): Breakage {
  return {
    name,
    apply: (plan, draw) => {
      const said = plan.authority === undefined ? undefined : text(plan, draw);
      if (said === undefined) return undefined;
      const tables = plan.tables.map((table) => ({ ...table, above: restated(table.above, "authority", said) }));
      return {
        plan: { ...plan, tables },
        expected: (laid) => [`${code} ${laid.stated(0, "authority")}`],
        area: ["authority"],
      };
    },
  };
}

function restated(above: readonly AboveLine[], kind: AboveLine["kind"], text: string): AboveLine[] {
  return above.map((line) => {
    if (line.kind !== kind) return line;
    return { kind, entries: line.entries.map((entry, place) => (place === line.entries.length - 1 ? text : entry)) };
  });
}

function onARow(name: string, code: string, text: (plan: BookPlan, draw: Draw) => string | undefined): Breakage {
  return {
    name,
    apply: (plan, draw) => {
      const possible = targets(plan, ({ kind }) => kind === "authority");
      const said = text(plan, draw);
      if (said === undefined || possible.length === 0) return undefined;
      const target = pick(draw, possible);
      const { index, row, column } = target;
      return {
        plan: withTable(plan, index, (table) => withEntry(table, { row: row.id, column }, said)),
        expected: (laid) => [`${code} ${laid.cell(index, row.id, column)}`],
        area: rowArea(target),
      };
    },
  };
}

function anotherOnARow(plan: BookPlan, draw: Draw): Broken | undefined {
  if (plan.authority === undefined) return undefined;
  const { apply } = onARow("", "authority-differs", () => another(plan, draw).name);
  const broken = apply(plan, draw);
  return broken === undefined ? undefined : { ...broken, area: [...broken.area, "authority"] };
}

function notStated(plan: BookPlan): Broken | undefined {
  const isOnRows = plan.tables.some((table) =>
    columnsOf(table).some((id) => table.definition.columns[id]?.kind === "authority"),
  );
  if (plan.authority === undefined || isOnRows) return undefined;
  const tables = plan.tables.map((table) => ({
    ...table,
    above: table.above.filter((line) => line.kind !== "authority"),
  }));
  const sent = { period: plan.period.id, authority: undefined };
  return { plan: { ...plan, tables, sent }, expected: () => ["authority-not-stated !"], area: ["authority"] };
}

function another({ authority, period, tables }: BookPlan, draw: Draw): Authority {
  const named = new Set(
    tables.flatMap(({ rows }) => rows.flatMap((row) => (row === "blank" ? [] : Object.values(row.values)))),
  );
  const others = authoritiesOn(period.end).filter(({ code, name }) => code !== authority?.code && !named.has(name));
  return pick(draw, others);
}

function ambiguous(plan: BookPlan, draw: Draw): string | undefined {
  const [one, other] = [another(plan, draw), another(plan, draw)];
  const text = `${one.code} ${other.name}`;
  return resolveAuthority(text, plan.period.end).kind === "ambiguous" ? text : undefined;
}

function notThen({ period }: BookPlan, draw: Draw): string {
  const gone = register.filter(({ name }) => resolveAuthority(name, period.end).kind === "not-then");
  return pick(draw, gone).name;
}
