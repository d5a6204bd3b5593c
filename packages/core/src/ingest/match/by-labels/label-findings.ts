import type { Collection } from "../../../collections/define-collection.ts";
import { absolute, formatUnscaled } from "../../../exact/decimal.ts";
import { groupDigits } from "../../../exact/group-digits.ts";
import type { Finding } from "../../../findings/finding.ts";
import { finding } from "../../../findings/make-finding.ts";
import { cellName } from "../../../findings/place-words.ts";
import type { Candidate } from "../choose-places.ts";
import type { MatchContext } from "../match-context.ts";
import { NUMBER_PLACES } from "../number-in.ts";
import type { NotPlaced } from "./read-by-labels.ts";

/** Cells that are named; more show nothing that these do not. */
const MOST_CELLS = 8;

/** A note on a table that was put together from figures by their labels, and what is wrong with their totals. */
export function labelFindings(
  table: string,
  { byLabels, place, bodyRows }: Candidate,
  context: MatchContext,
): Finding[] {
  if (byLabels === undefined) return [];
  const { title = table, columns = {} } = context.collection.tables[table] ?? {};
  const { cells, left, wrong } = byLabels;
  return [
    finding(
      "read-by-labels",
      { sheet: place.sheet.name, table },
      { title, cells, rows: bodyRows.length, ...(left.length > 0 && { left }) },
    ),
    ...wrong.map(({ sheet, cell, measure, stated, sum }) => {
      const { kind = "count", headers: [header = measure] = [] } = columns[measure] ?? {};
      const shown = (number: bigint) => (kind === "amount" ? "\u00a3" : "") + plainNumber(number);
      const facts = {
        title: header,
        sum: shown(sum),
        stated: shown(stated),
        difference: shown(absolute(stated - sum)),
      };
      return finding("total-differs", { sheet, cell, column: measure, table }, facts);
    }),
  ];
}

function plainNumber(millionths: bigint): string {
  return groupDigits(formatUnscaled(millionths, NUMBER_PLACES).replace(/\.?0+$/, ""));
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
