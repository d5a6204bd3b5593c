import type { Column } from "../collections/columns.ts";
import type { Table } from "../collections/define-collection.ts";
import { describeCheck } from "./describe-check.ts";
import { describeColumn } from "./describe-column.ts";
import { statusWords } from "./status-words.ts";
import type { TemplateRow, TemplateSubject } from "./template-workbook.ts";

/** Raised whenever the layout of templates changes. */
export const TEMPLATE_FORMAT = "council-returns/template/1";

/**
 * The rows of the guidance sheet: what is asked and of whom, each column, how to write what is not
 * known, what is checked, and the version of all this.
 */
export function guidanceRows(subject: TemplateSubject): TemplateRow[] {
  const { collection, period, authority } = subject;
  const council = authority === undefined ? [] : [`For: ${authority.name} (code ${authority.code})`];
  return [
    [collection.title],
    [collection.description],
    [`About: ${period.label}`],
    ...council.map((line) => [line]),
    [],
    ...section("How to fill it in", [
      "Fill in the sheets after this one. Leave their titles and headers as they are.",
      "Numbers may be written with or without commas. Write 0 for none.",
    ]),
    ...section("If a value is not known", markerLines(subject)),
    ...Object.values(collection.tables).flatMap(tableGuidance),
    ...section("What is checked", checkLines(subject)),
    ...section("Version", [
      `Collection: ${collection.id}. Edition: ${collection.edition}. Template: ${TEMPLATE_FORMAT}.`,
    ]),
  ];
}

function section(heading: string, lines: readonly string[]): TemplateRow[] {
  return [[heading], ...lines.map((line) => [line]), []];
}

function tableGuidance(table: Table): TemplateRow[] {
  const columns = Object.entries(table.columns);
  return [
    [`Sheet "${table.title}"${table.optional === true ? " (may be left out)" : ""}`],
    ...columns.map(([id, column]) => [column.headers[0] ?? id, describeColumn(column)]),
    [],
  ];
}

function markerLines({ collection }: TemplateSubject): string[] {
  const markers = Object.entries(collection.markers ?? {});
  if (markers.length === 0) return ["Every cell asked for needs a value."];
  return [
    "Do not leave the cell empty. In place of the number, write:",
    ...[...Map.groupBy(markers, ([, status]) => status)].map(([status, same]) => {
      return `${same.map(([marker]) => `"${marker}"`).join(" or ")} for ${statusWords[status]}`;
    }),
  ];
}

function checkLines({ collection }: TemplateSubject): string[] {
  const { tables } = collection;
  const complete = Object.values(tables)
    .filter((table) => table.complete === true)
    .map((table) => `${table.title}: every row of the sheet is there, each once.`);
  const checks = collection.checks.map((check) => {
    const title = check.kind === "goes-with" ? undefined : tables[check.table]?.title;
    return `${title === undefined ? "" : `${title}: `}${describeCheck(check, headerOf(tables))}`;
  });
  return [...complete, ...checks];
}

function headerOf(tables: Readonly<Record<string, Table>>): (table: string, column: string) => string {
  return (table, column) => firstHeader(tables[table]?.columns[column]) ?? column;
}

function firstHeader(column: Column | undefined): string | undefined {
  return column?.headers[0];
}
