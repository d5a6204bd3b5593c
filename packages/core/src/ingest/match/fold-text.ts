const APOSTROPHES = /['\u2018\u2019\u02bc`]/g;

/** Signs that are read as words, so that `65+` is not `65` and `<5` is not `5`. */
const SIGNS: Readonly<Record<string, string>> = { "&": "and", "+": "plus", "<": "under", ">": "over" };

const LOWER_A = 97;
const LOWER_Z = 122;
const UPPER_A = 65;
const UPPER_Z = 90;
const DIGIT_0 = 48;
const DIGIT_9 = 57;
const CASE = 32;
const LAST_ASCII = 127;

/** Folds case, accents, width, punctuation and `&`: lower-case words joined by single spaces. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(APOSTROPHES, "")
    .replace(/[&+<>]/g, (sign) => ` ${SIGNS[sign] ?? ""} `)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** `foldText` without its spaces, so that `NetAmount`, `net_amount` and `Net amount` are one. Fast for plain text. */
export function squashText(text: string): string {
  let squashed = "";
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code > LAST_ASCII) return foldText(text).replaceAll(" ", "");
    if ((code >= LOWER_A && code <= LOWER_Z) || (code >= DIGIT_0 && code <= DIGIT_9)) squashed += text[place];
    else if (code >= UPPER_A && code <= UPPER_Z) squashed += String.fromCharCode(code + CASE);
    else squashed += SIGNS[text[place] ?? ""] ?? "";
  }
  return squashed;
}
