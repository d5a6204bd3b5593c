import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { type Candidate, columnsFound } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";
import { tableExtent, tableRange } from "./place-extent.ts";
import { isOverlapping } from "./ranges.ts";
import { keysIn } from "./table-parts.ts";

/** With fewer of the columns of the table that was read, a place is another view of it. */
const MOST_COLUMNS = 0.75;
/** A header that is wrong is as much as half of a small table: with so many columns left, it is one still. */
const FEWEST_COLUMNS = 2;
/** Rows below a header in which its first numbers stand. */
const SAMPLE = 8;

/**
 * Asks about places that were passed over for one that has more of a table's columns, such as a copy or a draft of it: with most of
 * the columns, no other keys and as good a title, they may be what was meant, and their fault be a header.
 */
export function rivalTables(
  candidates: readonly Candidate[],
  { taken, known }: { readonly taken: readonly Candidate[]; readonly known: readonly Candidate[] },
  context: MatchContext,
): Finding[] {
  const found: Candidate[] = [];
  const byColumns = candidates.toSorted((one, other) => columnsFound(other) - columnsFound(one));
  for (const one of byColumns) {
    const isFree = ![...known, ...found].some((other) => isOverlapping(one, other));
    if (isFree && taken.some((read) => isRival(one, read, context))) found.push(one);
  }
  return found.map((one) => {
    const { sheet, table } = one.place;
    const { top, bottom } = tableExtent(one);
    const facts = { rows: Math.max(1, one.bodyRows.length, bottom - top) };
    return finding("block-not-read", { sheet: sheet.name, cell: tableRange(one), table }, facts, { severity: "query" });
  });
}

function isRival(one: Candidate, read: Candidate, context: MatchContext): boolean {
  const { table, sheet } = one.place;
  if (table !== read.place.table || context.collection.tables[table]?.keyless === true) return false;
  // The name of a sheet with two tables may be the title of the other: it decides nothing where no title is that of the one read.
  const isOthers = one.title === "another" && (read.title === "own" || !hasMost(one, read));
  const isSeen = sheet.visibility === "visible" && one.period !== "another" && !isOthers;
  const isAsGood = one.title === read.title || one.title !== "none" || !one.place.complete;
  if (!isSeen || !isAsGood || !hasMost(one, read) || !hasFigures(one)) return false;
  const keys = new Set(keysIn(read, context));
  const own = keysIn(one, context).filter((key) => key !== undefined);
  if (own.length === 0 && context.collection.sender === "national") return false;
  return own.filter((key) => keys.has(key)).length * 2 >= own.length;
}

/** Most of the columns of another place, or all but one. */
function hasMost(one: Candidate, read: Candidate): boolean {
  const [own, most] = [columnsFound(one), columnsFound(read)];
  return own >= MOST_COLUMNS * most || (own >= FEWEST_COLUMNS && own + 1 >= most);
}

/** True where numbers stand under half of its headers at least: rows are none where their keys are not known. */
function hasFigures({ place: { sheet, block, edges, ambiguous } }: Candidate): boolean {
  const columns = [...edges.map(({ header }) => header), ...ambiguous.flatMap(({ headers }) => headers)];
  return Array.from({ length: SAMPLE }, (_, step) => block.bottom + 1 + step).some((row) => {
    return columns.filter(({ index }) => numberIn(sheet, row, index) !== undefined).length * 2 >= columns.length;
  });
}
