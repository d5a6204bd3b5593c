import type { Finding } from "../../findings/finding.ts";
import type { Row, Value } from "../normalise/normalised.ts";
import { blankCells } from "./blank-cells.ts";
import { cellFinding } from "./cell-finding.ts";
import { placeOf } from "./place-of.ts";
import type { TableInCheck } from "./return-in-check.ts";
import { type JudgedRow, rowSchema } from "./row-schema.ts";

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
    const values = judged(row, columns, table.found.get(row.sheet));
    const faults = schema.faultsOf(values);
    if (faults.length === 0) return row;
    const blank = faults.filter((column) => values[column] === null);
    findings.push(...blankCells(table, row, blank), ...otherFaults(table, row, faults, blank));
    return withFaults(row, faults);
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

function otherFaults(table: TableInCheck, row: Row, faults: readonly string[], blank: readonly string[]): Finding[] {
  return faults.flatMap((column) => {
    const definition = table.definition.columns[column];
    const cell = row.values[column];
    if (blank.includes(column) || definition === undefined || cell === undefined) return [];
    return [cellFinding(definition, cell, placeOf(table.id, row, column))];
  });
}

function withFaults(row: Row, faults: readonly string[]): Row {
  const values = { ...row.values };
  for (const column of faults) {
    const cell = values[column];
    if (cell !== undefined) values[column] = { ...cell, faulty: true };
  }
  return { ...row, values };
}
