import { foldName } from "./fold-name.ts";
import { geographies } from "./geographies.generated.ts";

/** What the words of a council's title say it is: a county council, or one of a town or borough. */
export type TitleKind = "county" | "town";

/** A folded name without the words of a title, and what those words said. */
export interface PlaceName {
  readonly place: string;
  readonly kinds: readonly TitleKind[];
}

/** Words of a council's title. `cc` is short for a county council and for a city council. */
const TITLE_WORDS: ReadonlyMap<string, readonly TitleKind[]> = new Map<string, readonly TitleKind[]>([
  ["county", ["county"]],
  ["cc", ["county", "town"]],
  ["city", ["town"]],
  ["borough", ["town"]],
  ["metropolitan", ["town"]],
  ["district", ["town"]],
  ["royal", ["town"]],
  ["bc", ["town"]],
  ["dc", ["town"]],
  ["lb", ["town"]],
  ["lbc", ["town"]],
  ["rb", ["town"]],
  ["mbc", ["town"]],
  ["mdc", ["town"]],
  ["council", []],
  ["corporation", []],
  ["unitary", []],
  ["authority", []],
  ["ua", []],
]);

/** Titles that stand before a name without "of". */
const BARE_TITLES = new Set(["county", "borough", "lb", "rb"]);

/** Names of regions and of the country: a title is never taken off where only one of these is left. */
const AREAS = new Set(geographies.filter(({ level }) => level !== "council-type").map(({ name }) => foldName(name)));

/**
 * Takes the title off a folded name: `london borough of barset`, `barset council` and `barset`
 * are all the place `barset`. What stands in front stays where only a region's name would be left.
 */
export function placeName(folded: string): PlaceName {
  const words = folded.split(" ");
  return withoutTitle(words, titleEnd(words)) ?? withoutTitle(words, 0) ?? { place: folded, kinds: [] };
}

function withoutTitle(words: readonly string[], start: number): PlaceName | undefined {
  const end = titleStart(words, start);
  const place = words.slice(start, end).join(" ");
  if (place === "" || AREAS.has(place)) return undefined;
  const title = [...words.slice(0, start), ...words.slice(end)];
  return { place, kinds: [...new Set(title.flatMap((word) => TITLE_WORDS.get(word) ?? []))] };
}

/** How many leading words are a title: `city of`, `london borough of`, `county`, or none. */
function titleEnd(words: readonly string[], from = 0): number {
  const run = words.findIndex((word, index) => index >= from && !(isTitle(word) || word === "london"));
  if (run <= from) return from;
  if (words[run] === "of") return titleEnd(words, run + 1);
  return BARE_TITLES.has(words[run - 1] ?? "") ? run : from;
}

/** Where the title behind a name starts: `county council`, `city of`, `london borough`. */
function titleStart(words: readonly string[], from: number): number {
  const last = words.findLastIndex((word, index) => {
    const follows = words[index + 1];
    return !(isTitle(word) || word === "of" || (word === "london" && follows === "borough"));
  });
  return Math.max(last + 1, from);
}

function isTitle(word: string): boolean {
  return TITLE_WORDS.has(word);
}
