import { rowsWith } from "../normalise/held-rows.ts";
import { columnLimits } from "../validate/column-limits.ts";
import { knownNumber } from "../validate/known-numbers.ts";
import type { TableInCheck } from "../validate/return-in-check.ts";
import { showNumber } from "../validate/show-number.ts";
import type { Measured, ScaledValue } from "./other-scale.ts";

/**
 * Values measured against the most their columns take: for each column of which all values are within bounds once they
 * are divided by one factor, those beyond are that many times too large.
 */
export function beyondLimits(table: TableInCheck, factors: readonly number[]): Measured {
  const values = Object.entries(table.definition.columns).flatMap(([id, column]): ScaledValue[] => {
    if (column.kind !== "count" && column.kind !== "rate") return [];
    if (column.most === undefined) return [];
    const { least, most } = columnLimits(column);
    const known = rowsWith(table, [id]).flatMap((row) => {
      const value = knownNumber(row, id);
      return value === undefined || value === 0n ? [] : [{ row, value }];
    });
    const times = factors.find((factor) =>
      known.every(({ value }) => value / BigInt(factor) <= most && value / BigInt(factor) >= least),
    );
    const against = showNumber(most, column.kind);
    return known.map(({ row, value }) => ({ row, column: id, times: value > most ? (times ?? 1) : 1, against }));
  });
  return { values };
}
