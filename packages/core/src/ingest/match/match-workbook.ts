import type { Collection } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Period } from "../../periods/period.ts";
import type { Sheet, Workbook } from "../decode/workbook.ts";
import { mostlyBelowZero } from "./below-zero.ts";
import { cancelledRows } from "./cancelled-rows.ts";
import { changedHeaders } from "./changed-headers.ts";
import type { Candidate } from "./choose-places.ts";
import { confirmedUses } from "./confirmed-uses.ts";
import { creditHeadings } from "./credit-headings.ts";
import { creditsApart } from "./credits-apart.ts";
import { doubtedRows } from "./doubted-rows.ts";
import { doubtfulHeaders } from "./doubtful-headers.ts";
import { hiddenCells } from "./hidden-cells.ts";
import { hiddenSheets } from "./hidden-sheets.ts";
import type { Taken } from "./join-sheets.ts";
import { leftOutRows } from "./left-out-rows.ts";
import { type ConfirmedHeader, type MatchContext, matchContext } from "./match-context.ts";
import { nameTotals } from "./name-totals.ts";
import { otherCurrency } from "./other-currency.ts";
import { otherPeriodNotes, placesOfOtherPeriods } from "./other-periods.ts";
import { otherUnits, unitsOf } from "./other-units.ts";
import { type OuterCell, outerCells } from "./outer-cells.ts";
import { penceApart } from "./pence-apart.ts";
import { tableExtent, tableRange } from "./place-extent.ts";
import { titleCells } from "./place-titles.ts";
import { rivalAmounts } from "./rival-amounts.ts";
import { rivalTables } from "./rival-tables.ts";
import { type SheetView, sourceOf } from "./sheet-view.ts";
import { signsApart } from "./signs-apart.ts";
import { authorityStatement, periodStatement } from "./statements.ts";
import { sumsOfColumns } from "./sums-of-columns.ts";
import { syntheticStatement } from "./synthetic-statement.ts";
import type { TableMatch, WorkbookMatch } from "./table-match.ts";
import { tableStatements, titlesOfOtherPeriods } from "./table-statements.ts";
import { takeTables } from "./take-tables.ts";
import { unreadBlocks } from "./unread-blocks.ts";
import { unreadPayments } from "./unread-payments.ts";
import { unreadSheets } from "./unread-sheets.ts";
import { unusedColumns } from "./unused-columns.ts";
import { vatRows } from "./vat-rows.ts";
import { widerPeriods } from "./wider-periods.ts";

export interface MatchOptions {
  /** What the sender has said of headers: held to without a query wherever they stand over the table. */
  readonly confirmed?: readonly ConfirmedHeader[];
}

/**
 * Finds the tables of a collection, as it stands in the period (see `collectionAt`), in a workbook, with what the file
 * says of council and period round them. Never throws on any workbook; every doubt is a finding. Linear in cells.
 */
export function matchWorkbook(
  workbook: Workbook,
  collection: Collection,
  period: Period,
  { confirmed = [] }: MatchOptions = {},
): WorkbookMatch {
  const context = matchContext(collection, period, confirmed);
  const { candidates, chosen, taken, findings } = takeTables(workbook, context);
  const read = [...taken, ...equalsOf(chosen)];
  const left = placesOfOtherPeriods(candidates, read);
  const signs = [signsApart, creditHeadings, creditsApart].flatMap((find) => find(taken, context));
  const sums = sumsOfColumns(taken, context);
  const sheets = new Set(taken.map(({ place }) => sourceOf(place.sheet)));
  const found = [
    ...findings,
    ...changedHeaders(taken, context),
    ...doubtfulHeaders(taken, context),
    ...otherUnits(taken, collection),
    ...penceApart(taken, context),
    ...sums,
    ...rivalAmounts(taken, context).filter((one) => !sums.some((other) => isSamePlace(one, other))),
    ...doubtedRows(taken, context),
    ...widerPeriods(taken, context),
    ...signs,
    ...otherCurrency(taken, context),
    ...cancelledRows(taken, context),
    ...vatRows(taken, context),
    ...nameTotals(taken, context),
    ...mostlyBelowZero(taken, context),
    ...rivalTables(candidates, { taken, known: [...read, ...left] }, context),
    ...leftOutRows(candidates, [...read, ...left], context),
    ...unreadPayments(workbook, candidates, taken, context),
    ...otherPeriodNotes(left, context),
    ...unusedColumns(taken, context).filter((one) => !signs.some((other) => isSamePlace(one, other))),
    ...hiddenCells(taken),
    ...hiddenSheets(workbook.sheets, sheets),
  ];
  return {
    tables: taken.map((candidate) => tableMatch(candidate, collection)),
    confirmed: confirmedUses(taken, context),
    ...statements(workbook, { taken: taken.toSorted(asInTheFile), left }, context),
    findings: [
      ...found,
      ...unreadBlocks(taken, [...read, ...left], found, context),
      ...unreadSheets(workbook, sheets, found),
    ],
  };
}

/** Places that are as good as those taken: which is meant is asked already. */
function equalsOf(chosen: ReadonlyMap<string, Taken>): Candidate[] {
  return [...chosen.values()].flatMap(({ equals }) => equals);
}

function isSamePlace({ place: one }: Finding, { place: other }: Finding): boolean {
  return one.sheet === other.sheet && one.cell === other.cell;
}

function isVisible({ visibility }: Sheet): boolean {
  return visibility === "visible";
}

function tableMatch(candidate: Candidate, collection: Collection): TableMatch {
  const units = unitsOf(candidate, collection);
  const { place, bodyRows, totalRows, council } = candidate;
  const { top, bottom } = place.block;
  return {
    table: place.table,
    sheetIndex: place.sheetIndex,
    sheet: place.sheet.name,
    range: tableRange(candidate),
    headerRows: Array.from({ length: bottom - top + 1 }, (_, step) => top + step),
    columns: place.edges
      .map(({ column, header: { index, header, cell } }) => {
        const power = units.get(column)?.power;
        return { column, index, header, cell, ...(power === undefined ? {} : { power }) };
      })
      .sort((a, b) => a.index - b.index),
    bodyRows,
    totalRows,
    ...(council === undefined ? {} : { authority: council }),
    ...standing(place.sheet),
  };
}

function standing({ origin }: SheetView): Pick<TableMatch, "orientation" | "fields" | "relaid" | "pair"> {
  if (origin === undefined) return {};
  const { orientation, fields, relaid, pair } = origin;
  return { orientation, ...(fields && { fields }), ...(relaid && { relaid }), ...(pair && { pair }) };
}

function asInTheFile({ place: one }: Candidate, { place: other }: Candidate): number {
  return one.sheetIndex - other.sheetIndex || one.block.top - other.block.top;
}

interface Places {
  readonly taken: readonly Candidate[];
  /** Of other periods; a sheet that has nothing else says nothing of this one. */
  readonly left: readonly Candidate[];
}

/** Who and when, from the visible sheets and those that tables were taken from. */
function statements(workbook: Workbook, { taken, left }: Places, context: MatchContext) {
  const used = new Set(taken.map(({ place }) => sourceOf(place.sheet)));
  const cells = workbook.sheets.flatMap((sheet, sheetIndex): OuterCell[] => {
    const isOthers = left.some(({ place }) => place.sheetIndex === sheetIndex);
    if ((!isVisible(sheet) || isOthers) && !used.has(sheet)) return [];
    const extents = [...taken, ...left].filter(({ place }) => place.sheetIndex === sheetIndex).map(tableExtent);
    return outerCells(sheet, extents, context.states);
  });
  const titles = taken.flatMap((candidate) => {
    const { place } = candidate;
    const others = taken
      .filter((other) => other !== candidate && other.place.sheetIndex === place.sheetIndex)
      .map(tableExtent);
    return titleCells(place, others).map((cell) => ({ ...cell, sheet: sourceOf(place.sheet) }));
  });
  const authority = authorityStatement(cells, context);
  const period = periodStatement(cells, titles, taken, context);
  const synthetic = syntheticStatement(cells);
  return {
    ...(authority === undefined ? {} : { authority }),
    ...(period === undefined ? {} : { period }),
    ...(synthetic === undefined ? {} : { synthetic }),
    tableAuthorities: tableStatements("authority", cells, taken, context),
    tablePeriods: tableStatements("period", cells, taken, context),
    titlePeriods: titlesOfOtherPeriods(taken, context),
  };
}
