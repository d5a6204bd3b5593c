import { cellAddress, columnLetters } from "../ingest/decode/address.ts";
import { decodeFile } from "../ingest/decode/decode-file.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { CellKind, Sheet, Stretch } from "../ingest/decode/workbook.ts";
import { defaultLimits, type Limits } from "../ingest/limits.ts";
import { findTables, type TableOutline } from "../ingest/match/find-tables.ts";
import { type FindingJson, findingJson } from "./check-json.ts";

export interface InspectedTable {
  readonly range: string;
  /** As the sheet numbers them, from 1. */
  readonly headerRows: readonly number[];
  /** `kind` is what most of the column's cells hold. */
  readonly columns: readonly { readonly cell: string; readonly header: string; readonly kind: string }[];
  readonly rows: number;
  /** What made these rows and columns look like a table. */
  readonly why: string;
}

export interface InspectedCell {
  readonly cell: string;
  readonly kind: CellKind;
  readonly value: string | number | boolean;
  /** As the sheet shows it. */
  readonly shown: string;
}

export interface InspectedSheet {
  readonly name: string;
  readonly visibility: Sheet["visibility"];
  /** Rows and columns that are hidden, as `9` or `6:8` and `D` or `D:F`; absent where none is. */
  readonly hidden?: { readonly rows: readonly string[]; readonly columns: readonly string[] };
  readonly tables: readonly InspectedTable[];
  readonly cells?: readonly InspectedCell[];
}

/** The documented output of `inspect --json`; see docs/cli.md. */
export interface InspectJson {
  readonly file: string;
  readonly sha256: string;
  /** What the content is, whatever the name says; null where it cannot be read. */
  readonly format: string | null;
  readonly encoding: string | null;
  readonly sheets: readonly InspectedSheet[];
  /** Why it cannot be read, or what was odd about reading it. */
  readonly findings: readonly FindingJson[];
}

export interface InspectOptions {
  /** True where every cell that holds something is to be listed. */
  readonly cells?: boolean | undefined;
  readonly limits?: Limits;
}

/** What the reader sees in a file before any collection is asked about: sheets, tables, headers. */
export async function inspectFile(
  input: { readonly name: string; readonly bytes: Uint8Array },
  { cells = false, limits = defaultLimits }: InspectOptions = {},
): Promise<InspectJson> {
  const sha256 = await sha256Hex(input.bytes);
  const decoded = await decodeFile(input.bytes, limits);
  const file = { file: input.name, sha256 };
  if (decoded.kind === "unreadable") {
    return { ...file, format: null, encoding: null, sheets: [], findings: [findingJson(decoded.finding)] };
  }
  const { format, encoding, sheets } = decoded.workbook;
  return {
    ...file,
    format,
    encoding,
    sheets: sheets.map((sheet) => inspectSheet(sheet, cells)),
    findings: decoded.findings.map((finding) => findingJson(finding)),
  };
}

function inspectSheet(sheet: Sheet, cells: boolean): InspectedSheet {
  const { name, visibility, hidden } = sheet;
  const tables = findTables(sheet).map(inspectTable);
  const lines = hidden && {
    rows: hidden.rows.map((stretch) => stretchText(stretch, (row) => String(row + 1))),
    columns: hidden.columns.map((stretch) => stretchText(stretch, columnLetters)),
  };
  return { name, visibility, ...(lines && { hidden: lines }), tables, ...(cells ? { cells: listCells(sheet) } : {}) };
}

function stretchText({ first, last }: Stretch, name: (line: number) => string): string {
  return first === last ? name(first) : `${name(first)}:${name(last)}`;
}

function inspectTable({ headerRows, ...table }: TableOutline): InspectedTable {
  return { ...table, headerRows: headerRows.map((row) => row + 1) };
}

function listCells(sheet: Sheet): InspectedCell[] {
  return sheet.rows.flatMap((row, r) =>
    (row ?? []).flatMap((cell, c) => {
      if (cell === undefined) return [];
      const { kind, value, shown } = cell;
      return [{ cell: cellAddress(r, c), kind, value, shown }];
    }),
  );
}
