import * as XLSX from "@e965/xlsx";
import type { Authority } from "../authorities/authority.ts";
import type { Collection } from "../collections/define-collection.ts";
import type { Period } from "../periods/period.ts";
import { guidanceRows } from "./guidance-rows.ts";
import { sheetNames } from "./sheet-names.ts";
import { templateTable } from "./template-table.ts";

/** A cell of a template: only words, so that nothing in it is taken for a return's value. */
export type TemplateRow = readonly (string | null)[];

/** What a template is made for. */
export interface TemplateSubject {
  readonly collection: CollectionInForce;
  readonly period: Period;
  readonly authority: Authority | undefined;
}

type CollectionInForce = Collection & { readonly edition: string };

const WIDEST = 60;
const NARROWEST = 10;

/**
 * The workbook to fill in, as the bytes of an XLSX file: a sheet of guidance, then one sheet a table
 * with its title, the council, the period, the header row and, where every row is known, its keys.
 * `collection` is the one in force in the period, from `collectionAt`; without an authority the council's
 * name is left to fill in. The same arguments give the same bytes.
 */
export function templateWorkbook(collection: CollectionInForce, period: Period, authority?: Authority): Uint8Array {
  const subject: TemplateSubject = { collection, period, authority };
  const tables = Object.values(collection.tables);
  const [guidance = "Guidance", ...names] = sheetNames(["Guidance", ...tables.map(({ title }) => title)]);
  const workbook = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(workbook, worksheet(guidanceRows(subject), WIDEST), guidance);
  for (const [index, table] of tables.entries()) {
    const sheet = worksheet(templateTable(table, subject), Number.POSITIVE_INFINITY);
    XLSX.utils.book_append_sheet(workbook, sheet, names[index] ?? table.title);
  }
  return new Uint8Array(XLSX.write(workbook, { type: "array", bookType: "xlsx", compression: true }));
}

function worksheet(rows: readonly TemplateRow[], widest: number): XLSX.WorkSheet {
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet["!cols"] = columnWidths(rows, widest);
  return sheet;
}

/** A title may run on over empty cells to its right, so only rows of several cells count. */
function columnWidths(rows: readonly TemplateRow[], widest: number): { wch: number }[] {
  const several = rows.filter((row) => row.filter((cell) => cell !== null).length > 1);
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    const longest = Math.max(NARROWEST, ...several.map((row) => (row[column]?.length ?? 0) + 2));
    return { wch: Math.min(longest, widest) };
  });
}
