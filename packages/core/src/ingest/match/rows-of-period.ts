import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { parsePeriod } from "../../periods/period.ts";
import { rangeAddress } from "../decode/address.ts";
import type { Candidate } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { sheetPeriods } from "./sheet-periods.ts";
import { addressIn, rangeIn } from "./sheet-view.ts";
import { keysIn } from "./table-parts.ts";

/** With more rows, a table is a list of something else. */
const MOST_ROWS = 5000;

/** Rows of a table that say they are of other periods, and the column in which they say so. */
export interface OtherRows {
  readonly rows: readonly number[];
  readonly column: number;
  readonly period: string;
}

/**
 * The candidates, without rows that say in a column of their own that they are of another period than the one asked for: last
 * year's numbers beside this year's. Only where every row says a period, and each that goes has one with its keys that stays.
 */
export function withRowsOfPeriod(candidates: readonly Candidate[], context: MatchContext): Candidate[] {
  return candidates.map((one) => {
    const table = context.collection.tables[one.place.table];
    const { bodyRows, place } = one;
    if (table?.keyless === true || bodyRows.length < 2 || bodyRows.length > MOST_ROWS) return one;
    const used = new Set(place.edges.map(({ header }) => header.index));
    for (let column = 0; column <= place.right; column += 1) {
      const other = used.has(column) ? undefined : otherRows(one, column, context);
      if (other !== undefined) return without(one, other, context);
    }
    return one;
  });
}

function otherRows(one: Candidate, column: number, context: MatchContext): OtherRows | undefined {
  const stated = one.bodyRows.map((row) => periodAt(one, row, column, context));
  if (stated.includes(undefined) || !stated.includes(context.period.id)) return undefined;
  const rows = one.bodyRows.filter((_, at) => stated[at] !== context.period.id);
  const period = stated.find((id) => id !== context.period.id);
  if (period === undefined || !areAgain(one, new Set(rows), context)) return undefined;
  return { rows, column, period };
}

function periodAt({ place }: Candidate, row: number, column: number, context: MatchContext): string | undefined {
  const [period, ...more] = sheetPeriods(cellText(cellAt(place.sheet, row, column)), context);
  return more.length > 0 ? undefined : period;
}

/** True where each of the rows has the keys of one that is not among them, and no two of those have the same. */
function areAgain(one: Candidate, rows: ReadonlySet<number>, context: MatchContext): boolean {
  const stays = one.bodyRows.filter((row) => !rows.has(row));
  if (isWithoutKey(one, context)) return stays.length === 1;
  const keysOf = (some: readonly number[]) => keysIn({ ...one, bodyRows: some }, context);
  const keys = new Set(keysOf(stays));
  return keys.size === stays.length && keysOf([...rows]).every((key) => key !== undefined && keys.has(key));
}

function isWithoutKey({ place }: Candidate, { collection }: MatchContext): boolean {
  const { key = [], columns = {} } = collection.tables[place.table] ?? {};
  return key.length === 0 && Object.values(columns).every(({ kind }) => kind !== "authority");
}

function without(one: Candidate, otherRows: OtherRows, context: MatchContext): Candidate {
  const left = new Set(otherRows.rows);
  const isOurs = (row: number) => {
    const stated = periodAt(one, row, otherRows.column, context);
    return stated === undefined || stated === context.period.id;
  };
  return {
    ...one,
    bodyRows: one.bodyRows.filter((row) => !left.has(row)),
    totalRows: one.totalRows.filter(isOurs),
    otherRows,
  };
}

/** A note on rows that were not read because they say that they are of another period. */
export function otherRowsNote(table: string, { place, otherRows }: Candidate, context: MatchContext): Finding[] {
  const period = otherRows === undefined ? undefined : parsePeriod(context.period.kind, otherRows.period)?.label;
  if (otherRows === undefined || period === undefined) return [];
  const { rows, column } = otherRows;
  const [top = 0, bottom = top] = [rows[0], rows.at(-1)];
  const { sheet, left, right } = place;
  const isBlock = bottom - top === rows.length - 1;
  const cell = isBlock
    ? rangeAddress(rangeIn(sheet, { top, bottom, left: Math.min(left, column), right: Math.max(right, column) }))
    : addressIn(sheet, top, column);
  const { title = table } = context.collection.tables[table] ?? {};
  return [finding("other-period-left", { sheet: sheet.name, cell, table }, { title, period, rows: rows.length })];
}
