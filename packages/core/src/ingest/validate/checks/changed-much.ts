import type { ChangedMuch } from "../../../collections/checks.ts";
import {
  absolute,
  type Decimal,
  divideRounded,
  formatUnscaled,
  parseDecimal,
  powerOfTen,
} from "../../../exact/decimal.ts";
import { groupDigits } from "../../../exact/group-digits.ts";
import type { Finding } from "../../../findings/finding.ts";
import { finding } from "../../../findings/make-finding.ts";
import { rowsWith } from "../../normalise/held-rows.ts";
import type { Row } from "../../normalise/normalised.ts";
import { columnTitle } from "../column-title.ts";
import { knownNumber, scaleOf } from "../known-numbers.ts";
import { placeOf } from "../place-of.ts";
import type { ReturnInCheck, TableInCheck } from "../return-in-check.ts";
import { keyColumns, rowKeyOf } from "../row-key.ts";
import { showNumber } from "../show-number.ts";

interface Change {
  readonly before: bigint;
  readonly now: bigint;
}

/**
 * Against the row about the same thing a year before: the value became this many times larger or smaller, or came
 * from or went to nothing. Values below `ignoreBelow` on both sides, and those not known on either, are let be.
 */
export function checkChangedMuch(check: ChangedMuch, { tables, previous }: ReturnInCheck): Finding[] {
  const table = tables.get(check.table);
  const before = previous?.tables.get(check.table);
  const column = table?.definition.columns[check.column];
  if (table === undefined || before === undefined || previous === undefined || column === undefined) return [];
  const factor = decimalOf(check.factor);
  const least = decimalOf(check.ignoreBelow ?? 0);
  const unit = powerOfTen(scaleOf(table.definition, check.column));
  const keyOf = rowKeyOf(table.definition);
  const rowsBefore = byKey(before, check.column);
  return rowsWith(table, [...keyColumns(table.definition), check.column]).flatMap((row) => {
    const change = changeOf(row, rowsBefore.get(keyOf(row) ?? ""), check.column);
    if (change === undefined || areBelow(change, least, unit) || !isMuch(change, factor)) return [];
    const facts = {
      title: columnTitle(table.definition, check.column),
      before: showNumber(change.before, column.kind),
      now: showNumber(change.now, column.kind),
      factor: factorOf(change),
      period: previous.period,
    };
    const extra = { severity: check.severity, value: row.values[check.column]?.shown };
    return [finding("changed-much", placeOf(table.id, row, check.column), facts, extra)];
  });
}

function decimalOf(number: number): Decimal {
  return parseDecimal(String(number)) ?? { unscaled: 0n, scale: 0 };
}

function byKey(table: TableInCheck, column: string): Map<string, Row> {
  const { definition } = table;
  const keyOf = rowKeyOf(definition);
  const found = new Map<string, Row>();
  for (const row of rowsWith(table, [...keyColumns(definition), column])) {
    const key = keyOf(row);
    if (key !== undefined && !found.has(key)) found.set(key, row);
  }
  return found;
}

function changeOf(row: Row, rowBefore: Row | undefined, column: string): Change | undefined {
  const now = knownNumber(row, column);
  const before = rowBefore === undefined ? undefined : knownNumber(rowBefore, column);
  return now === undefined || before === undefined || now === before ? undefined : { before, now };
}

function areBelow({ before, now }: Change, { unscaled, scale }: Decimal, unit: bigint): boolean {
  return [before, now].every((value) => absolute(value) * powerOfTen(scale) < unscaled * unit);
}

function isMuch(change: Change, { unscaled, scale }: Decimal): boolean {
  const { larger, smaller } = bySize(change);
  return turned(change) || larger * powerOfTen(scale) >= smaller * unscaled;
}

function factorOf(change: Change): string {
  const { larger, smaller } = bySize(change);
  return smaller === 0n || turned(change) ? "" : groupDigits(formatUnscaled(divideRounded(larger, smaller, 1), 1));
}

function bySize({ before, now }: Change): { larger: bigint; smaller: bigint } {
  const [one, other] = [absolute(before), absolute(now)];
  return one > other ? { larger: one, smaller: other } : { larger: other, smaller: one };
}

/** True where one is above zero and the other below. */
function turned({ before, now }: Change): boolean {
  return before * now < 0n;
}
