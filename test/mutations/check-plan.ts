import { resolveAuthority } from "../../packages/core/src/authorities/resolve.ts";
import { columnScale } from "../../packages/core/src/collections/columns.ts";
import type { Finding } from "../../packages/core/src/findings/finding.ts";
import { readRange } from "../../packages/core/src/ingest/decode/read-address.ts";
import type { NormalisedTable, Value } from "../../packages/core/src/ingest/normalise/normalised.ts";
import { yearBefore } from "../../packages/core/src/periods/period.ts";
import { checkFile, type PreviousReturn } from "../../packages/core/src/workflows/check-file.ts";
import type { CheckResult } from "../../packages/core/src/workflows/check-result.ts";
import { type BookPlan, rowsOf, type TablePlan } from "./plan/book-plan.ts";
import type { FilledTable, FilledValue } from "./plan/filled.ts";
import { type Laid, layOut } from "./plan/lay-out.ts";
import { writePlan } from "./plan/write-plan.ts";

export interface Checked {
  readonly laid: Laid;
  readonly result: CheckResult;
  /** Errors and queries, `code Sheet!C14`. */
  readonly found: readonly string[];
  readonly notes: readonly string[];
  /** The rows read, and those of the plan, as text in one order: equal where nothing was lost. */
  readonly read: readonly string[];
  readonly meant: readonly string[];
}

/** Tenths of a percent in millionths of one. */
const RATE_UNIT = 100_000n;

/** Writes a plan as a file and checks it as what it is sent as. */
export async function checkPlan(plan: BookPlan): Promise<Checked> {
  const laid = layOut(plan);
  const { period, authority } = plan.sent;
  const input = {
    name: plan.csv === undefined ? "return.xlsx" : "return.csv",
    bytes: writePlan(plan, laid),
    collection: plan.collection.id,
    ...(period === undefined ? {} : { period }),
    authority,
  };
  const result = await checkFile(input, { previous: async () => previousOf(plan) });
  const isNote = ({ severity }: Finding) => severity === "note";
  return {
    laid,
    result,
    found: result.findings
      .filter((one) => !isNote(one))
      .map(named)
      .sort(),
    notes: result.findings.filter(isNote).map(named).sort(),
    read: result.tables.flatMap(rowTexts).sort(),
    meant: plan.tables.flatMap((table) => rowTexts(meantTable(table, plan))).sort(),
  };
}

function meantTable(table: TablePlan, { period, authority }: BookPlan): NormalisedTable {
  return normalised({ ...table, rows: rowsOf(table) }, period.end, authority?.code ?? "");
}

function rowTexts({ table, rows }: NormalisedTable): string[] {
  return rows.map(({ authority, values }) => {
    const read = Object.entries(values).map(([column, { value }]) => `${column}: ${value}`);
    return [table, authority, ...read.sort()].join("; ");
  });
}

/** A finding by its code and cell; by the header's line where it is about a table without rows. */
function named({ code, place }: Finding): string {
  const cell = place.cell ?? "";
  const at = `${code} ${place.sheet ?? ""}!`;
  if (code === "no-rows") return `${at}${(readRange(cell)?.top ?? -1) + 1}`;
  return code === "missing-column" ? `${at} ${place.column}` : `${at}${cell}`;
}

function previousOf({ before, period, authority }: BookPlan): PreviousReturn | undefined {
  if (before.length === 0) return undefined;
  const tables = before.map((table) => normalised(table, period.end, authority?.code ?? ""));
  return { period: yearBefore(period).id, tables };
}

function normalised({ id, definition, rows }: FilledTable, day: string, sender: string): NormalisedTable {
  const own = Object.entries(definition.columns).find(([, { kind }]) => kind === "authority")?.[0];
  const read = rows.map((row, place) => {
    const values = Object.entries(row.values).map(([column, value]): [string, Value] => {
      const kind = definition.columns[column]?.kind ?? "text";
      const isNumber = columnScale(kind) !== undefined && typeof value === "number";
      const text = value === null ? null : String(value);
      const unscaled = isNumber ? BigInt(value) * (kind === "rate" ? RATE_UNIT : 1n) : text;
      const known = kind === "authority" ? codeOf(value, day) : unscaled;
      return [column, { value: known, status: null, cell: "A1", shown: String(value ?? "") }];
    });
    const authority = own === undefined ? sender : (codeOf(row.values[own] ?? null, day) ?? sender);
    return { sheet: "", row: place + 1, authority, values: Object.fromEntries(values) };
  });
  return { table: id, rows: read, totals: [] };
}

function codeOf(value: FilledValue, day: string): string | null {
  const found = resolveAuthority(String(value ?? ""), day);
  return found.kind === "found" ? found.authority.code : null;
}
