import * as z from "zod";
import type { Column } from "../../collections/columns.ts";
import type { Finding } from "../../findings/finding.ts";
import { type HeldColumn, type HeldRows, heldOf, holdColumns, rowAt, withHeld } from "../normalise/held-rows.ts";
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
  const held = heldOf(table);
  const faults = faultsIn(table, held);
  const rows = [...faults.keys()].sort((one, other) => one - other);
  const findings = rows.flatMap((row) => faultFindings(table, rowAt(held, row), faults.get(row) ?? []));
  const { id, definition, totals, found } = table;
  return { findings, table: withHeld({ id, definition, totals, found }, withFaults(held, faults)) };
}

/** By row, the columns that refuse what it has there. */
function faultsIn({ definition, found }: TableInCheck, held: HeldRows): Map<number, Judge[]> {
  const faults = new Map<number, Judge[]>();
  const { sheets } = held;
  for (const [id, column] of Object.entries(definition.columns)) {
    const cells = held.columns.get(id);
    if (cells === undefined) continue;
    const schema = cellSchema(column);
    const judge = { id, column, schema: sheets.length < MANY_ROWS ? schema : z.compile(schema) };
    const isThere = (row: number) => found.size === 0 || found.get(sheets[row] ?? "")?.has(id) !== false;
    for (const row of refused(cells, judge)) {
      if (!isThere(row) || isUnsaid(cells, row)) continue;
      const others = faults.get(row);
      if (others === undefined) faults.set(row, [judge]);
      else others.push(judge);
    }
  }
  return faults;
}

/** The rows of a column that its schema refuses. The same few values often come again and again, one after another. */
function* refused({ values }: HeldColumn, { schema }: Judge): Generator<number> {
  let right: Value["value"] | undefined;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? null;
    if (value === right) continue;
    if (schema.validate(value)) right = value;
    else yield row;
  }
}

/** True for a cell that is not there, of which a finding speaks already, or that is empty and says why. */
function isUnsaid({ values, statuses, faulty, cell }: HeldColumn, row: number): boolean {
  return faulty.has(row) || (values[row] === null && statuses.has(row)) || cell(row) === "";
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

function withFaults(held: HeldRows, faults: ReadonlyMap<number, readonly Judge[]>): HeldRows {
  if (faults.size === 0) return held;
  const faulty = new Map([...held.columns].map(([id, column]) => [id, new Set(column.faulty)] as const));
  for (const [row, judges] of faults) for (const { id } of judges) faulty.get(id)?.add(row);
  const columns = [...held.columns].map(([id, column]) => {
    return [id, { ...column, faulty: faulty.get(id) ?? column.faulty }] as const;
  });
  const { sheets, numbers, authorities } = held;
  return holdColumns({ sheets, numbers, authorities, columns: new Map(columns) });
}
