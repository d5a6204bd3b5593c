import { lengthOf } from "./wrap-text.ts";

/** What a shell takes for more than a text. */
const TO_QUOTE = /[^\w@%+=:,./-]/;
const INDENT = "  ";
const CONTINUED = " \\";

/** A word of a command as it is to be typed: in quotes where a shell would read something else. */
export function typed(word: string): string {
  return TO_QUOTE.test(word) || word === "" ? `'${word.replaceAll("'", `'\\''`)}'` : word;
}

/** The options that lead a command to the store in use, a part each: its address, that of its uploads, and its server. */
export function storeParts(store: string, env: Readonly<Record<string, string | undefined>>): string[] {
  const uploads = env["RETURNS_UPLOADS_STORE"];
  const endpoint = store.includes("://") ? env["RETURNS_ENDPOINT"] : undefined;
  return [
    `--store ${typed(store)}`,
    ...(uploads ? [`--uploads ${typed(uploads)}`] : []),
    ...(endpoint ? [`--endpoint ${typed(endpoint)}`] : []),
  ];
}

/**
 * A command to be copied, set in by two characters: in one line where that fits, and else in several that a shell joins. A
 * part stays whole, and is broken into lines already where it holds line ends.
 */
export function commandLines(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = `${last} ${part}`;
    const room = width - CONTINUED.length;
    if (last !== undefined && !joined.includes("\n") && lengthOf(joined) <= room) lines[lines.length - 1] = joined;
    else lines.push(`${last === undefined ? INDENT : INDENT + INDENT}${part}`);
  }
  return lines
    .map((line, at) => (at < lines.length - 1 ? `${line}${CONTINUED}` : line))
    .flatMap((line) => line.split("\n"));
}
