import Papa from "papaparse";
import { encodeWindows1252 } from "./encode-windows-1252.ts";
import type { Entry, Page } from "./page.ts";

export interface CsvStyle {
  readonly encoding: "utf-8" | "utf-8 with BOM" | "windows-1252";
  readonly delimiter: "," | ";" | "\t";
  readonly newline: "\r\n" | "\n";
}

/** Writes one page as delimited text, numbers as a spreadsheet shows them. */
export function writeCsv(page: Page, style: CsvStyle): Uint8Array {
  const width = Math.max(...page.lines.map((line) => line.length));
  const lines = page.lines.map((line) => Array.from({ length: width }, (_, place) => shown(line[place] ?? null)));
  const text = Papa.unparse(lines, { delimiter: style.delimiter, newline: style.newline }) + style.newline;
  if (style.encoding === "windows-1252") return encodeWindows1252(text);
  return new TextEncoder().encode(style.encoding === "utf-8" ? text : `\ufeff${text}`);
}

function shown(entry: Entry): string {
  if (entry === null) return "";
  return typeof entry === "object" ? entry.shown : String(entry);
}
