const APOSTROPHES = /['\u2018\u2019\u02bc`]/g;

/** Signs that are read as words, so that `65+` is not `65` and `<5` is not `5`. */
const SIGNS: Readonly<Record<string, string>> = { "&": "and", "+": "plus", "<": "under", ">": "over" };

const LAST_ASCII = 127;

/** What a character of ASCII folds to: itself in lower case, a word, a space, or nothing. */
const FOLDED: readonly string[] = Array.from({ length: LAST_ASCII + 1 }, (_, code) => foldAscii(code));

function foldAscii(code: number): string {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/.test(character)) return character;
  if (/[A-Z]/.test(character)) return character.toLowerCase();
  if (character === "'" || character === "`") return "";
  const word = SIGNS[character];
  return word === undefined ? " " : ` ${word} `;
}

/** Folds case, accents, width, punctuation and `&`: lower-case words joined by single spaces. */
export function foldText(text: string): string {
  return foldPlain(text, " ") ?? foldAny(text);
}

/** `foldText` without its spaces, so that `NetAmount`, `net_amount` and `Net amount` are one. */
export function squashText(text: string): string {
  return foldPlain(text, "") ?? foldAny(text).replaceAll(" ", "");
}

/**
 * The first and the last sign of what a text folds to, as one number: texts of which it differs do not fold alike, which
 * is much quicker told than folding them. Undefined where only folding tells.
 */
export function foldedEdges(text: string): number | undefined {
  const first = foldedEdge(text, 0, 1);
  const last = foldedEdge(text, text.length - 1, -1);
  return first === undefined || last === undefined ? undefined : first * (LAST_ASCII + 1) + last;
}

function foldedEdge(text: string, from: number, step: 1 | -1): number | undefined {
  for (let at = from; at >= 0 && at < text.length; at += step) {
    const piece = FOLDED[text.charCodeAt(at)];
    if (piece === undefined || piece.length > 1) return undefined;
    if (piece !== "" && piece !== " ") return piece.charCodeAt(0);
  }
  return undefined;
}

/** The fast way for text in ASCII; undefined for other text. */
function foldPlain(text: string, space: string): string | undefined {
  let folded = "";
  let apart = false;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code > LAST_ASCII) return undefined;
    const piece = FOLDED[code] ?? "";
    if (piece === " ") apart = true;
    else if (piece.length === 1) {
      folded += apart && folded !== "" ? space + piece : piece;
      apart = false;
    } else if (piece !== "") {
      folded += folded === "" ? piece.trim() : space + piece.trim();
      apart = true;
    }
  }
  return folded;
}

function foldAny(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(APOSTROPHES, "")
    .replace(/[&+<>]/g, (sign) => ` ${SIGNS[sign] ?? ""} `)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
