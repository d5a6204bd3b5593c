import { formatUnscaled, parseDecimal, powerOfTen } from "../../exact/decimal.ts";
import { readNumberText } from "./read-number-text.ts";

const LONGEST = 60;
/** A number whose last digit is followed by its unit, perhaps inside brackets that make it negative. */
const SHORT = /^(.*\d)\s*(thousand|k|millions?|mln|mn|m|billions?|bn)(\s*\)?)$/i;

/**
 * Reads a number written short, exactly: `£1.2m` is `1200000`, `350k` is `350000`, `3bn`, `1.2 million`. Undefined for
 * all else, also for a number with no unit.
 */
export function readShortNumber(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const [, digits, unit = "", close = ""] = SHORT.exec(text.normalize("NFKC").trim()) ?? [];
  const plain = digits === undefined ? undefined : readNumberText(`${digits}${close}`);
  const decimal = plain === undefined ? undefined : parseDecimal(plain);
  if (decimal === undefined) return undefined;
  return formatUnscaled(decimal.unscaled * powerOfTen(powerOf(unit)), decimal.scale);
}

function powerOf(unit: string): number {
  const first = unit.charAt(0).toLowerCase();
  if (first === "b") return 9;
  return first === "m" ? 6 : 3;
}
