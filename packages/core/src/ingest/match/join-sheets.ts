import type { Finding } from "../../findings/finding.ts";
import { authorityColumns } from "./authority-column.ts";
import { type Candidate, type Chosen, choosePlaces } from "./choose-places.ts";
import { isSummaryOf } from "./list-summary.ts";
import type { MatchContext } from "./match-context.ts";
import { outerCells } from "./outer-cells.ts";
import { tableExtent, topRow } from "./place-extent.ts";
import { textsOf, titleCells } from "./place-titles.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { type SheetCouncil, sheetCouncil } from "./sheet-council.ts";
import { sourceOf } from "./sheet-view.ts";
import { keyedParts, partsFinding, tableParts } from "./table-parts.ts";

/** What is taken for a table: one place, or its pieces on several sheets, in the order of the sheets. */
export interface Taken {
  readonly pieces: readonly Candidate[];
  readonly equals: readonly Candidate[];
  /** What is wrong with sheets that should have been pieces. */
  readonly findings: readonly Finding[];
}

/** So many sheets at least make a file with one sheet a council. */
const FEWEST = 2;

/**
 * Where one file is sent for many councils, a table may stand in pieces: a sheet a council, with no column of councils,
 * or sheets with such a column and other councils on each. All are taken, one piece a sheet. A list without a key may stand in
 * parts in any file. Elsewhere a second sheet with the same table stays a second candidate.
 */
export function joinSheets(
  order: readonly string[],
  candidates: readonly Candidate[],
  context: MatchContext,
): Map<string, Taken> {
  const chosen = choosePlaces(order, candidates);
  const bySheet = [...Map.groupBy(candidates, ({ place }) => place.sheetIndex).values()];
  const isSpread = context.collection.sender === "national" && bySheet.length >= FEWEST;
  const sheets = isSpread ? bySheet.map((own) => choosePlaces(order, own)) : [];
  return new Map(
    [...chosen].map(([table, one]) => [
      table,
      piecesOf(table, one, sheets, context) ??
        partsOf(table, one, context) ?? { pieces: [one.candidate], equals: one.equals, findings: [] },
    ]),
  );
}

/** A list, or a table of which no row comes twice, that stands in several places. */
function partsOf(table: string, { candidate, equals }: Chosen, context: MatchContext): Taken | undefined {
  const definition = context.collection.tables[table];
  if (definition === undefined || equals.length === 0) return undefined;
  const places = [candidate, ...equals];
  if (definition.keyless !== true) {
    const pieces = keyedParts(places, context);
    const severity = "note" as const;
    return (
      pieces && { pieces, equals: [], findings: [partsFinding(table, definition.title, { parts: pieces, severity })] }
    );
  }
  const lists = places.filter((one) => !places.some((other) => other !== one && isSummaryOf(one, other, definition)));
  const [only, ...more] = lists;
  if (only !== undefined && more.length === 0) return { pieces: [only], equals: [], findings: [] };
  const parts = tableParts(lists);
  return parts && { pieces: parts, equals: [], findings: [partsFinding(table, definition.title, { parts })] };
}

type SheetChoice = ReadonlyMap<string, Chosen>;

function piecesOf(
  table: string,
  { candidate }: Chosen,
  sheets: readonly SheetChoice[],
  context: MatchContext,
): Taken | undefined {
  const council = councilColumn(candidate, context);
  const alike = sheets.filter((sheet) => {
    const other = sheet.get(table)?.candidate;
    return (
      other !== undefined &&
      isAlike(other, candidate) &&
      (councilColumn(other, context) === undefined) === (council === undefined)
    );
  });
  if (alike.length < FEWEST) return undefined;
  return council === undefined ? sheetEach(table, alike, context) : continued(table, alike, context);
}

function councilColumn({ place }: Candidate, { collection }: MatchContext): number | undefined {
  const table = collection.tables[place.table];
  const ids = table === undefined ? [] : authorityColumns(table);
  return place.edges.find(({ column }) => ids.includes(column))?.header.index;
}

/** Filled in and as visible as the one chosen, and not said to be another table or of another period, unless it is too. */
function isAlike(other: Candidate, chosen: Candidate): boolean {
  const isVisible = ({ place }: Candidate) => place.sheet.visibility === "visible";
  return (
    other.filled &&
    isVisible(other) === isVisible(chosen) &&
    (other.title !== "another" || chosen.title === "another") &&
    (other.period !== "another" || chosen.period === "another")
  );
}

/** One sheet a council: what is said of whose a sheet is gives the council of its rows. */
function sheetEach(table: string, sheets: readonly SheetChoice[], context: MatchContext): Taken | undefined {
  const read = sheets.flatMap((sheet) => {
    const one = sheet.get(table);
    return one === undefined ? [] : [{ one, council: councilOf(one.candidate, sheet, context) }];
  });
  const pieces = read.flatMap(({ one, council }): Candidate[] =>
    council.kind === "council" ? [{ ...one.candidate, council: council.authority }] : [],
  );
  const unclear = read.flatMap(({ council }) => (council.kind === "unclear" ? [council.finding] : []));
  const distinct = new Set(pieces.map(({ council }) => council?.code)).size;
  if (distinct < FEWEST || unclear.length > pieces.length) return undefined;
  return { pieces, equals: read.flatMap(({ one }) => one.equals), findings: unclear };
}

function councilOf({ place }: Candidate, choice: SheetChoice, context: MatchContext): SheetCouncil {
  const extents = [...choice.values()].map(({ candidate }) => tableExtent(candidate));
  const sheet = sourceOf(place.sheet);
  const { top, bottom } = place.sheet.origin === undefined ? place.block : { top: topRow(place), bottom: 0 };
  // A title right above the headers is taken for the top row of them.
  const titlesInHeader = Array.from({ length: Math.max(0, bottom - top) }, (_, step) =>
    textsOf(sheet, top + step),
  ).flat();
  const above = extents.filter((extent) => extent.bottom < top);
  return sheetCouncil(
    {
      sheet,
      table: place.table,
      cells: outerCells(sheet, extents, context.states),
      titles: [...titlesInHeader, ...titleCells(place, above)],
    },
    context,
  );
}

/** Sheets with a column of councils, no council on two of them. */
function continued(table: string, sheets: readonly SheetChoice[], context: MatchContext): Taken | undefined {
  const all = sheets.flatMap((sheet) => sheet.get(table) ?? []);
  const named = all.map(({ candidate }) => councilsIn(candidate, context));
  const distinct = new Set(named.flatMap((codes) => [...codes])).size;
  const sum = named.reduce((total, { size }) => total + size, 0);
  const pieces = all.filter((_, at) => (named[at]?.size ?? 0) > 0);
  if (distinct < sum || pieces.length < FEWEST) return undefined;
  const findings: Finding[] = [];
  return { pieces: pieces.map(({ candidate }) => candidate), equals: pieces.flatMap(({ equals }) => equals), findings };
}

function councilsIn(candidate: Candidate, context: MatchContext): Set<string> {
  const column = councilColumn(candidate, context) ?? -1;
  return new Set(
    candidate.bodyRows.flatMap((row) => {
      const resolution = context.authority(cellText(cellAt(candidate.place.sheet, row, column)));
      return resolution.kind === "found" ? [resolution.authority.code] : [];
    }),
  );
}
