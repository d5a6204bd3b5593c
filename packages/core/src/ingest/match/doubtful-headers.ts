import type { Column } from "../../collections/columns.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Below } from "./authority-column.ts";
import type { Candidate } from "./choose-places.ts";
import { columnContent } from "./column-content.ts";
import { columnEdges, type Edge, UNDATED_WEIGHT } from "./column-edges.ts";
import type { MatchContext } from "./match-context.ts";

/** Queries on headers that were confirmed for another file and may be of something else in this one: asked about again. */
export function doubtfulHeaders(taken: readonly Candidate[], context: MatchContext): Finding[] {
  return taken.flatMap(({ place }) => {
    const columns = context.collection.tables[place.table]?.columns ?? {};
    const below: Below = { sheet: place.sheet, below: place.block.bottom, context };
    return place.edges.flatMap((edge): Finding[] => {
      const column = columns[edge.column];
      if (edge.confirmed !== true || column === undefined) return [];
      if (context.saidOf(place.table, edge.header.header)?.ofThisFile === true) return [];
      if (!hasRival(edge, place, context) && !holdsOtherThings(edge.header.index, column, below)) return [];
      const { cell, header } = edge.header;
      const at = { sheet: place.sheet.name, cell, column: edge.column, table: place.table };
      return [finding("column-taken", at, { title: column.headers[0] ?? edge.column, header })];
    });
  });
}

/** True where another header, which is no column's, is as the collection writes that of this one. */
function hasRival(
  { column, header }: Edge,
  { table, headers, edges }: Candidate["place"],
  context: MatchContext,
): boolean {
  const definition = context.collection.tables[table];
  const used = new Set(edges.map((edge) => edge.header.index));
  const free = headers.filter(({ index }) => index !== header.index && !used.has(index));
  return (
    definition !== undefined &&
    columnEdges(table, definition, free, context).some(
      (edge) => edge.column === column && edge.weight >= UNDATED_WEIGHT,
    )
  );
}

/** Words are words, whatever they are about. */
function holdsOtherThings(index: number, column: Column, below: Below): boolean {
  return column.kind !== "text" && columnContent(column, index, below) === "no";
}
