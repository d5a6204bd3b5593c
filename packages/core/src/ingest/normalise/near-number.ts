import { readNumberText } from "./read-number-text.ts";
import { readShortNumber } from "./short-number.ts";

/** A text that holds digits and is no number, and what it seems to be instead. */
type NearNumber =
  | { readonly kind: "two-numbers"; readonly numbers: readonly [string, string] }
  | { readonly kind: "extra-digit"; readonly number: string; readonly digit: string }
  | { readonly kind: "not-exact" };

const LONGEST = 80;
/** `605,7392`: groups of three, the last with a digit too many. */
const EXTRA_DIGIT = /^([^\d]{0,3}\d{1,3}(?:,\d{3})*,\d{3})(\d)$/;
const BEFORE =
  /^(?:[<>\u2264\u2265~\u2248]=?|=<|under|over|below|above|(?:fewer|less|more) than|at (?:least|most)|up to|about|around|approx(?:imately)?\.?|roughly|circa|ca?\.|est(?:imated)?\.?|nearly|almost)\s*(.+)$/i;
const BEHIND = /^(.+?)\s*(?:\+|\?|approx\.?|or so|plus|\(?est(?:imate|imated)?\.?\)?)$/i;
const IN_BRACKETS = /^(.+?)\s*[([]\s*([^()[\]]+?)\s*[)\]]$/;
const BETWEEN = /^(.+?)\s*(?:[/;|&\n\u2013-]|\b(?:and|or|to)\b)\s*(.+)$/i;
const SPACED = /^(\S*\d)\s+(\S*\d)$/;

/** Looks again at a text that could not be read as a number; undefined where nothing more can be said of it. */
export function nearNumber(text: string): NearNumber | undefined {
  if (text.length > LONGEST || !/\d/.test(text)) return undefined;
  const plain = text.normalize("NFKC").trim();
  if (isNumber(BEFORE.exec(plain)?.[1]) || isNumber(BEHIND.exec(plain)?.[1])) return { kind: "not-exact" };
  const [, number, digit] = EXTRA_DIGIT.exec(plain) ?? [];
  if (number !== undefined && digit !== undefined && isNumber(number)) return { kind: "extra-digit", number, digit };
  for (const pattern of [IN_BRACKETS, BETWEEN, SPACED]) {
    const [, first = "", second = ""] = pattern.exec(plain) ?? [];
    if (isNumber(first) && isNumber(second)) return { kind: "two-numbers", numbers: [first.trim(), second.trim()] };
  }
  return undefined;
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && (readNumberText(text) ?? readShortNumber(text)) !== undefined;
}
