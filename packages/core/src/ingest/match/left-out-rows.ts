import { columnScale } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import { isSummaryOf } from "./list-summary.ts";
import type { MatchContext } from "./match-context.ts";
import { tableRange } from "./place-extent.ts";
import { isOverlapping } from "./ranges.ts";

/** With fewer rows, a place may be a legend or a few totals. */
const FEWEST_ROWS = 3;

/**
 * Queries on places that look like more rows of a list and were not read, as a column that is asked for has no header there:
 * purchase cards on a sheet of their own, say. Sums of the rows that were read are none.
 */
export function leftOutRows(
  candidates: readonly Candidate[],
  taken: readonly Candidate[],
  { collection }: MatchContext,
): Finding[] {
  return candidates.flatMap((one): Finding[] => {
    const { table: id, sheet, edges } = one.place;
    const table = collection.tables[id];
    const read = taken.filter(({ place }) => place.table === id);
    if (table?.keyless !== true || read.length === 0 || taken.includes(one) || !isList(one, table)) return [];
    if (taken.some((other) => isOverlapping(one, other)) || read.some((list) => isSummaryOf(one, list, table)))
      return [];
    const found = new Set(edges.map(({ column }) => column));
    const lacking = Object.entries(table.columns).flatMap(([column, { required, headers }]) =>
      required === false || found.has(column) ? [] : [headers[0] ?? column],
    );
    if (lacking.length === 0) return [];
    const facts = { title: table.title, rows: one.bodyRows.length, lacking };
    return [finding("rows-left-out", { sheet: sheet.name, cell: tableRange(one), table: id }, facts)];
  });
}

/** On a sheet that is seen, as it stands, with all numbers asked for and as many rows as a list has. */
function isList({ place, bodyRows, filled }: Candidate, { columns }: Table): boolean {
  const found = new Set(place.edges.flatMap(({ column, guessed }) => (guessed === true ? [] : [column])));
  const numbers = Object.entries(columns).filter(
    ([, { kind, required }]) => columnScale(kind) !== undefined && required !== false,
  );
  const isSeen = place.sheet.visibility === "visible" && place.sheet.origin === undefined;
  return isSeen && filled && bodyRows.length >= FEWEST_ROWS && numbers.every(([id]) => found.has(id));
}
