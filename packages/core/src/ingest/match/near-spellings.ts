import { editDistance } from "../../authorities/edit-distance.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import { type Edge, fits, isOfOtherCode, keysOf, TYPO_WEIGHT, unitOf } from "./column-edges.ts";
import { foldText } from "./fold-text.ts";
import type { HeaderColumn } from "./header-columns.ts";
import type { Spelling } from "./header-index.ts";
import type { MatchContext } from "./match-context.ts";
import { remembered } from "./remembered.ts";

/** In shorter headers one letter is too much of the word. */
const SHORTEST = 5;
/** In a word as short, another letter makes another word. */
const SHORT_WORD = 4;
/** From this length on, two letters may be wrong. */
const LONG = 9;
/** A second column this near, counted from the nearest, leaves it unclear which is meant. */
const CLEAR = 1;
/** More unknown headers than this are another table's. */
const MOST_HEADERS = 200;

interface Near {
  readonly column: string;
  readonly header: HeaderColumn;
  readonly distance: number;
}

/**
 * Headers with one or two letters wrong (`divison`), for the columns still without one. Taken only where the header is
 * near to one column and clearly not to another, and no other header is as near to that column. Digits are
 * never taken for one another.
 */
export function nearSpellings(
  tableId: string,
  missing: ReadonlySet<string>,
  headers: readonly HeaderColumn[],
  context: MatchContext,
): Edge[] {
  if (missing.size === 0) return [];
  const near = headers.slice(0, MOST_HEADERS).flatMap((header) => nearestColumn(header, tableId, missing, context));
  return near
    .filter(
      (one) => !near.some((other) => other !== one && other.column === one.column && other.distance <= one.distance),
    )
    .map(({ column, header, distance }) => ({ column, header, weight: TYPO_WEIGHT - distance, periods: [] }));
}

function nearestColumn(
  header: HeaderColumn,
  tableId: string,
  missing: ReadonlySet<string>,
  context: MatchContext,
): Near[] {
  const keys = keysOf(header).filter(({ text }) => text.length <= context.index.longest);
  const texts = new Map(keys.map(({ text }) => [context.header(text).loose, text] as const));
  const nearTo = nearSpellingsOf(context.index.spellings)(tableId);
  const near = [...texts].flatMap(([read, text]) =>
    nearTo(read).flatMap(({ spelling, place, distance }) =>
      hasOtherWord(text, spelling.header) ? [] : [{ column: spelling.column, header, distance, spelling, place }],
    ),
  );
  const [best, ...others] = near.sort((a, b) => a.distance - b.distance || a.place - b.place);
  if (best === undefined || !missing.has(best.column) || best.distance > allowed(header)) return [];
  if (others.some((other) => other.column !== best.column && other.distance <= best.distance + CLEAR)) return [];
  return isRefused(header, best.spelling, context) ? [] : [best];
}

/** The same text was refused for its unit or its code; a text nearly the same is refused for them too. */
function isRefused(header: HeaderColumn, spelling: Spelling, context: MatchContext): boolean {
  const column = context.collection.tables[spelling.table]?.columns[spelling.column];
  return !fits(spelling, unitOf(header), context) || (column !== undefined && isOfOtherCode(column, header));
}

/** A spelling that a text comes near to, with its place in the order of the collection. */
interface NearSpelling {
  readonly spelling: Spelling;
  readonly place: number;
  readonly distance: number;
}

/** Texts that are remembered for a table: sheet after sheet says much the same. */
const MOST_READ = 4096;

/** For each table what the spellings are that a text comes near to: only those with the same digits are compared with it. */
const nearSpellingsOf = rememberBy((spellings: readonly Spelling[]) =>
  remembered((tableId) => {
    const own = [...spellings.entries()].filter(([, { table }]) => table === tableId);
    const byDigits = Map.groupBy(own, ([, { text }]) => digitsIn(text.loose));
    return remembered(
      (read) =>
        (byDigits.get(digitsIn(read)) ?? []).flatMap(([place, spelling]): NearSpelling[] => {
          const distance = nearness(read, spelling.text.loose);
          return distance === undefined ? [] : [{ spelling, place, distance }];
        }),
      MOST_READ,
    );
  }),
);

function digitsIn(text: string): string {
  return text.replace(/\D+/g, "");
}

/** Distance up to one more than is let pass, so that a second candidate is seen. */
function nearness(found: string, spelling: string): number | undefined {
  const limit = most(spelling.length) + CLEAR;
  if (Math.min(found.length, spelling.length) < SHORTEST) return undefined;
  return editDistance(found, spelling, limit);
}

/** True where a short word is another one and not misspelt: `VAT amount` is not `Net amount`, nor `Pay rate` `Pay date`. */
function hasOtherWord(text: string, spelling: string): boolean {
  const [found, known] = [text, spelling].map((one) => foldText(one).split(" "));
  if (found === undefined || known === undefined || found.length !== known.length) return false;
  return found.some((word, at) => isOtherWord(word, known[at] ?? ""));
}

function isOtherWord(word: string, other: string): boolean {
  const letters = (one: string) => [...one].sort().join("");
  return word.length <= SHORT_WORD && word.length === other.length && letters(word) !== letters(other);
}

function most(length: number): number {
  return length < LONG ? 1 : 2;
}

function allowed({ levels }: HeaderColumn): number {
  return most(Math.max(0, ...levels.map(({ length }) => length)));
}
