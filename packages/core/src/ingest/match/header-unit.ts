/** What a header says its numbers are in. */
export type HeaderUnit = "pounds" | "thousands" | "millions" | "percent";

const MILLIONS = /\u00a3\s*m(?:n|illions?)?\b|\u00a3\s*'?0{3},?'?0{3}|\bmillions?\b/i;
const THOUSANDS =
  /\u00a3\s*['\u2019]?0{3}s?\b|['\u2019(]\s*0{3}['\u2019]?s?\s*\)?(?![\d,])|\u00a3\s*(?:k|ths?)\b|\bthousands?\b/i;
const PERCENT = /%|\bper ?cent(?:age)?\b/i;
const POUNDS = /\u00a3|\bgbp\b|\bpounds?\b/i;

/** Units in brackets, or standing alone at an end, which are no part of a header's name. */
const IN_BRACKETS =
  /[([]\s*(?:in\s+)?(?:\u00a3|gbp|pounds?(?: sterling)?|\u00a3?\s*['\u2019]?0{3}['\u2019]?s?|\u00a3?\s*thousands?|\u00a3\s*k|\u00a3?\s*m(?:n|illions?)?|%|per ?cent(?:age)?|numbers?|nos?\.?|count|people|persons)\s*[)\]]/gi;
const THOUSANDS_SIGN = /\u00a3\s*['\u2019]?0{3}s?\b/gi;
const UNIT_ONLY =
  /^(?:in\s+)?(?:\u00a3|gbp|pounds?|\u00a3?\s*['\u2019]?0{3}['\u2019]?s?|\u00a3?\s*thousands?|\u00a3\s*k|\u00a3\s*m(?:n|illions?)?|%|per ?cent(?:age)?|numbers?|nos?\.?|count|d{1,2}[./-]m{1,4}[./-]y{2,4})$/i;

/** The unit a header states, undefined where it states none. */
export function headerUnit(text: string): HeaderUnit | undefined {
  if (MILLIONS.test(text)) return "millions";
  if (THOUSANDS.test(text)) return "thousands";
  if (PERCENT.test(text)) return "percent";
  return POUNDS.test(text) ? "pounds" : undefined;
}

/** Takes the unit off a header: `Spend (£)` is `Spend`. */
export function stripUnits(text: string): string {
  return text.replace(IN_BRACKETS, " ").replace(THOUSANDS_SIGN, " ").trim();
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
