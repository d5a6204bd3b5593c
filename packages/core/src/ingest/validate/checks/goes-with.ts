import type { GoesWith } from "../../../collections/checks.ts";
import type { Finding, Place } from "../../../findings/finding.ts";
import { finding } from "../../../findings/make-finding.ts";
import { rangeAddress } from "../../decode/address.ts";
import { readRange } from "../../decode/read-address.ts";
import { rowsWith } from "../../normalise/held-rows.ts";
import type { Row } from "../../normalise/normalised.ts";
import { columnTitle } from "../column-title.ts";
import { knownNumber } from "../known-numbers.ts";
import { placeOf } from "../place-of.ts";
import type { ReturnInCheck, TableInCheck } from "../return-in-check.ts";
import { showNumber } from "../show-number.ts";

interface Side {
  readonly table: TableInCheck;
  readonly column: string;
}

/**
 * For each council, where the left column comes to more than nothing the right one does too. Says nothing where
 * the right table was left out or has a value that is not known: that is not zero. Points at the right.
 */
export function checkGoesWith(check: GoesWith, { tables }: ReturnInCheck): Finding[] {
  const left = sideOf(tables.get(check.left.table), check.left.column);
  const right = sideOf(tables.get(check.right.table), check.right.column);
  if (left === undefined || right === undefined) return [];
  const rightRows = Map.groupBy(rowsWith(right.table, [right.column]), ({ authority }) => authority);
  const leftRows = Map.groupBy(rowsWith(left.table, [left.column]), ({ authority }) => authority);
  return [...leftRows].flatMap(([authority, rows]) => {
    const others = rightRows.get(authority) ?? [];
    const leftSum = sumOfKnown(rows, left.column);
    const rightSum = sumOfKnown(others, right.column);
    if (leftSum <= 0n || rightSum > 0n || others.length === 0) return [];
    if (others.some((row) => isUnknown(row, right))) return [];
    const facts = {
      left: titleOf(left),
      right: titleOf(right),
      leftSum: showNumber(leftSum, kindOf(left)),
      rightSum: showNumber(rightSum, kindOf(right)),
    };
    return [finding("tables-disagree", placeOfColumn(right, others), facts, { severity: check.severity })];
  });
}

function sideOf(table: TableInCheck | undefined, column: string): Side | undefined {
  return table?.definition.columns[column] === undefined ? undefined : { table, column };
}

function sumOfKnown(rows: readonly Row[], column: string): bigint {
  return rows.reduce((sum, row) => sum + (knownNumber(row, column) ?? 0n), 0n);
}

/** A cell that may be left empty and is says that there is nothing; any other without a number says nothing at all. */
function isUnknown(row: Row, { table, column }: Side): boolean {
  if (knownNumber(row, column) !== undefined) return false;
  const cell = row.values[column];
  const empty = cell !== undefined && cell.cell !== "" && cell.status === null && cell.faulty !== true;
  return !(empty && table.definition.columns[column]?.blank === true);
}

function placeOfColumn({ table, column }: Side, rows: readonly Row[]): Place {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return { table: table.id, column };
  const [top, bottom] = [first, last].map((row) => readRange(row.values[column]?.cell ?? ""));
  if (first.sheet !== last.sheet || top === undefined || bottom === undefined) return placeOf(table.id, first, column);
  const place = { sheet: first.sheet, table: table.id, column };
  return { ...place, cell: rangeAddress({ ...top, bottom: bottom.bottom, right: bottom.right }) };
}

function titleOf({ table, column }: Side): string {
  return columnTitle(table.definition, column);
}

function kindOf({ table, column }: Side) {
  return table.definition.columns[column]?.kind ?? "count";
}
