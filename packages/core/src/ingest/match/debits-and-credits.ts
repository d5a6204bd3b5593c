import type { Table } from "../../collections/define-collection.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import { formatUnscaled } from "../../exact/decimal.ts";
import type { Cell, Sheet } from "../decode/workbook.ts";
import { readNumberText } from "../normalise/read-number-text.ts";
import type { Below } from "./authority-column.ts";
import type { Edge } from "./column-edges.ts";
import { foldText } from "./fold-text.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { NUMBER_PLACES, numberIn } from "./number-in.ts";
import { remembered } from "./remembered.ts";
import type { ResolvedColumns } from "./resolve-columns.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";
import type { CellPlace, SheetView } from "./sheet-view.ts";
import type { MoneyPair } from "./table-match.ts";

/** What the two columns of money of an account are called, one word for each side. */
const SIDES = [
  [/^(?:debits?|drs?)$/, /^(?:credits?|crs?)$/],
  [/^payments?$/, /^(?:receipts?|refunds?|credits?)$/],
  [/^(?:paid|money) out$/, /^(?:paid|money) in$/],
  [/^(?:expenditure|expenses?|spend)$/, /^(?:income|receipts?|credits?)$/],
  [/^(?:purchase )?invoices?$/, /^(?:purchase )?credit(?: note)?s?$/],
] as const;
/** What came back, beside a column that is known for the amount. */
const CREDITS = /^(?:(?:less )?(?:credits?|crs?|refunds?|credit notes?))$/;
/** They say of a column of money nothing that tells it from another. */
const SAYS_MONEY = /\b(?:amounts?|values?|net|gross|totals?|gbp|pounds|sterling)\b/g;
/** Signs for nothing, as formats of accounts show nought. */
const NIL = /^[-\u2010-\u2015\u2212.]+$/;
/** One row in so many may have numbers on both sides: totals have. */
const ONE_IN = 5;

/** Two headers over money that was paid and money that came back. */
export interface PairOfColumns {
  readonly edge: Edge;
  readonly pair: MoneyPair;
}

/**
 * The column asked for as an amount that stands in two: one for what was paid and one for what came back, of which each row has one.
 * Undefined where there are none, or the sender has said what one of them is.
 */
export function pairOfColumns(
  { tableId, table }: { readonly tableId: string; readonly table: Table },
  headers: readonly HeaderColumn[],
  { edges, ambiguous }: Pick<ResolvedColumns, "edges" | "ambiguous">,
  { sheet, below, context }: Below & { readonly sheet: SheetView },
): PairOfColumns | undefined {
  if (table.keyless !== true || sheet.origin !== undefined) return undefined;
  const amounts = Object.entries(table.columns).filter(([, { kind }]) => kind === "amount");
  const [[column, definition] = []] = amounts;
  if (column === undefined || definition?.kind !== "amount" || definition.negative !== true) return undefined;
  const known = edges.find((edge) => edge.column === column);
  if (amounts.length > 1 || ambiguous.some((one) => one.column === column)) return undefined;
  const used = new Set(edges.map(({ header }) => header.index));
  const free = headers.filter(({ index, header }) => !used.has(index) && header !== "");
  const sides = known === undefined ? sidesAmong(free) : besideAmount(known.header, free);
  if (sides === undefined) return undefined;
  const isSaid = sides.some(({ header }) => context.saidOf(tableId, header) !== undefined);
  const pair = isSaid ? undefined : pairIn(sheet, below, sides, known === undefined);
  return pair && { edge: { column, header: sides[0], weight: known?.weight ?? 1, periods: [] }, pair };
}

type Sides = readonly [debit: HeaderColumn, credit: HeaderColumn];

function sidesAmong(headers: readonly HeaderColumn[]): Sides | undefined {
  const found = SIDES.flatMap(([paid, back]): Sides[] => {
    const [debits, credits] = [paid, back].map((words) => headers.filter((one) => words.test(nameOf(one))));
    const [debit, credit] = [debits?.[0], credits?.[0]];
    const isOne = debits?.length === 1 && credits?.length === 1;
    return isOne && debit !== undefined && credit !== undefined ? [[debit, credit]] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

function besideAmount(amount: HeaderColumn, headers: readonly HeaderColumn[]): Sides | undefined {
  const credits = headers.filter((one) => CREDITS.test(nameOf(one)));
  const [credit] = credits;
  return credit === undefined || credits.length > 1 ? undefined : [amount, credit];
}

function nameOf({ levels }: HeaderColumn): string {
  return foldText(levels.at(-1) ?? "")
    .replace(SAYS_MONEY, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** The pair, where hardly any row below has both, and credits are written all with a minus or all without. */
function pairIn(sheet: Sheet, below: number, [paid, back]: Sides, isNamed: boolean): MoneyPair | undefined {
  const [debits, credits] = [paid, back].map(({ index }) => signsOf(sheet)(String(index)));
  let [one, both, plus, minus] = [0, 0, 0, 0];
  for (let row = below + 1; row < sheet.rows.length; row += 1) {
    const sign = credits?.[row] ?? 0;
    if (sign === 0) continue;
    if (debits?.[row] === 0) one += 1;
    else both += 1;
    if (sign > 0) plus += 1;
    else minus += 1;
  }
  if (both > 1 + one / ONE_IN || (one === 0 && !isNamed) || (plus > 0 && minus > 0)) return undefined;
  return { debit: paid.index, credit: back.index, isSigned: minus > 0 };
}

/** For a column of a sheet whether the number in each row is above nought or below it. A list may have headers on every page. */
const signsOf = rememberBy((sheet: Sheet) =>
  remembered((index) => {
    const column = Number(index);
    return Int8Array.from(sheet.rows, (_, row) => {
      const number = numberIn(sheet, row, column) ?? 0n;
      return number === 0n ? 0 : number > 0n ? 1 : -1;
    });
  }),
);

/** True where a row has a number on both sides. */
export function hasBoth(sheet: Sheet, row: number, { debit, credit }: MoneyPair): boolean {
  return [debit, credit].every((index) => (numberIn(sheet, row, index) ?? 0n) !== 0n);
}

/** A sheet in which the column of debits has the credits too, with a minus, each leading back to its own cell. */
export function pairedView(sheet: Sheet, { debit, credit, isSigned }: MoneyPair): SheetView {
  return viewsOf(sheet)([debit, credit, Number(isSigned)].join(" "));
}

const viewsOf = rememberBy((sheet: Sheet) =>
  remembered((key) => {
    const [debit = 0, credit = 0, signed] = key.split(" ").map(Number);
    return viewOfPair(sheet, { debit, credit, isSigned: signed === 1 });
  }),
);

function viewOfPair(sheet: Sheet, pair: MoneyPair): SheetView {
  const { debit, credit } = pair;
  const fromCredit = new Set<number>();
  const rows = Array.from(sheet.rows, (cells, row) => {
    if (cells === undefined || isNil(cells[credit])) return cells;
    const cell = amountIn(sheet, row, pair);
    if (cell === cells[debit]) return cells;
    if (isNil(cells[debit]) || numberIn(sheet, row, debit) === 0n) fromCredit.add(row);
    return Array.from({ length: Math.max(cells.length, debit + 1) }, (_, at) => (at === debit ? cell : cells[at]));
  });
  const placeOf = (row: number, column: number): CellPlace => {
    return { row, column: column === debit && fromCredit.has(row) ? credit : column };
  };
  return { ...sheet, rows, origin: { sheet, orientation: "paired", pair, placeOf } };
}

/** What a row with something under the credits comes to. What cannot be read is left for its reader to say. */
function amountIn(sheet: Sheet, row: number, { debit, credit, isSigned }: MoneyPair): Cell | undefined {
  const [paid, back] = [cellAt(sheet, row, debit), cellAt(sheet, row, credit)];
  const [debits, credits] = [numberIn(sheet, row, debit), numberIn(sheet, row, credit)];
  const isEmpty = isNil(paid) || debits === 0n;
  if (credits === undefined || credits === 0n || back === undefined) return isEmpty && isNil(paid) ? back : paid;
  if (isEmpty) return isSigned ? back : negated(back);
  if (debits === undefined) return paid;
  const text = formatUnscaled(isSigned ? debits + credits : debits - credits, NUMBER_PLACES);
  return { kind: "text", value: text, shown: cellText(paid) };
}

/** Put together anew: what a number is shown as may be worked out only when it is asked for, and is no part of a copy. */
function negated({ kind, value, shown, format, formula }: Cell): Cell {
  const rest = {
    kind,
    shown,
    ...(format === undefined ? {} : { format }),
    ...(formula === undefined ? {} : { formula }),
  };
  if (typeof value === "number") return { ...rest, value: -value };
  return { ...rest, value: `-${readNumberText(String(value)) ?? ""}` };
}

function isNil(cell: Cell | undefined): boolean {
  return isBlank(cell) || NIL.test(cellText(cell));
}
