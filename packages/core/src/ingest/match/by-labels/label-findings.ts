import type { Collection } from "../../../collections/define-collection.ts";
import type { Finding } from "../../../findings/finding.ts";
import { finding } from "../../../findings/make-finding.ts";
import { cellName } from "../../../findings/place-words.ts";
import type { Candidate } from "../choose-places.ts";
import type { MatchContext } from "../match-context.ts";
import type { NotPlaced } from "./read-by-labels.ts";

/** Cells that are named; more show nothing that these do not. */
const MOST_CELLS = 8;

/** A note on a table that was put together from figures by their labels. */
export function labelNote(table: string, { byLabels, place, bodyRows }: Candidate, context: MatchContext): Finding[] {
  if (byLabels === undefined) return [];
  const { title = table } = context.collection.tables[table] ?? {};
  const { cells, left } = byLabels;
  return [
    finding(
      "read-by-labels",
      { sheet: place.sheet.name, table },
      { title, cells, rows: bodyRows.length, ...(left.length > 0 && { left }) },
    ),
  ];
}

/** What kept the figures of a table from being put together, where its labels stand and no place is it; never of one that may be left out. */
export function notPlaced(
  table: string,
  refused: NotPlaced | undefined,
  { tables }: Collection,
): Finding[] | undefined {
  const { title = table, optional, columns = {} } = tables[table] ?? {};
  const [first] = refused?.cells ?? [];
  if (refused === undefined || first === undefined || optional === true) return undefined;
  const headers = Object.entries(columns).flatMap(([id, { headers: all, required }]) =>
    required === false ? [] : [all[0] ?? id],
  );
  const cells = refused.cells.slice(0, MOST_CELLS).map(({ sheet, cell }) => cellName(cell, sheet));
  return [finding("figures-not-placed", { ...first, table }, { title, why: refused.why, cells, headers })];
}
