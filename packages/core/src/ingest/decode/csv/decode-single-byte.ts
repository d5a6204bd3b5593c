import type { DecodedText } from "./decode-text.ts";
import { dosText } from "./dos-text.ts";

/** How many bytes beyond ASCII are weighed. */
const SAMPLE = 20_000;

/** The byte that is a pound sign in text of DOS, and a letter no English word has elsewhere. */
const DOS_POUND = 0x9c;

/**
 * Decodes text of one byte a character: `windows-1252`, `macintosh` or, where its pound sign is there, `ibm850`, by which
 * makes sense of each byte among its neighbours. Where several do - the pound sign is the same byte in the
 * first two - it is Windows, the far more common.
 */
export function decodeSingleByte(bytes: Uint8Array): DecodedText {
  const windows = new TextDecoder("windows-1252").decode(bytes);
  const macintosh = new TextDecoder("macintosh").decode(bytes);
  const others: DecodedText[] = [{ text: macintosh, encoding: "macintosh" }];
  if (bytes.includes(DOS_POUND)) others.push({ text: dosText(bytes), encoding: "ibm850" });
  let best: DecodedText = { text: windows, encoding: "windows-1252" };
  let most = plausibility(windows, bytes);
  for (const other of others) {
    const score = plausibility(other.text, bytes);
    if (score > most) [best, most] = [other, score];
  }
  return best;
}

/** All of them make one UTF-16 unit of each byte, so places in text and bytes are the same. */
function plausibility(text: string, bytes: Uint8Array): number {
  let score = 0;
  let seen = 0;
  for (let at = 0; at < bytes.length && seen < SAMPLE; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    seen += 1;
    score += weigh(text.charAt(at), text.charAt(at - 1), text.charAt(at + 1));
  }
  return score;
}

// Only Latin letters are accents: Mac Roman has Greek ones where windows-1252 has raised digits.
const LETTER = /\p{Script=Latin}/u;
const LOWER = /\p{Ll}/u;
const BEFORE_OPENING = /^[\s"'(,;\t]?$/;
const AFTER_CLOSING = /^[\s"').,;:!?\t]?$/;

function weigh(character: string, before: string, after: string): number {
  if (/[\u0080-\u009f]/.test(character)) return -5;
  if (character === "’" || character === "‘") return LETTER.test(before) || LETTER.test(after) ? 2 : 0;
  if (character === "“") return BEFORE_OPENING.test(before) ? 2 : -1;
  if (character === "”") return AFTER_CLOSING.test(after) ? 2 : -1;
  if (character === "–" || character === "—" || character === "\u00a0") return 2;
  if (character === "€" || character === "£") return /\d/.test(after) ? 2 : 0;
  if (/[•…½¼¾°²³©®™×§¹†ƒ]/.test(character)) return 0;
  return LETTER.test(character) ? weighLetter(character, before, after) : -2;
}

/** An accented letter belongs in a word; a capital belongs at its start or among capitals. */
function weighLetter(character: string, before: string, after: string): number {
  if (LOWER.test(character)) return LETTER.test(before) || LOWER.test(after) ? 1 : -1;
  if (LOWER.test(before)) return -2;
  // No word doubles such a capital: it is a row of the dots that lead to a figure.
  if (character === before || character === after) return -1;
  return LETTER.test(after) ? 1 : -1;
}
