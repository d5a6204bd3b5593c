import { columnScale } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { rangeAddress } from "../decode/address.ts";
import type { Range, Sheet, Workbook } from "../decode/workbook.ts";
import type { Candidate } from "./choose-places.ts";
import type { Edge } from "./column-edges.ts";
import { isDatedMoney } from "./dated-money.ts";
import { pairedView } from "./debits-and-credits.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";
import { tableExtent } from "./place-extent.ts";
import { cellAt, isBlank } from "./sheet-cells.ts";
import { sheetPeriods } from "./sheet-periods.ts";

/** With fewer rows, days and money may stand there for any reason. */
const FEWEST_ROWS = 3;
/** So many of the rows must have both. */
const MOST = 0.5;
/** Rows looked at before all of them are. */
const SAMPLE = 200;
/** With fewer, the columns of a summary have under the same letters what a list has. */
const FEWEST_COLUMNS = 4;

/**
 * Queries on rows with a day and money that stand where no header is known, on a sheet of their own or away from a list that was read,
 * and on rows that have in each column what the list has there: a list that goes on where a sheet was full, say. They were not read.
 */
export function unreadPayments(
  { sheets }: Workbook,
  candidates: readonly Candidate[],
  taken: readonly Candidate[],
  context: MatchContext,
): Finding[] {
  const { collection } = context;
  const [list] = taken.filter(({ place }) => collection.tables[place.table]?.keyless === true);
  const table = list && collection.tables[list.place.table];
  if (list === undefined || table === undefined) return [];
  const lacking = Object.entries(table.columns).flatMap(([id, { required, headers }]) =>
    required === false ? [] : [headers[0] ?? id],
  );
  return sheets.flatMap((sheet, sheetIndex): Finding[] => {
    const own = candidates.filter(({ place }) => place.sheetIndex === sheetIndex);
    if (sheet.visibility !== "visible" || isOfAnotherPeriod(sheet, context)) return [];
    const extents = own.map(tableExtent);
    const isPayment = (row: number) => isDatedMoney(sheet, row) || standsAs(list, table, { sheet, row });
    if (paymentsIn(sheet, extents, { isPayment, most: SAMPLE }).length === 0) return [];
    const rows = paymentsIn(sheet, extents, { isPayment, most: Number.POSITIVE_INFINITY });
    if (rows.length === 0) return [];
    const facts = { title: table.title, rows: rows.length, lacking };
    const at = { sheet: sheet.name, cell: rangeOf(sheet, rows), table: list.place.table };
    return [finding("rows-left-out", at, facts)];
  });
}

function isOfAnotherPeriod({ name }: Sheet, context: MatchContext): boolean {
  const periods = sheetPeriods(name, context);
  return periods.length > 0 && !periods.includes(context.period.id);
}

/** True for a row with a number, and something that is none, wherever the list has them. */
function standsAs(
  { place }: Candidate,
  { columns }: Table,
  { sheet, row }: { readonly sheet: Sheet; readonly row: number },
): boolean {
  const { pair, orientation = "paired" } = place.sheet.origin ?? {};
  if (orientation !== "paired") return false;
  const view = pair === undefined ? sheet : pairedView(sheet, pair);
  const filled = place.edges.filter(({ header }) => !isBlank(cellAt(view, row, header.index)));
  const isAsAsked = ({ column, header }: Edge) => {
    const isNumber = numberIn(view, row, header.index) !== undefined;
    const { kind, required } = columns[column] ?? { kind: "text" };
    return columnScale(kind) === undefined ? required === false || !isNumber : isNumber;
  };
  const lacks = place.edges.some((edge) => columns[edge.column]?.required !== false && !filled.includes(edge));
  return filled.length >= FEWEST_COLUMNS && !lacks && filled.every(isAsAsked);
}

interface Looked {
  readonly isPayment: (row: number) => boolean;
  readonly most: number;
}

/** Of the first rows that are in no table, those that are payments; none where they are few. */
function paymentsIn(sheet: Sheet, tables: readonly Range[], { isPayment, most }: Looked): readonly number[] {
  const rows: number[] = [];
  let filled = 0;
  for (let row = 0; row < sheet.rows.length && filled < most; row += 1) {
    const last = tables.find(({ top, bottom }) => row >= top && row <= bottom)?.bottom;
    if (last !== undefined) row = last;
    else if (sheet.rows[row]?.some((cell) => !isBlank(cell)) === true) {
      filled += 1;
      if (isPayment(row)) rows.push(row);
    }
  }
  return rows.length >= FEWEST_ROWS && rows.length >= filled * MOST ? rows : [];
}

function rangeOf({ rows }: Sheet, own: readonly number[]): string {
  const width = own.reduce((most, row) => Math.max(most, rows[row]?.length ?? 0), 1);
  return rangeAddress({ top: own[0] ?? 0, bottom: own.at(-1) ?? 0, left: 0, right: width - 1 });
}
