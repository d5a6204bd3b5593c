import { finding } from "../../findings/make-finding.ts";
import type { NormalisedTable, Row, Value } from "../normalise/normalised.ts";
import { placeOf } from "../validate/place-of.ts";
import { rowLabel } from "../validate/row-key.ts";
import type { Cause } from "./cause.ts";
import { goneOncePutRight } from "./put-right.ts";
import type { ReturnToSense } from "./return-to-sense.ts";
import { roughly, type TableToSense } from "./table-to-sense.ts";

type Paired = TableToSense["rows"][number];

/** Fewer rows prove nothing. */
const FEWEST = 5;
const NEARLY_ALL = 0.8;
/** So many times nearer, row by row, to what the row beside it had than to what its own had. */
const NEARER = 2;
/** Rows nearer to each other than this, over all their columns, cannot be told apart. */
const APART = Math.log(2);

/** The values of nearly all rows are about those that the row above, or below, had a year before. */
export function rowsShifted(input: ReturnToSense, sensed: TableToSense): Cause[] {
  const { table, rows, numbers, period } = sensed;
  if (period === undefined) return [];
  for (const [way, step] of [["down", -1] as const, ["up", 1] as const]) {
    const telling = rows.flatMap((one, place) => {
      const beside = rows[place + step];
      const nearer = beside && isNearer(one, beside, sensed);
      return nearer === undefined || beside === undefined ? [] : [{ one, beside, nearer }];
    });
    const shifted = telling.filter(({ nearer }) => nearer);
    const [example] = shifted;
    if (example === undefined || telling.length < FEWEST || shifted.length < NEARLY_ALL * telling.length) continue;
    const label = (row: Row) => rowLabel(row, table.definition);
    const facts = { way, rows: shifted.length, of: telling.length, period };
    const names = { key: label(example.one.row), belongs: label(example.beside.row) };
    const place = placeOf(table.id, example.one.row, numbers[0] ?? "");
    const explains = goneOncePutRight(input, table.id, (one) => shiftBack(one, numbers, step));
    return [{ finding: finding("rows-shifted", place, { ...facts, ...names }, { severity: "query" }), explains }];
  }
  return [];
}

/** Undefined where the two rows were too much alike a year before to tell. */
function isNearer({ row, before }: Paired, beside: Paired, sensed: TableToSense): boolean | undefined {
  if (before === undefined || beside.before === undefined) return undefined;
  const between = distance(before, beside.before, sensed);
  const own = distance(row, before, sensed);
  const other = distance(row, beside.before, sensed);
  if (between === undefined || own === undefined || other === undefined || between < APART) return undefined;
  return own >= APART && other * NEARER <= own;
}

/** How far two rows are apart: sums of factors, on a scale on which equal factors are equally far. */
function distance(one: Row, two: Row, { table, numbers }: TableToSense): number | undefined {
  const steps = numbers.flatMap((column) => {
    const [left, right] = [roughly(one, column, table), roughly(two, column, table)];
    if (left === undefined || right === undefined || left < 0 || right < 0) return [];
    return [Math.abs(Math.log((left + 1) / (right + 1)))];
  });
  return steps.length === 0 ? undefined : steps.reduce((sum, step) => sum + step, 0);
}

/** The table with its numbers back where they belong; the row whose own were lost has none that are known. */
function shiftBack(table: NormalisedTable, numbers: readonly string[], step: number): NormalisedTable {
  const rows = table.rows.map((row, place) => {
    const from = table.rows[place - step];
    const values = numbers.map((column) => [column, from?.values[column] ?? lost(row.values[column])] as const);
    return { ...row, values: { ...row.values, ...Object.fromEntries(values) } };
  });
  return { ...table, rows };
}

function lost(cell: Value | undefined): Value {
  return { value: null, status: null, cell: cell?.cell ?? "", shown: "", faulty: true };
}
