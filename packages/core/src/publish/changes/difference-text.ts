import { formatUnscaled, parseDecimal, rescale } from "../../exact/decimal.ts";

/**
 * How much the second of two decimal texts is more than the first (`-5.0`), with the places of the one that has more;
 * null where either is missing. Throws a `RangeError` for a text that is no number.
 */
export function differenceText(before: string | null, after: string | null): string | null {
  if (before === null || after === null) return null;
  const [was, is] = [before, after].map(parseDecimal);
  if (was === undefined || is === undefined) throw new RangeError(`Cannot compare "${before}" with "${after}"`);
  const scale = Math.max(was.scale, is.scale);
  return formatUnscaled(rescale(is.unscaled, is.scale, scale) - rescale(was.unscaled, was.scale, scale), scale);
}
