import type { z } from "zod";
import type { Finding } from "../../findings/finding.ts";
import type { Row, Value } from "../normalise/normalised.ts";
import { blankCells } from "./blank-cells.ts";
import { cellFinding } from "./cell-finding.ts";
import { placeOf } from "./place-of.ts";
import type { TableInCheck } from "./return-in-check.ts";
import { type JudgedRow, type RowSchema, rowSchema } from "./row-schema.ts";

export interface CheckedCells {
  readonly findings: readonly Finding[];
  /** The table with every cell a finding is about marked as faulty, so that no later check speaks of it again. */
  readonly table: TableInCheck;
}

/** Checks every cell of a table by itself: that it is there where one is asked for, and within its column's bounds. */
export function checkCells(table: TableInCheck): CheckedCells {
  const schema = rowSchema(table.definition);
  const columns = Object.keys(table.definition.columns);
  const findings: Finding[] = [];
  const rows = table.rows.map((row) => {
    const issues = issuesOf(schema, judged(row, columns, table.found.get(row.sheet)));
    if (issues.size === 0) return row;
    findings.push(...rowFindings(table, row, issues));
    return withFaults(row, issues);
  });
  return { findings, table: { ...table, rows } };
}

function judged(row: Row, columns: readonly string[], found: ReadonlySet<string> | undefined): JudgedRow {
  const values: Record<string, Value["value"] | undefined> = {};
  for (const column of columns) {
    const present = found === undefined || found.has(column);
    values[column] = present ? judgedValue(row.values[column]) : undefined;
  }
  return values;
}

function judgedValue(cell: Value | undefined): Value["value"] | undefined {
  if (cell === undefined || cell.faulty === true || cell.cell === "") return undefined;
  return cell.value === null && cell.status !== null ? undefined : cell.value;
}

/** The first issue of each column, by column. */
function issuesOf(schema: RowSchema, row: JudgedRow): Map<string, { issue: z.core.$ZodIssue; blank: boolean }> {
  const result = schema.safeParse(row);
  const issues = new Map<string, { issue: z.core.$ZodIssue; blank: boolean }>();
  if (result.success) return issues;
  for (const issue of result.error.issues) {
    const column = String(issue.path[0]);
    if (!issues.has(column)) issues.set(column, { issue, blank: row[column] === null });
  }
  return issues;
}

function rowFindings(table: TableInCheck, row: Row, issues: ReturnType<typeof issuesOf>): Finding[] {
  const blanks = [...issues].filter(([, { blank }]) => blank).map(([column]) => column);
  const others = [...issues].flatMap(([column, { issue, blank }]) => {
    const definition = table.definition.columns[column];
    const cell = row.values[column];
    if (blank || definition === undefined || cell === undefined) return [];
    return [cellFinding(issue, definition, cell, placeOf(table.id, row, column))];
  });
  return [...blankCells(table, row, blanks), ...others];
}

function withFaults(row: Row, issues: ReturnType<typeof issuesOf>): Row {
  const faults = Object.entries(row.values)
    .filter(([column]) => issues.has(column))
    .map(([column, cell]) => [column, { ...cell, faulty: true }] as const);
  return { ...row, values: { ...row.values, ...Object.fromEntries(faults) } };
}
