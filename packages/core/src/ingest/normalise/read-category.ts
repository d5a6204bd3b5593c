import type { CategoryColumn } from "../../collections/columns.ts";
import { foldText } from "../match/fold-text.ts";
import { stripMarks } from "../match/strip-marks.ts";

/** Longer texts are in no list. */
const LONGEST = 500;

/**
 * Reads a text as one of a list: its id where it folds to a spelling, with or without a footnote mark,
 * undefined where it does not. A spelling with a letter wrong is not guessed at.
 */
export function categoryReader({ values }: CategoryColumn): (text: string) => string | undefined {
  const ids = new Map<string, string>();
  for (const [id, spellings] of Object.entries(values)) {
    for (const spelling of spellings) if (!ids.has(foldRange(spelling))) ids.set(foldRange(spelling), id);
  }
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (text.length > LONGEST) return undefined;
    if (known.has(text)) return known.get(text);
    const id = ids.get(foldRange(text)) ?? ids.get(foldRange(stripMarks(text)));
    known.set(text, id);
    return id;
  };
}

/** `18 to 64` is `18-64`. */
function foldRange(text: string): string {
  return foldText(text).replace(/(\d) to (\d)/g, "$1 $2");
}
