import { foldText } from "./fold-text.ts";

const TOTAL = /^(?:sub ?)?totals?$/;
/** A whole cell that says total, whatever the table is about. */
const WHOLE =
  /^(?:grand |overall |sub ?|sum |column |page |report )?totals?(?: (?:england|all|overall|sum|amount|spend|value|payments?|expenditure))?$/;
/** More of them, in a place where a category or a council would stand. */
const WHOLE_KEY = /^(?:overall|all|sum|sums|england|national|national total|all england|england total)$/;
/** The sum of a page, at its foot and at the head of the next. */
const CARRIED =
  /\b(?:carried|brought) (?:forward|fwd|down|over)(?: (?:to|from)\b.*)?$|^(?:(?:page \d+ )?(?:(?:sub ?)?total|balance|amount|sum) )?[bc] ?(?:f|d|fwd)(?: (?:to|from)\b.*)?$|^(?:(?:sub ?)?total )?(?:(?:carried|brought) )?(?:to|from) (?:the )?(?:next|last|previous|prior) page$|^continued(?: (?:over|overleaf))?$|^forward$/;
/** What all of them have, and nearly no other text; cheap to tell. */
const MAY_BE_CARRIED =
  /\bf(?:or)?w(?:ar)?d\b|\b[bc]\W{0,3}f(?:wd)?\b|\b[bc]\W{0,3}d\b|\b(?:carried|brought|continued|page)\b/i;
const LONGEST_CARRIED = 60;
const SUMMARY =
  /^(?:average|mean|median|min|minimum|max|maximum|range|mode|quartile|percentile|standard deviation|st dev)$/;
const SUMMARY_ENDS =
  /^(?:average|mean|median|minimum|maximum|lower quartile|upper quartile)\b|\b(?:average|mean|median|minimum|maximum|quartile)$/;

/** True where a whole text means a total: `Total`, `GRAND TOTAL`, `Sub-total`. A supplier called Total Gas is none. */
export function isTotalText(text: string): boolean {
  return maySayTotal(text) && WHOLE.test(foldText(text));
}

/** False for nearly all texts that are no `isTotalText`, and for none that is one. */
export function maySayTotal(text: string): boolean {
  if (text.length >= 40) return false;
  for (let at = 0; at < text.length; at += 1) {
    if ((text.charCodeAt(at) | LOWER) === T && (text.charCodeAt(at + 1) | LOWER) === O) return /total/i.test(text);
  }
  return false;
}

const [LOWER, O, T] = [32, 111, 116];

/** True where a text in the place of a category or council means a total: `Total people`, `All ages`, `England`. */
export function isTotalKey(text: string): boolean {
  if (text.length > 100) return false;
  const folded = foldText(text);
  if (WHOLE.test(folded) || WHOLE_KEY.test(folded)) return true;
  const words = folded.split(" ");
  return TOTAL.test(words[0] ?? "") || TOTAL.test(words.at(-1) ?? "") || (words[0] === "all" && words.length < 5);
}

/** True where a text ends by calling itself a total, whatever of: `Adults Total`, `Carried forward`. A supplier called Total Gas does not. */
export function endsAsTotal(text: string): boolean {
  if (text.length > 100) return false;
  const folded = foldText(text);
  return TOTAL.test(folded.split(" ").at(-1) ?? "") || CARRIED.test(folded);
}

/** True where a text says that a sum goes on from one page to the next: `c/f`, `Brought forward from page 1`. A supplier called Forward Ltd does not. */
export function isCarriedText(text: string): boolean {
  return text.length < LONGEST_CARRIED && MAY_BE_CARRIED.test(text) && CARRIED.test(foldText(text));
}

/** True where a text in the place of a category or council means a summary that is no total: `England average`. */
export function isSummaryKey(text: string): boolean {
  if (text.length > 100) return false;
  const folded = foldText(text);
  return SUMMARY.test(folded) || SUMMARY_ENDS.test(folded);
}
