/**
 * Breaks text into lines of at most `width` characters, at spaces where it can.
 * Line ends in the text stay; a word longer than a line is cut.
 */
export function wrapText(text: string, width: number): string[] {
  const room = Math.max(1, width);
  return text.split("\n").flatMap((paragraph) => wrapWords(cutWords(paragraph, room), room));
}

/** Wraps text in which a long word, such as a path, is to be copied: it stays whole on a line of its own. */
export function wrapSentence(text: string, width: number): string[] {
  return text.split("\n").flatMap((paragraph) => wrapWords(paragraph.split(/ +/), width));
}

/** Wraps text and sets every line in by `indent` characters; `width` counts them. */
export function wrapIndented(text: string, indent: number, width: number): string[] {
  return wrapText(text, width - indent).map((line) => `${" ".repeat(indent)}${line}`);
}

function cutWords(paragraph: string, width: number): string[] {
  return paragraph.split(/ +/).flatMap((word) => cut(word, width));
}

function wrapWords(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (line === "" || lengthOf(joined) <= width) {
      line = joined;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function cut(word: string, width: number): string[] {
  const characters = [...word];
  if (characters.length <= width) return [word];
  const pieces = Math.ceil(characters.length / width);
  return Array.from({ length: pieces }, (_, n) => characters.slice(n * width, (n + 1) * width).join(""));
}

/** Characters as people count them, near enough: one a code point. */
export function lengthOf(text: string): number {
  return [...text].length;
}
