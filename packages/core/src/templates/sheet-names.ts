/** Longest name a sheet may have in a spreadsheet program. */
const LONGEST = 31;

/**
 * Names for sheets, in the order of the titles: without the characters no sheet may have,
 * not too long, and no two alike whatever their case.
 */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title
      .replace(/[\\/?*[\]:]/g, " ")
      .replace(/^'+|'+$/g, "")
      .replace(/\s+/g, " ")
      .trim();
    const name = firstFree(plain === "" ? "Sheet" : plain, taken);
    taken.add(name.toLowerCase());
    return name;
  });
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const suffix = n === 1 ? "" : ` ${n}`;
    const candidate = name.slice(0, LONGEST - suffix.length) + suffix;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
