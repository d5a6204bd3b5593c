import type { Cell } from "../decode/workbook.ts";
import { cellText } from "../match/sheet-cells.ts";

/** What a cell might be, told at a glance: a cell without the hint is none, one with it may be. */
export const HINT = { nhs: 0, insurance: 1, email: 2, day: 3, postcode: 4, phone: 5 } as const;

export type Hint = (typeof HINT)[keyof typeof HINT];

/** How many cells of each line of a sheet might be what. */
export interface HintCounts {
  add(line: number, cell: Cell): void;
  count(line: number, hint: Hint): number;
}

const KINDS = Object.keys(HINT).length;
const NOUGHT = 48;
const MOST_DIGITS = 14;
const TEN_DIGITS = { least: 1_000_000_000, most: 9_999_999_999 };
const LONGEST_PHONE = 25;
const LONGEST_ADDRESS = 250;
const POSTCODE_END = /\d[a-z]{2}$/i;

/** Counts for any number of lines. */
export function hintCounts(): HintCounts {
  let counts = new Uint32Array(64 * KINDS);
  return {
    add(line, cell) {
      if ((line + 1) * KINDS > counts.length) {
        const larger = new Uint32Array(2 * (line + 1) * KINDS);
        larger.set(counts);
        counts = larger;
      }
      const tell = (hint: Hint) => {
        counts[line * KINDS + hint] = (counts[line * KINDS + hint] ?? 0) + 1;
      };
      if (cell.kind === "text") textHints(cellText(cell), tell);
      else if (cell.kind === "date") tell(HINT.day);
      else if (cell.kind === "number" && isTenDigits(cell.value)) tell(HINT.nhs);
    },
    count: (line, hint) => counts[line * KINDS + hint] ?? 0,
  };
}

function textHints(text: string, tell: (hint: Hint) => void): void {
  if (text.includes("@")) tell(HINT.email);
  const digits = digitsIn(text);
  if (digits < 2) return;
  if (digits >= 3 && digits <= 8) tell(HINT.day);
  if (digits >= 6 && text.length >= 9) tell(HINT.insurance);
  if (digits >= 9 && text.length <= LONGEST_PHONE) tell(HINT.phone);
  if (digits >= 10) tell(HINT.nhs);
  if (text.length <= LONGEST_ADDRESS && POSTCODE_END.test(text)) tell(HINT.postcode);
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

function isTenDigits(value: Cell["value"]): boolean {
  return typeof value === "number" && value >= TEN_DIGITS.least && value <= TEN_DIGITS.most;
}
