import { squashText } from "./fold-text.ts";
import { stripMarks } from "./strip-marks.ts";

/** What tells whether a text is one of the spellings, but for case, punctuation and footnote marks the spelling has not. */
export function isOneOf(spellings: readonly string[]): (text: string) => boolean {
  const known = new Set(spellings.map(squashText));
  return (text) => known.has(squashText(text)) || known.has(squashText(stripMarks(text)));
}
