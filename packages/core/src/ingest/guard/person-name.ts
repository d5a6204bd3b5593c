import { foldText } from "../match/fold-text.ts";
import { forenames } from "./forenames.ts";
import type { LineCell } from "./sheet-lines.ts";

const TITLES = new Set(["mr", "mrs", "ms", "miss", "mx", "dr"]);
/** What no person's name holds and many a firm's does. */
const FIRM =
  /\b(?:ltd|limited|plc|llp|cic|inc|co|company|group|services?|solutions|council|trust|school|college|academy|care|home|homes|house|centre|church|charity|association|society|union|sons?|partners(?:hip)?|associates|solicitors|consultants?|consulting|transport|travel|taxis?|cars|builders|construction|nursery|surgery|practice|nhs|university|board|bank|foundation|club|court|lodge|street|road|library|hall|park|ward|area|team|total)\b/;

/** A cell of one to five words, none of them with a digit or of a firm: what a name could be. Folded. */
export function nameShaped({ cell, text }: LineCell): string | undefined {
  if (cell.kind !== "text" || text.length > 60 || /[\d@:?/]/.test(text)) return undefined;
  const folded = foldText(text);
  const words = folded.split(" ");
  return folded === "" || words.length > 5 || FIRM.test(folded) ? undefined : folded;
}

/** Of such a cell, one in which a word is a title or a common forename. */
export function personName(cell: LineCell): string | undefined {
  const folded = nameShaped(cell);
  const words = folded?.split(" ") ?? [];
  const isOne = TITLES.has(words[0] ?? "") ? words.length > 1 : words.some((word) => forenames.has(word));
  return isOne ? folded : undefined;
}
