import { absolute } from "../../exact/decimal.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { type ListMark, type MarkedList, type MarkRun, runsOf } from "../match/list-marks.ts";
import { rowsWith } from "../normalise/held-rows.ts";
import type { Row, TotalRow } from "../normalise/normalised.ts";
import { columnTitle } from "./column-title.ts";
import { knownNumber } from "./known-numbers.ts";
import { placeOf } from "./place-of.ts";
import type { ReturnInCheck, TableInCheck } from "./return-in-check.ts";
import { showNumber } from "./show-number.ts";

/** So many totals of several rows show how a list adds up. */
const FEWEST = 2;

/**
 * Compares the totals of the parts of a list with the rows above (or below) them, as far as the next total. Only where more are
 * right than wrong, and so show that they are what they are taken for.
 */
export function partTotals({ tables }: ReturnInCheck): Finding[] {
  return [...tables.values()].flatMap((table) => {
    if (table.definition.keyless !== true || table.totals.length <= FEWEST) return [];
    const columns = Object.entries(table.definition.columns).flatMap(([id, { kind }]) =>
      kind === "amount" ? [id] : [],
    );
    const rows = Map.groupBy(rowsWith(table, columns), ({ sheet }) => sheet);
    return [...Map.groupBy(table.totals, ({ sheet }) => sheet)].flatMap(([sheet, totals]) =>
      columns.flatMap((column) => wrongIn(table, column, { rows: rows.get(sheet) ?? [], totals })),
    );
  });
}

interface SheetRows {
  readonly rows: readonly Row[];
  readonly totals: readonly TotalRow[];
}

function wrongIn(table: TableInCheck, column: string, { rows, totals }: SheetRows): Finding[] {
  const values = rows.flatMap((row) => knownNumber(row, column) ?? []);
  if (values.length < rows.length) return [];
  const list = listOf(rows, totals, column);
  const [below, above] = [runsOf(list, "above it"), runsOf(list, "below it")];
  const isDown = below.length >= above.length;
  const right = new Set([...(isDown ? below : above), ...grand(list, isDown ? above : below)].map(({ mark }) => mark));
  const wrong = list.marks.filter((mark) => !right.has(mark));
  const shown = (isDown ? below : above).filter(({ run }) => run > 1).length;
  if (shown < FEWEST || wrong.length >= shown) return [];
  const byRow = new Map(totals.map((total) => [total.row, total] as const));
  return wrong.flatMap((mark) =>
    differs(table, { column, total: byRow.get(mark.row), sum: partSum(list, mark, isDown) }),
  );
}

function grand({ values }: MarkedList, runs: readonly MarkRun[]): readonly MarkRun[] {
  return runs.filter(({ run }) => run === values.length);
}

function listOf(rows: readonly Row[], totals: readonly TotalRow[], column: string): MarkedList {
  const values = rows.map((row) => knownNumber(row, column) ?? 0n);
  const stated = totals.filter((total) => knownNumber(total, column) !== undefined).toSorted((a, b) => a.row - b.row);
  let [at, sum] = [0, 0n];
  const addTo = (end: number): void => {
    for (; (rows[at]?.row ?? end) < end; at += 1) sum += values[at] ?? 0n;
  };
  const marks = stated.map((total): ListMark => {
    addTo(total.row);
    return { row: total.row, kind: undefined, at, above: [sum], stated: [knownNumber(total, column)] };
  });
  addTo(Number.POSITIVE_INFINITY);
  return { marks, values, sum: [sum] };
}

/** What the rows between a total and the next one come to; undefined where there are none, as below the totals of parts. */
function partSum({ marks, sum, values }: MarkedList, mark: ListMark, isDown: boolean): bigint | undefined {
  const place = marks.indexOf(mark);
  const other = marks[isDown ? place - 1 : place + 1];
  if (Math.abs(mark.at - (other?.at ?? (isDown ? 0 : values.length))) === 0) return undefined;
  const [own = 0n] = mark.above;
  const end = other?.above[0] ?? (isDown ? 0n : (sum[0] ?? 0n));
  return isDown ? own - end : end - own;
}

interface Difference {
  readonly column: string;
  readonly total: TotalRow | undefined;
  readonly sum: bigint | undefined;
}

function differs(table: TableInCheck, { column, total, sum }: Difference): Finding[] {
  const stated = total === undefined ? undefined : knownNumber(total, column);
  if (total === undefined || stated === undefined || sum === undefined) return [];
  const facts = {
    title: columnTitle(table.definition, column),
    sum: showNumber(sum, "amount"),
    stated: showNumber(stated, "amount"),
    difference: showNumber(absolute(stated - sum), "amount"),
  };
  return [finding("total-differs", placeOf(table.id, total, column), facts, { value: total.values[column]?.shown })];
}
