import { cellAddress } from "../ingest/decode/address.ts";
import type { Sheet, Workbook } from "../ingest/decode/workbook.ts";
import type { TemplateSubject } from "./template-subject.ts";

/** Raised whenever the layout of templates changes. */
export const TEMPLATE_FORMAT = "council-returns/template/2";
/** Name of the document property that holds the stamp. */
export const STAMP_PROPERTY = "council-returns-template";

/** What a workbook says of the template it was made from, and where it says so. */
export interface Stamp {
  readonly collection: string;
  readonly edition: string;
  /** Id of the period the template was made for. */
  readonly period: string;
  readonly sheet: string;
  readonly cell: string;
}

/** Somebody may have put rows above the stamp, and a sheet of findings before its sheet. */
const LOOKED_AT = 20;
const STAMP = /^\s*([a-z][a-z0-9-]*)\/([^/\s]+)\/([^/\s]+)\/council-returns\/template\/\d+\s*$/;

/** The stamp of a template: collection, edition, period and format, such as `loans/first/2009-10/council-returns/template/2`. */
export function stampText({ collection, period }: TemplateSubject): string {
  return [collection.id, collection.edition, period.id, TEMPLATE_FORMAT].join("/");
}

/** Reads the stamp of the template a workbook was made from; undefined where it was made from none, or says so no more. */
export function templateStamp({ sheets }: Workbook): Stamp | undefined {
  for (const sheet of sheets) {
    const stamp = sheetStamp(sheet);
    if (stamp !== undefined) return stamp;
  }
  return undefined;
}

function sheetStamp({ name, rows }: Sheet): Stamp | undefined {
  for (const [row, cells] of rows.slice(0, LOOKED_AT).entries()) {
    for (const [column, cell] of (cells ?? []).entries()) {
      const read = typeof cell?.value === "string" ? readStamp(cell.value) : undefined;
      if (read !== undefined) return { ...read, sheet: name, cell: cellAddress(row, column) };
    }
  }
  return undefined;
}

function readStamp(text: string): Pick<Stamp, "collection" | "edition" | "period"> | undefined {
  const [, collection, edition, period] = STAMP.exec(text) ?? [];
  if (collection === undefined || edition === undefined || period === undefined) return undefined;
  return { collection, edition, period };
}
