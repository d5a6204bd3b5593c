import { pick } from "../../../sample/random.ts";
import { type BookPlan, columnsOf, rowsOf, type TablePlan, withEntry, withTable } from "../plan/book-plan.ts";
import type { FilledRow } from "../plan/filled.ts";
import type { Laid } from "../plan/lay-out.ts";
import type { Breakage, Broken } from "./breakage.ts";

/** Breakages of several cells of a row: those that adjoin are one finding. */
export const blankBreakages: readonly Breakage[] = [
  {
    name: "blank cells side by side",
    apply: (plan, draw) => {
      const possible = rows(plan, () => true).flatMap((place) => {
        return pairsOf(place.table).map((columns) => ({ ...place, columns }));
      });
      return possible.length === 0 ? undefined : emptied(plan, pick(draw, possible));
    },
  },
  {
    name: "a row with nothing but its key",
    apply: (plan, draw) => {
      const possible = rows(plan, ({ definition }) => hasKey(definition)).map((place) => {
        const { key, columns } = place.table.definition;
        const asked = columnsOf(place.table).filter((id) => !key.includes(id) && columns[id]?.kind !== "authority");
        return { ...place, columns: asked };
      });
      return possible.length === 0 ? undefined : emptied(plan, pick(draw, possible));
    },
  },
];

interface Emptied {
  readonly index: number;
  readonly table: TablePlan;
  readonly row: FilledRow;
  readonly columns: readonly string[];
}

function emptied(plan: BookPlan, { index, table, row, columns }: Emptied): Broken {
  const changed = columns.reduce((one, column) => withEntry(one, { row: row.id, column }, null), table);
  const asked = runsOf(
    table,
    columns.filter((id) => isAskedFor(table, id)),
  );
  return {
    plan: withTable(plan, index, () => changed),
    expected: (laid) => asked.map((run) => `blank-cell ${range(laid, run, { index, row: row.id })}`),
    area: [`${index}/${row.id}/*`, ...columns.map((column) => `${index}/total/${column}`)],
  };
}

function rows(plan: BookPlan, test: (table: TablePlan) => boolean): Omit<Emptied, "columns">[] {
  return plan.tables.flatMap((table, index) =>
    test(table) ? rowsOf(table).map((row) => ({ index, table, row })) : [],
  );
}

/** Columns asked for that stand side by side, keys not among them, so that the row still says what it is about. */
function pairsOf(table: TablePlan): string[][] {
  const { key, columns } = table.definition;
  const ids = columnsOf(table).filter((id) => !key.includes(id) && columns[id]?.kind !== "authority");
  const pairs = runsOf(
    table,
    ids.filter((id) => isAskedFor(table, id)),
  ).flatMap((run) => run.slice(1).map((id, place) => [run[place] ?? id, id]));
  return ids.length > 2 || hasKey(table.definition) ? pairs : [];
}

function isAskedFor({ definition }: TablePlan, column: string): boolean {
  return definition.columns[column]?.blank !== true;
}

function hasKey({ key, columns, keyless }: TablePlan["definition"]): boolean {
  const hasCouncil = Object.values(columns).some(({ kind, blank }) => kind === "authority" && blank !== true);
  return keyless !== true && (key.length > 0 || hasCouncil);
}

/** The columns given, in runs of those whose slots adjoin. */
function runsOf({ slots }: TablePlan, columns: readonly string[]): string[][] {
  const runs: string[][] = [];
  let isJoined = false;
  for (const slot of slots) {
    const isOne = slot.kind === "column" && columns.includes(slot.column);
    if (isOne && isJoined) runs.at(-1)?.push(slot.column);
    else if (isOne) runs.push([slot.column]);
    isJoined = isOne;
  }
  return runs;
}

function range(laid: Laid, run: readonly string[], { index, row }: { index: number; row: string }): string {
  const cells = run.map((column) => laid.cell(index, row, column));
  const last = cells.at(-1)?.split("!")[1] ?? "";
  return `${cells[0]}${cells.length > 1 ? `:${last}` : ""}`;
}
