import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import type { Edge } from "./column-edges.ts";
import { foldText } from "./fold-text.ts";
import type { HeaderColumn } from "./header-columns.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";
import { sheetPeriods } from "./sheet-periods.ts";

/** Rows looked at; so many with numbers must there be, and nearly all of them must add up. */
const SAMPLE = 60;
const FEWEST = 5;
const MOST = 0.9;
/** More columns that are no column's are another thing. */
const MOST_FREE = 30;

/**
 * Queries on the money of a list that is the sum of two columns beside it which are left out: what was paid and the tax on it; an
 * error where it is that of several months. Not where its header says all of what is asked for, or the sender has said what it is.
 */
export function sumsOfColumns(taken: readonly Candidate[], context: MatchContext): Finding[] {
  const seen = new Set<string>();
  return taken.flatMap((candidate) => {
    const { table: id, sheet, edges } = candidate.place;
    const table = context.collection.tables[id];
    if (table?.keyless !== true) return [];
    return edges.flatMap((edge): Finding[] => {
      const { kind, headers: [title = edge.column] = [] } = table.columns[edge.column] ?? {};
      const { header, cell } = edge.header;
      if (kind !== "amount" || edge.confirmed === true || saysAll(header, title) || seen.has(edge.column)) return [];
      const parts = partsOf(edge, candidate, context);
      if (parts === undefined) return [];
      seen.add(edge.column);
      const others = parts.some((part) => isOfAnother(part, context));
      const facts = { title, header, parts: parts.map((part) => part.header), ...(others && { others }) };
      const severity = others ? ("error" as const) : undefined;
      const at = { sheet: sheet.name, cell, column: edge.column, table: id };
      return [finding("sum-of-columns", at, facts, { severity })];
    });
  });
}

function saysAll(header: string, title: string): boolean {
  const said = new Set(foldText(header).split(" "));
  return foldText(title)
    .split(" ")
    .every((word) => said.has(word));
}

/** True for a column of another month than the one asked for. */
function isOfAnother({ header }: HeaderColumn, context: MatchContext): boolean {
  const [period] = sheetPeriods(header, context);
  return period !== undefined && period !== context.period.id;
}

/** The columns without a use that come to the numbers of one that has one: two of them, or all those of months. */
function partsOf(
  { header }: Edge,
  { place, bodyRows }: Candidate,
  context: MatchContext,
): readonly HeaderColumn[] | undefined {
  const used = new Set(place.edges.map((edge) => edge.header.index));
  const rows = bodyRows.slice(0, SAMPLE);
  const numbersOf = (index: number) => rows.map((row) => numberIn(place.sheet, row, index));
  const free = place.headers
    .filter(({ index, header: text }) => !used.has(index) && text !== "")
    .map((column) => ({ column, numbers: numbersOf(column.index) }))
    .filter(({ numbers }) => numbers.filter((number) => number !== undefined).length >= FEWEST);
  if (free.length < 2 || free.length > MOST_FREE) return undefined;
  const sums = numbersOf(header.index);
  const months = free.filter(({ column }) => sheetPeriods(column.header, context).length === 1);
  const ofMonths = rows.map((_, row) => months.reduce((sum, { numbers }) => sum + (numbers[row] ?? 0n), 0n));
  if (months.length > 2 && addUp(sums, ofMonths, [])) return months.map(({ column }) => column);
  for (const [at, one] of free.entries()) {
    const other = free.slice(at + 1).find(({ numbers }) => addUp(sums, one.numbers, numbers));
    if (other !== undefined) return [one.column, other.column];
  }
  return undefined;
}

type Numbers = readonly (bigint | undefined)[];

/** True where nearly all rows with two numbers that are not nought, or one where there is but one, come to the third. */
function addUp(sums: Numbers, ones: Numbers, others: Numbers): boolean {
  let [rows, right] = [0, 0];
  for (const [at, sum] of sums.entries()) {
    const [one = 0n, other = 0n] = [ones[at], others[at]];
    if (sum === undefined || one === 0n || (other === 0n && others.length > 0)) continue;
    rows += 1;
    if (one + other === sum) right += 1;
  }
  return rows >= FEWEST && right >= rows * MOST;
}
