import type { Cell } from "../../ingest/decode/workbook.ts";
import { escapeText } from "../xml/escape.ts";
import { type CellStyles, TEXT_STYLE } from "./cell-styles.ts";
import { dateSerial } from "./date-serial.ts";

/** Text that a spreadsheet program may take for a formula when the cell is edited or the file saved as CSV. */
const COULD_RUN = /^[=+\-@\t\r\n]/;
/** Characters a cell may have (Excel specifications and limits). */
const LONGEST_TEXT = 32_767;
/** Errors that Excel knows (ECMA-376 18.17.3); any other is written as text. */
const ERRORS = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"]);
const DAY_FORMAT = "yyyy-mm-dd";
const TIME_FORMAT = "yyyy-mm-dd hh:mm:ss";

/** A decoded cell as XML: its value and number format, and never a formula. */
export function cellXml(cell: Cell, address: string, styles: CellStyles): string {
  const { kind, value, shown } = cell;
  if (kind === "number" && typeof value === "number") return valueXml(address, styles.format(cell.format), value);
  if (kind === "boolean") return `<c r="${address}" t="b"><v>${value === true ? 1 : 0}</v></c>`;
  if (kind === "error" && ERRORS.has(String(value))) return `<c r="${address}" t="e"><v>${value}</v></c>`;
  const serial = kind === "date" ? dateSerial(String(value)) : undefined;
  if (serial === undefined) return textXml(address, kind === "text" ? String(value) : shown);
  const usual = String(value).includes("T") ? TIME_FORMAT : DAY_FORMAT;
  return valueXml(address, styles.format(cell.format) || styles.format(usual), serial);
}

function valueXml(address: string, style: number, value: number): string {
  return `<c r="${address}"${style === 0 ? "" : ` s="${style}"`}><v>${value}</v></c>`;
}

function textXml(address: string, text: string): string {
  const kept = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT).toWellFormed() : text;
  const style = COULD_RUN.test(kept) ? ` s="${TEXT_STYLE}"` : "";
  return `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeText(kept)}</t></is></c>`;
}
