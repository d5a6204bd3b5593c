import type { Finding } from "../../../findings/finding.ts";
import { finding } from "../../../findings/make-finding.ts";
import { cellAddress } from "../address.ts";
import { parseRecords } from "./parse-records.ts";
import type { Layout } from "./sniff-layout.ts";

/** How much of the end of a text is looked at, in characters, and how many records above the last. */
const TAIL = 64 * 1024;
const ABOVE = 20;
/** With fewer records above, it is chance that they are alike: in how many fields they have, and in how their last is written. */
const FEWEST_ABOVE = 2;
const FEWEST_ALIKE = 5;

/**
 * A query where a text seems to break off in the middle of its last record, of which `row` is the zero-based number: no line end
 * closes it and it has fewer fields than each of those above it, or its last field is written otherwise than
 * all of them are (`12.5` below amounts with pennies, `Educat` below `Education`). Nothing where it may as well be a total, a note, or written by a program that leaves
 * out empty cells. Lines end with `\n`.
 */
export function cutShort(text: string, layout: Layout, row: number): Finding | undefined {
  if (text === "" || text.endsWith("\n") || layout.delimiter === undefined) return undefined;
  const records = lastRecords(text, layout);
  const fields = records.pop() ?? [];
  const last = fields.at(-1) ?? "";
  const usual = records[0]?.length ?? 0;
  if (records.length < FEWEST_ABOVE || usual < 2 || records.some(({ length }) => length !== usual)) return undefined;
  const place = { cell: cellAddress(row, Math.max(0, fields.length - 1)), row: row + 1 };
  const options = { severity: "query", value: last } as const;
  if (fields.length < usual) {
    if (!isBeginning(fields, records)) return undefined;
    return finding("file-cut-short", place, { by: "cells", last, cells: fields.length, usual }, options);
  }
  const above = records.at(-1)?.at(-1) ?? "";
  if (fields.length > usual || !isOtherwise(last, records)) return undefined;
  return finding("file-cut-short", place, { by: "ending", last, above }, options);
}

/** The last record, and those before it that are not blank, in order. A text that is long loses the one its end begins in. */
function lastRecords(text: string, layout: Layout): string[][] {
  const start = text.length > TAIL ? text.indexOf("\n", text.length - TAIL) + 1 : 0;
  const records: string[][] = [];
  parseRecords(text.slice(start), layout, {
    field(record, _, cut) {
      const fields = records[record] ?? [];
      records[record] = fields;
      fields.push(cut.text.slice(cut.start, cut.end).trim());
    },
    strayQuote: () => undefined,
  });
  // A delimiter at the very end has an empty field behind it, of which a sink is not told.
  if (layout.delimiter !== undefined && text.endsWith(layout.delimiter)) records.at(-1)?.push("");
  return records.filter((fields) => fields.some((field) => field !== "")).slice(-ABOVE - 1);
}

/** True where fields read as the beginning of a record, and not as a line of another kind below the others. */
function isBeginning(fields: readonly string[], records: readonly (readonly string[])[]): boolean {
  const [first = ""] = fields;
  if (/\btotals?\b/i.test(fields.find((field) => field !== "") ?? "")) return false;
  if (fields.length > 1) return first !== "" || records.some((above) => above[0] === "");
  const form = formOf(first);
  return records.some(([key = ""]) => key.startsWith(first) || (/9/.test(form) && formOf(key).startsWith(form)));
}

/** What a text is written like, each word and number as one sign: `9-a` for `106-Gateshead`. */
function formOf(text: string): string {
  return text.replace(/\p{L}+/gu, "a").replace(/\d+/g, "9");
}

/** True where all records end with as many digits behind the same sign, and this field with others; or with a word cut off that stands above. */
function isOtherwise(last: string, records: readonly (readonly string[])[]): boolean {
  if (records.length < FEWEST_ALIKE) return false;
  const lasts = records.map((fields) => fields.at(-1) ?? "");
  if (/\p{L}$/u.test(last)) return !lasts.includes(last) && lasts.some((other) => goesOn(other, last));
  const endings = lasts.map(endingOf);
  const [ending] = endings;
  return (
    ending !== undefined && endings.every((other) => other === ending) && /\d/.test(last) && endingOf(last) !== ending
  );
}

/** True where a text begins with this one and goes on within its last word. */
function goesOn(text: string, beginning: string): boolean {
  return text.startsWith(beginning) && /^\p{L}/u.test(text.slice(beginning.length));
}

/** The last sign of a text that is no digit, and how many digits follow it: `.2` of `1,250.00`. Undefined where there is no such sign or digit. */
function endingOf(text: string): string | undefined {
  const [, sign, digits] = /([./:-])(\d+)$/.exec(text) ?? [];
  return sign === undefined || digits === undefined ? undefined : `${sign}${digits.length}`;
}
