import type { Collection } from "../../collections/define-collection.ts";
import type { Workbook } from "../decode/workbook.ts";
import { authorityColumns } from "./authority-column.ts";
import { bodyRows, type HeaderBelow } from "./body-rows.ts";
import { bodyTable } from "./body-table.ts";
import { type Candidate, columnsFound } from "./choose-places.ts";
import { findPlaces, type Place, placesByEvidence } from "./find-places.ts";
import { formFields, formView } from "./form-view.ts";
import type { MatchContext } from "./match-context.ts";
import { tableExtent } from "./place-extent.ts";
import { titleCells, whichPeriod, whoseTitle } from "./place-titles.ts";
import { scanHeaders } from "./scan-headers.ts";
import { type SheetView, turnSheet } from "./sheet-view.ts";
import { evident } from "./turned-candidates.ts";

/** With fewer labels on a sheet, there is no form. */
const FEWEST_FIELDS = 2;

/** In another shape than upright, so much of a table may be lacking at most. */
const MOST_LACKING = 0.5;

/**
 * Every place in a workbook where a table of the collection may be, with its rows. Headers that may be of something else too are
 * taken only for tables of which there is none without them that has all that is asked for.
 */
export function findCandidates(workbook: Workbook, context: MatchContext): Candidate[] {
  const { tables } = context.collection;
  const found = candidatesOf(workbook, Object.keys(tables), context);
  const open = Object.entries(tables).flatMap(([id, { columns }]) => {
    const hasPerhaps = Object.values(columns).some(({ perhaps = [] }) => perhaps.length > 0);
    return hasPerhaps && !hasWhole(id, found, context) ? [id] : [];
  });
  if (open.length === 0) return found;
  const again = candidatesOf(workbook, open, { ...context, takesPerhaps: true });
  const settled = new Set(again.map(({ place }) => place.table));
  return [...found.filter(({ place }) => !settled.has(place.table)), ...again];
}

function candidatesOf(workbook: Workbook, all: readonly string[], context: MatchContext): Candidate[] {
  const upright = workbook.sheets.flatMap((sheet, sheetIndex) => candidatesIn({ sheet, sheetIndex }, all, context));
  const lacking = all.filter((table) => !hasWhole(table, upright, context));
  if (lacking.length === 0) return upright;
  const turned = workbook.sheets.flatMap((sheet, sheetIndex) =>
    candidatesIn({ sheet: turnSheet(sheet), sheetIndex }, lacking, context),
  );
  const standing = [...upright, ...evidentBeside(upright, turned, context)];
  const forms = lacking.filter((table) => isForm(table, context) && !hasWhole(table, standing, context));
  const views = forms.flatMap((table) => formsOf(table, workbook, context));
  const known = [...standing, ...evidentBeside(standing, views, context)];
  const unseen = all.filter((table) => !known.some(({ place }) => place.table === table));
  return unseen.length === 0 ? known : [...known, ...byEvidence(workbook, unseen, known, context)];
}

/** Tables of which no header is known, by what speaks for them; not where another table stands. */
function byEvidence(
  { sheets }: Workbook,
  tables: readonly string[],
  known: readonly Candidate[],
  context: MatchContext,
): Candidate[] {
  return sheets.flatMap((sheet, sheetIndex) => {
    if (known.some(({ place }) => place.sheetIndex === sheetIndex)) return [];
    const places = tables.flatMap((table) => placesByEvidence({ sheet, sheetIndex }, table, context));
    return withTitles(readPlaces(places, context), context);
  });
}

/** Those of other shapes that are tables, where there is no other or they have every column and more than the other. */
function evidentBeside(
  known: readonly Candidate[],
  others: readonly Candidate[],
  context: MatchContext,
): readonly Candidate[] {
  return others
    .flatMap((candidate) => evident(candidate, context) ?? [])
    .filter(({ place, filled }) => {
      const lacking = lackingPart(place, context.collection);
      const most = Math.max(0, ...known.filter((one) => isFilledIn(one, place.table)).map(columnsFound));
      return filled && columnsFound({ place }) >= most && (lacking === 0 || (lacking < MOST_LACKING && most === 0));
    });
}

/** True for a table of one row a council. */
function isForm(tableId: string, { collection }: MatchContext): boolean {
  const table = collection.tables[tableId];
  return table !== undefined && table.key.length === 0 && table.keyless !== true;
}

function formsOf(table: string, { sheets }: Workbook, context: MatchContext): Candidate[] {
  return sheets.flatMap((sheet, sheetIndex) => {
    const fields = formFields(sheet, table, context.index);
    return fields.length < FEWEST_FIELDS
      ? []
      : candidatesIn({ sheet: formView(sheet, fields), sheetIndex }, [table], context);
  });
}

function hasWhole(table: string, candidates: readonly Candidate[], context: MatchContext): boolean {
  return candidates.some((one) => one.place.table === table && isWhole(one, context));
}

/** Filled in, with every column asked for; that of councils may be lacking, where each sheet may be one council's. */
function isWhole({ place, filled }: Candidate, { collection }: MatchContext): boolean {
  return filled && lackingPart(place, collection) === 0;
}

/** The part of the columns asked for that a place lacks, councils apart where each sheet may be one council's. */
export function lackingPart({ table: id, edges, ambiguous }: Place, { tables, sender }: Collection): number {
  const table = tables[id];
  if (table === undefined) return 1;
  const councils = sender === "national" ? authorityColumns(table) : [];
  const found = new Set([...edges, ...ambiguous].map(({ column }) => column));
  const asked = Object.entries(table.columns).flatMap(([column, { required }]) =>
    required === false || councils.includes(column) ? [] : [column],
  );
  return asked.filter((column) => !found.has(column)).length / Math.max(1, asked.length);
}

function isFilledIn({ place, filled }: Candidate, table: string): boolean {
  return filled && place.table === table;
}

/** The places of some tables in one view of a sheet. */
export function candidatesIn(
  at: { readonly sheet: SheetView; readonly sheetIndex: number },
  tables: readonly string[],
  context: MatchContext,
): Candidate[] {
  const hits = scanHeaders(at.sheet, context.index);
  const places = [...hits].flatMap(([table, rows]) =>
    tables.includes(table) ? findPlaces(at, table, rows, context) : [],
  );
  return withTitles(readPlaces(places, context), context);
}

function withTitles(read: readonly Read[], context: MatchContext): Candidate[] {
  const blocks = read.map(tableExtent);
  return read.map((candidate) => {
    const cells = titleCells(candidate.place, blocks);
    const title = whoseTitle(candidate.place, cells, context);
    const titles = cells.map(({ text }) => text);
    return { ...candidate, titles, title, period: whichPeriod(candidate.place, cells, context) };
  });
}

type Read = Omit<Candidate, "titles" | "title" | "period">;

/** The rows of each place, those first whose header is first; a header that is a page break in another's rows is no place. */
function readPlaces(places: readonly Place[], context: MatchContext): Read[] {
  const pageBreaks = new Set<Place>();
  return [...places]
    .sort((a, b) => a.block.top - b.block.top)
    .flatMap((place): Read[] => {
      const table = context.collection.tables[place.table];
      if (table === undefined || pageBreaks.has(place)) return [];
      const read = { place, ...bodyRows(bodyTable(place, table, context), headersBelow(place, places)) };
      for (const other of brokenInto(read, places)) pageBreaks.add(other);
      return [read];
    });
}

function headersBelow(place: Place, places: readonly Place[]): HeaderBelow[] {
  return places.flatMap((other): HeaderBelow[] => {
    const { top, bottom } = other.block;
    const apart = other.left > place.right || other.right < place.left;
    if (top <= place.block.bottom || apart) return [];
    const isSame = isSameTable(place, other);
    return [{ top, bottom, isSame, ...(isSame ? { highest: bottom - (place.block.bottom - place.block.top) } : {}) }];
  });
}

function isSameTable(one: Place, other: Place): boolean {
  if (one.table !== other.table || one.edges.length !== other.edges.length) return false;
  return one.edges.every(({ column, header }) =>
    other.edges.some((edge) => edge.column === column && edge.header.index === header.index),
  );
}

/** Places whose header came again inside the rows of another, or is one of its rows: no tables of their own. */
function brokenInto({ place, bodyRows: body, totalRows }: Read, places: readonly Place[]): Place[] {
  const last = Math.max(body.at(-1) ?? 0, totalRows.at(-1) ?? 0);
  const within = places.filter(
    (other) => other !== place && other.block.top > place.block.bottom && other.block.top <= last,
  );
  if (within.length === 0) return within;
  const rows = new Set(body);
  return within.filter((other) => {
    const isAmongRows = rows.has(other.block.bottom) && other.left <= place.right && other.right >= place.left;
    return isAmongRows || (other.block.top < last && isSameTable(place, other));
  });
}
