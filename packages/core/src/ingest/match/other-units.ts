import type { Collection } from "../../collections/define-collection.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import { unitOf } from "./column-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { type HeaderUnit, headerUnit, isUnitOnly } from "./header-unit.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";
import { type ShownScale, shownScale } from "./shown-scale.ts";
import { writtenToThePenny } from "./to-the-penny.ts";

/** `Payments over £1 million`: sums, and no unit of what stands below. */
const SUMS = /(?:\d[\d,.]*|\b(?:a|one))\s*(?:thousands?|millions?|mn?|k)\b/gi;

/** Notes stand in so many rows below a table; a row with more texts is another table's. */
const NOTES = 15;
const MOST_IN_NOTE = 2;
const LONGEST_NOTE = 120;
/** `Data are presented in £000s`, `Amounts in thousands`, `All figures are in pence`. */
const IN_UNIT = /\b(?:in|as)\s+(?:\u00a3|(?:thousands?|millions?|pence)\b)/i;
/** A note beside a table stands in one of so many rows from its header on. */
const BESIDE = 3;

const POWERS = { thousands: 3, millions: 6, pence: -2 } as const;
/** `(c)` over one column makes `(p)` over another the letter of that one. */
const LETTERED = /\([a-oq-z]\)\s*$/i;

/** A column that says it is in thousands, millions or pence, and the power of ten that makes its numbers the thing itself. */
interface OtherUnit {
  readonly header: HeaderColumn;
  readonly unit: keyof typeof POWERS;
  /** Nought where pence are said and pounds are written. */
  readonly power: number;
  /** The first number, where they are written to the penny and large. */
  readonly penny: string | undefined;
  /** True where a note says so and no header, or one that may mean something else. */
  readonly isUnsure: boolean;
}

/**
 * One finding for each column that is in thousands, millions or pence where the collection asks for the thing itself, at its
 * header: a note for money, which is multiplied or divided exactly, and a query for what is counted, which was rounded first, where only
 * a note round the table says so, and for money that is written as though it were in pounds.
 */
export function otherUnits(taken: readonly Candidate[], collection: Collection): Finding[] {
  return taken.flatMap((candidate) =>
    [...unitsOf(candidate, collection)].map(([column, { header, unit, penny, isUnsure }]) => {
      const { sheet, table } = candidate.place;
      const definition = collection.tables[table]?.columns[column];
      const expected = definition?.kind === "count" ? definition.unit : "pounds";
      const isAsked = definition?.kind === "count" || isUnsure || penny !== undefined;
      const at = { sheet: sheet.name, cell: header.cell, column, table };
      const facts = { found: unit, expected, ...(penny !== undefined && { penny }) };
      return finding("other-unit", at, facts, isAsked ? { severity: "query" } : {});
    }),
  );
}

/** The columns of a table that say so: in their header, in a row of units below it, or, of money, in a title above or a note beside or below. */
export function unitsOf(candidate: Candidate, collection: Collection): ReadonlyMap<string, OtherUnit> {
  return unitsBy(candidate)(collection);
}

/** They are told to the sender, and reckoned with. */
const unitsBy = rememberBy((candidate: Candidate) =>
  rememberBy((collection: Collection) => findUnits(candidate, collection)),
);

function findUnits(candidate: Candidate, collection: Collection): ReadonlyMap<string, OtherUnit> {
  const { place } = candidate;
  const note = noteBeside(candidate) ?? unitHeader(candidate) ?? noteBelow(candidate);
  return new Map(
    place.edges.flatMap(({ column, header }): [string, OtherUnit][] => {
      const definition = collection.tables[place.table]?.columns[column];
      if (definition?.kind !== "amount" && definition?.kind !== "count") return [];
      const own = ownUnit(candidate, header);
      const above = own ?? (definition.kind === "amount" ? unitAbove(candidate) : undefined);
      const unit = above?.unit ?? (definition.kind === "amount" ? note : undefined);
      const shown = shownScale(candidate, header.index);
      if (unit !== "thousands" && unit !== "millions" && unit !== "pence") return asShown(column, header, shown);
      if (definition.headers.some((spelling) => headerUnit(spelling) === unit)) return [];
      const penny = definition.kind === "count" ? undefined : writtenToThePenny(candidate, header.index);
      const power = unit === "pence" && penny !== undefined ? 0 : POWERS[unit] - Math.max(0, shown?.divided ?? 0);
      // A number that is stored whole and shown in thousands is what its header says as it is.
      if (power === 0 && unit !== "pence") return [];
      return [[column, { header, unit, power, penny, isUnsure: above?.isUnsure ?? true }]];
    }),
  );
}

/** Without a word of a unit, that which the format of the numbers writes behind them. */
function asShown(column: string, header: HeaderColumn, shown: ShownScale | undefined): [string, OtherUnit][] {
  const power = shown === undefined ? 0 : shown.said - shown.divided;
  if (power !== POWERS.thousands && power !== POWERS.millions) return [];
  const unit = power === POWERS.thousands ? "thousands" : "millions";
  return [[column, { header, unit, power, penny: undefined, isUnsure: true }]];
}

type Stated = { readonly unit: HeaderUnit; readonly isUnsure: boolean };

function ownUnit(candidate: Candidate, header: HeaderColumn): Stated | undefined {
  const own = unitOf(header) ?? unitBelow(candidate, header) ?? unitAfter(candidate, header);
  if (own !== "pence") return own && { unit: own, isUnsure: false };
  const isSaid = /\bpence\b/i.test(`${header.header} ${header.unitText}`);
  const isMark = !isSaid && /\(p\)\s*$/i.test(header.header);
  const isLetter = isMark && candidate.place.headers.some((other) => LETTERED.test(other.header));
  return isLetter ? undefined : { unit: own, isUnsure: !isSaid };
}

/** The unit that a title above the table says: with the sign of pounds, or in as many words. */
function unitAbove({ titles }: Candidate): Stated | undefined {
  for (const title of titles) {
    const isSign = title.includes("\u00a3");
    const unit = isSign || IN_UNIT.test(title) ? headerUnit(title.replace(SUMS, " ")) : undefined;
    if (unit === "thousands" || unit === "millions" || unit === "pence") return { unit, isUnsure: !isSign };
  }
  return undefined;
}

/** The unit in the rows between a header and the first row of data. */
export function unitBelow(
  { place, bodyRows, totalRows }: Candidate,
  { index }: Pick<HeaderColumn, "index">,
): HeaderUnit | undefined {
  const first = Math.min(bodyRows[0] ?? Number.POSITIVE_INFINITY, totalRows[0] ?? Number.POSITIVE_INFINITY);
  for (let row = place.block.bottom + 1; row < first && row < place.sheet.rows.length; row += 1) {
    const unit = headerUnit(cellText(cellAt(place.sheet, row, index)));
    if (unit !== undefined) return unit;
  }
  return undefined;
}

/**
 * The unit in the rows right below the last, where nothing but units stand in them: beside each number, where headers stand
 * down the side.
 */
function unitAfter(candidate: Candidate, { index }: HeaderColumn): HeaderUnit | undefined {
  const { sheet } = candidate.place;
  for (let row = lastRow(candidate) + 1; row < sheet.rows.length; row += 1) {
    const texts = (sheet.rows[row] ?? []).map(cellText).filter((text) => text !== "");
    if (texts.length === 0 || !texts.every(isUnitOnly)) return undefined;
    const unit = largeUnit(cellText(cellAt(sheet, row, index)));
    if (unit !== undefined) return unit;
  }
  return undefined;
}

/** The unit of all money of a table that stands among its headers, with nothing below it. */
function unitHeader({ place: { sheet, headers }, bodyRows }: Candidate): HeaderUnit | undefined {
  const alone = headers.filter(
    ({ index, levels }) => levels.length === 0 && bodyRows.every((row) => isBlank(cellAt(sheet, row, index))),
  );
  return alone.map(({ unitText }) => largeUnit(unitText)).find((unit) => unit !== undefined);
}

/** The unit that a text is, and nothing else; pence may be pages. */
function largeUnit(text: string): HeaderUnit | undefined {
  const unit = isUnitOnly(text) ? headerUnit(text) : undefined;
  return unit === "thousands" || unit === "millions" ? unit : undefined;
}

/** The unit of all money of a table, where a note on its right says so. */
function noteBeside({ place: { sheet, block, right } }: Candidate): HeaderUnit | undefined {
  const texts = sheet.rows.slice(block.top, block.bottom + 1 + BESIDE).flatMap((row) => (row ?? []).slice(right + 1));
  return texts.map((cell) => noteUnit([cellText(cell)])).find((unit) => unit !== undefined);
}

function noteUnit(texts: readonly string[]): HeaderUnit | undefined {
  const said = texts.find((text) => text.length <= LONGEST_NOTE && IN_UNIT.test(text));
  if (said !== undefined) return headerUnit(said.replace(SUMS, " "));
  return texts.map(largeUnit).find((unit) => unit !== undefined);
}

function lastRow({ place: { block }, bodyRows, totalRows }: Candidate): number {
  return Math.max(block.bottom, bodyRows.at(-1) ?? 0, totalRows.at(-1) ?? 0);
}

/** The unit of all money of a table, where a note among the first below it says so. */
function noteBelow(candidate: Candidate): HeaderUnit | undefined {
  const { sheet } = candidate.place;
  const last = lastRow(candidate);
  for (const row of sheet.rows.slice(last + 1, last + 1 + NOTES)) {
    const texts = (row ?? []).map(cellText).filter((text) => text !== "");
    if (texts.length > MOST_IN_NOTE) return undefined;
    const unit = noteUnit(texts);
    if (unit !== undefined) return unit;
  }
  return undefined;
}
