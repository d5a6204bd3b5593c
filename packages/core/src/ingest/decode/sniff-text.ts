import type { WrongKind } from "../../findings/finding.ts";
import type { NoTable } from "./unreadable.ts";

/** What a text is: a format to read it as, or a kind that holds no table. */
export type TextKind = { readonly kind: "csv" | "html" | "fods" | "xml-spreadsheet" } | NoTable;

/** How much of a text is looked at for what it is. */
const SAMPLE = 16 * 1024;
/** How far a web page's first table may be from its start. */
const TABLE_WITHIN = 4 * 1024 * 1024;

/** Texts in which spreadsheet programs once handed tables to one another; read as lines they are no table. */
const EXCHANGED = [
  { begins: /^ID;P[^\r\n]*[\r\n]+(?:[A-Z]{1,2};|E\s*$)/, found: "a SYLK worksheet" },
  { begins: /^TABLE[\r\n]+0,1[\r\n]+"[^\r\n]*"[\r\n]+(?:VECTORS|TUPLES|DATA)[\r\n]/, found: "a DIF worksheet" },
];

/** Tells delimited text from mark-up that was saved under a spreadsheet's name. */
export function sniffText(text: string): TextKind {
  const start = text.slice(0, SAMPLE).trimStart();
  if (isJson(start)) return other("a JSON file", "data");
  const exchanged = EXCHANGED.find(({ begins }) => begins.test(start));
  if (exchanged !== undefined) return other(exchanged.found, "old");
  if (!start.startsWith("<")) return { kind: "csv" };
  const lower = start.toLowerCase();
  if (isXml(lower)) return xmlKind(lower);
  if (!/^<(?:!doctype html|!--|html|head|body|meta|title|style|table|div|p|center|font|h\d|br|tr)\b/.test(lower)) {
    return { kind: "csv" };
  }
  if (asksToSignIn(text)) return other("a web page to sign in on", "page");
  return hasTable(text) ? { kind: "html" } : other("a web page without a table", "page");
}

function isXml(lower: string): boolean {
  return lower.startsWith("<?") || /^<(?:\w+:)?(?:workbook|document|worddocument|wordml|svg)\b/.test(lower);
}

function xmlKind(lower: string): TextKind {
  if (lower.includes("urn:schemas-microsoft-com:office:spreadsheet")) return { kind: "xml-spreadsheet" };
  if (lower.includes("urn:oasis:names:tc:opendocument") && lower.includes("office:document")) return { kind: "fods" };
  if (/progid="word\.document"|wordprocessingml|office\/word/.test(lower))
    return other("a Word document saved as XML", "document");
  if (lower.includes("<html") || lower.includes("<table")) return { kind: "html" };
  return other("an XML document that is no spreadsheet", "data");
}

/** An object, or a list of them, of names and values. */
function isJson(start: string): boolean {
  return /^(?:\[\s*)?\{\s*(?:\}|"[^"\n]{0,500}"\s*:)|^\[\s*\]\s*$/.test(start);
}

/** A page laid out by tables that has a field for a password. */
function asksToSignIn(text: string): boolean {
  return /<input\b[^>]{0,500}\btype\s*=\s*["']?password\b/i.test(text.slice(0, TABLE_WITHIN));
}

function hasTable(text: string): boolean {
  return /<table\b/i.test(text.slice(0, TABLE_WITHIN));
}

function other(found: string, as: WrongKind): TextKind {
  return { kind: "other", found, as };
}
