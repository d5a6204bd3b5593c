import type { Layout } from "./sniff-layout.ts";

export type QuotedField =
  /** What the quotes hold, and where the text behind them starts. */
  | { readonly kind: "field"; readonly text: string; readonly end: number }
  /** The quote is none; `looked` characters were looked at to tell. */
  | { readonly kind: "stray"; readonly looked: number };

/** Excel's cells hold 32,767 characters; a quoted field that is longer than this is none. */
const LONGEST_FIELD = 64 * 1024;
const QUOTE = 34;

/** Where a quote opens: its place in the text, and the number of the field in its record. */
export interface Opening {
  readonly at: number;
  readonly field: number;
}

/**
 * Reads the field whose quote opens here. A closing quote has the field's end behind it; on the
 * same line it may have text there (`"Bob" Smith`, which Excel shows as `Bob Smith`), unless a
 * delimiter before it makes it an opening one. A field that would hold whole records is no
 * field: its quote is stray.
 */
export function readQuotedField(text: string, open: Opening, layout: Layout): QuotedField {
  const close = closingQuote(text, open.at);
  if (close < 0) return { kind: "stray", looked: Math.min(text.length - open.at, LONGEST_FIELD) };
  const inner = text.slice(open.at + 1, close);
  const after = text.charAt(close + 1);
  const ends = after === "" || after === "\n" || after === layout.delimiter;
  const opens = !ends && layout.delimiter !== undefined && inner.trimEnd().endsWith(layout.delimiter);
  const swallows = inner.includes("\n") && (!ends || holdsRecords(text, { open, close }, layout));
  if (opens || swallows) return { kind: "stray", looked: close - open.at };
  return { kind: "field", text: inner.replaceAll('""', '"'), end: close + 1 };
}

/**
 * True where the field holds whole lines and, without the quotes, every line it touches would
 * have just as many fields as every record has: the one it opens on, those it holds, and the
 * one it closes on.
 */
function holdsRecords(text: string, field: { open: Opening; close: number }, { delimiter, fields }: Layout): boolean {
  if (delimiter === undefined || fields < 3) return false;
  const lineEnd = text.indexOf("\n", field.close);
  const lines = text.slice(field.open.at, lineEnd < 0 ? text.length : lineEnd).split("\n");
  return (
    lines.length > 2 &&
    lines.every((line, at) => {
      const before = at === 0 ? field.open.field : 0;
      return line.split(delimiter).length + before === fields;
    })
  );
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
