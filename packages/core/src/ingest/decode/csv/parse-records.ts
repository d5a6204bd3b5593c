import { readQuotedField } from "./read-quoted-field.ts";
import type { Layout } from "./sniff-layout.ts";

/** Told of each field in turn, by zero-based record and field. A blank record has one field, `""`. */
export interface RecordSink {
  field(record: number, field: number, text: string): void;
  /** Told of a quote that opens a field and is not closed as it should be. */
  strayQuote(record: number, field: number): void;
}

/** Characters that may be looked at twice because of stray quotes, so that time stays linear. */
const WASTE_PER_CHARACTER = 4;

/**
 * Cuts text into records and fields (RFC 4180). Lines end with `\n`. A field in quotes may hold
 * delimiters, line ends and doubled quotes.
 *
 * A quote that opens a field and is closed by none, or only by one that belongs to a later line,
 * must not swallow the lines between: the field is then taken as it stands, without quoting, and
 * `sink.strayQuote` is told.
 */
export function parseRecords(text: string, layout: Layout, sink: RecordSink): void {
  const nextDelimiter = finder(text, layout.delimiter);
  const nextLineEnd = finder(text, "\n");
  const fieldEnd = (from: number) => Math.min(nextDelimiter(from), nextLineEnd(from));
  let waste = text.length * WASTE_PER_CHARACTER;
  let record = 0;
  let field = 0;
  for (let at = 0; at < text.length; ) {
    const quoted = text.charAt(at) === '"' && waste > 0 ? readQuotedField(text, { at, field }, layout) : undefined;
    let start = at;
    let value = "";
    if (quoted?.kind === "stray") {
      waste -= quoted.looked;
      sink.strayQuote(record, field);
    } else if (quoted !== undefined) {
      value = quoted.text;
      start = quoted.end;
    }
    const end = fieldEnd(start);
    sink.field(record, field, value + text.slice(start, end));
    const goesOn = end < text.length && text.charAt(end) === layout.delimiter;
    record += goesOn ? 0 : 1;
    field = goesOn ? field + 1 : 0;
    at = end + 1;
  }
}

/** Finds the next `needle` at or after a place that only ever moves on; the text's end where there is none. */
function finder(text: string, needle: string | undefined): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const next = needle === undefined ? -1 : text.indexOf(needle, from);
      found = next < 0 ? text.length : next;
    }
    return found;
  };
}
