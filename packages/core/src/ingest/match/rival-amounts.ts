import type { Column } from "../../collections/columns.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Below } from "./authority-column.ts";
import type { Candidate } from "./choose-places.ts";
import { columnContent } from "./column-content.ts";
import type { Edge } from "./column-edges.ts";
import { foldText } from "./fold-text.ts";
import { fullWord } from "./full-word.ts";
import type { HeaderColumn } from "./header-columns.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";

/** Rows looked at to see whether two columns have the same numbers. */
const SAMPLE = 60;
const WITHOUT_TAX = new Set(["net", "excluding", "without", "before"]);
const TAX = new Set(["vat", "tax"]);
const BESIDES_TAX = new Set([...WITHOUT_TAX, "including", "with", "plus", "gross"]);
/** Of money that is something else, whatever else its header says. */
const OTHER = new Set(
  "vat tax rate budget balance contract order running cumulative date ytd price unit discount deduction outstanding commitment".split(
    " ",
  ),
);

/**
 * Queries on the money of a list that was taken under a header which has no word of the one asked for (`Total`, `Value`), where a column
 * that is left out holds other money that may be it: `Amount paid` beside `Total`, but not `VAT`.
 */
export function rivalAmounts(taken: readonly Candidate[], context: MatchContext): Finding[] {
  const seen = new Set<string>();
  return taken.flatMap((candidate) => {
    const { table: id, sheet, edges } = candidate.place;
    const table = context.collection.tables[id];
    if (table?.keyless !== true || sheet.origin?.pair !== undefined) return [];
    return edges.flatMap((edge): Finding[] => {
      const column = table.columns[edge.column];
      const title = column?.headers[0] ?? edge.column;
      if (column?.kind !== "amount" || isSettled(edge, title) || seen.has(edge.column)) return [];
      if (!hasRival(edge, candidate, context)) return [];
      seen.add(edge.column);
      const { header, cell } = edge.header;
      return [finding("column-taken", { sheet: sheet.name, cell, column: edge.column, table: id }, { title, header })];
    });
  });
}

/** Asked about already, or said by its sender, or its header says what is asked for. */
function isSettled({ confirmed, guessed, isDoubted, header }: Edge, title: string): boolean {
  const asked = wordsOf(title);
  const said = wordsOf(header.header);
  return confirmed === true || guessed === true || isDoubted === true || said.some((word) => isOf(word, asked));
}

function isOf(word: string, asked: readonly string[]): boolean {
  return asked.includes(word) || WITHOUT_TAX.has(word);
}

function wordsOf(text: string): string[] {
  return foldText(text).split(" ").map(fullWord);
}

/** True for a header that says it is of tax, `VAT amount`, where a column is asked for that is not. */
export function isOfTax(header: string, { headers }: Column): boolean {
  const saysTax = (text: string) => {
    const words = wordsOf(text);
    return words.some((word) => TAX.has(word)) && !words.some((word) => BESIDES_TAX.has(word));
  };
  return saysTax(header) && !headers.some(saysTax);
}

/** True for a header that says it is of tax, a budget and the like, and not what was paid without it. */
export function isOtherMoney(header: string): boolean {
  const words = wordsOf(header);
  return words.some((word) => OTHER.has(word)) && !words.some((word) => WITHOUT_TAX.has(word));
}

/** True where a column without a use may be the one that is meant. */
function hasRival({ column: id, header }: Edge, { place, bodyRows }: Candidate, context: MatchContext): boolean {
  const column = context.collection.tables[place.table]?.columns[id];
  const used = new Set(place.edges.map((edge) => edge.header.index));
  const below: Below = { sheet: place.sheet, below: place.block.bottom, context };
  const rows = bodyRows.slice(0, SAMPLE);
  const differs = ({ index }: HeaderColumn) =>
    rows.some((row) => numberIn(place.sheet, row, index) !== numberIn(place.sheet, row, header.index));
  return place.headers.some((other) => {
    if (column === undefined || used.has(other.index) || context.saidOf(place.table, other.header)?.column === null) {
      return false;
    }
    return (
      !isOtherMoney(other.header) &&
      other.header !== "" &&
      columnContent(column, other.index, below) === "yes" &&
      differs(other)
    );
  });
}
