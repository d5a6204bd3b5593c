import { bodyTable } from "./body-table.ts";
import type { Candidate } from "./choose-places.ts";
import { foldText } from "./fold-text.ts";
import type { MatchContext } from "./match-context.ts";
import { type RowCells, rowCells } from "./row-cells.ts";

/** Titles of lists of what is elsewhere. */
const LIST = /^(?:(?:table of |list of )?contents|index|glossary|definitions)$/;

/**
 * What is left of a place whose headers stand down a column once columns of words are taken off (definitions, notes);
 * undefined where nothing shows that it is a table of values: a list of headers with what each means is none.
 */
export function evident(candidate: Candidate, context: MatchContext): Candidate | undefined {
  const table = context.collection.tables[candidate.place.table];
  const said = [candidate.place.sheet.name, ...candidate.titles].map(foldText);
  if (table === undefined || said.some((text) => LIST.test(text))) return undefined;
  const body = bodyTable(candidate.place, table, context);
  const kept = candidate.bodyRows.map((row) => rowCells(body, row)).filter((cells) => !isOfWords(cells));
  const isChecked = body.keys.some(({ kind }) => kind !== "text");
  const numbers = kept.reduce((sum, cells) => sum + cells.numbers, 0);
  const words = kept.reduce((sum, cells) => sum + cells.words, 0);
  if (isScattered(candidate) || numbers === 0 || numbers < words || (isChecked && !kept.some(hasKnownKey)))
    return undefined;
  return { ...candidate, bodyRows: kept.map(({ row }) => row) };
}

/** Headers of a table stand together: of the texts from the first to the last of them, most are headers. */
function isScattered({ place }: Candidate): boolean {
  const between = place.headers.filter(({ index }) => index >= place.left && index <= place.right);
  return 2 * (place.edges.length + place.ambiguous.length) <= between.length;
}

function isOfWords(cells: RowCells): boolean {
  return cells.numbers === 0 && cells.words > 0 && !hasKnownKey(cells);
}

function hasKnownKey({ keys }: RowCells): boolean {
  return keys.some(({ column, text }) => text !== "" && column.kind !== "text" && column.isValid(text));
}
