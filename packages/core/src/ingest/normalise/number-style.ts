/** How the numbers of a column are written and what they are in, besides what each cell says. */
export interface NumberStyle {
  /** True where a comma stands before the fraction and points between thousands: `1.234,56`. */
  readonly isComma?: boolean;
  /** Powers of ten that its numbers are multiplied by: 3 for a column in thousands. */
  readonly power?: number;
  /** True where percentages stand as parts of one: 0.45 for 45%. */
  readonly isPartOfOne?: boolean;
  /** True where most percentages are whole ones and some look like parts of one. */
  readonly isMixed?: boolean;
}

/** Fewer show nothing: a comma in the wrong place is a slip. */
const LEAST_SHOWN = 3;
const LONGEST = 40;
const COMMA = /^\D*(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}\D*$|^\D*\d{1,3}(?:\.\d{3}){2,}\D*$/;
const POINT = /\d,\d{3}(?!\d)|\.\d{1,2}\D*$|\.\d{4}/;

/**
 * The first text that shows a comma before fractions, where a column is written so: three at least that can be read in no
 * other way, at least half of all its texts, and none that has a point there. Undefined for any other column. `wholes` says how many texts without either there are besides.
 */
export function commaShown(texts: Iterable<string>, wholes: () => number = () => 0): string | undefined {
  let shown: string | undefined;
  let [commas, all] = [0, 0];
  for (const text of texts) {
    if (text.length > LONGEST || text.trim() === "") continue;
    all += 1;
    if (!/[.,]/.test(text)) continue;
    if (COMMA.test(text)) {
      commas += 1;
      shown ??= text;
    } else if (POINT.test(text)) return undefined;
  }
  return commas >= LEAST_SHOWN && 2 * commas >= all + wholes() ? shown : undefined;
}

/** `1.234,56` as `1,234.56`. */
export function swapCommas(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === "," ? "." : ","));
}

/** True where every number of a column of percentages, three at least, is a part of one and some are fractions. */
export function arePartsOfOne(numbers: readonly number[]): boolean {
  const some = numbers.filter((number) => number !== 0);
  const isPart = (number: number) => number > 0 && number <= 1;
  return some.length >= LEAST_SHOWN && some.every(isPart) && some.some((number) => number < 1);
}

/** A part of one is so much less than the least of the others that it is hardly one of them. */
const FAR_BELOW = 5;

/** True where a column of percentages has numbers below one that would be among the others if they were parts of one. */
export function haveParts(numbers: readonly number[]): boolean {
  const parts = numbers.filter((number) => number > 0 && number < 1);
  const others = numbers.filter((number) => number > 1);
  if (parts.length === 0 || others.length < LEAST_SHOWN) return false;
  const least = others.reduce((one, other) => Math.min(one, other));
  const most = others.reduce((one, other) => Math.max(one, other));
  return parts.every((part) => part * FAR_BELOW < least && part * 100 >= least && part * 100 <= most);
}
