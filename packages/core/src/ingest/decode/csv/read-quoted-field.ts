import type { Layout } from "./sniff-layout.ts";

export type QuotedField =
  /** What the quotes hold, and where the text behind them starts. */
  | { readonly kind: "field"; readonly text: string; readonly end: number }
  /** The quote is none; `looked` characters were looked at to tell. */
  | { readonly kind: "stray"; readonly looked: number };

/** Excel's cells hold 32,767 characters; a quoted field that is longer than this is none. */
const LONGEST_FIELD = 64 * 1024;
const QUOTE = 34;

/**
 * Reads the field whose quote opens at `open`. A closing quote has the field's end behind it; on
 * the same line it may have text there (`"Bob" Smith`, which Excel shows as `Bob Smith`), unless
 * a delimiter before it makes it an opening one. A field that holds whole records - lines with
 * just as many delimiters as every record has - is no field: its quote is stray.
 */
export function readQuotedField(text: string, open: number, layout: Layout): QuotedField {
  const close = closingQuote(text, open);
  if (close < 0) return { kind: "stray", looked: Math.min(text.length - open, LONGEST_FIELD) };
  const inner = text.slice(open + 1, close);
  const lines = inner.includes("\n") ? inner.split("\n") : [];
  const after = text.charAt(close + 1);
  const ends = after === "" || after === "\n" || after === layout.delimiter;
  const opens = !ends && layout.delimiter !== undefined && inner.trimEnd().endsWith(layout.delimiter);
  const swallows = lines.length > 0 && (!ends || holdsRecords(lines, layout));
  if (opens || swallows) return { kind: "stray", looked: close - open };
  return { kind: "field", text: inner.replaceAll('""', '"'), end: close + 1 };
}

function holdsRecords(lines: readonly string[], { delimiter, fields }: Layout): boolean {
  const whole = lines.slice(1, -1).filter((line) => line.trim() !== "");
  if (delimiter === undefined || fields < 3 || whole.length === 0) return false;
  return whole.every((line) => line.split(delimiter).length === fields);
}

/** The first quote behind `open` that is not doubled; -1 where there is none near. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && at - open <= LONGEST_FIELD) {
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
    at = text.indexOf('"', at + 2);
  }
  return -1;
}
