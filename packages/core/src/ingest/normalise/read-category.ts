import type { CategoryColumn } from "../../collections/columns.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import { foldText } from "../match/fold-text.ts";
import { stripMarks } from "../match/strip-marks.ts";

/** Longer texts are in no list. */
const LONGEST = 500;

/**
 * Reads a text as one of a list: its id where it is a spelling or folds to one, with or without a footnote mark,
 * undefined where it does not. A spelling with a letter wrong is not guessed at. Of codes that fold alike (`9`, `-9`)
 * each is itself.
 */
export function categoryReader(column: CategoryColumn): (text: string) => string | undefined {
  const { exact, ids } = spellingsOf(column);
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (text.length > LONGEST) return undefined;
    if (known.has(text)) return known.get(text);
    const id = exact.get(text) ?? ids.get(foldRange(text)) ?? ids.get(foldRange(stripMarks(text)));
    known.set(text, id);
    return id;
  };
}

/** The id of each spelling of a column, as it is and folded. */
const spellingsOf = rememberBy(({ values }: CategoryColumn) => {
  const exact = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const [id, spellings] of Object.entries(values)) {
    for (const spelling of spellings) {
      if (!exact.has(spelling)) exact.set(spelling, id);
      if (!ids.has(foldRange(spelling))) ids.set(foldRange(spelling), id);
    }
  }
  return { exact, ids };
});

/** `18 to 64` is `18-64`. */
function foldRange(text: string): string {
  return foldText(text).replace(/(\d) to (\d)/g, "$1 $2");
}
