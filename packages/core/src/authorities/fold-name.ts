const SUPERSCRIPTS = /[\u00b9\u00b2\u00b3\u2070-\u2079]/g;
/** A footnote mark in brackets: `(2)`, `[1,3]`, `(p)`, `[note 4]`. */
const BRACKETED_MARK = /[([{](?:notes? ?)?(?:\d{1,2}(?:, ?\d{1,2})*|[a-z])[)\]}]/gi;
/** Such a text has nothing to take apart. */
const IS_ASCII = /^[\0-\x7f]*$/;
const APOSTROPHES = /['\u2018\u2019\u02bc`]/g;

/** Words that join the parts of a name and are left out or put in at will. */
const LEFT_OUT = new Set(["the", "and"]);

const SAME_WORD: ReadonlyMap<string, string> = new Map([
  ["st", "saint"],
  ["upon", "on"],
  ["boro", "borough"],
  ["ne", "north east"],
  ["nw", "north west"],
  ["se", "south east"],
  ["sw", "south west"],
]);

const COMPASS: ReadonlyMap<string, string> = new Map([
  ["n", "north"],
  ["s", "south"],
  ["e", "east"],
  ["w", "west"],
]);

/**
 * Folds what may differ between two spellings of one name: case, accents, punctuation, `&`
 * and `and`, `St` and `Saint`, `upon` and `on`, points of the compass, footnote marks. Codes come through
 * unchanged but for case. Returns lower-case words joined by single spaces.
 */
export function foldName(text: string): string {
  const bare = text.replace(SUPERSCRIPTS, " ").replace(BRACKETED_MARK, " ");
  const letters = IS_ASCII.test(bare) ? bare : bare.normalize("NFKD").replace(/\p{M}+/gu, "");
  const plain = letters.replace(APOSTROPHES, "").toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== "" && !LEFT_OUT.has(word));
  return withoutMarks(words).map(wholeWord).join(" ");
}

/** Drops numbers too short to be a code: a list number before a name, footnote marks behind one. */
function withoutMarks(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !isMark(word));
  const last = words.findLastIndex((word) => !isMark(word));
  if (start === -1) return [];
  const end = /^\d+$/.test(words[last] ?? "") ? words.length : last + 1;
  return words.slice(start, end).map((word) => word.replace(/^([a-z]{3,})\d{1,2}$/, "$1"));
}

function isMark(word: string): boolean {
  return /^\d{1,2}$/.test(word);
}

function wholeWord(word: string, index: number, words: readonly string[]): string {
  const leads = index === 0 || COMPASS.has(words[index - 1] ?? "") || COMPASS.has(words[index + 1] ?? "");
  return (leads ? COMPASS.get(word) : undefined) ?? SAME_WORD.get(word) ?? word;
}
