const LONGEST = 200;
const MOST_SPLITS = 40;
/** Between words, between letters and digits, before a pound sign, and behind a day with the year in full. */
const SEAMS = /\s+|(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})|(?<=\S)(?=\u00a3)|(?<=[/.-]\d{4})(?=\d)/gu;

/** The ways to take a text for two that a lost mark or space has run together: `1234Barnet`, `12/03/2014£45.00`. */
export function splitsOf(text: string): [string, string][] {
  if (text.length > LONGEST) return [];
  const seams = [...text.matchAll(SEAMS)].slice(0, MOST_SPLITS);
  return seams
    .map(({ index, 0: gap }): [string, string] => [text.slice(0, index), text.slice(index + gap.length)])
    .filter(([left, right]) => left !== "" && right !== "");
}
