import type { Column } from "../../collections/columns.ts";
import type { Collection } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import { unitOf } from "./column-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { type HeaderUnit, headerUnit } from "./header-unit.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { writtenToThePenny } from "./to-the-penny.ts";

/** `Payments over £1 million`: sums, and no unit of what stands below. */
const SUMS = /(?:\d[\d,.]*|\b(?:a|one))\s*(?:thousands?|millions?|mn?|k)\b/gi;

/** Notes stand in so many rows below a table; a row with more texts is another table's. */
const NOTES = 15;
const MOST_IN_NOTE = 2;
const LONGEST_NOTE = 120;
/** `Data are presented in £000s`. */
const IN_POUNDS = /\b(?:in|as)\s+\u00a3/i;

const POWERS = { thousands: 3, millions: 6 } as const;

/** A column that says it is in thousands or millions, and the power of ten that makes its numbers the thing itself. */
interface OtherUnit {
  readonly header: HeaderColumn;
  readonly unit: keyof typeof POWERS;
  readonly power: number;
  /** True where only a note below the table says so. */
  readonly isBelow: boolean;
}

/**
 * One finding for each column that is in thousands or millions where the collection asks for the thing itself, at its
 * header: a note for money, which is multiplied exactly, and a query for what is counted, which was rounded first, where only a
 * note below the table says so, and for money that is written as though it were in pounds.
 */
export function otherUnits(taken: readonly Candidate[], collection: Collection): Finding[] {
  return taken.flatMap((candidate) =>
    [...unitsOf(candidate, collection)].map(([column, { header, unit, isBelow }]) => {
      const { sheet, table } = candidate.place;
      const definition = collection.tables[table]?.columns[column];
      const expected = definition?.kind === "count" ? definition.unit : "pounds";
      const penny = definition?.kind === "count" ? undefined : writtenToThePenny(candidate, header.index);
      const isAsked = definition?.kind === "count" || isBelow || penny !== undefined;
      const at = { sheet: sheet.name, cell: header.cell, column, table };
      const facts = { found: unit, expected, ...(penny !== undefined && { penny }) };
      return finding("other-unit", at, facts, isAsked ? { severity: "query" } : {});
    }),
  );
}

/** The columns of a table that say so: in their header, in a row of units below it, or, of money, in a title above or a note below. */
export function unitsOf(candidate: Candidate, collection: Collection): ReadonlyMap<string, OtherUnit> {
  const { place } = candidate;
  const below = noteBelow(candidate);
  return new Map(
    place.edges.flatMap(({ column, header }): [string, OtherUnit][] => {
      const definition = collection.tables[place.table]?.columns[column];
      if (definition?.kind !== "amount" && definition?.kind !== "count") return [];
      const above = statedUnit(candidate, header, definition);
      const isBelow = above === undefined && definition.kind === "amount";
      const unit = isBelow ? below : above;
      if (unit !== "thousands" && unit !== "millions") return [];
      if (definition.headers.some((spelling) => headerUnit(spelling) === unit)) return [];
      return [[column, { header, unit, power: POWERS[unit], isBelow }]];
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

/** The unit of all money of a table, where a note among the first below it says so. */
function noteBelow({ place: { sheet, block }, bodyRows, totalRows }: Candidate): HeaderUnit | undefined {
  const last = Math.max(block.bottom, bodyRows.at(-1) ?? 0, totalRows.at(-1) ?? 0);
  for (const row of sheet.rows.slice(last + 1, last + 1 + NOTES)) {
    const texts = (row ?? []).map(cellText).filter((text) => text !== "");
    if (texts.length > MOST_IN_NOTE) return undefined;
    const said = texts.find((text) => text.length <= LONGEST_NOTE && IN_POUNDS.test(text));
    const unit = said === undefined ? undefined : headerUnit(said.replace(SUMS, " "));
    if (unit !== undefined) return unit;
  }
  return undefined;
}
