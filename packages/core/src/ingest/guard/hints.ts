import { FORM } from "../decode/column-cells.ts";
import type { Cell } from "../decode/workbook.ts";
import { cellText } from "../match/sheet-cells.ts";

/** What a cell might be, told at a glance: a cell without the hint is none, one with it may be. */
export const HINT = { nhs: 0, insurance: 1, email: 2, day: 3, postcode: 4, phone: 5 } as const;

export type Hint = (typeof HINT)[keyof typeof HINT];

/** True where bits of `hintsOf` have the hint. */
export function hasHint(hints: number, hint: Hint): boolean {
  return ((hints >> hint) & 1) === 1;
}

/** How many cells of each line of a sheet might be what. */
export interface HintCounts {
  /** Adds what `hintsOf` a cell of the line says. */
  add(line: number, hints: number): void;
  count(line: number, hint: Hint): number;
}

const KINDS = Object.keys(HINT).length;
const NOUGHT = 48;
const [CAPITAL_A, LAST_ASCII] = [65, 126];
/** A comma, a hyphen, a point and a slash stand next to one another. */
const [SPACE, COMMA, SLASH, AT, LOWER, SMALL_A, SMALL_D] = [32, 44, 47, 64, 32, 97, 100];
const MOST_DIGITS = 14;
const NINE_DIGITS = 100_000_000;
const TEN_DIGITS = { least: 1_000_000_000, most: 9_999_999_999 };
const LONGEST_PHONE = 25;
const LONGEST_ADDRESS = 250;
const INSURANCE_END = /\d ?[a-d]/i;
const POSTCODE_END = /\d[a-z]{2}$/i;

/** Counts for any number of lines. */
export function hintCounts(): HintCounts {
  let counts = new Uint32Array(64 * KINDS);
  return {
    add(line, hints) {
      if ((line + 1) * KINDS > counts.length) {
        const larger = new Uint32Array(2 * (line + 1) * KINDS);
        larger.set(counts);
        counts = larger;
      }
      let rest = hints;
      for (let place = line * KINDS; rest !== 0; place += 1) {
        if ((rest & 1) === 1) counts[place] = (counts[place] ?? 0) + 1;
        rest >>= 1;
      }
    },
    count: (line, hint) => counts[line * KINDS + hint] ?? 0,
  };
}

/** One bit for each hint. A plain number (see `FORM`) has none. */
export function hintsOf(cell: Cell, form: number = FORM.any): number {
  if (form !== FORM.any) return 0;
  const { kind } = cell;
  if (kind === "text") return textHints(cellText(cell));
  if (kind === "date") return 1 << HINT.day;
  return kind === "number" ? numberHints(cell.value) : 0;
}

/** Of a number that has lost its first nought, if it had one. */
function numberHints(value: Cell["value"]): number {
  if (typeof value !== "number" || value < NINE_DIGITS || value > TEN_DIGITS.most) return 0;
  return (1 << HINT.phone) | (value < TEN_DIGITS.least ? 0 : 1 << HINT.nhs);
}

/** What a text is made of is told in one pass: there are a million of them in a large file. */
function textHints(text: string): number {
  let digits = 0;
  let daySigns = 0;
  let signs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = SIGNS[text.charCodeAt(at)] ?? 0;
    digits += sign & DIGIT;
    daySigns += (sign >> 1) & 1;
    signs |= sign;
  }
  let hints = (signs & AT_SIGN) === 0 ? 0 : 1 << HINT.email;
  if (digits < 2) return hints;
  if (digits >= 3 && digits <= 8 && daySigns > 1 && endsLikeDay(text)) hints |= 1 << HINT.day;
  if (digits >= 6 && text.length >= 9 && (signs & FIRST_LETTER) !== 0 && INSURANCE_END.test(text)) {
    hints |= 1 << HINT.insurance;
  }
  if (digits >= 9 && text.length <= LONGEST_PHONE && text.charCodeAt(0) < CAPITAL_A) hints |= 1 << HINT.phone;
  if (digits >= 10) hints |= 1 << HINT.nhs;
  if (endsInLetter(text) && text.length <= LONGEST_ADDRESS && POSTCODE_END.test(text)) hints |= 1 << HINT.postcode;
  return hints;
}

/**
 * What a sign may be of: a digit; a sign that stands between the parts of a written day, which has two; an `@`; one of
 * the letters A to D, by which National Insurance numbers end.
 */
const [DIGIT, DAY_SIGN, AT_SIGN, FIRST_LETTER] = [1, 2, 4, 8];

const SIGNS: Uint8Array = Uint8Array.from({ length: LAST_ASCII + 1 }, (_, code) => {
  if (code >= NOUGHT && code < NOUGHT + 10) return DIGIT;
  if (code === SPACE || (code >= COMMA && code <= SLASH)) return DAY_SIGN;
  if (code === AT) return AT_SIGN;
  return (code | LOWER) >= SMALL_A && (code | LOWER) <= SMALL_D ? FIRST_LETTER : 0;
});

/** With a year or a time of day; a wide sign may stand for either. */
export function endsLikeDay(text: string): boolean {
  const code = text.charCodeAt(text.length - 1);
  return (code >= NOUGHT && code < NOUGHT + 10) || code > LAST_ASCII || /[mz]$/i.test(text);
}

function endsInLetter(text: string): boolean {
  return text.charCodeAt(text.length - 1) >= CAPITAL_A;
}

/** How many digits a text has, at most `MOST_DIGITS`. */
export function digitsIn(text: string): number {
  let digits = 0;
  for (let at = 0; at < text.length && digits < MOST_DIGITS; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= NOUGHT && code < NOUGHT + 10) digits += 1;
  }
  return digits;
}
