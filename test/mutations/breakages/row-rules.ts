import type { Check } from "../../../packages/core/src/collections/checks.ts";
import type { FilledRow } from "../plan/filled.ts";

type Values = FilledRow["values"];

/** Rules of a table's rows that values break, each as the column its finding points at. */
export function brokenRules(checks: readonly Check[], table: string, values: Values): string[] {
  return checks.flatMap((check) => {
    if (check.kind === "goes-with" || check.table !== table) return [];
    if (check.kind === "adds-up") {
      const parts = numbers(values, check.parts);
      const [stated] = numbers(values, [check.whole]);
      const isRight = parts.length < check.parts.length || stated === undefined || sum(parts) === stated;
      return isRight ? [] : [`does-not-add-up ${check.whole}`];
    }
    if (check.kind !== "at-most") return [];
    const [smaller, larger] = numbers(values, [check.smaller, check.larger]);
    return smaller !== undefined && larger !== undefined && smaller > larger ? [`exceeds ${check.smaller}`] : [];
  });
}

/** The numbers of the columns, all on one scale: counts as they are, amounts in pence. */
function numbers(values: Values, columns: readonly string[]): number[] {
  return columns.flatMap((column) => {
    const value = values[column];
    return typeof value === "number" ? [value] : [];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((before, value) => before + value, 0);
}
