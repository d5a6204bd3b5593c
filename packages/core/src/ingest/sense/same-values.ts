import type { Table } from "../../collections/define-collection.ts";
import { absolute, powerOfTen } from "../../exact/decimal.ts";
import type { NormalisedTable, Row } from "../normalise/normalised.ts";
import { knownNumber, scaleOf } from "../validate/known-numbers.ts";
import { rowKeyOf } from "../validate/row-key.ts";

/** How many values that tell something were compared, and how many were equal. */
export interface SameValues {
  readonly same: number;
  readonly compared: number;
}

/** Smaller numbers are too often equal by chance: 10 people, 10 pounds. */
const LEAST = 10n;

/**
 * Compares the counts and amounts of a return with those of another, row by row with the row about the same thing; the
 * rows themselves where none names another (payments). Whose rows they are is not looked at. Rates are left out: rounded,
 * they are often equal.
 */
export function sameValues(
  now: readonly NormalisedTable[],
  other: readonly NormalisedTable[],
  definitions: Readonly<Record<string, Table>>,
): SameValues {
  const parts = now.flatMap(({ table, rows }) => {
    const definition = definitions[table];
    const against = other.find((one) => one.table === table)?.rows ?? [];
    if (definition === undefined || against.length === 0) return [];
    return [definition.keyless === true ? sameRows(rows, against, definition) : sameCells(rows, against, definition)];
  });
  return {
    same: parts.reduce((sum, { same }) => sum + same, 0),
    compared: parts.reduce((sum, { compared }) => sum + compared, 0),
  };
}

function sameCells(rows: readonly Row[], others: readonly Row[], definition: Table): SameValues {
  const keyOf = rowKeyOf(definition);
  const byKey = new Map(others.map((row) => [keyOf(row), row]));
  const columns = countsAndAmounts(definition);
  let same = 0;
  let compared = 0;
  for (const row of rows) {
    const key = keyOf(row);
    const other = key === undefined ? undefined : byKey.get(key);
    for (const column of other === undefined ? [] : columns) {
      const [value, before] = [knownNumber(row, column), other && knownNumber(other, column)];
      if (value === undefined || before === undefined) continue;
      if (isSmall(value, definition, column) && isSmall(before, definition, column)) continue;
      compared += 1;
      if (value === before) same += 1;
    }
  }
  return { same, compared };
}

function sameRows(rows: readonly Row[], others: readonly Row[], definition: Table): SameValues {
  const left = new Map<string, number>();
  for (const row of others) {
    const all = signature(row, definition);
    left.set(all, (left.get(all) ?? 0) + 1);
  }
  const telling = rows.filter((row) =>
    countsAndAmounts(definition).some((column) => !isSmall(knownNumber(row, column) ?? 0n, definition, column)),
  );
  let same = 0;
  for (const row of telling) {
    const all = signature(row, definition);
    const many = left.get(all) ?? 0;
    if (many === 0) continue;
    left.set(all, many - 1);
    same += 1;
  }
  return { same, compared: telling.length };
}

function signature(row: Row, { columns }: Table): string {
  return JSON.stringify(Object.keys(columns).map((column) => String(row.values[column]?.value ?? "")));
}

function countsAndAmounts({ columns }: Table): string[] {
  return Object.entries(columns).flatMap(([id, { kind }]) => (kind === "count" || kind === "amount" ? [id] : []));
}

function isSmall(value: bigint, definition: Table, column: string): boolean {
  return absolute(value) < LEAST * powerOfTen(scaleOf(definition, column));
}
