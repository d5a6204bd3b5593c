import type { InspectedSheet, InspectedTable, InspectJson } from "@council-returns/core/workflows/inspect-file.ts";
import { countOf } from "./count-of.ts";
import { factLines } from "./fact-lines.ts";
import { findingLines } from "./finding-lines.ts";
import { textTable } from "./text-table.ts";
import { wrapIndented } from "./wrap-text.ts";

/** What the reader sees in a file, for people. */
export function inspectLines(inspected: InspectJson, width: number): string[] {
  const { file, sha256, format, encoding, sheets, findings } = inspected;
  return [
    format === null ? `Cannot be read: ${file}` : file,
    "",
    ...factLines(
      [
        ...(format === null ? [] : [["Format", format] as const]),
        ...(encoding === null ? [] : [["Encoding", encoding] as const]),
        ["SHA-256", sha256],
      ],
      width,
    ),
    ...sheets.flatMap((sheet) => ["", ...sheetLines(sheet, width)]),
    ...findingLines(findings, width),
  ];
}

function sheetLines({ name, visibility, hidden: lines, tables, cells }: InspectedSheet, width: number): string[] {
  const title = name === "" ? "The one sheet" : `Sheet "${name}"`;
  const hidden = visibility === "visible" ? "" : ` (${visibility})`;
  const found = tables.length === 0 ? ": no table found" : "";
  return [
    `${title}${hidden}${found}`,
    ...hiddenLines("rows", lines?.rows ?? []),
    ...hiddenLines("columns", lines?.columns ?? []),
    ...tables.flatMap((table) => tableLines(table, width)),
    ...(cells === undefined ? [] : ["", ...cellLines(cells, width)]),
  ];
}

const MOST_SHOWN = 8;

function hiddenLines(kind: string, all: readonly string[]): string[] {
  if (all.length === 0) return [];
  const more = all.length > MOST_SHOWN ? ` and ${all.length - MOST_SHOWN} more` : "";
  return [`  Hidden ${kind}: ${all.slice(0, MOST_SHOWN).join(", ")}${more}`];
}

function tableLines({ range, headerRows, columns, rows, why }: InspectedTable, width: number): string[] {
  const headers =
    headerRows.length === 1 ? `header in row ${headerRows[0]}` : `headers in rows ${headerRows.join(", ")}`;
  return [
    `  Table ${range}: ${headerRows.length === 0 ? "no header" : headers}, ${countOf(rows, "row")} below`,
    ...wrapIndented(`Taken for a table because ${why}.`, 4, width),
    ...textTable(
      {
        columns: [{ title: "Cell" }, { title: "Header" }, { title: "Holds" }],
        rows: columns.map(({ cell, header, kind }) => [cell, header, kind]),
      },
      width - 4,
    ).map((line) => `    ${line}`),
  ];
}

function cellLines(cells: NonNullable<InspectedSheet["cells"]>, width: number): string[] {
  const table = {
    columns: [{ title: "Cell" }, { title: "Kind" }, { title: "Value" }, { title: "Shown" }],
    rows: cells.map(({ cell, kind, value, shown }) => [cell, kind, String(value), shown]),
  };
  return textTable(table, width - 4).map((line) => `    ${line}`);
}
