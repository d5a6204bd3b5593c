import type { Check } from "../../../packages/core/src/collections/checks.ts";
import type { Column } from "../../../packages/core/src/collections/columns.ts";
import type { Collection, Table } from "../../../packages/core/src/collections/define-collection.ts";
import type { Period } from "../../../packages/core/src/periods/period.ts";
import { type Draw, pick } from "../../../sample/random.ts";
import { whole } from "../draw-whole.ts";
import type { FilledValue } from "./filled.ts";

export interface RowSubject {
  readonly id: string;
  readonly definition: Table;
  readonly collection: Collection;
  readonly period: Period;
}

const FIRST = ["Harbour", "Meadow", "Orchard", "Linden", "Quayside", "Hillcrest"];
const SECOND = ["Care Ltd", "Home Services", "Supplies", "Transport", "Cleaning", "Advice Centre"];

/**
 * Values for one row: whole and larger columns are worked out from their parts, so that the row keeps
 * the checks of its table. Throws where checks hang on one another in a circle.
 */
export function fillRow(
  subject: RowSubject,
  key: Readonly<Record<string, FilledValue>>,
  draw: Draw,
): Record<string, FilledValue> {
  const known = new Map<string, FilledValue>(Object.entries(key));
  const open = new Set<string>();
  const valueFor = (id: string): FilledValue => {
    const made = known.get(id);
    if (made !== undefined) return made;
    const column = subject.definition.columns[id];
    if (column === undefined || open.has(id)) throw new RangeError(`Cannot fill in ${subject.id}.${id}`);
    open.add(id);
    const value = makeValue(id, column, { ...subject, valueFor, draw });
    known.set(id, value);
    return value;
  };
  return Object.fromEntries(Object.keys(subject.definition.columns).map((id) => [id, valueFor(id)]));
}

interface Making extends RowSubject {
  readonly valueFor: (column: string) => FilledValue;
  readonly draw: Draw;
}

function makeValue(id: string, column: Column, making: Making): FilledValue {
  const { draw, period } = making;
  if (column.kind === "count" || column.kind === "amount") return makeMeasure(id, column.kind, making);
  if (column.blank === true && draw() < 0.1) return null;
  if (column.kind === "rate") return makeRate(id, column, making);
  if (column.kind === "date") return dayIn(period, draw);
  if (column.kind === "month") return period.end.slice(0, 7);
  if (column.kind === "category") return pick(draw, Object.keys(column.values));
  return column.kind === "text" ? `${pick(draw, FIRST)} ${pick(draw, SECOND)} ${whole(draw, 100, 999)}` : null;
}

function makeMeasure(id: string, kind: "count" | "amount", { id: table, collection, valueFor, draw }: Making): number {
  const own = collection.checks.filter((check) => check.kind !== "goes-with" && check.table === table);
  const parts = own.flatMap((check) => (check.kind === "adds-up" && check.whole === id ? [check.parts] : []));
  const smaller = own.flatMap((check) => (check.kind === "at-most" && check.larger === id ? [check.smaller] : []));
  const number = (column: string) => Number(valueFor(column) ?? 0);
  if (parts[0] !== undefined) return parts[0].reduce((sum, part) => sum + number(part), 0);
  const least = Math.max(0, ...smaller.map(number));
  if (smaller.length > 0) return least + whole(draw, 1, least);
  return kind === "count" ? whole(draw, 60, 2_000) : whole(draw, 20_000_00, 900_000_00);
}

function makeRate(id: string, { least = 0, most = 100 }: { least?: number; most?: number }, making: Making): number {
  const check = making.collection.checks.find(
    (one): one is Check & { kind: "quotient" } => one.kind === "quotient" && one.table === making.id && one.rate === id,
  );
  if (check === undefined) return whole(making.draw, least * 10, most * 10);
  return Math.round((1000 * Number(making.valueFor(check.numerator))) / Number(making.valueFor(check.denominator)));
}

/** A day of the period; of a census day, one of the weeks after it. */
function dayIn({ kind, start, end }: Period, draw: Draw): string {
  const first = Date.parse(start);
  const days = kind === "census-day" ? 60 : Math.round((Date.parse(end) - first) / 86_400_000);
  return new Date(first + whole(draw, 0, days) * 86_400_000).toISOString().slice(0, 10);
}
