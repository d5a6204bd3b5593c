/** What stands between a header and the same in another language, or another word for it. */
const BETWEEN = /\s*[\n\r]\s*|\s*[/|]\s*|\s+[-\u2013\u2014]\s+/;
const MAY_HAVE_HALVES = /[\n\r/|\u2013\u2014(]|\s-\s/;
const IN_BRACKETS = /^\s*([^()]*\S)\s*\(([^()]+)\)\s*$/;
const WORD = /\p{L}{2}/u;

/** The two texts of a header that says one thing twice: `Supplier name / Enw'r cyflenwr`, `Payee | Vendor`, or one over the other in a cell. */
export function headerHalves(text: string): readonly [string, string] | undefined {
  if (!MAY_HAVE_HALVES.test(text)) return undefined;
  const [, before, inside] = IN_BRACKETS.exec(text) ?? [];
  const [first = "", second = "", ...more] = before && inside ? [before, inside] : text.trim().split(BETWEEN);
  return more.length === 0 && WORD.test(first) && WORD.test(second) ? [first, second] : undefined;
}
