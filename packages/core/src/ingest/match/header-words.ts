import { rememberBy } from "../../collections/remember-by.ts";
import { foldText } from "./fold-text.ts";
import { fullWord } from "./full-word.ts";
import type { HeaderIndex, Spelling } from "./header-index.ts";
import { stripUnits } from "./header-unit.ts";
import { remembered } from "./remembered.ts";
import { stripDates } from "./strip-dates.ts";
import { stripMarks } from "./strip-marks.ts";

const SAY_NOTHING = new Set(
  "the of a an and number no in for by with which who from to at on is are per this that".split(" "),
);
/** Words that make another thing of what they stand beside. */
const OTHER_THING = new Set(
  "last previous prior target forecast plan planned estimate estimated projected variance change difference average mean median percent percentage share rate ratio cumulative not non without excluding exclude other total new".split(
    " ",
  ),
);

/** Compares headers with the columns of one table by their words. */
export interface WordScores {
  /** 0 to 1: how much of the words of a header and of the nearest spelling of a column are shared. */
  readonly shared: (header: string, column: string) => number;
}

/** Words of headers that are remembered for a table. */
const MOST_READ = 4096;

/**
 * Scores headers of a table by shared words, folded and without their endings. A word that several columns of the table
 * have counts for less. Headers that differ in a number, or in a word that makes another thing of it (`last`, `target`),
 * share nothing.
 */
export function wordScores(tableId: string, { spellings }: HeaderIndex): WordScores {
  return scoresOf(spellings)(tableId);
}

const scoresOf = rememberBy((spellings: readonly Spelling[]) =>
  remembered((tableId) => tableScores(spellings.filter(({ table }) => table === tableId))),
);

function tableScores(spellings: readonly Spelling[]): WordScores {
  const own = spellings.map(({ column, header }) => ({ column, words: headerWords(header) }));
  const ofColumn = Map.groupBy(own, ({ column }) => column);
  const columnsOf = new Map<string, Set<string>>();
  for (const { column, words } of own) {
    for (const word of words) columnsOf.set(word, (columnsOf.get(word) ?? new Set()).add(column));
  }
  const weight = (word: string) => 1 / Math.max(1, columnsOf.get(word)?.size ?? 1);
  const sum = (words: ReadonlySet<string>) => words.values().reduce((total, word) => total + weight(word), 0);
  const wordsOf = remembered(headerWords, MOST_READ);
  return {
    shared: (header, column) => {
      const words = wordsOf(header);
      const scores = (ofColumn.get(column) ?? []).flatMap((spelling) =>
        isOtherThing(words, spelling.words)
          ? []
          : [sum(words.intersection(spelling.words)) / Math.max(0.01, sum(words.union(spelling.words)))],
      );
      return Math.max(0, ...scores);
    },
  };
}

function isOtherThing(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one.symmetricDifference(other)].some((word) => OTHER_THING.has(word) || /\d/.test(word));
}

function headerWords(text: string): Set<string> {
  const plain = foldText(stripDates(stripUnits(stripMarks(text))));
  const words = plain.split(" ").filter((word) => word !== "" && !SAY_NOTHING.has(word));
  return new Set(words.map(fullWord).map((word) => (OTHER_THING.has(word) ? word : stem(word))));
}

/** `payments` and `payment`, `managed` and `manages` are one. */
function stem(word: string): string {
  if (word.length < 5) return word.replace(/([^s])s$/, "$1");
  return word.replace(/(?:ings?|ed|es|s)$/, "").replace(/e$/, "");
}
