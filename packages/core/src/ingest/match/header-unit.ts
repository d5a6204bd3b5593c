/** What a header says its numbers are in. */
export type HeaderUnit = "pounds" | "thousands" | "millions" | "pence" | "percent";

const MILLIONS = /\u00a3\s*m(?:n|illions?)?\b|\u00a3\s*'?0{3},?'?0{3}|\bmillions?\b/i;
const THOUSANDS =
  /\u00a3\s*['\u2019,]?0{3}s?\b|['\u2019(]\s*0{3}['\u2019]?s?\s*\)?(?![\d,])|(?<![\d.,])0{3}['\u2019]?s\b|^\s*0{3}\s*$|\u00a3\s*(?:ks?|ths?)\b|\bthousands?\b/i;
const PERCENT = /%|\bper ?cent(?:age)?\b/i;
const POUNDS = /\u00a3|\bgbp\b|\bpounds?\b/i;
/** After pounds: `\u00a3 and pence` are pounds with their pence behind a point. */
const PENCE = /\b[Pp]ence\b|\bPENCE\b|[([]\s*[Pp]\s*[)\]]\s*$|(?:^|[\p{L})]\s+)p\s*$/u;

/** Units in brackets, or standing alone at an end, which are no part of a header's name. */
const IN_BRACKETS =
  /[([]\s*(?:in\s+)?(?:(?:\u00a3|pounds?)\s*(?:and|&|[.:])?\s*(?:pence|p)|\u00a3|gbp|pounds?(?: sterling)?|pence|p|\u00a3?\s*['\u2019,]?0{3}['\u2019]?s?|\u00a3?\s*thousands?|\u00a3\s*ks?|\u00a3?\s*m(?:n|illions?)?|%|per ?cent(?:age)?|numbers?|nos?\.?|count|people|persons)\s*[)\]]/gi;
const THOUSANDS_SIGN = /\u00a3\s*['\u2019,]?0{3}s?\b/gi;
const AT_THE_END =
  /\s(?:in\s+)?(?:gbp|['\u2019]?0{3}['\u2019]?s|\u00a3\s*(?:ks?|mn?)|(?:\u00a3\s*)?(?:thousands?|millions?)(?: of pounds)?|pence)$/i;
const PENCE_AT_THE_END = /\s+p$/;
const UNIT_ONLY =
  /^(?:in\s+)?(?:\u00a3|gbp|pounds?|pence|p|\u00a3?\s*['\u2019,]?0{3}['\u2019]?s?|\u00a3?\s*thousands?|\u00a3\s*ks?|\u00a3\s*m(?:n|illions?)?|%|per ?cent(?:age)?|numbers?|nos?\.?|count|d{1,2}[./-]m{1,4}[./-]y{2,4})$/i;

/** What any of these fits holds something of this: that a header states no unit, as nearly all do, takes one look. */
const ANY_UNIT = /[\u00a3%]|0{3}|million|thousand|per ?cent|gbp|pound|pence|p\s*(?:[)\]]\s*)?$/i;

/** The unit a header states, undefined where it states none. */
export function headerUnit(text: string): HeaderUnit | undefined {
  if (!ANY_UNIT.test(text)) return undefined;
  if (MILLIONS.test(text)) return "millions";
  if (THOUSANDS.test(text)) return "thousands";
  if (PERCENT.test(text)) return "percent";
  if (POUNDS.test(text)) return "pounds";
  return PENCE.test(text) ? "pence" : undefined;
}

/** Takes the unit off a header: `Spend (£)` and `Spend in pence` are `Spend`. */
export function stripUnits(text: string): string {
  return text
    .replace(IN_BRACKETS, " ")
    .replace(THOUSANDS_SIGN, " ")
    .trim()
    .replace(AT_THE_END, "")
    .replace(PENCE_AT_THE_END, "");
}

/** What a unit that stands alone begins and ends with. */
const UNIT_BEGINS = new Set("([i\u00a3gp0'\u2019t%ncdIGPTNCD");
const UNIT_ENDS = new Set(")]\u00a3pds0'\u2019kmn%ter.oyPDSKMNTEROY");

/** True for a cell that holds a unit and nothing else: `£000`, `No.`, `(%)`, `dd/mm/yyyy`. Nearly all others end otherwise. */
export function isUnitOnly(text: string): boolean {
  const trimmed = text.trim();
  if (!UNIT_BEGINS.has(trimmed.charAt(0)) || !UNIT_ENDS.has(trimmed.charAt(trimmed.length - 1))) return false;
  return UNIT_ONLY.test(trimmed.replace(/^[([]\s*|\s*[)\]]$/g, "").trim());
}
