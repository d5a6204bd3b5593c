const MOST_CHARACTERS = 80;

/** A value in quotes, on one line and cut where it is long, so that no cell can break the sentence it stands in. */
export function quote(value: string): string {
  return `"${onOneLine(value)}"`;
}

/** Words of a file as part of a sentence, on one line and cut where they are long. */
export function onOneLine(value: string): string {
  const line = value.replace(/[\p{C}\s]+/gu, " ").trim();
  const characters = [...line.slice(0, 4 * MOST_CHARACTERS)];
  return characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS).join("")}…` : line;
}
