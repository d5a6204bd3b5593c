import { nameShaped, personName } from "./person-name.ts";
import type { SheetLine } from "./sheet-lines.ts";
import { tallyLine } from "./tally-line.ts";

const PERSON = "client|patient|service user|carer|child|resident|tenant|pupil|student|employee|person";
/** A header, folded, that asks for the name of a person. */
const NAME_HEADER = new RegExp(
  `\\b(?:surname|forenames?|first names?|last name|family name|given names?|full name|(?:${PERSON})s? ?(?:full )?name|name of (?:the )?(?:${PERSON}))$`,
);
/** So many different names, and this share of the line, make it a line of names. */
const FEWEST = 3;
const SHARE = 0.5;

/**
 * True where a line holds the names of people: its header asks for them, or most of its cells have a title or a common
 * forename and nothing of a firm. A line under a header that the collection itself asks for (its suppliers) is taken
 * for what it declares, unless the header says otherwise.
 */
export function holdsPersonNames(line: SheetLine, declared: ReadonlySet<string>): boolean {
  const isAskedFor = line.top.some((text) => NAME_HEADER.test(text));
  if (!isAskedFor && line.top.some((text) => declared.has(text))) return false;
  const shaped = tallyLine(line, nameShaped);
  if (shaped === undefined || shaped.distinct.size <= FEWEST) return false;
  if (isAskedFor) return true;
  const people = tallyLine(line, personName);
  return people !== undefined && people.distinct.size >= FEWEST && people.cells >= SHARE * people.filled;
}
