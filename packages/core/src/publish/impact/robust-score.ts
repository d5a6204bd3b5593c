import { absolute, divideRounded, formatUnscaled } from "../../exact/decimal.ts";
import { twiceMedian } from "./median.ts";

/** How far a number lies from what is usual among others. */
export interface RobustScore {
  /** How many others it is held against. */
  readonly compared: number;
  /** What is usual: the median of the others, decimal text; null where there are too few. */
  readonly usual: string | null;
  /** Decimal text, one place, with its sign; null where it cannot be told. */
  readonly score: string | null;
  readonly verdict: "unusual" | "usual" | "cannot tell";
  /** Why it cannot be told; null where it can. */
  readonly why: string | null;
}

/** A score further from zero than this is unusual. In tenths. */
const UNUSUAL = 35n;

/**
 * The modified z-score of a number among others: 0.6745 times its distance from their median, over the median of
 * their own distances from it (the median absolute deviation); beyond 3.5 either way it is called unusual. Where more
 * than half of the others are alike, so that this deviation is zero, any other number that is not like them is unusual
 * and has no score. All numbers are whole, of one scale. Source: Iglewicz and Hoaglin, How to Detect and Handle
 * Outliers, ASQC Basic References in Quality Control 16, 1993.
 */
export function robustScore(
  value: bigint,
  others: readonly bigint[],
  { scale, least }: { readonly scale: number; readonly least: number },
): RobustScore {
  const compared = others.length;
  const middle = twiceMedian(others);
  if (compared < least || middle === undefined) {
    return { compared, usual: null, score: null, verdict: "cannot tell", why: `fewer than ${least} to compare` };
  }
  const usual = formatUnscaled(divideRounded(middle, 2n, 1), scale + 1);
  const deviation = twiceMedian(others.map((other) => absolute(2n * other - middle))) ?? 0n;
  const distance = 2n * value - middle;
  if (deviation === 0n) {
    return { compared, usual, score: null, verdict: distance === 0n ? "usual" : "unusual", why: null };
  }
  // Distance is doubled and the deviation doubled twice: 2 x 0.6745 x distance / deviation.
  const tenths = divideRounded(13490n * distance, 10000n * deviation, 1);
  const verdict = absolute(tenths) > UNUSUAL ? "unusual" : "usual";
  return { compared, usual, score: formatUnscaled(tenths, 1), verdict, why: null };
}
