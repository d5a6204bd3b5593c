import type { Column } from "../../collections/columns.ts";
import type { Collection } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import { unitOf } from "./column-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { type HeaderUnit, headerUnit } from "./header-unit.ts";
import { cellAt, cellText } from "./sheet-cells.ts";

/** `Payments over £1 million`: sums, and no unit of what stands below. */
const SUMS = /(?:\d[\d,.]*|\b(?:a|one))\s*(?:thousands?|millions?|mn?|k)\b/gi;

/**
 * Columns that say they are in thousands or millions where the collection asks for the thing itself: in their header,
 * in a row of units below it, or, of money, in a title above the table. Nothing is multiplied: the words
 * may be left over from another year.
 */
export function otherUnits(taken: readonly Candidate[], collection: Collection): Finding[] {
  return taken.flatMap((candidate) =>
    candidate.place.edges.flatMap(({ column, header }): Finding[] => {
      const { place } = candidate;
      const definition = collection.tables[place.table]?.columns[column];
      if (definition?.kind !== "amount" && definition?.kind !== "count") return [];
      const unit = statedUnit(candidate, header, definition);
      if (unit !== "thousands" && unit !== "millions") return [];
      if (definition.headers.some((spelling) => headerUnit(spelling) === unit)) return [];
      const expected = definition.kind === "amount" ? "pounds" : definition.unit;
      const at = { sheet: place.sheet.name, cell: header.cell, column, table: place.table };
      return [finding("other-unit", at, { found: unit, expected })];
    }),
  );
}

function statedUnit(candidate: Candidate, header: HeaderColumn, { kind }: Column): HeaderUnit | undefined {
  const own = unitOf(header) ?? unitBelow(candidate, header);
  if (own !== undefined || kind !== "amount") return own;
  const titles = candidate.titles.filter((title) => title.includes("\u00a3"));
  return titles
    .map((title) => headerUnit(title.replace(SUMS, " ")))
    .find((unit) => unit === "thousands" || unit === "millions");
}

/** The unit in the rows between a header and the first row of data. */
function unitBelow({ place, bodyRows, totalRows }: Candidate, { index }: HeaderColumn): HeaderUnit | undefined {
  const first = Math.min(bodyRows[0] ?? Number.POSITIVE_INFINITY, totalRows[0] ?? Number.POSITIVE_INFINITY);
  for (let row = place.block.bottom + 1; row < first && row < place.sheet.rows.length; row += 1) {
    const unit = headerUnit(cellText(cellAt(place.sheet, row, index)));
    if (unit !== undefined) return unit;
  }
  return undefined;
}
