import type { CellTerm } from "./cell-terms.ts";
import { leafId } from "./leaf-id.ts";

/** Equal for sums of the same numbers, whatever figure they stand in. */
export function sumKey(period: string, terms: readonly CellTerm[]): string {
  const named = terms.map(({ group, column, factor }) => `${factor} ${leafId(group, column)}`);
  return [period, ...named.toSorted()].join("\n");
}
