import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { financialMonth, financialYearOf } from "../../periods/financial-month.ts";
import { findMonthSpans } from "../../periods/find-month-spans.ts";
import { cellAddress } from "../decode/address.ts";
import type { Candidate } from "./choose-places.ts";
import type { HeaderColumn } from "./header-columns.ts";
import type { MatchContext } from "./match-context.ts";
import { titleCells } from "./place-titles.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { sheetPeriods } from "./sheet-periods.ts";
import { addressIn } from "./sheet-view.ts";

/** A month of the ledger in a column of them: `P06`, `Period 6`; councils' years begin in April. */
const LEDGER_MONTH = /^(?:p|pd|period) ?0?(?<number>1[0-2]|[1-9])$/i;
/** `201409`, a month where a whole column has such. */
const COMPACT = /^(?<year>20\d{2})[-/ ]?(?<month>0[1-9]|1[0-2])$/;

/**
 * Asks about a list of payments without days, of a month, that shows in some other way that it is of more: by its title, or a column
 * of months that is none of those asked for. Where there are days, those outside the month are asked about themselves.
 */
export function widerPeriods(taken: readonly Candidate[], context: MatchContext): Finding[] {
  if (context.period.kind !== "month") return [];
  return taken.flatMap((candidate) => {
    const table = context.collection.tables[candidate.place.table];
    const isDated = candidate.place.edges.some(({ column }) =>
      ["date", "month"].includes(table?.columns[column]?.kind ?? ""),
    );
    if (table?.keyless !== true || isDated) return [];
    return [...wideTitle(candidate, context), ...otherMonths(candidate, context), ...monthHeadings(candidate, context)];
  });
}

function wideTitle({ place }: Candidate, { period, periods }: MatchContext): Finding[] {
  const cells = titleCells(place, []).flatMap((cell) => {
    const stated = periods(cell.text);
    if (stated.length > 0 && !stated.includes(period.id)) return [];
    return findMonthSpans(cell.text).map(({ said }) => ({ ...cell, said }));
  });
  const [first] = cells;
  if (first === undefined) return [];
  const at = { sheet: place.sheet.name, cell: cellAddress(first.row, first.column) };
  return [
    finding(
      "wrong-period",
      at,
      { found: first.said, expected: period.label },
      { value: first.text, severity: "query" },
    ),
  ];
}

/** Months that stand alone in rows between those of the list; the rows below one of another month are of that. */
function monthHeadings(candidate: Candidate, context: MatchContext): Finding[] {
  const { place, bodyRows, totalRows } = candidate;
  const { sheet, block, table } = place;
  const rows = new Set([...bodyRows, ...totalRows]);
  let first: { readonly cell: string; readonly text: string } | undefined;
  let [isOther, others] = [false, 0];
  for (let row = block.bottom + 1; row <= (bodyRows.at(-1) ?? 0); row += 1) {
    const heading = rows.has(row) ? undefined : loneText(sheet, row);
    const [month, ...more] = heading === undefined ? [] : sheetPeriods(heading.text, context);
    if (rows.has(row) && isOther) others += 1;
    if (heading === undefined || month === undefined || more.length > 0) continue;
    isOther = month !== context.period.id;
    if (isOther) first ??= { cell: addressIn(sheet, row, heading.index), text: heading.text };
  }
  if (first === undefined || others === 0) return [];
  const title = context.collection.tables[table]?.title ?? table;
  const facts = { title, found: first.text, rows: others, period: context.period.label };
  return [finding("outside-period", { sheet: sheet.name, cell: first.cell, table }, facts)];
}

function loneText(sheet: Candidate["place"]["sheet"], row: number): { index: number; text: string } | undefined {
  const texts = [...(sheet.rows[row] ?? []).entries()].flatMap(([index, cell]) => {
    const text = cell?.kind === "date" ? String(cell.value) : cellText(cell);
    return text === "" ? [] : [{ index, text }];
  });
  return texts.length === 1 ? texts[0] : undefined;
}

function otherMonths(candidate: Candidate, context: MatchContext): Finding[] {
  const { place, bodyRows } = candidate;
  const used = new Set(place.edges.map(({ header }) => header.index));
  return place.headers.flatMap((header): Finding[] => {
    const { index, header: title } = header;
    if (used.has(index) || title === "" || index < place.left || index > place.right) return [];
    const months = monthsIn(candidate, header, context);
    const others = bodyRows.filter((row) => (months?.get(row) ?? context.period.id) !== context.period.id);
    const [first] = others;
    if (months === undefined || first === undefined) return [];
    const found = cellText(cellAt(place.sheet, first, index));
    const facts = { title, found, rows: others.length, period: context.period.label };
    const at = { sheet: place.sheet.name, cell: addressIn(place.sheet, first, index), table: place.table };
    return [finding("outside-period", at, facts)];
  });
}

/** The month of each row, where a column has one in every row, nearly; undefined where it has other things. */
function monthsIn({ place, bodyRows }: Candidate, { index }: HeaderColumn, context: MatchContext) {
  const months = new Map<number, string>();
  let filled = 0;
  for (const row of bodyRows) {
    const cell = cellAt(place.sheet, row, index);
    const text = cell?.kind === "date" ? String(cell.value) : cellText(cell);
    if (text === "") continue;
    filled += 1;
    const month = monthOf(text, context);
    if (month !== undefined) months.set(row, month);
    if (filled === 10 && months.size < 9) return undefined;
  }
  return 2 * filled >= bodyRows.length && 10 * months.size >= 9 * filled ? months : undefined;
}

function monthOf(text: string, { period, periods }: MatchContext): string | undefined {
  const { number } = LEDGER_MONTH.exec(text)?.groups ?? {};
  if (number !== undefined) return financialMonth(financialYearOf(period), Number(number));
  const { year, month } = COMPACT.exec(text)?.groups ?? {};
  if (year !== undefined) return `${year}-${month}`;
  const stated = periods(text);
  return stated.length === 1 ? stated[0] : undefined;
}
