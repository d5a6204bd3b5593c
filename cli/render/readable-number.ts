import { groupDigits } from "@council-returns/core/exact/group-digits.ts";

/** Decimal text with commas between thousands; other text is left as it is. */
export function readableNumber(text: string): string {
  return /^-?\d+(\.\d+)?$/.test(text) ? groupDigits(text) : text;
}
