import { rangeAddress } from "../../ingest/decode/address.ts";
import { transitional, XML_DECLARATION } from "../../marking/parts/vocabulary.ts";
import { escapeAttribute } from "../../marking/xml/escape.ts";
import type { BookTable } from "./book.ts";

/** The part of a named table (ECMA-376 18.5.1.2). Ids count the tables of a workbook from 1. */
export function tableXml({ name, range, headers, filter }: BookTable, id: number): string {
  const ref = rangeAddress(range);
  const known = escapeAttribute(tableName(name));
  const columns = headers.map((header, index) => `<tableColumn id="${index + 1}" name="${escapeAttribute(header)}"/>`);
  return `${XML_DECLARATION}<table xmlns="${transitional.main}" id="${id}" name="${known}" displayName="${known}" ref="${ref}" totalsRowShown="0">\
${filter ? `<autoFilter ref="${ref}"/>` : ""}<tableColumns count="${columns.length}">${columns.join("")}</tableColumns></table>`;
}

/** A name that a spreadsheet program does not take for a cell: `t1` is one, and so are `r` and `c`. */
export function tableName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]/g, "_");
  return /^(?:[a-z]{1,3}\d+|r\d*(?:c\d*)?|c\d*|\d.*)$/i.test(plain) ? `table_${plain}` : plain;
}
