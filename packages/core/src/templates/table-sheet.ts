import type { Table } from "../collections/define-collection.ts";
import { cellAddress } from "../ingest/decode/address.ts";
import type { Range } from "../ingest/decode/workbook.ts";
import { columnEntry } from "./column-entry.ts";
import { columnFormat, columnWidth } from "./column-shape.ts";
import type { BookCell, BookSheet, BookTable, EntryRule } from "./ooxml/book.ts";
import { type ShownColumn, spellingOf, type TableLayout, tableLayout } from "./table-layout.ts";
import { type ListCells, listOfColumn } from "./template-lists.ts";
import type { TemplateSubject } from "./template-subject.ts";

/** Which table, and the sheet it gets. */
export interface TableSheetOptions {
  readonly id: string;
  readonly table: Table;
  readonly name: string;
  readonly cells: ListCells;
}

/** Last row of a worksheet, zero-based. */
const LAST_ROW = 1_048_575;
/** Where the council's name stands, when there is a label for it. */
const AUTHORITY = { row: 1, column: 1 };

/**
 * The sheet on which a table is filled in. Where its rows are known it is guarded, but for the cells to fill. A table
 * that goes on is not: rows pasted into a guarded sheet bring their own guard and could not be corrected.
 */
export function tableSheet(subject: TemplateSubject, options: TableSheetOptions): BookSheet {
  const { id, table, name } = options;
  const layout = tableLayout(table, subject.collection);
  const { columns, headerRow, open } = layout;
  const asksForCouncil = isCouncilAsked(subject);
  const first = { row: headerRow + 1, column: Math.max(0, firstToFill(layout)) };
  const headers: BookCell[] = columns.map(({ header }) => ({ value: header, look: "header" }));
  return {
    name,
    guarded: !open,
    rows: [...aboveHeaders(table, subject), headers, ...bodyRows(layout)],
    columns: columns.map(({ column, header }) => ({
      width: columnWidth(column, header),
      ...(open ? { format: columnFormat(column) } : {}),
    })),
    frozen: { rows: headerRow + 1, columns: leadingKeys(layout) },
    cursor: asksForCouncil ? AUTHORITY : first,
    ...namedTable(id, layout),
    entries: [
      ...(asksForCouncil ? [councilEntry(options)] : []),
      ...columns.flatMap((column, index) => columnRules({ column, index, layout }, subject, options)),
    ],
  };
}

function isCouncilAsked({ collection, authority }: TemplateSubject): boolean {
  return authority === undefined && collection.labels?.authority !== undefined;
}

function aboveHeaders(table: Table, { collection, period, authority }: TemplateSubject): (BookCell | undefined)[][] {
  const { authority: councilLabels, period: periodLabels } = collection.labels ?? {};
  const council: BookCell =
    authority === undefined ? { look: "input", format: "@" } : { value: authority.name, look: "plain" };
  return [
    [{ value: table.title, look: "title" }],
    ...(councilLabels === undefined ? [] : [[label(councilLabels[0] ?? ""), council]]),
    periodLabels === undefined
      ? [label(period.label)]
      : [label(periodLabels[0] ?? ""), { value: period.label, look: "plain" }],
    [],
  ];
}

function label(value: string): BookCell {
  return { value, look: "label" };
}

function bodyRows({ columns, known, rows }: TableLayout): BookCell[][] {
  return Array.from({ length: rows }, (_, row) =>
    columns.map(({ id, column }): BookCell => {
      const value = known[row]?.get(id);
      if (value !== undefined) return { value: spellingOf(column, value), look: "given", format: "@" };
      return { look: "input", format: columnFormat(column) };
    }),
  );
}

/** Keys that are filled in already stay in sight on the left. */
function leadingKeys({ columns, known }: TableLayout): number {
  const first = columns.findIndex(({ id }) => known[0]?.has(id) !== true);
  return first < 0 ? 0 : first;
}

function firstToFill({ columns, known }: TableLayout): number {
  return columns.findIndex(({ id }) => known[0]?.has(id) !== true);
}

/** Two columns under one header cannot be in a named table. */
function namedTable(name: string, { columns, headerRow, rows, open }: TableLayout): { readonly table?: BookTable } {
  const headers = columns.map(({ header }) => header);
  if (new Set(headers.map((header) => header.toLowerCase())).size < headers.length) return {};
  const range = { top: headerRow, left: 0, bottom: headerRow + rows, right: columns.length - 1 };
  return { table: { name, range, headers, filter: open } };
}

function councilEntry({ cells }: TableSheetOptions): EntryRule {
  const { row, column } = AUTHORITY;
  return {
    range: { top: row, left: column, bottom: row, right: column },
    rule: { list: cells("councils") },
    strict: false,
    title: "Council",
    prompt: "The council the return is from. Choose from the list, or enter its code.",
    errorTitle: "Not on the list",
    error: "Enter a council from the list, or its code: other names may not be understood when the return is checked.",
  };
}

interface Placed {
  readonly column: ShownColumn;
  readonly index: number;
  readonly layout: TableLayout;
}

function columnRules(
  { column: shown, index, layout }: Placed,
  subject: TemplateSubject,
  options: TableSheetOptions,
): EntryRule[] {
  const { id, column, header } = shown;
  const { headerRow, known, rows, open } = layout;
  if (known[0]?.has(id) === true) return [];
  const top = headerRow + 1;
  const range: Range = { top, left: index, bottom: open ? LAST_ROW : headerRow + rows, right: index };
  const context = {
    collection: subject.collection,
    cells: options.cells,
    list: listOfColumn(options.id, id),
    header,
    first: cellAddress(top, index),
  };
  return [{ range, ...columnEntry(column, context) }];
}
