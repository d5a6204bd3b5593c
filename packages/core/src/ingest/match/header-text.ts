import { foldText, squashText } from "./fold-text.ts";
import { fullWord } from "./full-word.ts";
import { type HeaderUnit, headerUnit, stripUnits } from "./header-unit.ts";
import { stripDates } from "./strip-dates.ts";
import { stripMarks } from "./strip-marks.ts";

/** A header in the forms it is compared in, each more forgiving than the one before. Empty forms match nothing. */
export interface HeaderText {
  /** Case, spaces and punctuation folded. */
  readonly exact: string;
  /** Also without footnote marks and units. */
  readonly loose: string;
  /** Also without dates. */
  readonly undated: string;
  /** Also in any order of words, and without those that say nothing. */
  readonly words: string;
  readonly unit: HeaderUnit | undefined;
}

/** `1. Supplier name`, `Q2: Date`, `(b) Amount`. */
const NUMBERED = /^\s*(?:q(?:uestion)?\.?\s*\d{1,2}|\(?\d{1,2}|\(?[a-z](?=\)))\s*[.):]+\s+(?=\p{L}{2})/iu;

const SAY_NOTHING = new Set(["the", "of", "a", "an", "and", "number", "no", "in", "for"]);

/** Reads a header, or a spelling it is to be compared with. */
export function readHeader(text: string): HeaderText {
  const plain = stripUnits(stripMarks(text))
    .replace(NUMBERED, "")
    .replace(/(\d)\s+to\s+(\d)/gi, "$1-$2");
  const undated = stripDates(plain);
  return {
    exact: squashText(text),
    loose: squashText(plain),
    undated: squashText(undated),
    words: sortedWords(undated),
    unit: headerUnit(text),
  };
}

function sortedWords(text: string): string {
  const words = foldText(text)
    .split(" ")
    .filter((word) => word !== "" && !SAY_NOTHING.has(word));
  return [...new Set(words.map(fullWord))].sort().join(" ");
}
