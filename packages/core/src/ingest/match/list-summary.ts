import type { Table } from "../../collections/define-collection.ts";
import type { Candidate } from "./choose-places.ts";
import { numberIn } from "./number-in.ts";

/** With fewer rows, that they come to the same may be chance. */
const FEWEST_ROWS = 2;

/**
 * True where a place has the sums of another's rows and fewer rows: payments by supplier, beside the payments themselves. The
 * money of both comes to the same, to the penny.
 */
export function isSummaryOf(summary: Candidate, list: Candidate, table: Table): boolean {
  if (summary.bodyRows.length < FEWEST_ROWS || summary.bodyRows.length >= list.bodyRows.length) return false;
  const columns = Object.entries(table.columns).flatMap(([id, { kind }]) => (kind === "amount" ? [id] : []));
  const both = columns.map((column) => [totalOf(summary, column), totalOf(list, column)] as const);
  const known = both.filter(([one]) => one !== undefined);
  return known.length > 0 && known.every(([one, other]) => one === other);
}

const totals = new WeakMap<Candidate, Map<string, bigint | undefined>>();

/** Worked out once a place: each is set beside all others, and one of them may be large. */
function totalOf(one: Candidate, column: string): bigint | undefined {
  const known = totals.get(one) ?? new Map<string, bigint | undefined>();
  totals.set(one, known);
  if (!known.has(column)) known.set(column, addUp(one, column));
  return known.get(column);
}

function addUp({ place: { sheet, edges }, bodyRows }: Candidate, column: string): bigint | undefined {
  const index = edges.find((edge) => edge.column === column)?.header.index;
  if (index === undefined) return undefined;
  return bodyRows.reduce((sum, row) => sum + (numberIn(sheet, row, index) ?? 0n), 0n);
}
