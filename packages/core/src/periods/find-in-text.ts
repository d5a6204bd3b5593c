/** A day, month or year found in a text, by its id, and where it stands. */
export interface Found {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** One way of writing it: a global expression with named groups, which fits no empty text, and the id its groups spell. */
export interface Wording {
  readonly pattern: RegExp;
  readonly id: (groups: Readonly<Record<string, string | undefined>>) => string | undefined;
}

const MONTH_STARTS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Source of an expression for a month's name, whole or cut short. */
export const MONTH_NAME =
  "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])";

/** Everything in the text that any of the wordings fits, in order of place. */
export function findInText(text: string, wordings: readonly Wording[]): readonly Found[] {
  const all: Found[] = [];
  for (const { pattern, id } of wordings) {
    // `matchAll` makes a copy of the expression for every text.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const found = id(match.groups ?? {});
      if (found !== undefined) all.push({ id: found, start: match.index, end: match.index + match[0].length });
    }
  }
  return all.sort((a, b) => a.start - b.start);
}

/** `Sept` or `9` as `09`. */
export function monthDigits(text = ""): string {
  const named = MONTH_STARTS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  return (named > 0 ? String(named) : text).padStart(2, "0");
}

/** A year of two digits as four: 70 to 99 are of the last century. */
export function yearDigits(text = ""): string {
  if (text.length !== 2) return text;
  return `${Number(text) < 70 ? "20" : "19"}${text}`;
}
