import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";

/** Fewer rows may be refunds, all of them. */
const FEWEST = 5;
const NEARLY_ALL = 0.9;
/** Rows looked at before all of them are. */
const SAMPLE = 50;

/**
 * Queries on a list whose money is below zero in nearly every row, as ledgers have it that write what is paid out with a minus: it
 * would count as money that came back.
 */
export function mostlyBelowZero(taken: readonly Candidate[], { collection }: MatchContext): Finding[] {
  return [...Map.groupBy(taken, ({ place }) => place.table)].flatMap(([id, pieces]) => {
    const { keyless, columns = {} } = collection.tables[id] ?? {};
    if (keyless !== true) return [];
    const [first] = pieces;
    const edge = first?.place.edges.find(({ column }) => columns[column]?.kind === "amount");
    if (first === undefined || edge === undefined) return [];
    const isSo = (most: number) => {
      const { below, of } = countBelow(pieces, edge.column, most);
      return of >= FEWEST && below >= NEARLY_ALL * of;
    };
    if (!isSo(SAMPLE) || !isSo(Number.POSITIVE_INFINITY)) return [];
    const { below, of } = countBelow(pieces, edge.column, Number.POSITIVE_INFINITY);
    const { headers: [title = edge.column] = [] } = columns[edge.column] ?? {};
    const at = { sheet: first.place.sheet.name, cell: edge.header.cell, column: edge.column, table: id };
    return [finding("mostly-below-zero", at, { title, rows: below, of })];
  });
}

/** Of so many rows of each piece, those with a number, and with one below zero. */
function countBelow(pieces: readonly Candidate[], column: string, most: number) {
  let [below, of] = [0, 0];
  for (const { place, bodyRows } of pieces) {
    const index = place.edges.find((edge) => edge.column === column)?.header.index ?? -1;
    for (const row of bodyRows.slice(0, most)) {
      const number = numberIn(place.sheet, row, index);
      if (number === undefined || number === 0n) continue;
      of += 1;
      if (number < 0n) below += 1;
    }
  }
  return { below, of };
}
