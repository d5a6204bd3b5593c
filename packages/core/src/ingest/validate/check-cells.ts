import * as z from "zod";
import type { Column } from "../../collections/columns.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Row, Value } from "../normalise/normalised.ts";
import { blankCells } from "./blank-cells.ts";
import { cellFinding } from "./cell-finding.ts";
import { cellSchema, type JudgedCell } from "./cell-schema.ts";
import { placeOf } from "./place-of.ts";
import type { TableInCheck } from "./return-in-check.ts";

export interface CheckedCells {
  readonly findings: readonly Finding[];
  /** The table with every cell a finding is about marked as faulty, so that no later check speaks of it again. */
  readonly table: TableInCheck;
}

/** A column with the schema of its cells. */
interface Judge {
  readonly id: string;
  readonly column: Column;
  readonly schema: z.ZodType<JudgedCell>;
}

/** With fewer rows, compiling a schema takes longer than it saves. */
const MANY_ROWS = 500;

/**
 * Checks every cell of a table by itself: that it is there where one is asked for, and within its column's bounds.
 * The schema only says whether a cell is right: what it would say of a wrong one is not what people read, and
 * writing that takes longer than all the rest.
 */
export function checkCells(table: TableInCheck): CheckedCells {
  const judges = judgesOf(table);
  const findings: Finding[] = [];
  const rows = table.rows.map((row) => {
    const faults = faultsOf(row, judges, table.found.get(row.sheet));
    if (faults === undefined) return row;
    findings.push(...faultFindings(table, row, faults));
    return withFaults(row, faults);
  });
  return { findings, table: { ...table, rows } };
}

function judgesOf({ definition, rows }: TableInCheck): Judge[] {
  return Object.entries(definition.columns).map(([id, column]) => {
    const schema = cellSchema(column);
    return { id, column, schema: rows.length < MANY_ROWS ? schema : z.compile(schema) };
  });
}

/** The columns that refuse what a row has there; undefined where none does, as in nearly all rows. */
function faultsOf({ values }: Row, judges: readonly Judge[], found: ReadonlySet<string> | undefined) {
  let faults: Judge[] | undefined;
  for (const judge of judges) {
    if (judge.schema.validate(judgedValue(values[judge.id], found?.has(judge.id)))) continue;
    faults ??= [];
    faults.push(judge);
  }
  return faults;
}

/** `present` is undefined where the sheet has all columns. */
function judgedValue(cell: Value | undefined, present: boolean | undefined): JudgedCell {
  if (cell === undefined || present === false || cell.faulty === true || cell.cell === "") return undefined;
  return cell.value === null && cell.status !== null ? undefined : cell.value;
}

function faultFindings(table: TableInCheck, row: Row, faults: readonly Judge[]): Finding[] {
  const blank = faults.filter(({ id }) => row.values[id]?.value === null);
  const others = faults.flatMap(({ id, column }) => {
    const cell = row.values[id];
    if (cell === undefined || cell.value === null) return [];
    return [cellFinding(column, cell, placeOf(table.id, row, id))];
  });
  return [
    ...blankCells(
      table,
      row,
      blank.map(({ id }) => id),
    ),
    ...others,
  ];
}

function withFaults(row: Row, faults: readonly Judge[]): Row {
  const values = { ...row.values };
  for (const { id } of faults) {
    const cell = values[id];
    if (cell !== undefined) values[id] = { ...cell, faulty: true };
  }
  return { ...row, values };
}
