import type { Found } from "./find-in-text.ts";

/** From one thing found in a text to the next, with words between them that say so. */
export interface Span {
  readonly first: string;
  readonly last: string;
  readonly start: number;
  readonly end: number;
}

/** Pairs each thing found with the one after it where `to`, `and`, `until` or a dash is all that stands between. */
export function findSpans(text: string, found: readonly Found[]): readonly Span[] {
  return found.flatMap((first, index) => {
    const last = found[index + 1];
    if (
      last === undefined ||
      !/^ ?(?:to|and|until|till|through|-) ?(?:the )?$/i.test(text.slice(first.end, last.start))
    ) {
      return [];
    }
    return [{ first: first.id, last: last.id, start: first.start, end: last.end }];
  });
}
