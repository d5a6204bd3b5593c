import { authorityByCode } from "../authorities/resolve.ts";
import { type Column, columnScale } from "../collections/columns.ts";
import type { Collection, Status, Table } from "../collections/define-collection.ts";
import { formatUnscaled } from "../exact/decimal.ts";
import type { Row, Value } from "../ingest/normalise/normalised.ts";
import { dateSerial } from "../marking/rebuild/date-serial.ts";
import { ASIDE } from "./aside.ts";
import { columnFormat, columnWidth } from "./column-shape.ts";
import type { BookCell, BookSheet } from "./ooxml/book.ts";
import { type ShownColumn, spellingOf, tableLayout } from "./table-layout.ts";
import type { PreviousAnswers } from "./template-subject.ts";

/** A table that was returned before, and the sheet that shows it. */
export interface LastYearTable {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly name: string;
}

/** Before every header, so that none is the header of a question. */
const LAST_YEAR = "Last year:";
const HIDDEN_WIDTH = 10;

/**
 * A sheet to look at: what was returned for an earlier period, laid out like the sheet to fill in, so that an answer
 * has the address of last year's. It cannot be taken for an answer: a mark keeps the whole sheet from being read, and
 * were that lost, its headers are not those of any question.
 */
export function lastYearSheet(
  { table, rows, name }: LastYearTable,
  { collection, period }: PreviousAnswers,
): BookSheet {
  const { columns, headerRow, known } = tableLayout(table, collection);
  const shown = inOrder(rows, known).map((row) =>
    columns.map((column): BookCell | undefined =>
      answerCell(column, row?.values[column.id], { collection, day: period.end }),
    ),
  );
  const headers = columns.map(({ header }): BookCell => ({ value: `${LAST_YEAR} ${header}`, look: "quiet header" }));
  const note = "Last year's answers, to compare with. Nothing on this sheet is part of the return.";
  const above: (BookCell | undefined)[][] = [
    [{ value: `${table.title}: as returned for ${period.label}`, look: "title" }],
    [{ value: note, look: "quiet" }],
    ...Array.from({ length: headerRow - 2 }, () => []),
  ];
  const mark: BookCell = { value: ASIDE, look: "stamp" };
  return {
    name,
    guarded: true,
    rows: [...above, [...headers, mark], ...shown],
    columns: [
      ...columns.map(({ column, header }) => ({ width: columnWidth(column, `${LAST_YEAR} ${header}`) })),
      { width: HIDDEN_WIDTH, hidden: true },
    ],
    frozen: { rows: headerRow + 1, columns: 0 },
  };
}

/** Rows that are known beforehand in their places, empty where last year had none, and the others behind them. */
function inOrder(rows: readonly Row[], known: readonly ReadonlyMap<string, string>[]): (Row | undefined)[] {
  const placed = known.map((keys) =>
    rows.find(({ values }) => keys.entries().every(([id, key]) => values[id]?.value === key)),
  );
  const taken = new Set(placed);
  return [...placed, ...rows.filter((row) => !taken.has(row))];
}

interface Reading {
  readonly collection: Collection;
  /** ISO day on which councils are looked up. */
  readonly day: string;
}

function answerCell({ column }: ShownColumn, value: Value | undefined, { collection, day }: Reading): BookCell {
  const look = "quiet given";
  if (value === undefined || (value.value === null && value.status === null)) return { look };
  if (value.value === null) return marker(markerOf(value.status, collection));
  if (typeof value.value === "bigint") return numberCell(value.value, value.status, column);
  const serial = column.kind === "date" ? dateSerial(value.value) : undefined;
  if (serial !== undefined) return { value: serial, look, format: columnFormat(column) };
  return { value: saidText(column, value.value, day), look, format: "@" };
}

/** A number that a spreadsheet program would round is written out. */
function numberCell(value: bigint, status: Status | null, column: Column): BookCell {
  const plain = formatUnscaled(value, columnScale(column.kind) ?? 0);
  if (status !== null) return marker(`${plain} [${status}]`);
  if (!Number.isSafeInteger(Number(value))) return marker(plain);
  return { value: Number(plain), look: "quiet given", format: columnFormat(column) };
}

function marker(text: string): BookCell {
  return { value: text, look: "quiet marker", format: "@" };
}

function saidText(column: Column, value: string, day: string): string {
  return column.kind === "authority" ? (authorityByCode(value, day)?.name ?? value) : spellingOf(column, value);
}

/** As the council would write it, or else as published tables do. */
function markerOf(status: Status | null, { markers = {} }: Collection): string {
  return Object.entries(markers).find(([, meaning]) => meaning === status)?.[0] ?? `[${status}]`;
}
