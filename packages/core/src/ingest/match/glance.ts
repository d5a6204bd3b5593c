/** A cheap sign that a header may be dressed up: brackets, a footnote mark, a unit, a year. */
export const DRESSED = /[([*%]|(?<!\d)(?:19|20)\d\d|[^\x20-\x7e]/;
const DRESSES = "([*%";

/**
 * What a text is, told in one pass: there are a million of them in a large sheet. It is plain where `DRESSED` is surely not
 * in it, which a pattern takes ten times as long to say.
 */
export function glance(text: string): "no letters" | "plain" | "perhaps dressed" {
  let signs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LAST_PLAIN) return hasLetter(text) ? "perhaps dressed" : "no letters";
    const sign = SIGNS[code] ?? 0;
    signs |= sign === CENTURY ? (isCentury(text, at) ? DRESS : 0) : sign;
  }
  if ((signs & LETTERS) === 0) return "no letters";
  return (signs & DRESS) === 0 ? "plain" : "perhaps dressed";
}

const [LETTERS, DRESS, CENTURY] = [1, 2, 4];

/** True where a year may begin: `19` or `20`, and no digit before it. */
function isCentury(text: string, at: number): boolean {
  if (isDigit(text.charCodeAt(at - 1))) return false;
  return text.charCodeAt(at + 1) === (text.charCodeAt(at) === ONE ? NINE : NOUGHT);
}

function isDigit(code: number): boolean {
  return code >= NOUGHT && code <= NINE;
}

const [FIRST_PLAIN, LAST_PLAIN, NOUGHT, ONE, TWO, NINE] = [32, 126, 48, 49, 50, 57];
/** What each sign of ASCII says of its text. */
const SIGNS: Uint8Array = Uint8Array.from({ length: LAST_PLAIN + 1 }, (_, code) => {
  if (code < FIRST_PLAIN || DRESSES.includes(String.fromCharCode(code))) return DRESS;
  if (code === ONE || code === TWO) return CENTURY;
  return /[a-z]/i.test(String.fromCharCode(code)) ? LETTERS : 0;
});

const LETTER = /\p{L}/u;
const [FIRST_LETTER, LAST_LETTER, LAST_ASCII, LOWER] = [97, 122, 127, 32];

/** A pattern is asked only where a sign is beyond ASCII: it takes ten times as long to say so of a number. */
function hasLetter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LAST_ASCII) return LETTER.test(text);
    if ((code | LOWER) >= FIRST_LETTER && (code | LOWER) <= LAST_LETTER) return true;
  }
  return false;
}
