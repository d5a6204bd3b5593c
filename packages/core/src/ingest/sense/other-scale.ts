import { groupDigits } from "../../exact/group-digits.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { NormalisedTable, Row } from "../normalise/normalised.ts";
import { columnTitle } from "../validate/column-title.ts";
import { knownNumber } from "../validate/known-numbers.ts";
import { placeOf } from "../validate/place-of.ts";
import { showNumber } from "../validate/show-number.ts";
import { beyondLimits } from "./beyond-limits.ts";
import type { Cause } from "./cause.ts";
import { goneOncePutRight } from "./put-right.ts";
import type { ReturnToSense } from "./return-to-sense.ts";
import { roughly, type TableToSense } from "./table-to-sense.ts";

/** A value with what it is measured against, where it is of another scale. */
export interface ScaledValue {
  readonly row: Row;
  readonly column: string;
  /** How many times too large; below 1 where it is too small; 1 where it is about right. */
  readonly times: number;
  /** What it is measured against, as people write it. */
  readonly against: string;
}

export interface Measured {
  readonly values: readonly ScaledValue[];
  /** Absent where values are measured against the limits of their column. */
  readonly period?: string;
}

/** Ten is left out: a number of people can grow tenfold. */
const FACTORS = [100, 1_000, 1_000_000];
/** What is within a factor of 2 of such a number is about that. */
const ABOUT = 2;
/** Fewer values of a column, and of all columns of a kind together, prove nothing. */
const FEWEST = 4;
const FEWEST_TOGETHER = 3;
const NEARLY_ALL = 0.8;
/** Smaller numbers may be anything a year later. */
const LEAST = 10;

/**
 * Nearly all values of some columns are a hundred, a thousand or a million times what they were a year before, or a small
 * part of it, or beyond the limits of their column by as much: another unit was meant.
 */
export function otherScale(input: ReturnToSense, sensed: TableToSense): Cause[] {
  const against = [againstPeriod(sensed), beyondLimits(sensed.table, FACTORS)];
  for (const { values, period } of against) {
    const sure = scaledColumns(sensed, values);
    const [first] = sure;
    if (first === undefined) continue;
    const alike = sure.filter(({ times }) => times === first.times);
    return [causeOf(input, sensed, { columns: alike, times: first.times, ...(period !== undefined && { period }) })];
  }
  return [];
}

interface ScaledColumn {
  readonly column: string;
  readonly times: number;
  readonly hits: readonly ScaledValue[];
  readonly of: number;
}

interface Scaled {
  readonly columns: readonly ScaledColumn[];
  readonly times: number;
  readonly period?: string;
}

function causeOf(input: ReturnToSense, { table }: TableToSense, { columns, times, period }: Scaled): Cause {
  const [example] = columns.flatMap(({ hits }) => hits);
  if (example === undefined) throw new RangeError("A column of another scale has values that show it");
  const kind = table.definition.columns[example.column]?.kind ?? "count";
  const facts = {
    titles: columns.map(({ column }) => columnTitle(table.definition, column)),
    than: times > 1 ? ("larger" as const) : ("smaller" as const),
    factor: groupDigits(String(times > 1 ? times : Math.round(1 / times))),
    cells: columns.reduce((sum, { hits }) => sum + hits.length, 0),
    of: columns.reduce((sum, { of }) => sum + of, 0),
    now: showNumber(knownNumber(example.row, example.column) ?? 0n, kind),
    before: example.against,
    ...(period !== undefined && { period }),
  };
  const place = placeOf(table.id, example.row, example.column);
  const names = columns.map(({ column }) => column);
  const made: Finding = finding("other-scale", place, facts, { value: example.row.values[example.column]?.shown });
  return { finding: made, explains: goneOncePutRight(input, table.id, (one) => rescaleTable(one, names, times)) };
}

/** Columns nearly all of whose values are one factor out; those with few values by all of their kind together. */
function scaledColumns({ table, numbers }: TableToSense, values: readonly ScaledValue[]): ScaledColumn[] {
  const byColumn = Map.groupBy(values, ({ column }) => column);
  const alone = numbers.flatMap((column) => scaledBy(byColumn.get(column) ?? [], FEWEST));
  if (alone.length > 0) return alone;
  const few = values.filter(({ column }) => (byColumn.get(column)?.length ?? 0) < FEWEST);
  const byKind = Map.groupBy(few, ({ column }) => table.definition.columns[column]?.kind);
  return [...byKind.values()].flatMap((same) => scaledBy(same, FEWEST_TOGETHER));
}

function scaledBy(values: readonly ScaledValue[], fewest: number): ScaledColumn[] {
  if (values.length < fewest) return [];
  const times = [...FACTORS, ...FACTORS.map((factor) => 1 / factor)].find(
    (factor) => values.filter((value) => isAbout(value.times, factor)).length >= NEARLY_ALL * values.length,
  );
  if (times === undefined) return [];
  return [...Map.groupBy(values, ({ column }) => column)].map(([column, own]) => {
    return { column, times, of: own.length, hits: own.filter((value) => isAbout(value.times, times)) };
  });
}

function isAbout(times: number, factor: number): boolean {
  return times >= factor / ABOUT && times <= factor * ABOUT;
}

function againstPeriod({ table, rows, numbers, period }: TableToSense): Measured {
  if (period === undefined) return { values: [] };
  const values = rows.flatMap(({ row, before }) =>
    numbers.flatMap((column): ScaledValue[] => {
      const [now, then] = [roughly(row, column, table), before && roughly(before, column, table)];
      if (now === undefined || then === undefined || now * then <= 0) return [];
      if (Math.max(Math.abs(now), Math.abs(then)) < LEAST) return [];
      const kind = table.definition.columns[column]?.kind ?? "count";
      const against = showNumber((before && knownNumber(before, column)) ?? 0n, kind);
      return [{ row, column, times: now / then, against }];
    }),
  );
  return { values, period };
}

/** The table as it would be in the unit asked for. */
function rescaleTable(table: NormalisedTable, columns: readonly string[], times: number): NormalisedTable {
  const rescaled = <R extends Omit<Row, "authority">>(row: R): R => {
    const values = { ...row.values };
    for (const column of columns) {
      const cell = values[column];
      if (cell === undefined || typeof cell.value !== "bigint") continue;
      const value = times > 1 ? cell.value / BigInt(times) : cell.value * BigInt(Math.round(1 / times));
      values[column] = { ...cell, value };
    }
    return { ...row, values };
  };
  return { ...table, rows: table.rows.map(rescaled), totals: table.totals.map(rescaled) };
}
