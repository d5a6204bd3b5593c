import type { Table } from "../../../collections/define-collection.ts";
import { cellAddress } from "../../decode/address.ts";
import type { Sheet, Workbook } from "../../decode/workbook.ts";
import type { Candidate } from "../choose-places.ts";
import { candidatesIn, lackingPart } from "../find-candidates.ts";
import { type ListKey, listKeys } from "../key-source.ts";
import type { MatchContext } from "../match-context.ts";
import { relaidView } from "../relaid-view.ts";
import { withRowsOfPeriod } from "../rows-of-period.ts";
import { cellText } from "../sheet-cells.ts";
import { keysIn } from "../table-parts.ts";
import type { Figure } from "./figure.ts";
import { figuresOfSheet } from "./figures-of-sheet.ts";
import { type GatheredRow, gatherRows, type NotGathered } from "./gather-rows.ts";
import { isByHalves } from "./is-by-halves.ts";
import { isFigures, labelReader, MEASURE, type Said } from "./label-reader.ts";
import { labelCells, layRows } from "./lay-rows.ts";
import { type PutTogether, toldApart } from "./told-apart.ts";
import type { WrongTotal } from "./wrong-totals.ts";

/** Longer sheets are lists. */
const MOST_ROWS = 20_000;
/** With more of the rows about what other rows are about, rows are not what a table has rows for. */
const MOST_AGAIN = 0.25;
/** A single word that is a column's may be anything. */
const FEWEST_COLUMNS = 2;

/** Tables put together by labels, and why others were not of which figures were found. */
export interface ReadByLabels {
  readonly candidates: readonly Candidate[];
  readonly refused: ReadonlyMap<string, NotPlaced>;
}

/** Why the figures of a table were not put together, with the cells that show it and their sheets. */
export interface NotPlaced {
  readonly id: string;
  readonly why: NotGathered["why"] | "unclear" | "lacking";
  readonly cells: readonly { readonly sheet: string; readonly cell: string }[];
}

/**
 * The candidates, with tables that none of them is, put together from figures by what is said of each: by labels in its row (`Measure`,
 * `Value`), headers over it, headings above it, and the name of its sheet. Only where all is said in words that are known, no figure
 * comes twice, for another table neither, and every total is right (`gatherRows`). A list of rows without a key is never read so.
 */
export function readByLabels(
  workbook: Workbook,
  candidates: readonly Candidate[],
  context: MatchContext,
): ReadByLabels {
  const read = Object.entries(context.collection.tables).flatMap(([id, table]) => {
    const isFound = (own: readonly Candidate[]) =>
      withRowsOfPeriod(own, context).some((one) => isTable(one, own, context)) && !isContested(id, candidates, context);
    const keys = listKeys(table, context);
    const isKnown = keys.length > 0 && keys.length === keysAskedFor(table, context);
    const own = candidates.filter(({ place }) => place.table === id);
    if (table.keyless === true || !isKnown || isFound(own)) return [];
    return tableByLabels(workbook, id, { table, keys, context }) ?? [];
  });
  const pieces = toldApart(read.flatMap((one) => ("why" in one ? [] : one))).flatMap((one) => one.pieces);
  const tables = new Set(pieces.map(({ place }) => place.table));
  const [own, rest] = apart(candidates, ({ place }) => tables.has(place.table));
  // What labels say is of one table is no other's: two would be read from the same cells.
  const taken = new Set(own.map(placeName));
  const [robbed, others] = apart(rest, (one) => taken.has(placeName(one)));
  const without = new Set(robbed.map(({ place }) => place.table));
  const refused = read.flatMap((one) => ("why" in one && !without.has(one.id) ? [[one.id, one] as const] : []));
  return { candidates: [...others, ...pieces], refused: new Map(refused) };
}

function apart(candidates: readonly Candidate[], test: (one: Candidate) => boolean): [Candidate[], Candidate[]] {
  return [candidates.filter(test), candidates.filter((one) => !test(one))];
}

function keysAskedFor({ key, columns }: Table, { collection }: MatchContext): number {
  const councils = Object.values(columns).filter(({ kind }) => kind === "authority").length;
  return key.length + (collection.sender === "national" ? councils : 0);
}

/**
 * True for a place that has all that is asked for, and whose rows are about what the table has rows for, or for the only one of its
 * sheet where none says what they are about: the sheet may.
 */
function isTable(one: Candidate, own: readonly Candidate[], context: MatchContext): boolean {
  if (!one.filled || lackingPart(one.place, context.collection) > 0 || one.place.ambiguous.length > 0) return false;
  const keys = keysIn(one, context).flatMap((key) => key ?? []);
  if (keys.length === 0) return own.filter(({ place }) => place.sheetIndex === one.place.sheetIndex).length === 1;
  return new Set(keys).size >= keys.length * (1 - MOST_AGAIN);
}

/** True where another table is asked for of which there is no place but those of this one: labels may tell the two apart. */
function isContested(id: string, candidates: readonly Candidate[], { collection: { tables } }: MatchContext): boolean {
  const byTable = Map.groupBy(candidates, ({ place }) => place.table);
  const placesOf = (table: string) => new Set((byTable.get(table) ?? []).map(placeName));
  const own = placesOf(id);
  return Object.entries(tables).some(([table, { optional }]) => {
    const others = placesOf(table);
    return table !== id && optional !== true && own.size === 1 && others.size === 1 && others.isSubsetOf(own);
  });
}

function placeName({ place: { sheetIndex, block, edges } }: Candidate): string {
  return [sheetIndex, block.top, block.bottom, ...edges.map(({ header }) => header.index).sort()].join(" ");
}

interface For {
  readonly table: Table;
  readonly keys: readonly ListKey[];
  readonly context: MatchContext;
}

/** A piece for each sheet that has rows, or why there is none; undefined where nothing is labelled as the table's. */
function tableByLabels(
  { sheets }: Workbook,
  id: string,
  { table, keys, context }: For,
): PutTogether | NotPlaced | undefined {
  const read = labelReader(id, keys, context);
  if (!nameColumns(sheets, read)) return undefined;
  const found = sheets.map((sheet, sheetIndex) =>
    sheet.visibility === "visible" && sheet.rows.length <= MOST_ROWS
      ? figuresOfSheet({ sheet, sheetIndex }, { table, keys, read, context })
      : { figures: [], unclear: [], left: [] },
  );
  const figures = found.flatMap((one) => one.figures);
  if (columnsIn(figures.map(({ said }) => said)) < FEWEST_COLUMNS) return undefined;
  const cellsOf = (some: readonly FigureCell[]) =>
    some.map(({ sheetIndex, row, column }) => ({
      sheet: sheets[sheetIndex]?.name ?? "",
      cell: cellAddress(row, column),
    }));
  const used = new Set(figures.map(({ sheetIndex }) => sheetIndex));
  const unclear = found.flatMap((one, sheetIndex) =>
    used.has(sheetIndex) ? one.unclear.map((cell) => ({ ...cell, sheetIndex })) : [],
  );
  if (unclear.length > 0) return { id, why: "unclear", cells: cellsOf(unclear) };
  const gathered = gatherRows(
    figures,
    keys.map((key) => key.id),
    { sheets, period: context.period.id },
  );
  if ("why" in gathered) return { id, why: gathered.why, cells: cellsOf(gathered.figures) };
  const { rows, wrong } = gathered;
  if (rows.length === 0 || isByHalves(rows, keys, sheets)) return undefined;
  const asked = Object.keys(table.columns).filter(
    (one) => isFigures(table, one) && table.columns[one]?.required !== false,
  );
  const short = rows.find((row) => asked.some((column) => !row.figures.has(column)));
  if (short !== undefined) return { id, why: "lacking", cells: cellsOf([...short.figures.values()]) };
  const pieces = [...Map.groupBy(rows, ({ sheetIndex }) => sheetIndex)].map(([at, own], nth) =>
    pieceOf(own, sheets[at], { id, table, keys, context, left: found[at]?.left ?? [], wrong: nth === 0 ? wrong : [] }),
  );
  const all = pieces.flatMap((piece) => piece ?? []);
  if (all.length < pieces.length) return { id, why: "lacking", cells: cellsOf(figures) };
  const placed = rows.flatMap((row) => [...row.figures.values()]);
  return { id, pieces: all, cells: placed.map(({ sheetIndex, row, column }) => [sheetIndex, row, column].join(" ")) };
}

/** True where labels of two columns of the table stand anywhere: in most files there is none. */
function nameColumns(sheets: readonly Sheet[], read: (text: string) => Said | undefined): boolean {
  const texts = new Set<string>();
  for (const { name, rows } of sheets) {
    texts.add(name);
    for (const row of rows.slice(0, MOST_ROWS)) {
      for (const cell of row ?? []) if (cell?.kind === "text") texts.add(cellText(cell));
    }
  }
  return columnsIn([...texts].flatMap((text) => read(text) ?? [])) >= FEWEST_COLUMNS;
}

function columnsIn(said: readonly ReadonlyMap<string, { readonly value: string }>[]): number {
  return new Set(said.flatMap((one) => one.get(MEASURE)?.value ?? [])).size;
}

type FigureCell = Pick<Figure, "sheetIndex" | "row" | "column">;

interface ForPiece extends For {
  readonly id: string;
  readonly left: readonly string[];
  readonly wrong: readonly WrongTotal[];
}

/** The rows of one sheet as a table of it; undefined where they lack anything that is asked for. */
function pieceOf(
  rows: readonly GatheredRow[],
  sheet: Sheet | undefined,
  { id, table, keys, context, left, wrong }: ForPiece,
): Candidate | undefined {
  const sheetIndex = rows[0]?.sheetIndex ?? 0;
  if (sheet === undefined) return undefined;
  const view = relaidView(sheet, layRows(rows, keys, table, sheet));
  const [one, ...more] = candidatesIn({ sheet: view, sheetIndex }, [id], context);
  if (one === undefined || more.length > 0 || lackingPart(one.place, context.collection) > 0) return undefined;
  const edges = one.place.edges.map((edge) => {
    const header = table.columns[edge.column]?.headers[0] ?? edge.header.header;
    return { ...edge, header: { ...edge.header, header } };
  });
  const byLabels = { cells: labelCells(rows), left, wrong };
  return { ...one, title: "own", place: { ...one.place, edges }, byLabels };
}
